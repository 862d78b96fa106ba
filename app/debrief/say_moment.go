package debrief

import (
	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// What was done in a moment, each in a sentence.

func (r Raised) asMoment() sim.Sentence {
	return sim.Say("You told %s what can and can't be done: %s.", r.To, sentence.Quote(r.Asked))
}

func (o Overtime) late() sim.Sentence {
	return sim.Say("%s went past their hours, %s in all.", plural(o.Days, "day", "days"), Length(o.Minutes))
}

func (k Kept) unexplained() sim.Sentence {
	return sim.Say("A date passed and no reason was recorded: %s.", k.What)
}

func (j Judgement) putFirst() sim.Sentence {
	return sim.Say("You put %s first (%s) while this waited: %s.", j.Title, j.Tier, listed(j.Beside))
}

func (j Judgement) beside() sim.Sentence { return sim.Say("%s: %s", j.Title, j.what()+j.stands()) }

func readFirst(name, what string) sim.Sentence {
	return sim.Say("%s: you chose %s before you set a tier.", name, sentence.Quote(what))
}

func (r Revised) unanswered() sim.Sentence {
	return sim.Say("%s: %s came, and no decision about them followed.", r.Title, r.What)
}

func doneSo(label, how string) sim.Sentence {
	if how == "" {
		return sim.Say("%s.", label)
	}
	return sim.Say("%s: %s.", label, how)
}
