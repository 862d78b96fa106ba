package document

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the list of the present vocabulary again")

// released lists the numbers of vocabularies that a released program had. Neither a number here
// nor its list in testdata/vocabulary may ever be taken away or changed.
var released = []int{1}

func namesOf(t *testing.T, number int) []string {
	t.Helper()
	data, err := os.ReadFile(listOf(number))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

func listOf(number int) string {
	return filepath.Join("testdata/vocabulary", fmt.Sprint(number)+".txt")
}

// TestTheVocabularyIsTheOneOfItsNumber checks that a change of names takes another number.
func TestTheVocabularyIsTheOneOfItsNumber(t *testing.T) {
	names := documentation(t).Names()
	if *update && !slices.Contains(released, Vocabulary) {
		if err := os.WriteFile(listOf(Vocabulary), []byte(strings.Join(names, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := namesOf(t, Vocabulary); !slices.Equal(names, want) {
		t.Errorf("the vocabulary isn't that of number %d; see number.go.\nnew: %q\ngone: %q", Vocabulary, without(names, want), without(want, names))
	}
}

// TestNothingOfAVocabularyIsTakenAway checks that what was released can be written for ever,
// under its name or as what a field was formerly called.
func TestNothingOfAVocabularyIsTakenAway(t *testing.T) {
	names := documentation(t).Names()
	for _, number := range append([]int{Vocabulary}, released...) {
		if gone := without(namesOf(t, number), names); len(gone) > 0 {
			t.Errorf("vocabulary %d had %q, and a pack that was written for it can't be brought up to date", number, gone)
		}
	}
}

// TestNoNameIsGivenTwice checks that a field isn't called what another was called formerly:
// writing the new name for it would change what a script means.
func TestNoNameIsGivenTwice(t *testing.T) {
	for _, w := range documentation(t).Words() {
		lines := w.Lines()
		for _, l := range lines {
			for _, was := range l.Was {
				path := l.Path[:len(l.Path)-len(l.Name)] + was
				same := 0
				for _, other := range lines {
					if other.Path == path || other.Path != l.Path && strings.HasPrefix(other.Path, l.Path[:len(l.Path)-len(l.Name)]) && slices.Contains(other.Was, was) {
						same++
					}
				}
				if same > 0 {
					t.Errorf("%s: `%s` was `%s`, and so is or was another", w.Name, l.Path, was)
				}
			}
		}
	}
}

func without(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(one string) bool { return slices.Contains(others, one) })
}
