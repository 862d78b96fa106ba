package playtest_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// bankNames returns every name in the bank, in small letters.
func bankNames(t *testing.T) map[string]bool {
	t.Helper()
	text, err := fs.ReadFile(scripts.FS, "names.lua")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, found := range regexp.MustCompile(`"(\p{Lu}\p{Ll}+)"`).FindAllSubmatch(text, -1) {
		names[strings.ToLower(string(found[1]))] = true
	}
	if len(names) < 200 {
		t.Fatalf("the bank has %d names", len(names))
	}
	return names
}

// unnamed returns a value as JSON, with a star for each word that is a name.
func unnamed(t *testing.T, names map[string]bool, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), `\n`, " ") // so that a name that begins a line is a word
	var b strings.Builder
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		switch {
		case end < 0:
			end = len(text)
		case end == 0:
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		if word := text[:end]; names[strings.ToLower(word)] {
			b.WriteByte('*')
		} else {
			b.WriteString(word)
		}
		text = text[end:]
	}
	return b.String()
}

// In both identity variants the same decisions lead to the same desks, days and outcome but
// for names, whoever decides and whatever luck brings; and everybody whose name is drawn has
// another name.
func TestVariantsDifferInNamesAlone(t *testing.T) {
	names := bankNames(t)
	unnamed := func(value any) string { return unnamed(t, names, value) }
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		v := shipped(t, slug)
		if !v.DrawsNames() {
			continue
		}
		for i, name := range []string{"careful", "random"} {
			t.Run(v.Slug+"/"+name, func(t *testing.T) {
				var seats [2]*scenario.Seat
				var picks [2]policy.Pick
				seed := uint64(3 + i)
				for n, variant := range []scenario.Variant{scenario.AsDrawn, scenario.OtherNames} {
					seat, err := scenario.SitWithin(context.Background(), scenario.Play{Version: v, Luck: sim.NewLuck(seed), Variant: variant})
					if err != nil {
						t.Fatal(err)
					}
					seats[n], picks[n] = seat, policy.Chance(seed)
				}
				for one := seats[0].Desk(); ; one = seats[0].Desk() {
					other := seats[1].Desk()
					if unnamed(one) != unnamed(other) {
						here, there := apart(unnamed(one), unnamed(other))
						t.Fatalf("turn %d: the desks differ in more than names:\n%s\n%s", one.Turn, here, there)
					}
					if one.Ended {
						break
					}
					a, b := policy.Named[name](one, picks[0]), policy.Named[name](other, picks[1])
					if unnamed(a) != unnamed(b) {
						t.Fatalf("turn %d: decided was %v and %v", one.Turn, a, b)
					}
					if err := seats[0].Decide(a); err != nil {
						t.Fatal(err)
					}
					if err := seats[1].Decide(b); err != nil {
						t.Fatal(err)
					}
				}
				a, _ := seats[0].Outcome()
				b, _ := seats[1].Outcome()
				if unnamed(a) != unnamed(b) || unnamed(seats[0].Days()) != unnamed(seats[1].Days()) || unnamed(seats[0].Published()) != unnamed(seats[1].Published()) {
					t.Error("what came of it differs in more than names")
				}
				for i, c := range seats[0].Desk().Cases {
					if other := seats[1].Desk().Cases[i].Name; unnamed(c.Name) != strconv.Quote(c.Name) && c.Name == other {
						t.Errorf("%s has the same name in both", c.Name)
					}
				}
			})
		}
	}
}

// apart returns two texts from a little before where they part.
func apart(one, other string) (string, string) {
	i := 0
	for i < min(len(one), len(other)) && one[i] == other[i] {
		i++
	}
	from := func(text string) string { return text[max(i-80, 0):min(i+80, len(text))] }
	return from(one), from(other)
}
