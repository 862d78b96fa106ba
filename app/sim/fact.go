package sim

import (
	"slices"

	"caseload/app/sim/worry"
)

// AddFact declares something that is so about a case. It does nothing if the case has
// left the caseload, and returns an error if the case is unknown, the sentence or the
// concern is missing, or there are too many facts.
func (w *World) AddFact(f worry.Fact) error {
	c := w.Case(f.Case)
	if c == nil {
		if w.FormerCase(f.Case).ID != "" {
			return nil
		}
		return w.noCase(f.Case)
	}
	if f.What == "" || f.Concern < 1 || f.Concern > 4 {
		return lacking(factLacks)
	}
	if err := full(len(w.Facts), maxDates, "facts"); err != nil {
		return err
	}
	if f.Name = c.Name; f.Since == 0 {
		f.Since = w.Now
	}
	w.Facts = append(w.Facts, f)
	return nil
}

// answers lets something that was done on a case, given by its id or name and in words,
// answer the facts about it, and what has been written and said about it so far if it is
// protective.
func (c *Case) answers(w *World, what, inWords string, protective bool) {
	for i := range w.Facts {
		if f := &w.Facts[i]; f.Case == c.ID && f.Answered == 0 && f.Answers(what, protective) {
			f.Answered, f.By, f.Step = w.Now, what, inWords
		}
	}
	if protective {
		c.Protected, c.Concern, c.Lies = true, 0, 0
	}
}

// lies takes in that a text about a case exists, whether or not it is ever read.
func (w *World) lies(id string, t Text) {
	if c := w.Case(id); c != nil {
		c.Lies = max(c.Lies, t.Concern)
	}
}

// countWorry adds the worry-days of a night.
func (w *World) countWorry() {
	for i := range w.Cases {
		w.WorryDays += worry.Night(w.Facts, w.Cases[i].ID, w.Cases[i].Lies, w.Now)
	}
}

// unopened returns the papers in which something serious stood and which nobody
// opened.
func (w *World) unopened() (list []worry.Unopened) {
	for _, c := range slices.Concat(w.Cases, w.Former) {
		for _, p := range c.Papers {
			if !p.Opened && p.Text.Concern >= worry.Serious {
				list = append(list, worry.Unopened{Case: c.Name, On: c.ID, Title: p.Title, Minutes: p.Minutes})
			}
		}
	}
	return list
}

// writeFacts writes the facts. Their sentences are prose, and stay out of the digest.
func (w *World) writeFacts(f *form) {
	if len(w.Facts) == 0 {
		return
	}
	f.name("facts")
	f.length(len(w.Facts))
	for i := range w.Facts {
		of := &w.Facts[i]
		f.text("case", of.Case)
		f.count("concern", of.Concern)
		f.time("since", of.Since)
		f.texts("protective", of.Protective)
		f.time("answered", of.Answered)
		f.text("by", of.By)
		f.count("nights", of.Nights)
		f.end()
	}
}
