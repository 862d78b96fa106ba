package form_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"caseload/app/check/timetext"
	"caseload/app/script/document"
	"caseload/app/script/form"
	"caseload/app/script/syntax"
	"caseload/scripts"
)

// edits is how many random edits are tried of each sort: more in .ci/run, and as many as one
// likes by `go test ./app/script/form -args -edits 10000`.
var edits = flag.Int("edits", atLength(150, 400), "how many random edits of each sort are tried")

// atLength returns few, or many if CASELOAD_LONG is set, as it is in .ci/run.
func atLength(few, many int) int {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}

var documented = sync.OnceValues(func() (*document.Documentation, error) { return document.Read(scripts.FS) })

func documentation(t testing.TB) *document.Documentation {
	t.Helper()
	d, err := documented()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shipped returns every script of a scenario or a starter, by path.
func shipped(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, folder := range []string{"../../../scenarios", "../../../cmd/caseload/new"} {
		err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".lua") {
				return err
			}
			text, err := os.ReadFile(name)
			found[name] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 30 {
		t.Fatalf("there are %d scripts", len(found))
	}
	return found
}

// comments returns the comments of a file, in order.
func comments(text string) (list []string) {
	for _, c := range syntax.Parse(text).Comments {
		list = append(list, text[c.From:c.To])
	}
	return list
}

// tokens returns the tokens of a file as they are written.
func tokens(text string) (list []string) {
	for _, t := range syntax.Parse(text).Tokens {
		list = append(list, text[t.From:t.To])
	}
	return list
}

var samples = []string{"Amrit", "She said \"no\"", `back\slash and 'quotes'`, "two\nlines", "“Let's go.”", "]] and ]=]", "2026-03-04", "{mum} asked", "a -- b", "tab\there", "é ü 雪"}

var times = map[string][]string{
	"Day": {"2026-03-04", "tomorrow", "day 3", "Friday", "10 working days"}, "PastDay": {"2026-02-19", "11 days"},
	"Time": {"Tue 10:40", "10:40", "day 4 09:10", "2026-03-27 09:00"}, "Clock": {"09:05", "17:30"},
	"Length": {"2 hours", "10 working days"}, "Minutes": {"2 hours", "90 minutes"},
}

func sample(chance *rand.Rand, s *form.Script, f form.Field) form.Value {
	text := func() string {
		for part := range strings.SplitSeq(strings.TrimSuffix(f.Type, "[]"), "|") {
			if fit, timed := times[part]; timed {
				return fit[chance.IntN(len(fit))]
			}
		}
		switch {
		case f.Path == "starts":
			return "2026-03-04"
		case f.Name == "id":
			return fmt.Sprintf("home-%d", chance.IntN(1_000_000))
		case len(f.Choices) > 0:
			return f.Choices[chance.IntN(len(f.Choices))]
		}
		return samples[chance.IntN(len(samples))]
	}
	switch f.Kind {
	case form.Named:
		if options := s.Options(f); len(options) > 0 && (!f.OrText() || chance.IntN(2) == 0) {
			return form.Value{Name: options[chance.IntN(len(options))].Name}
		}
		if !f.OrText() {
			return f.Value
		}
	case form.Number:
		low, high := 0, 50
		if f.Range != nil {
			low, high = int(f.Range.Low), int(f.Range.High)
		}
		return form.Value{Text: fmt.Sprint(low + chance.IntN(high-low+1))}
	case form.Choice:
		return form.Value{Text: f.Choices[chance.IntN(len(f.Choices))]}
	case form.YesNo:
		return form.Value{Text: []string{"true", "false"}[chance.IntN(2)]}
	case form.Texts:
		list := slices.Clone(f.Value.Texts)
		switch at := chance.IntN(len(list) + 1); {
		case len(list) == 0 || chance.IntN(3) == 0:
			list = slices.Insert(list, at, text())
		case at < len(list) && chance.IntN(2) == 0:
			list = slices.Delete(list, at, at+1)
		case at < len(list):
			list[at] = text()
		}
		return form.Value{Texts: list}
	case form.Length:
		return form.Value{Text: []string{"45", "2 hours", "10 working days"}[chance.IntN(3)]}
	}
	return form.Value{Text: text()}
}

// A random value at a random place of everything that ships reads back as it was written, and
// everything else is as it was. So it is in files in which another line is wrong.
func TestOnlyTheEditedValueChanges(t *testing.T) {
	for _, mistake := range []string{"", "local x = = 1\n"} {
		many := *edits
		if mistake != "" {
			many = min(many, 1_000) // these are read twice
		}
		t.Run("with "+mistake, func(t *testing.T) {
			chance, doc, all := rand.New(rand.NewPCG(19, 1)), documentation(t), shipped(t)
			var read []*form.Script
			for _, name := range slices.Sorted(maps.Keys(all)) {
				if s := form.Read(doc, withMistake(all[name], mistake, chance)); len(s.Things) > 0 {
					read = append(read, s)
				}
			}
			done := map[string]int{}
			for n := 0; n < many; {
				if did := randomEdit(t, doc, read[chance.IntN(len(read))], chance); did != "" {
					done[did]++
					n++
				}
			}
			t.Log(done)
			if done["changed"] < many/5 || done["given"] < many/5 || done["taken out"] < many/100 {
				t.Error("that is too few of one sort to say much")
			}
		})
	}
}

// withMistake writes a line before a random statement of the file.
func withMistake(text, line string, chance *rand.Rand) string {
	statements := syntax.Parse(text).Root.Children[0].Children
	if line == "" || len(statements) == 0 {
		return text
	}
	tree := syntax.Parse(text)
	at := tree.Span(statements[chance.IntN(len(statements))]).From
	return text[:at] + line + text[at:]
}

// randomEdit puts a random value into a file, and says what that did, or "" if it did nothing.
func randomEdit(t *testing.T, doc *document.Documentation, was *form.Script, chance *rand.Rand) string {
	t.Helper()
	thing := was.Things[chance.IntN(len(was.Things))]
	f := thing.Fields()[chance.IntN(len(thing.Fields()))]
	if !f.Editable() || thing.Wrong {
		return ""
	}
	value := sample(chance, was, f)
	if chance.IntN(10) == 0 && f.Given && !f.Needed {
		value = form.Value{}
	}
	text, err := put(was, thing.Key, f.Path, value)
	if errors.Is(err, form.ErrNeeded) && text == "" {
		return ""
	}
	what := fmt.Sprintf("line %d, %s %s = %+v in place of %s", thing.Line, thing.Key, f.Path, value, f.Source)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if text == was.Text() {
		return ""
	}
	checkPut(t, what, was, form.Read(doc, text), thing, f, value)
	if t.Failed() {
		t.Fatal(changedPart(was.Text(), text))
	}
	return kindOf(f, value)
}

// put puts one value into a file.
func put(s *form.Script, key, path string, v form.Value) (string, error) {
	filled, err := s.Fill(key, map[string]form.Value{path: v})
	if err == nil {
		err = filled.Wrong[path]
	}
	if err != nil {
		return "", err
	}
	return filled.Text, nil
}

func kindOf(f form.Field, v form.Value) string {
	switch {
	case v.Equal(form.Value{}):
		return "taken out"
	case !f.Given:
		return "given"
	}
	return "changed"
}

// checkPut compares a file before and after a value was put into it.
func checkPut(t *testing.T, what string, was, is *form.Script, thing form.Thing, f form.Field, value form.Value) {
	t.Helper()
	before, after := was.Text(), is.Text()
	if e, old := syntax.Parse(after).Errors, syntax.Parse(before).Errors; len(e) != len(old) {
		t.Errorf("%s: %+v", what, e)
	}
	if syntax.Parse(after).String() != after {
		t.Errorf("%s: the tree doesn't print it", what)
	}
	if !slices.Equal(comments(before), comments(after)) {
		t.Errorf("%s: the comments differ", what)
	}
	if len(was.Things) != len(is.Things) {
		t.Errorf("%s: %d things, then %d", what, len(was.Things), len(is.Things))
		return
	}
	at := slices.IndexFunc(was.Things, func(one form.Thing) bool { return one.Key == thing.Key })
	now, there := is.Things[at].Field(f.Path)
	switch kindOf(f, value) {
	case "changed": // and nothing but its bytes
		if after != before[:f.Span.From]+now.Source+before[f.Span.To:] {
			t.Errorf("%s: more than the value differs", what)
		}
	case "given": // no token that was there is gone
		from, tail := common(tokens(before), tokens(after))
		if from+tail != len(tokens(before)) {
			t.Errorf("%s: tokens that were there are gone", what)
		}
	case "taken out": // no token is new
		if from, tail := common(tokens(before), tokens(after)); from+tail != len(tokens(after)) {
			t.Errorf("%s: there are other tokens", what)
		}
		if there && now.Given {
			t.Errorf("%s: it is still %s", what, now.Source)
		}
		return
	}
	if !now.Value.Equal(value) {
		t.Errorf("%s: reads %+v as a %d", what, now.Value, now.Kind)
	}
}

// common returns how much two lists share at the beginning and, after that, at the end.
func common[T comparable](a, b []T) (from, tail int) {
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	for tail < min(len(a), len(b))-from && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return from, tail
}

func changedPart(was, is string) string {
	from, tail := common([]byte(was), []byte(is))
	begin := max(0, from-200)
	return was[begin:min(len(was), len(was)-tail+100)] + "\n----\n" + is[begin:min(len(is), len(is)-tail+100)]
}

// computed is what is left as script in the people, cases, dates and terms that ship: conditions,
// which only a script can say.
var computed = []string{`reply == "joint"`, "shared"}

// Of every person, case, date and term that ships, every value can be changed by a form; of
// what storylines tell, and of all together, 90 of a hundred.
func TestWhatShipsHasForms(t *testing.T) {
	doc := documentation(t)
	things, given, editable := map[string]int{}, map[string]int{}, map[string]int{}
	for name, text := range shipped(t) {
		script := form.Read(doc, text)
		for _, thing := range script.Things {
			if thing.Wrong {
				t.Errorf("%s:%d is wrong", name, thing.Line)
			}
			things[thing.Word]++
			_, dated := thing.Field("due")
			dated = dated && (strings.HasPrefix(thing.Word, "children.") || strings.HasPrefix(thing.Word, "adults.")) // by a rule pack
			for _, f := range thing.Fields() {
				if !f.Given || slices.Contains(computed, f.Source) {
					continue
				}
				given[thing.Word]++
				if changeable(script, f) {
					editable[thing.Word]++
				} else if dated || slices.Contains([]string{"person", "case", "child", "adult", "deadline", "terms"}, thing.Word) {
					t.Errorf("%s:%d: no form changes %s = %s", name, thing.Line, f.Path, f.Source)
				}
			}
		}
	}
	if things["children.visits"] < 3 {
		t.Errorf("%d dates of visits were found", things["children.visits"])
	}
	often := []string{"ask", "message", "task", "referral", "advice", "good", "harm"}
	allGiven, allEditable := 0, 0
	for _, word := range slices.Sorted(maps.Keys(things)) {
		allGiven, allEditable = allGiven+given[word], allEditable+editable[word]
		t.Logf("%s: %d, and a form changes %d of their %d values (%d%%)", word, things[word], editable[word], given[word], 100*editable[word]/max(1, given[word]))
		if slices.Contains(often, word) && 100*editable[word] < 90*given[word] {
			t.Errorf("a form changes fewer than 90%% of the values of %s", word)
		}
	}
	t.Logf("a form changes %d of all %d values", allEditable, allGiven)
	if 100*allEditable < 90*allGiven {
		t.Error("a form changes fewer than 90% of all values")
	}
}

// changeable reports whether a form can make another value of a field that is given.
func changeable(s *form.Script, f form.Field) bool {
	if f.Kind == form.Named {
		return f.OrText() || len(s.Options(f)) > 0
	}
	return f.Kind != form.AsScript
}

// What a form writes looks as if the author had written it.
func TestEditsKeepTheLayout(t *testing.T) {
	for _, one := range []struct{ was, key, path, value, is string }{
		{`person { "Dawn", id = "dawn" }`, "person:dawn:0", "role", "manager", `person { "Dawn", id = "dawn", role = "manager" }`},
		{`person { 'Dawn' }`, "person:Dawn:0", "1", "D'Arcy", `person { 'D\'Arcy' }`},
		{"case {\n  \"Osei\", -- them\n  travel = 20 -- there and back\n}", "case:Osei:0", "tier", "P3", "case {\n  \"Osei\", -- them\n  travel = 20, -- there and back\n  tier = \"P3\"\n}"},
		{"case {\n\t\"Osei\",\n\ttravel = 20,\n}", "case:Osei:0", "travel", "", "case {\n\t\"Osei\",\n}"},
		{"case {\n\t\"Osei\",\n\ttravel = 20,\n}", "case:Osei:0", "new", "true", "case {\n\t\"Osei\",\n\ttravel = 20,\n\tnew = true,\n}"},
		{`adult { "Ruth", lives = "next door" }`, "adult:Ruth:0", "2", "gran", `adult { "Ruth", "gran", lives = "next door" }`},
		{"deadline { [[\nA]] }", "deadline:A:0", "1", "a ]] b", "deadline { [=[\na ]] b]=] }"},
		{`case { "Osei", strengths = "One" }`, "case:Osei:0", "strengths", "One|Two", `case { "Osei", strengths = { "One", "Two" } }`},
		{`case { "Osei", strengths = { "One", "Two" } }`, "case:Osei:0", "strengths", "Two", `case { "Osei", strengths = { "Two" } }`},
		{`case { "Osei", strengths = { "One" } }`, "case:Osei:0", "strengths", "One|Two", `case { "Osei", strengths = { "One", "Two" } }`},
		{"case { \"Osei\", strengths = {\n    \"One\", -- first\n  } }", "case:Osei:0", "strengths", "One|Two", "case { \"Osei\", strengths = {\n    \"One\", -- first\n    \"Two\",\n  } }"},
		{`ask { say = "Well?", choices = { yes = { "Yes" }, no = "No" } }`, "ask:Well?:0", "choices.no", "Not today", `ask { say = "Well?", choices = { yes = { "Yes" }, no = "Not today" } }`},
	} {
		v := form.Value{Text: one.value}
		if one.path == "strengths" {
			v = form.Value{Texts: strings.Split(one.value, "|")}
		}
		got, err := put(form.Read(documentation(t), one.was), one.key, one.path, v)
		if err != nil || got != one.is {
			t.Errorf("%s = %s in\n%s\ngave (%v)\n%s\nand not\n%s", one.path, one.value, one.was, err, got, one.is)
		}
	}
}

// A value that doesn't fit is refused, with the reason.
func TestWhatDoesNotFit(t *testing.T) {
	s := form.Read(documentation(t), `case { name(), travel = 20, tier = "P3", kind = kinds.one(), new = true }
task { "Write up", minutes = 45 }`)
	for _, one := range []struct {
		key, path, value string
		want             error
	}{
		{"case:name():0", "tier", "P9", form.ErrChoice},
		{"case:name():0", "new", "perhaps", form.ErrChoice},
		{"case:name():0", "kind", "child in need", form.ErrAsScript},
		{"case:name():0", "1", "Osei", form.ErrAsScript},
		{"case:name():0", "visits", "9", form.ErrRange},
		{"case:name():0", "siblings", "two", form.ErrNumber},
		{"case:name():0", "siblings", "1.5", form.ErrWhole},
		{"task:Write up:0", "minutes", "", form.ErrNeeded},
		{"task:Write up:0", "1", "", form.ErrNeeded},
		{"task:Write up:0", "minutes", "an hour", form.NoTime{Text: "an hour", Type: "Minutes", Better: timetext.Better("an hour", "Minutes")}},
		{"task:Write up:0", "due", "4/3/2026", form.NoTime{Text: "4/3/2026", Type: "Day", Better: "2026-03-04"}},
		{"task:Write up:0", "from", "Tue 10.40", form.NoTime{Text: "Tue 10.40", Type: "Time", Better: "Tue 10:40"}},
		{"case:name():0", "since", "last week", form.NoTime{Text: "last week", Type: "PastDay"}},
		{"task:Write up:0", "gone", "Here", form.ErrAsScript},
		{"task:Gone:0", "1", "Here", form.ErrNoPlace},
	} {
		if text, err := put(s, one.key, one.path, form.Value{Text: one.value}); !errors.Is(err, one.want) || text != "" {
			t.Errorf("%s %s = %q: %v %s", one.key, one.path, one.value, err, text)
		}
	}
}

// Several of a list of choices are a list, one of them is as it stands, and others are refused.
func TestSeveralChoices(t *testing.T) {
	const script = `expect { about = home, tiers = "P1" }`
	s := form.Read(documentation(t), script)
	key := s.Things[0].Key
	for _, one := range []struct {
		texts []string
		want  string
	}{
		{[]string{"P2"}, `expect { about = home, tiers = "P2" }`},
		{[]string{"P1", "P2"}, `expect { about = home, tiers = { "P1", "P2" } }`},
	} {
		if got, err := put(s, key, "tiers", form.Value{Texts: one.texts}); err != nil || got != one.want {
			t.Errorf("%v makes %q, %v", one.texts, got, err)
		}
	}
	if _, err := put(s, key, "tiers", form.Value{Texts: []string{"P1", "P7"}}); !errors.Is(err, form.ErrChoice) {
		t.Errorf("P7: %v", err)
	}
}
