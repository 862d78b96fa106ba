package debrief

import (
	"errors"

	"caseload/app/sim"
)

// The faults that a course's own file of frameworks can have, one function each.

func lacking(f Framework) sim.Sentence {
	return sim.Say("A framework needs an id, the framework it is of, and a title; %q lacks one.", f.ID+f.Title)
}

func twoFrameworks(id string) sim.Sentence {
	return sim.Say("There are two frameworks called %q.", id)
}

func noSuchPlay(play string) sim.Sentence {
	return sim.Say("Nothing in a play is called %q.", play)
}

func twoRules(play string) sim.Sentence {
	return sim.Say("There are two rules for %q.", play)
}

func noPrompt(play string) sim.Sentence {
	return sim.Say("The rule for %q has no prompt.", play)
}

func noFramework(play string) sim.Sentence {
	return sim.Say("The rule for %q names no framework.", play)
}

func unknownFramework(play, id string) sim.Sentence {
	return sim.Say("The rule for %q names the framework %q, which isn't there.", play, id)
}

func trailing() error { return errors.New("something stands after the end of the frameworks") }
