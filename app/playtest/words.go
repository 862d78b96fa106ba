package playtest

import (
	"strings"

	"caseload/app/sim"
)

// Parameters of the estimate of the time at the desk: reading at WordsAMinute, and
// thinking for SecondsADecision.
const (
	// WordsAMinute is the speed of adults' silent reading of English non-fiction,
	// the mean of 190 studies (Brysbaert 2019, Journal of Memory and Language 109,
	// 104047).
	WordsAMinute = 238
	// SecondsADecision is a design proposal: what remains of 60 to 75 minutes for
	// each of 60 to 80 decisions after 5,000 words have been read.
	SecondsADecision = 40
)

// DeskMinutes estimates how many minutes a student needs for a play, from the
// words on its desks and the decisions made.
func DeskMinutes(words, turns int) float64 {
	return float64(words)/WordsAMinute + float64(turns)*SecondsADecision/60
}

// read counts the words on a desk that no earlier desk of the play has shown:
// letters, summaries, opened papers, events and the guide. Labels of offers are
// not counted.
func (f *found) read(desk sim.Desk) (words int) {
	for _, letter := range desk.Inbox { // newest first
		if _, seen := f.letters[letter.ID]; seen {
			break
		}
		f.letters[letter.ID] = letter.Title
		words += count(letter.Title) + count(letter.Text)
	}
	for i := range desk.Cases {
		c := &desk.Cases[i]
		if _, seen := f.cases[c.ID]; !seen {
			f.cases[c.ID], f.first[c.ID] = c.Name, c.Tier
			words += count(c.Summary)
			for _, s := range c.Strengths {
				words += count(s)
			}
		}
		for _, p := range c.Papers {
			if p.Opened && !f.papers[p.ID] {
				f.papers[p.ID] = true
				words += count(p.Text)
			}
		}
	}
	for _, e := range desk.Events {
		words += count(string(e.Text))
	}
	if desk.Guide != f.guide {
		f.guide = desk.Guide
		words += count(desk.Guide)
	}
	return words
}

// count returns the number of words in a text.
func count(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}
