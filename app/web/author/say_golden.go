package author

import (
	"errors"

	"caseload/app/author"
	"caseload/app/sim"
)

// sayRemedy says what can be done about a finding in a golden play, and what the button for it
// is called, or "" if nothing can by playing it again.
func sayRemedy(r author.Remedy) (button string, instead sim.Sentence) {
	switch r {
	case author.RecordAgain:
		return "Record it again as it goes now", "If that is intended, record it again; if not, see what changed there."
	case author.PlayAnew:
		return "See where it can’t go on", "Mend what has changed, or play it anew from there."
	case author.PlayToEnd:
		return "Play on to the end", "Play on to the end, so that what comes later is checked too."
	}
	return "", ""
}

const (
	sentenceRecorded sim.Sentence = "The golden play is recorded as it goes now. What it was before is in the history of this file, and can be gone back to."
	sentenceNotPlain sim.Sentence = "This golden play has terms or luck of its own, which a play begun here can’t have. Begin a play under “Play the draft”, and keep that in its place."
)

// sayRecord says why a golden play can't be recorded again, or "".
func sayRecord(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrChanged):
		return "The draft has changed since you looked, so nothing was recorded. Here is how the play goes now."
	case errors.Is(err, author.ErrTooLarge), errors.Is(err, author.ErrFull):
		return "The golden play has become too long to be kept, or has been changed too often. Nothing was recorded; keep a new one in its place."
	}
	return sayPlay(err)
}

// sayAt says where a play is.
func sayAt(d sim.Desk) sim.Sentence {
	if d.Ended {
		return "the end"
	}
	return sim.Say("day %d, %s", d.Scenario.Day, d.Clock.Now)
}
