package play

import (
	"caseload/app/run"
	"caseload/app/sim"
)

// What is said about a run that can't be looked back at, forked or tried
// differently.
const (
	sentenceGoesOn         sim.Sentence = "This run has not ended yet. You can look back at it, play on from an earlier turn, and ask what might have been after its last day."
	sentenceNoTurn         sim.Sentence = "There is no such turn in this run: nothing was decided there."
	sentenceStuck          sim.Sentence = "This run was played with an earlier version of Caseload, so it can be read, but not played on from here or tried differently with this one."
	sentenceBusy           sim.Sentence = "A lot is being tried just now, and nothing came of this in time. Try again in a moment."
	sentenceMuchLuck       sim.Sentence = "This run has been given other luck so often that no more can be kept. Play on with the same luck."
	sentenceMuchTried      sim.Sentence = "So much has been tried from your address in the last ten minutes that no more can be tried for now. Wait a few minutes, and try again."
	sentenceNoKind         sim.Sentence = "Choose whether something is wrong or unfair. Nothing was sent."
	sentenceNoObjection    sim.Sentence = "Write what is wrong or unfair. Nothing was sent."
	sentenceNoPlace        sim.Sentence = "What you chose isn’t there any longer. Choose again; nothing was sent."
	sentenceFullObjections sim.Sentence = "So much has been sent about this version of the scenario that no more is kept until it has been read. Nothing was sent: tell your lecturer, or whoever runs the site."
	sentenceMuchObjected   sim.Sentence = "You have sent so much within an hour that nothing more is taken for now. Nothing was sent; keep your words, and try again in an hour."
	sentenceMuchFromHere   sim.Sentence = "So much has been sent from your address, by everybody there, that nothing more is taken from it for now. Nothing was sent: keep your words, and try again tomorrow or tell your lecturer."
	sentenceUnfollowed     sim.Sentence = "Nobody follows this run, because it isn’t for an assignment or only practises. So there is nobody to whom a reason can be shown, and nothing was changed."
	sentenceOwnReason      sim.Sentence = "Those who follow this run don’t see this decision, or not what it was about, because that is your own business. So its reason can’t be shown either, and nothing was changed."
	sentenceReasonAsWas    sim.Sentence = "The change couldn’t be kept just now: who reads this reason is as it was before. Try again in a moment."
	sentenceNoReview       sim.Sentence = "No day has just ended in this run."
)

// What is said about a request that lacks something.
const (
	sentenceForkTurn      sim.Sentence = "A fork says from which turn: the field \"turn\" is missing. Nothing was changed."
	sentenceDecisionTurn  sim.Sentence = "A decision says at which turn it is made: the field \"turn\" is missing. Nothing was changed."
	sentenceDecisionOffer sim.Sentence = "A decision names what it takes up: the field \"offer\" is missing. Nothing was changed."
	sentenceLiveTurn      sim.Sentence = "What a partner decides is told from a turn on: give the turn of your desk, like \"?turn=3\"."
	sentenceWhatIfTurn    sim.Sentence = "A what-if says at which turn: the field \"turn\" is missing; 0 is for the whole run. Nothing was changed."
	sentenceWhatIfOffer   sim.Sentence = "What fills an offer’s fields needs the offer: the field \"offer\" is missing. Nothing was changed."
	sentenceWhatIfChoice  sim.Sentence = "The field \"choice\" needs an offer and NAME=VALUE behind it. Nothing was changed."
)

// sayCarried says what is in a run that goes on from another.
func sayCarried(decisions int) sim.Sentence {
	switch decisions {
	case 0:
		return "You know these families. Nothing that you decided before comes up here in the same way, so the day begins at its beginning."
	case 1:
		return "You know these families. A decision of yours that also comes up here is made already, and isn’t asked again; the clock goes on from there."
	}
	return sim.Say("You know these families. %d decisions of yours that also come up here are made already, and aren’t asked again; the clock goes on from there.", decisions)
}

// sayTriesWait says from when there are looking back, what-ifs and forks.
func sayTriesWait(at string) sim.Sentence {
	return sim.Say("This run is for an assignment. You can look back at it, play on from an earlier turn and ask what might have been from %s, when everybody has had their time.", at)
}

var sentenceLongObjection = sim.Say("You can send %d characters. Shorten it; nothing was sent.", run.LongestObjection)
