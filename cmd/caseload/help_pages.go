package main

import (
	helppage "caseload/app/page/help"
	"caseload/app/script/document"
	"caseload/scenarios"
	"caseload/scripts"
)

// helpPages returns the documentation of the vocabulary and the authors' guide in
// the form that the application shows.
func helpPages() (helppage.Help, error) {
	d, err := document.Read(scripts.FS)
	if err != nil {
		return helppage.Help{}, err
	}
	top, story, end := document.Frame()
	help := helppage.Help{Guide: helppage.ReadGuide(scenarios.Guide), Frame: top + "-->\n" + story + "-->\n" + end, Near: func(name string) string {
		_, near := d.Find(name)
		return near
	}}
	for _, t := range d.Themes {
		theme := helppage.Theme{Name: t.Name, About: t.About, Module: t.Module}
		for _, w := range t.Words {
			theme.Words = append(theme.Words, helpWord(d, w))
		}
		help.Themes = append(help.Themes, theme)
	}
	return help, nil
}

func helpWord(d *document.Documentation, w document.Word) helppage.Word {
	word := helppage.Word{
		Name: w.Name, Call: w.Call, Sentence: w.Sentence(), Text: append([]string{w.Summary}, w.More...), When: w.SaidWhen(),
		Type: helpType(d, w.Type), Fields: helpFields(d, w.Lines()), Gets: w.Given, Gives: []helppage.Gives{}, Examples: append([]string{}, w.Examples...),
	}
	for _, r := range w.Returns {
		word.Gives = append(word.Gives, helppage.Gives{Type: helpType(d, r.Type), Means: r.Means, Measure: r.Measure, Fields: helpFields(d, r.Lines())})
	}
	return word
}

func helpFields(d *document.Documentation, lines []document.Line) []helppage.Field {
	fields := []helppage.Field{}
	for _, f := range lines {
		fields = append(fields, helppage.Field{Name: f.Path, Type: helpType(d, f.Type), Means: f.Means, Measure: f.Measure(), Otherwise: f.Otherwise()})
	}
	return fields
}

func helpType(d *document.Documentation, typ string) []helppage.TypePart {
	var parts []helppage.TypePart
	for _, p := range d.Type(typ) {
		parts = append(parts, helppage.TypePart{Text: p.Text, Word: p.Word})
	}
	return parts
}
