package main

import (
	"caseload/app/page"
	"caseload/app/script"
	"caseload/scenarios"
	"caseload/scripts"
)

// helpPages is the documentation of the vocabulary and the authors' guide, as the
// application shows them.
func helpPages() (page.Help, error) {
	d, err := script.Document(scripts.FS)
	if err != nil {
		return page.Help{}, err
	}
	top, story, end := script.Frame()
	help := page.Help{Guide: page.ReadGuide(scenarios.Guide), Frame: top + "-->\n" + story + "-->\n" + end, Near: func(name string) string {
		_, near := d.Find(name)
		return near
	}}
	for _, t := range d.Themes {
		theme := page.HelpTheme{Name: t.Name, About: t.About, Module: t.Module}
		for _, w := range t.Words {
			theme.Words = append(theme.Words, helpWord(d, w))
		}
		help.Themes = append(help.Themes, theme)
	}
	return help, nil
}

func helpWord(d *script.Documentation, w script.Word) page.HelpWord {
	word := page.HelpWord{
		Name: w.Name, Call: w.Call, Sentence: w.Sentence(), Text: append([]string{w.Summary}, w.More...), When: w.SaidWhen(),
		Type: helpType(d, w.Type), Fields: helpFields(d, w.Lines()), Gets: w.Given, Gives: []page.HelpGives{}, Examples: append([]string{}, w.Examples...),
	}
	for _, r := range w.Returns {
		word.Gives = append(word.Gives, page.HelpGives{Type: helpType(d, r.Type), Means: r.Means, Measure: r.Measure, Fields: helpFields(d, r.Lines())})
	}
	return word
}

func helpFields(d *script.Documentation, lines []script.Line) []page.HelpField {
	fields := []page.HelpField{}
	for _, f := range lines {
		fields = append(fields, page.HelpField{Name: f.Path, Type: helpType(d, f.Type), Means: f.Means, Measure: f.Measure(), Otherwise: f.Otherwise()})
	}
	return fields
}

func helpType(d *script.Documentation, typ string) []page.HelpPart {
	var parts []page.HelpPart
	for _, p := range d.Type(typ) {
		parts = append(parts, page.HelpPart{Text: p.Text, Word: p.Word})
	}
	return parts
}
