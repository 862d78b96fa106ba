package form_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"caseload/app/script/form"
)

// many returns what a function says of each number below n.
func many(n int, say func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(say(i))
	}
	return b.String()
}

// Looking up what one name stands for takes the same few steps however many things of another file
// are kept under its last part, and in the same table.
func TestNamesFromBesideTakeFewSteps(t *testing.T) {
	doc := documentation(t)
	for name, of := range map[string]struct {
		beside func(n int) string
		known  bool
	}{
		"one key for all": {func(n int) string { return "return { " + strings.Repeat("x = case {}, ", n) + "}" }, false},
		"a table of others": {func(n int) string {
			return "return { x = case { \"Osei\" }, " + many(n, func(i int) string { return fmt.Sprintf("k%d = case {}, ", i) }) + "}"
		}, true},
	} {
		steps := func(n int) float64 {
			script := form.Read(doc, "local q = require \"q\"")
			script.Beside(form.Read(doc, of.beside(n)))
			if o, known := script.Called("q.x", "case"); known != of.known || known && o.Title != "Osei" {
				t.Errorf("%s: it is %q, %t", name, o.Title, known)
			}
			return testing.AllocsPerRun(10, func() { script.Called("q.x", "case") })
		}
		if few, more := steps(500), steps(4_000); more > few+3 || more > 20 {
			t.Errorf("%s: %v things in memory are made for one name beside 500, and %v beside 4000", name, few, more)
		}
	}
}

// A thing with very many values has a form with some of them, each of which can be given one of some
// of the names that there are; what a form of it holds doesn't grow further.
func TestVeryManyValuesAndNames(t *testing.T) {
	doc := documentation(t)
	named := func(i int) string { return fmt.Sprintf("a%d = b.c%d, ", i, i) }
	hostile := map[string]func(n int) string{
		"words of a message": func(n int) string { return "local b = {}\nmessage { words = { " + many(n, named) + "} }" },
		"of another table": func(n int) string {
			return "local b = { " + many(n, func(i int) string { return fmt.Sprintf("c%d = person {}, ", i) }) + "}\nmessage { from = b.c1, words = { " + many(n, named) + "} }"
		},
		"answers": func(n int) string {
			return "local b = {}\nask { choices = { " + many(n, func(i int) string { return fmt.Sprintf("a%d = { \"A\", x = b.c%d }, ", i, i) }) + "} }"
		},
		"no documented values": func(n int) string { return "message { " + many(n, named) + "}" },
		"one name for many": func(n int) string {
			return "local a\n" + strings.Repeat("a = \"x\"\n", n) + "message { say = a, title = a }"
		},
		"many names of people": func(n int) string {
			return many(n, func(i int) string { return fmt.Sprintf("local p%d = person {}\n", i) }) + "message { from = p1 }"
		},
	}
	for name, script := range hostile {
		held := func(n int) (fields, options int) {
			s := form.Read(doc, script(n))
			if len(s.Things) == 0 {
				t.Fatalf("%s: nothing is read", name)
			}
			thing := s.Things[len(s.Things)-1]
			rest := 0
			for _, f := range thing.Fields() {
				fields++
				if f.Rest {
					rest++
				}
				if f.Kind != form.Named {
					continue
				}
				list := s.Options(f)
				if options += len(list); len(list) > form.MostOptions+1 {
					t.Errorf("%s: %d names are offered for one value", name, len(list))
				}
				if f.Value.Name != "" && !has(list, f.Value.Name) {
					t.Errorf("%s: the name %s that is chosen isn't offered", name, f.Value.Name)
				}
			}
			if rest > 1 {
				t.Errorf("%s: the rest stands in the form %d times", name, rest)
			}
			return fields, options
		}
		fields, options := held(1_000)
		if more, offered := held(6_000); more != fields || offered != options || fields > 3*form.MostValues || options > (form.MostValues+5)*(form.MostOptions+1) {
			t.Errorf("%s: %d values and %d names of 1000, %d and %d of 6000", name, fields, options, more, offered)
		}
	}
}

func has(list []form.Option, name string) bool {
	for _, o := range list {
		if o.Name == name {
			return true
		}
	}
	return false
}

