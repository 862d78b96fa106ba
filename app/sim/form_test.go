package sim

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unsafe"
)

// leftOut maps each field that the canonical form doesn't cover, as
// "Type.Field", to the reason. Everything reachable through such a field is
// left out too.
var leftOut = map[string]string{
	"World.Setting":     "fixed by the version",
	"Fact.Step":         "prose, for what came out afterwards",
	"Fact.Reached":      "follows from the messages and papers, for what came out afterwards",
	"World.Expected":    "published for the debrief; the world doesn't go by it",
	"World.Loaded":      "instructions: what a play costs is the engine's business",
	"World.luck":        "equal worlds may have been drawn by different luck",
	"World.script":      "the storylines' own state; a world shows what they wait for",
	"World.resume":      "empty whenever a decision is over",
	"World.ids":         "follows from the ids of what there is",
	"World.doing":       "empty whenever a decision is over",
	"World.away":        "false whenever a decision is over",
	"World.digest":      "the digest itself",
	"World.booked":      "follows from the minutes",
	"World.filed":       "follows from the cases",
	"World.offered":     "how much room the next desk's offers need",
	"World.advised":     "follows from the messages",
	"World.sought":      "how many messages the list of advice covers",
	"World.letters":     "follows from the messages",
	"World.moves":       "follows from the cases",
	"World.options":     "follows from the cases",
	"World.glance":      "follows from everything else",
	"World.made":        "follows from everything else",
	"World.changes":     "how often it may have changed; only whether it has since a look counts",
	"World.did":         "words: what the last decision did; the world doesn't go by them",
	"World.paused":      "what the last decisions interrupted; the world doesn't go by it",
	"Rules.LeastWait":   "follows from the number",
	"Text.Body":         "covered by its sum",
	"Case.Lines":        "words: what its routine work says",
	"Item.From":         "words",
	"Item.Text":         "words",
	"Item.Brings":       "words",
	"Item.Left":         "words",
	"Case.Summary":      "fixed by the version and the names drawn",
	"Choice.Hears":      "words: what is said back",
	"Case.Stands":       "words, which may be bettered; the world doesn't go by them",
	"Member.Child":      "told with who they are; the world doesn't go by it",
	"Case.Enquiry":      "told with the kind; what comes of it at night is covered",
	"Task.Voice":        "published for the debrief; the world doesn't go by it",
	"TaskOption.Voice":  "published for the debrief; the world doesn't go by it",
	"Deadline.Source":   "words: where a date comes from",
	"Task.Source":       "words: where a date comes from",
	"Task.Status":       "shown; only a deadline's decides anything",
	"Message.Discuss":   "published for the debrief; the world doesn't go by it",
	"Message.Unreached": "published for the debrief; the world doesn't go by it",
	"Message.Decided":   "published for the debrief; the world doesn't go by it",
	"Message.Teaches":   "published for the debrief; the world doesn't go by it",
	"Message.Ruling":    "published for the day's review; the world doesn't go by it",
	"Message.KeyMoment": "published for the debrief; the world doesn't go by it",
	"Message.Expected":  "published for the debrief; the world doesn't go by it",
	"Storyline.told":    "how often the engine resumed it",
	"Storyline.look":    "the step at which it looks next; what comes of it is covered",
	"Storyline.seen":    "the changes that it has seen",
	"Storyline.answer":  "empty whenever a decision is over",
	"Wait.Used":         "instructions: what a play costs is the engine's business",
	"Fault.Message":     "words, which may be bettered",
	"Fault.Says":        "words, which may be bettered",
	"Fault.Name":        "follows from the version, as the place does",
	"Fault.File":        "which mistake it was is the authors' business",
	"Fault.Line":        "which mistake it was is the authors' business",
	"Fault.Code":        "which mistake it was is the authors' business",
	"Event.Date":        "filled in on a desk; follows from when it was",
	"Event.When":        "its time of day is covered, and the day follows from the world's",
	"Event.Text":        "words, which may be bettered",
	"Ledger.Done":       "words; follows from the tasks",
	"Ledger.Missed":     "words; follows from dates and sessions",
	"Ledger.Hard":       "words; follows from what was shown",
	"Ledger.Rush":       "words; follows from the messages",
	"Review.Date":       "words; follows from the day",
	"Review.ISO":        "filled in on a desk; follows from the day",
	"Review.Done":       "words; follows from the tasks",
	"Review.Waiting":    "words; follows from messages and tasks",
	"Review.Early":      "follows from when work stopped and when the day was over",
	"Review.Pressing":   "follows from messages, cases and tasks",
	"Review.Things":     "follows from the day",
	"Review.Rulings":    "published; follows from the messages",
	"Review.Missed":     "words; follows from dates and sessions",
	"Fact.What":         "words",
	"Fact.Name":         "follows from the case",
	"Review.Band":       "follows from the strain",
	"Review.Causes":     "follows from the strain's inputs",
}

