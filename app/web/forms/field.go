package forms

import (
	"strings"

	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
)

// fieldOf returns a value for a form.
func fieldOf(script *form.Script, f form.Field) authorpage.FormField {
	one := authorpage.FormField{At: placeOf(f.Path), Name: boxName + f.Path, Value: f.Value.Text, Choices: f.Choices, Needed: f.Needed, Box: authorpage.BoxLine}
	one.Label, one.Hint = sayLabel(f)
	hints := []string{one.Hint, sayApart(f), sayBraces(script.Braces(f))}
	switch f.Kind {
	case form.Named:
		one.Value, one.Box = f.Value.Name, authorpage.BoxName
		for _, o := range script.Options(f) {
			one.Options = append(one.Options, authorpage.FormOption{Value: o.Name, Label: sayOption(o)})
		}
		if len(one.Options) >= form.MostOptions {
			hints = append(hints, sentenceMostOptions)
		}
		if f.OrText() {
			one.Instead, one.Text = boxInstead+f.Path, f.Value.Text
		}
	case form.AsScript:
		one.Box, one.Value = authorpage.BoxScript, f.Source
	case form.Choice:
		one.Box = authorpage.BoxChoice
	case form.YesNo:
		one.Box = authorpage.BoxYesNo
	case form.Texts:
		one.Box, one.Value, one.Lines = authorpage.BoxLines, strings.Join(f.Value.Texts, "\n"), len(f.Value.Texts)+2
		hints = append(hints, sayEach(f), sentenceEachLine)
		if strings.Count(one.Value, "\n") >= max(1, len(f.Value.Texts)) { // one of them has several lines
			one.Box, one.Value = authorpage.BoxScript, f.Source
		}
	default:
		hints = append(hints, sayDay(f.Value.Text))
		if isProse(f) {
			one.Box, one.Lines = authorpage.BoxProse, linesFor(f.Value.Text)
		}
	}
	one.Hint = strings.TrimSpace(strings.Join(hints, " "))
	return one
}

// longLine is how many bytes of a value get a box of several lines.
const longLine = 60

// isProse reports whether a text gets a box of several lines. A file's name doesn't.
func isProse(f form.Field) bool {
	return f.Kind == form.Text && (strings.Contains(f.Value.Text, "\n") || len(f.Value.Text) > longLine || f.Type == "Text" && !strings.HasSuffix(f.Value.Text, ".md"))
}

// boxName is what the names of boxes begin with; the path of the value follows.
const boxName = "value."

// boxInstead is what the names of boxes begin with in which a text can be written in place of a
// name that is chosen in another box.
const boxInstead = "instead."

// placeOf is where a value stands on the page.
func placeOf(path string) string {
	return "value-" + strings.NewReplacer(".", "-", "?", "at-", "@", "-of-").Replace(path)
}
