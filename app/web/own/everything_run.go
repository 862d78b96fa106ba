package own

import (
	"encoding/json"
	"fmt"

	"caseload/app/page"
	ownpage "caseload/app/page/own"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// runFileOf returns what is kept of a run as JSON.
func runFileOf(e run.Everything) RunFileJSON {
	j := RunFileJSON{
		Run: e.Run.ID, Scenario: e.Slug, Title: e.Title, Version: e.Run.Version, Began: e.Run.CreatedAt.UTC(), Ended: e.Run.EndedAt, Until: e.Run.ExpiresAt.UTC(),
		InClass: e.Run.Class != 0, Assignment: e.Run.Assigned, Practice: e.Run.Practice, Variant: e.Run.Variant, Players: e.Pair.Names, Forked: e.Run.Forked, Closed: e.Closed,
		Decisions: []MadeJSON{}, Written: []WrittenJSON{},
	}
	_ = json.Unmarshal(e.Run.Terms, &j.Terms) // JSON that this program wrote
	_ = json.Unmarshal(e.Run.Luck, &j.Luck)
	for _, d := range e.Decisions {
		made := MadeJSON{Turn: d.Turn, Made: d.MadeAt.UTC(), Offer: d.Offer}
		_ = json.Unmarshal(d.With, &made.With)
		j.Decisions = append(j.Decisions, made)
	}
	for _, w := range e.Written {
		one := WrittenJSON{Turn: w.Turn, Kind: w.Kind, Text: w.Text}
		if shown := w.Shown.UTC(); !shown.IsZero() {
			one.Shown = &shown
		}
		j.Written = append(j.Written, one)
	}
	for _, c := range e.Comments {
		j.Comments = append(j.Comments, CommentFileJSON{c.Day, c.Turn, c.Name, c.At.UTC(), c.Text, c.Answer})
	}
	if e.Key != "" {
		j.Shared = &SharedFileJSON{Address: "/shared/" + e.Key}
		for _, p := range e.Shared.Parts {
			j.Shared.Parts = append(j.Shared.Parts, p.Name)
		}
	}
	return j
}

// runPageOf returns what is kept of a run as a page.
func runPageOf(e run.Everything) ownpage.RunFile {
	v := ownpage.RunFile{Title: e.Title, For: page.ForWords(e.For, e.Run.Practice), Began: edge.DateOf(e.Run.CreatedAt), Until: edge.DateOf(e.Run.ExpiresAt), Partner: e.Pair.Partner, Closed: e.Closed}
	if e.Run.EndedAt != nil {
		v.Ended = edge.DateOf(*e.Run.EndedAt)
	}
	at := map[int]string{}
	for _, d := range e.Decided {
		at[d.Turn] = d.Date + ", " + d.At + ": " + d.What
		v.Decided = append(v.Decided, ownpage.DecidedLine{When: d.Date + ", " + d.At, What: d.What, Chose: d.Chose, Own: d.Own})
	}
	if len(e.Decided) == 0 {
		for _, d := range e.Decisions {
			at[d.Turn] = fmt.Sprint("Decision ", d.Turn)
			if d.Offer == "" { // the run was ended because of what its texts hold
				continue
			}
			v.Decided = append(v.Decided, ownpage.DecidedLine{When: edge.DateOf(d.MadeAt), What: d.Offer})
		}
	}
	for _, w := range e.Written {
		part, label := run.LabelOf(w)
		if label == "" {
			continue
		}
		if w.Turn > 0 {
			part = at[w.Turn]
		}
		if !w.Shown.IsZero() {
			label += ", shown to those who follow the run since " + edge.DateOf(w.Shown)
		}
		v.Written = append(v.Written, ownpage.WrittenLine{Where: part, Label: label, Text: textOf(w)})
	}
	for _, c := range e.Comments {
		where := "the whole run"
		switch {
		case c.Turn > 0:
			where = at[c.Turn]
		case c.Day > 0:
			where = fmt.Sprint("day ", c.Day)
		}
		v.Comments = append(v.Comments, ownpage.CommentLine{Where: where, By: c.Name, Text: c.Text, Answer: c.Answer})
	}
	return v
}

// textOf returns a writing as it is read: a reason is kept by its name.
func textOf(w run.Written) string {
	if run.IsReason(w) {
		return page.ReasonLabel(w.Text)
	}
	return w.Text
}
