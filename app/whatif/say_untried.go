package whatif

import (
	"caseload/app/policy"
	"caseload/app/sim"
)

// PlayingOns lists the policies to show. Every one of [policy.Named] is
// accepted.
var PlayingOns = []PlayingOn{
	{UsualPolicy, "Careful", "Reads what is quick before answering, takes the most pressing tiers first, uses supervision and lunch, and goes home on time."},
	{"deadline", "By date", "Does what is due, soonest first, and answers when nothing is due today."},
	{"first-come", "First come", "Takes everything in the order in which it came, and goes home on time."},
	{"loudest", "Loudest first", "Answers whoever is on the line, then what came last; reads nothing and takes no break."},
	{"worn-out", "Worn out", "Does what is due without lunch or break, two hours past its time, and never says that it is too much."},
}

// Why something can't be tried.
const (
	sayNoEmployer   sim.Sentence = "There is no employer of that name; choose one of those on the page."
	sayWholeRun     sim.Sentence = "At turn 0 the whole run is tried under another employer: name one, or a turn at which to decide otherwise."
	sayTurn0        sim.Sentence = "Nothing is decided at turn 0; name the turn at which to decide otherwise."
	sayTermsAtTurn  sim.Sentence = "An employer’s terms hold from the first morning, so they are tried for the whole run: leave the turn at 0, or leave the terms out."
	saySameTerms    sim.Sentence = "Those are the terms that this run was played under, so there is nothing to compare; choose another employer."
	saySameDecision sim.Sentence = "That is what you decided there, so there is nothing to compare; choose another decision, or another moment."
	sayNotPlayedOn  sim.Sentence = "That can’t be played on from here by this policy; choose another, or another turn."
)

func sayNoPolicy() sim.Sentence {
	return sim.Say("There is no policy of that name; there are: %s.", policy.Names())
}

func saySamePolicy(name string) sim.Sentence {
	return sim.Say("“%s” would decide the same there, so there is nothing to compare; choose another decision, or another moment.", titleOf(name))
}

func sayManySeeds() sim.Sentence { return sim.Say("From 1 to %d lucks can be tried.", MaxSeeds) }
