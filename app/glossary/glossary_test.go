package glossary

import (
	"strings"
	"testing"
)

const small = `
section 47 / s47 / section 47 enquiry
Whether a child is
suffering harm.
Source: Children Act 1989, section 47

MASH
A hub.
Source: common usage
Read: a page

GP
A family doctor.
`

func TestParse(t *testing.T) {
	g, ok := Parse(strings.ReplaceAll(small, "\n", "\r\n"))
	if !ok || len(g) != 3 {
		t.Fatalf("got %v, %t", g, ok)
	}
	if e := g[0]; e.Name != "section 47" || len(e.Also) != 2 || e.Means != "Whether a child is suffering harm." || e.Source != "Children Act 1989, section 47" || e.Read != "" {
		t.Errorf("got %+v", e)
	}
	if e := g[1]; e.Read != "a page" {
		t.Errorf("got %+v", e)
	}
	for _, wrong := range []string{"MASH", "MASH\nSource: common usage", "GP\nA doctor.\n\nMASH\nRead: a page"} {
		if _, ok := Parse(wrong); ok {
			t.Errorf("%q was read as a glossary", wrong)
		}
	}
	if names := namesOf(Of([]string{small, "early help\nSupport."})); names != "early help, GP, MASH, section 47" {
		t.Errorf("in order: %s", names)
	}
}

func TestTermsAreFoundInTexts(t *testing.T) {
	g := Of([]string{small, "early help\nSupport."})
	for text, want := range map[string]string{
		"Mash the potatoes, and ring the gp.":           "",
		"The GPs rang MASH.":                            "GP, MASH",
		"An s47 enquiry, or Early Help?":                "early help, section 47",
		"Section 47 enquiries begin. Or: section 471.":  "section 47",
		"section 471, xs47, and SMASHING early helpers": "",
		"GP":             "GP",
		"nearly help":    "",
		"(MASH), “s47”.": "MASH, section 47",
	} {
		if got := namesOf(g.In(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func namesOf(g Glossary) string { return strings.Join(g.Names(), ", ") }