// Changing any field of a world, or of anything reachable from it, changes the
// canonical form, unless the field is listed in leftOut.
func TestTheFormCoversTheWorld(t *testing.T) {
	c := &coverage{world: &World{}, found: map[string]bool{}}
	fill(reflect.ValueOf(c.world).Elem())
	c.plain = formOf(c.world)
	c.walk(reflect.ValueOf(c.world).Elem())
	for name, changes := range c.found {
		_, left := leftOut[name]
		switch {
		case !changes && !left:
			t.Errorf("%s is state that no digest covers: write it in form_*.go under a new name, or name it in leftOut with the reason", name)
		case changes && left:
			t.Errorf("%s is in the canonical form; take it out of leftOut", name)
		}
	}
	for name := range leftOut {
		if _, found := c.found[name]; !found {
			t.Errorf("%s is left out, and there is no such field; take it out of leftOut", name)
		}
	}
}

type coverage struct {
	world *World
	plain []byte
	found map[string]bool // by "Type.Field": whether changing it changes the form wherever it occurs
}

// walk changes each leaf in v in turn and puts it back. It reports whether any
// of the changes changed the form.
func (c *coverage) walk(v reflect.Value) (seen bool) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			inner := c
			if _, left := leftOut[name]; left {
				inner = &coverage{c.world, c.plain, map[string]bool{}}
			}
			changes := inner.walk(open(v.Field(i)))
			before, known := c.found[name]
			c.found[name] = changes && (before || !known)
			seen = seen || changes
		}
		return seen
	case reflect.Pointer:
		return c.walk(v.Elem())
	case reflect.Slice:
		seen = c.walk(v.Index(0))
		all := reflect.ValueOf(v.Interface())
		v.SetZero()
		seen = c.changed() || seen
		v.Set(all)
		return seen
	case reflect.Map:
		key := v.MapKeys()[0]
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(v.MapIndex(key))
		return c.walkEntry(v, key, value)
	case reflect.Interface, reflect.Func:
		return false
	}
	old := reflect.ValueOf(v.Interface())
	other(v)
	seen = c.changed()
	v.Set(old)
	return seen
}

// walkEntry walks a map's value. It replaces the entry for each change, because
// a value inside a map can't be changed in place.
func (c *coverage) walkEntry(m, key, value reflect.Value) bool {
	old := m.MapIndex(key)
	defer m.SetMapIndex(key, old)
	if value.Kind() != reflect.Struct {
		other(value)
		m.SetMapIndex(key, value)
		return c.changed()
	}
	seen := false
	for i := range value.NumField() {
		value.Set(old)
		other(value.Field(i))
		m.SetMapIndex(key, value)
		changes := c.changed()
		c.found[value.Type().Name()+"."+value.Type().Field(i).Name] = changes
		seen = seen || changes
	}
	return seen
}

