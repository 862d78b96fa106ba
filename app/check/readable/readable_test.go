package readable

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// The grades are computed by hand from the formula: 0.39 × words per sentence + 11.8 × syllables
// per word − 15.59.
func TestAge(t *testing.T) {
	for _, one := range []struct {
		text                        string
		words, sentences, syllables int
	}{
		{"The cat sat. The dog ran off.", 7, 2, 7},
		{"Nobody answered the telephone. It rang {mum}'s number.", 8, 2, 14},
		{"# Head\n\nMum rang.\n1. One\n2. Two things", 6, 4, 6},
	} {
		m := Measured(one.text)
		if m.Words != one.words || m.Sentences != one.sentences || m.Syllables != one.syllables {
			t.Errorf("%q: %+v", one.text, m)
		}
	}
	hard := strings.Repeat("Considerable institutional deliberation necessitated additional documentation regarding safeguarding. ", 5)
	if m, want := (Measure{Words: 100, Sentences: 5, Syllables: 150}), 0.39*20+11.8*1.5-15.59+5; math.Abs(m.Age()-want) > 1e-9 {
		t.Errorf("the age is %f and not %f", m.Age(), want)
	}
	if Measured(hard).Age() < 20 || Measured("He sat. She ran.").Age() != 5 || Measured("").Age() != 0 {
		t.Error("hard, easy and no words aren't told apart")
	}
}

func TestNamesAndLengths(t *testing.T) {
	if got := Names("{mum} and {gran}, {mum} again, { no }, {not this}"); !slices.Equal(got, []string{"mum", "gran"}) {
		t.Error(got)
	}
	if Words(" one two\nthree ") != 3 || Lines("a\n\n b\n") != 2 {
		t.Error("the words or lines are miscounted")
	}
}