// What stands behind the values that a form shows is left as it is when one of them is changed.
func TestTheRestStaysAsItIs(t *testing.T) {
	script := form.Read(documentation(t), "message { title = \"One\", words = { "+many(form.MostValues+50, func(i int) string { return fmt.Sprintf("a%d = \"A\", ", i) })+"} }")
	thing := script.Things[0]
	filled, err := script.Fill(thing.Key, map[string]form.Value{"title": {Text: "Two"}, "words.a7": {Text: "B"}})
	if want := strings.Replace(strings.Replace(script.Text(), "One", "Two", 1), "a7 = \"A\"", "a7 = \"B\"", 1); err != nil || filled.Text != want {
		t.Errorf("it became %v %v", filled, err)
	}
	for _, f := range thing.Fields() {
		if f.Rest {
			if filled, err := script.Fill(thing.Key, map[string]form.Value{f.Path: {Text: "C"}}); err != nil || filled.Wrong[f.Path] == nil {
				t.Errorf("the rest was changed: %v", err)
			}
			return
		}
	}
	t.Error("there is no rest")
}

// A word stands for the innermost name that is open where it is used, and for none once the block of
// its name has ended.
func TestAWordStandsForTheInnermostName(t *testing.T) {
	script := form.Read(documentation(t), `local a = person { "Outer" }
do local a = person { "Inner" } local a = person { "Second" } message { from = a } end
for a = 1, 2 do message { from = a } end
message { from = a }`)
	var is []string
	for _, thing := range script.Things {
		if f, there := thing.Field("from"); there && f.Given {
			is = append(is, script.Stands(f).Title)
		}
	}
	if got := strings.Join(is, ","); got != "Second,,Outer" {
		t.Errorf("they are from %s", got)
	}
}

// How long it takes to read what grows with the square of its length if it is read carelessly: a
// file of twice the length should take about twice as long.
func BenchmarkHostile(b *testing.B) {
	doc := documentation(b)
	for name, read := range map[string]func(n int){
		"names": func(n int) { form.Read(doc, strings.Repeat("local a ", n)+strings.Repeat("b() ", n)) },
		"words": func(n int) {
			form.Read(doc, many(n, func(i int) string { return fmt.Sprintf("local words = { w%d = 1 } ", i) })).Given()
		},
		"beside": func(n int) {
			s := form.Read(doc, "")
			s.Beside(form.Read(doc, "return { "+strings.Repeat("x = case {}, ", n)+"}"))
			for i := range n {
				s.Called(fmt.Sprintf("q%d.x", i), "case")
			}
		},
		"choices": func(n int) {
			s := form.Read(doc, "local b = {}\nmessage { words = { "+many(n, func(i int) string { return fmt.Sprintf("a%d = b.c%d, ", i, i) })+"} }")
			for _, f := range s.Things[0].Fields() {
				if f.Kind == form.Named {
					s.Options(f)
				}
			}
		},
		"parts": func(n int) {
			form.Read(doc, "local b = {}\n"+strings.Repeat("b.x = 1 ", n)+strings.Repeat("good { b.x } ", n))
		},
	} {
		for _, n := range []int{2_000, 4_000} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					read(n)
				}
			})
		}
	}
}

// Reading a file with very many things makes none of their values: those are made for the thing that a
// page shows.
func TestReadingMakesNoValues(t *testing.T) {
	doc, text := documentation(t), strings.Repeat("message {}\n", form.MostThings)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	script := form.Read(doc, text)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; len(script.Things) != form.MostThings || took > 8<<20 {
		t.Errorf("%d things took %d bytes", len(script.Things), took)
	}
	if n := len(script.Things[7].Fields()); n < 10 {
		t.Errorf("one of them has %d values", n)
	}
}

// A file with very many things has forms for so many of them and no more, and says that there are
// others.
func TestVeryManyThings(t *testing.T) {
	doc := documentation(t)
	for n, more := range map[int]bool{form.MostThings: false, form.MostThings + 1: true, 20_000: true} {
		script := form.Read(doc, strings.Repeat("case {}\n", n))
		if len(script.Things) != form.MostThings || script.More != more {
			t.Errorf("of %d things %d have a form, and it says that there are more: %t", n, len(script.Things), script.More)
		}
	}
}
