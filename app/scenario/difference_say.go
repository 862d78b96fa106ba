package scenario

import (
	"fmt"
	"strings"
)

// String returns all sentences of the difference, one per line; the first names the
// turn.
func (d *Difference) String() string { return strings.Join(d.Sentences(), "\n    ") }

// Sentences describes where a golden play departs from its recorded steps and what
// was on the desk then and is now, in the author's terms: ids, labels, letters and
// times, but no digests.
func (d *Difference) Sentences() []string {
	if d.Turn == 0 {
		return append(d.failures(), fmt.Sprintf("Every desk is as it was written down, and so is all that happened; but %s something differs that no desk shows: %s.", d.Hidden, unseen))
	}
	list := []string{d.where()}
	list = append(list, d.failures()...)
	switch {
	case d.Refused != "":
		if len(d.Offered) > 0 {
			list = append(list, "What can be decided there: "+strings.Join(d.Offered, ", ")+".")
		}
		return append(list, d.before()...)
	case d.Now == Place{}, d.Then == Place{}:
		return list
	case d.Then != d.Now:
		list = append(list, fmt.Sprintf("It was %s; now it is %s.", d.Then, d.Now))
	}
	for _, e := range d.Missing {
		list = append(list, "No longer happens: "+e)
	}
	for _, e := range d.Added {
		list = append(list, "Happens now: "+e)
	}
	for _, c := range d.Desk {
		list = append(list, c.String())
	}
	return append(list, d.before()...)
}

// String returns the place as, for example, "day 3 at 09:35" or "after the end".
func (p Place) String() string {
	if p.Day == "end" {
		return "after the end"
	}
	return "day " + p.Day + " at " + p.Time
}

// where says at which turn the difference is, and after which decision.
func (d *Difference) where() string {
	at := d.Then
	if at == (Place{}) {
		at = d.Now
	}
	where := fmt.Sprintf("Turn %d, %s", d.Turn, at)
	switch {
	case d.Refused != "":
		return fmt.Sprintf("%s: “%s” can't be decided here any more. %s", where, d.Decided, d.Refused)
	case d.Then == Place{}:
		return where + ": no step is written down for it."
	case d.Now == Place{}:
		return where + ": it is written down that the play goes on here, but no more decisions are."
	case d.Decided == "":
		return where + ", where the play begins: the desk isn't as it was written down."
	}
	return fmt.Sprintf("%s, after “%s”: from here the play goes another way than it was written down.", where, d.Decided)
}

// unseen lists what can differ without showing on a desk.
const unseen = "the words of a text that isn't open, what one holds of concern or distress, what somebody would say if asked, or what a storyline waits for"

func (d *Difference) before() []string {
	if d.Hidden == (Hidden{}) {
		return nil
	}
	return []string{fmt.Sprintf("Something that no desk shows differs already %s: %s.", d.Hidden, unseen)}
}

// String says from which turn on. It may be a range of turns, because digests are
// recorded only at the ends of days.
func (h Hidden) String() string {
	if h.By == h.After+1 {
		return fmt.Sprintf("from turn %d on", h.By)
	}
	return fmt.Sprintf("from one of the turns %d to %d on", h.After+1, h.By)
}

func (d *Difference) failures() []string {
	var list []string
	for _, f := range d.Failed {
		list = append(list, "A storyline failed: "+f)
	}
	return list
}

// String says what was there then and what is there now.
func (c DeskChange) String() string {
	what := c.Kind + " " + c.ID
	then, words := wordsApart(c.Then)
	now, others := wordsApart(c.Now)
	switch {
	case c.Kind == factFigure && c.Then != "" && c.Now != "":
		return fmt.Sprintf("The %s was %s; now it is %s.", c.ID, c.Then, c.Now)
	case c.Now == "":
		return fmt.Sprintf("Gone: the %s: %s.", what, then)
	case c.Then == "":
		return fmt.Sprintf("New: the %s: %s.", what, now)
	case then == now && words != others:
		return fmt.Sprintf("The %s is in other words than before: %s.", what, now)
	}
	return fmt.Sprintf("The %s was: %s; now it is: %s.", what, then, now)
}

// wordsApart splits a letter's line into its description and the checksum of its
// words.
func wordsApart(text string) (line, sum string) {
	if i := strings.LastIndex(text, ", "+sumMark); i >= 0 {
		return text[:i], text[i:]
	}
	return text, ""
}
