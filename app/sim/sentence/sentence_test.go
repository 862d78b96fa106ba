package sentence_test

import (
	"fmt"
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

func TestAQuotationAtTheEndHasOneFullStop(t *testing.T) {
	for words, want := range map[string]string{
		"Leave it with me":          "“Leave it with me”.",
		"“Are you safe to talk?”":   "“Are you safe to talk?”",
		"“I'll come. By Thursday.”": "“I'll come. By Thursday.”",
		"Go down. “There is one.”":  "“Go down. ‘There is one.’”",
	} {
		if found := sentence.QuoteLast(words); found != want {
			t.Errorf("%s: want %s, found %s", words, want, found)
		}
	}
}

func TestSayFormatsAsFmtDoes(t *testing.T) {
	for _, say := range []struct {
		format string
		args   []any
	}{
		{"Nothing.", nil},
		{"%s: %d of %d points.", []any{"Load", 4, -2}},
		{"%s and %s%s", []any{sentence.Sentence("This"), "that", ""}},
		{"%d%%", []any{5}},
		{"%02d", []any{5}},
		{"%[2]s, %[1]s", []any{"a", "b"}},
		{"%s", []any{5}},
		{"%d", []any{"a"}},
		{"%s", nil},
		{"too many", []any{1}},
		{"%", []any{1}},
		{"%v of %q", []any{1, "a"}},
		{"%s", []any{strings.NewReplacer()}},
	} {
		if got, want := string(sentence.Say(say.format, say.args...)), fmt.Sprintf(say.format, say.args...); got != want {
			t.Errorf("Say(%q) = %q, want %q", say.format, got, want)
		}
	}
}
