package sentence_test

import (
	"strings"
	"testing"

	"caseload/app/sim/sentence"
)

func TestQuotationsAreNotQuotedTwice(t *testing.T) {
	for words, want := range map[string]string{
		"Late again":                "“Late again”",
		"“Late again”":              "“Late again”",
		"About “home”":              "“About ‘home’”",
		"“Home”, she said, “today”": "“‘Home’, she said, ‘today’”",
		"“Home” is where it is":     "“‘Home’ is where it is”",
		"":                          "“”",
	} {
		found := sentence.Quote(words)
		if found != want {
			t.Errorf("%s: want %s, found %s", words, want, found)
		}
		if again := sentence.Quote(found); words != "" && !strings.ContainsAny(found, "‘’") && again != found {
			t.Errorf("%s is quoted again", found)
		}
	}
}
