package typed_test

import (
	"testing"

	"caseload/app/typed"
)

func TestALineIsWhatCanBeSeen(t *testing.T) {
	for sent, kept := range map[string]string{
		"  Ada \t Byron\r\n":                  "Ada Byron",
		"Zoë Nguyễn-O’Brien":                  "Zoë Nguyễn-O’Brien",
		"محمد علي":                            "محمد علي",
		"Ada\u202e norbyB\u202c":              "Ada norbyB",
		"\u2066Ada\u2069\u200e":               "Ada",
		"A\u200bd\u00ada\ufeff\x00\x1b":       "Ada",
		"\u3164\u2800\u115f":                  "",
		"Ada\xff":                             "Ada",
		"\u00a0Ada\u3000Byron\u2028the first": "Ada Byron the first",
	} {
		if got := typed.Line(sent); got != kept {
			t.Errorf("%q is kept as %q, not %q", sent, got, kept)
		}
	}
}
