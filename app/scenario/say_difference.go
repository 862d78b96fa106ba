package scenario

import (
	"fmt"
	"strings"

	"caseload/app/script"
	"caseload/app/sim"
)

// String returns all sentences of the difference, one per line; the first names the
// turn.
func (d *Difference) String() string {
	var lines []string
	for _, s := range d.Sentences() {
		lines = append(lines, string(s))
	}
	return strings.Join(lines, "\n    ")
}

// Sentences describes where a golden play departs from its recorded steps and what
// was on the desk then and is now, in the author's terms: ids, labels, letters and
// times, but no digests.
func (d *Difference) Sentences() []sim.Sentence {
	if d.Turn == 0 {
		return append(d.failures(), sim.Say("Every desk is as it was recorded, and so is everything that happened; but %s something differs that no desk shows: %s.", d.Hidden, unseen))
	}
	list := []sim.Sentence{d.where()}
	list = append(list, d.failures()...)
	switch {
	case d.Refused != "":
		if len(d.Offered) > 0 {
			list = append(list, sim.Say("What can be decided there: %s.", strings.Join(d.Offered, ", ")))
		}
		return append(list, d.before()...)
	case d.Now == Place{}, d.Then == Place{}:
		return list
	case d.Then != d.Now:
		list = append(list, sim.Say("It was %s; now it is %s.", d.Then, d.Now))
	}
	for _, e := range d.Missing {
		list = append(list, sim.Say("No longer happens: %s", e))
	}
	for _, e := range d.Added {
		list = append(list, sim.Say("Happens now: %s", e))
	}
	for _, c := range d.Desk {
		list = append(list, c.sentence())
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
func (d *Difference) where() sim.Sentence {
	at := d.Then
	if at == (Place{}) {
		at = d.Now
	}
	where := sim.Say("Turn %d, %s", d.Turn, at)
	switch {
	case d.Refused != "" && d.Then == Place{}:
		return sim.Say("%s: “%s” can't be decided here. %s", where, d.Decided, d.Refused)
	case d.Refused != "":
		return sim.Say("%s: “%s” can't be decided here any more. %s", where, d.Decided, d.Refused)
	case d.Then == Place{}:
		return where + ": no step is recorded for it."
	case d.Now == Place{}:
		return where + ": the record goes on here, but there are no more decisions."
	case d.Decided == "":
		return where + ", where the play begins: the desk isn't as it was recorded."
	}
	return sim.Say("%s, after “%s”: from here the play differs from what was recorded.", where, d.Decided)
}

// unseen lists what can differ without showing on a desk.
const unseen = "the words of a text that isn't open, what one holds of concern or distress, what somebody would say if asked, or what a storyline waits for"

func (d *Difference) before() []sim.Sentence {
	if d.Hidden == (Hidden{}) {
		return nil
	}
	return []sim.Sentence{sim.Say("Something that no desk shows differs already %s: %s.", d.Hidden, unseen)}
}

// String says from which turn on. It may be a range of turns, because digests are
// recorded only at the ends of days.
func (h Hidden) String() string {
	if h.By == h.After+1 {
		return fmt.Sprintf("from turn %d on", h.By)
	}
	return fmt.Sprintf("from one of the turns %d to %d on", h.After+1, h.By)
}

func (d *Difference) failures() []sim.Sentence {
	var list []sim.Sentence
	for _, f := range d.Failed {
		list = append(list, sim.Say("A storyline failed: %s", script.OneLine(string(f.Message))))
	}
	return list
}

// sentence says what was there then and what is there now.
func (c DeskChange) sentence() sim.Sentence {
	what := c.Kind + " " + c.ID
	switch {
	case c.Kind == entryFigure && c.Then != "" && c.Now != "":
		return sim.Say("The %s was %s; now it is %s.", c.ID, c.Then, c.Now)
	case c.Now == "":
		return sim.Say("Gone: the %s: %s.", what, c.Then)
	case c.Then == "":
		return sim.Say("New: the %s: %s.", what, c.Now)
	case c.Reworded && c.Then == c.Now:
		return sim.Say("The %s has other words than before: %s.", what, c.Now)
	}
	return sim.Say("The %s was: %s; now it is: %s.", what, c.Then, c.Now)
}