func (c *coverage) changed() bool { return !bytes.Equal(formOf(c.world), c.plain) }

// open makes an unexported field settable.
func open(v reflect.Value) reflect.Value {
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}

// fill gives everything in v a non-zero value, and every list one item.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(open(v.Field(i)))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Interface, reflect.Func:
	default:
		other(v)
	}
}

// other sets v to a different value.
func other(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	default:
		panic(fmt.Sprintf("a world has a %s; teach this test to change one", v.Type()))
	}
}

func formOf(w *World) []byte {
	f := &form{}
	w.write(f)
	return f.b
}

// The digest is the hash of the whole form, however often the buffer is flushed
// on the way.
func TestADigestIsTheSumOfTheForm(t *testing.T) {
	w := &World{}
	fill(reflect.ValueOf(w).Elem())
	for range 200 {
		w.digest = ""
		w.Cases = append(w.Cases, w.Cases[0])
		sum := sha256.Sum256(formOf(w))
		if got := w.Digest(); got != hex.EncodeToString(sum[:]) {
			t.Fatalf("with %d cases the digest is %s", len(w.Cases), got)
		}
	}
}

// A small record has exactly the form that follows from the description in
// form.go, written out by hand here.
func TestTheFormIsAsItIsDescribed(t *testing.T) {
	f := &form{}
	(&Message{
		ID: "sam-call", Text: Text{Sum: "é", Concern: 3}, At: 200, Urgent: true, Storyline: -1,
		Choices: []Choice{{ID: "yes", Minutes: 5}, {ID: "no"}},
		With:    map[string]string{"tier": "P2", "level": "4"},
	}).write(f)
	want := strings.Join([]string{
		"\x02id\x08sam-call",
		"\x04text", "\x03sum\x02\xc3\xa9", "\x07concern\x06", "\x00",
		"\x02at\x90\x03",
		"\x06urgent\x01",
		"\x07choices\x02", "\x02id\x03yes", "\x07minutes\x0a", "\x00", "\x02id\x02no", "\x00",
		"\x04with\x02", "\x05level\x014", "\x04tier\x02P2",
		"\x05story\x01",
		"\x00",
	}, "")
	if string(f.b) != want {
		t.Errorf("found\n%q, want\n%q", f.b, want)
	}
}

// No record has two fields of the same name, which would make the form
// ambiguous, and every name's length fits into one byte.
func TestNamesInARecordAreUnique(t *testing.T) {
	files, err := filepath.Glob("form_*.go")
	if err != nil {
		t.Fatal(err)
	}
	records := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			var body *ast.BlockStmt
			switch n := n.(type) {
			case *ast.FuncDecl:
				body = n.Body
			case *ast.FuncLit:
				body = n.Body
			default:
				return true
			}
			names := namesIn(body)
			if len(names) > 0 {
				records++
			}
			slices.Sort(names)
			if len(slices.Compact(slices.Clone(names))) != len(names) {
				t.Errorf("%s: a record has two fields of one name: %q", file, names)
			}
			for _, name := range names {
				if name == "" || len(name) > 255 || strings.ContainsFunc(name, func(r rune) bool { return r < 'a' || r > 'z' }) {
					t.Errorf("%s: %q can't be a name in the form", file, name)
				}
			}
			return true
		})
	}
	if records < 20 {
		t.Errorf("found %d records", records)
	}
}

// namesIn returns the field names that a function writes itself. Function
// literals inside it are skipped, because they write records of their own.
func namesIn(body *ast.BlockStmt) (names []string) {
	ast.Inspect(body, func(n ast.Node) bool {
		if _, inner := n.(*ast.FuncLit); inner {
			return false
		}
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		for _, arg := range call.Args {
			if text, ok := arg.(*ast.BasicLit); ok && text.Kind == token.STRING {
				name, _ := strconv.Unquote(text.Value)
				names = append(names, name)
			}
		}
		return true
	})
	return names
}
