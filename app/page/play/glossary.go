package play

import (
	"context"
	"io"
	"strings"

	"caseload/app/glossary"
	"caseload/app/page"
	"caseload/app/sim"
)

// GlossaryView explains the terms of the field that a scenario's texts use.
type GlossaryView struct {
	page.Layout
	Run      int64
	Title    string // the scenario's title
	Ended    bool
	Open     string // what stood open at the desk that one came from; "" for nothing
	Glossary glossary.Glossary
}

// Render writes the page to w.
func (v GlossaryView) Render(ctx context.Context, w io.Writer) error {
	return glossaryPage(v).Render(ctx, w)
}

// entrySource names an entry's source, and says how sure it is; "" for a word of everyday
// language.
func entrySource(e glossary.Entry) string {
	switch {
	case e.Source == "":
		return ""
	case e.Read == "":
		return page.Capitalised(e.Source) + " (" + page.NotChecked + ")"
	}
	return page.Capitalised(e.Source) + " (read: " + e.Read + ")"
}

// terms returns what the glossary explains of the texts that the page shows open.
func (v *DeskView) terms(it openItem) glossary.Glossary {
	if len(v.Glossary) == 0 {
		return nil
	}
	var shown []string
	switch {
	case it.letter != nil && it.tab == tabLetter:
		shown = v.letterTexts(it.letter)
	case it.job != nil:
		shown = []string{it.job.Title, it.job.ContentNote, it.job.Source}
	case it.offer != nil:
		shown = offerTexts(it.offer)
	case it.file != nil:
		shown = v.fileTexts(it)
	}
	return v.Glossary.In(strings.Join(shown, "\n"))
}

// letterTexts returns the texts of a letter, with what can be answered to it.
func (v *DeskView) letterTexts(l *sim.Letter) []string {
	shown := []string{l.Title, l.Text, l.FromRole, string(l.Replied), l.Heard}
	for _, before := range v.saidBefore(l) {
		shown = append(shown, before.Text, before.Heard)
	}
	for _, o := range v.on(l.ID) {
		shown = append(shown, offerTexts(o)...)
	}
	return shown
}

// fileTexts returns the texts on the open tab of a case.
func (v *DeskView) fileTexts(it openItem) []string {
	f := *it.file
	shown := []string{f.Kind}
	switch it.tab {
	case tabPapers:
		for _, p := range f.Papers {
			if shown = append(shown, p.Title); p.ID == it.paper {
				shown = append(shown, p.Text)
			}
		}
	case tabTasks:
		for _, j := range v.Desk.Tasks {
			if j.On == f.ID {
				shown = append(shown, j.Title, j.Source)
			}
		}
	case tabDates:
		for _, d := range f.Dates {
			shown = append(shown, d.What, d.Source)
		}
	default:
		shown = append(append(shown, f.Summary, f.Stands), f.Strengths...)
	}
	return shown
}

// offerTexts returns the labels of an offer, of its fields and of their options.
func offerTexts(o *sim.Offer) []string {
	shown := []string{o.Label}
	for _, f := range o.Fields {
		shown = append(shown, f.Label)
		for _, option := range f.Options {
			shown = append(shown, option.Label)
		}
	}
	return shown
}
