package author_test

import (
	"strings"
	"testing"

	"caseload/app/author"
)

// marked returns a text's lines as a difference shows them, with what is marked in brackets.
func marked(list []author.Line) string {
	var b strings.Builder
	for _, l := range list {
		switch {
		case l.Was == 0:
			b.WriteString("+")
		case l.Is == 0:
			b.WriteString("-")
		default:
			b.WriteString(" ")
		}
		at := 0
		for _, c := range l.Changed {
			b.WriteString(l.Text[at:c[0]] + "[" + l.Text[c[0]:c[1]] + "]")
			at = c[1]
		}
		b.WriteString(l.Text[at:] + "\n")
	}
	return b.String()
}

func TestADifferenceMarksTheWordsThatChanged(t *testing.T) {
	w := newDesk(t)
	ada, _, file := w.begun("-- Reid’s first week\nscenario {\n  days = 5\n}\n-- one\n")
	for _, c := range []struct{ text, want string }{
		{"-- Reid’s second week\nscenario {\n  days = 5,\n}\n-- one\n", "--- Reid’s [first] week\n+-- Reid’s [second] week\n scenario {\n-  days = 5\n+  days = 5[,]\n }\n -- one\n"},
		{"-- Reid’s second week\nscenario {\n  days = 5,\n}\nperson { \"Mia\" }\n", " scenario {\n   days = 5,\n }\n--- one\n+person { \"Mia\" }\n"},
		{"-- Reid’s second\nweek\nscenario {\n  days = 5,\n}\nperson { \"Zoë\", age = 4 }\n", "--- Reid’s second[ week]\n+-- Reid’s second\n+week\n scenario {\n   days = 5,\n }\n-person { \"Mia\" }\n+person { \"Zoë\", age = 4 }\n"},
	} {
		base, _ := w.text(ada.Reading(), file)
		saved := must(w.d.Save(ctx, ada, file, base, c.text))(t)
		got := ""
		for _, place := range must(w.d.Difference(ctx, ada.Reading(), file, base, saved.Version))(t) {
			got += marked(place)
		}
		if got != c.want {
			t.Errorf("the difference is\n%sand should be\n%s", got, c.want)
		}
	}
}
