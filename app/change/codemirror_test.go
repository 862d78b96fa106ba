package change_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"

	"caseload/app/change"
)

// A trial is a text, changes to it, and what CodeMirror makes of them.
type trial struct {
	Doc, After                              string
	A, B, C, Then, Over, OverFirst, Inverse json.RawMessage
	Places                                  [][2]any
	Spans                                   [][]int
	Sent, Accepted                          []change.Update
	Rebased                                 []struct {
		Client  string
		Changes json.RawMessage
	}
}

// The browser does the same arithmetic with CodeMirror. One unit's difference would leave two
// people with two texts.
func TestAgreesWithCodeMirror(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CASELOAD_NO_SKIP") != "" {
			t.Fatal(err)
		}
		t.Skip("there is no node, with which CodeMirror could be asked")
	}
	count := 500
	if os.Getenv("CASELOAD_LONG") != "" {
		count = 10_000
	}
	cases := exec.Command(node, "testdata/cases.mjs", "../../assets", strconv.Itoa(count), "7")
	var complaint bytes.Buffer
	cases.Stderr = &complaint
	out, err := cases.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &complaint)
	}
	in := bufio.NewScanner(bytes.NewReader(out))
	in.Buffer(nil, 1<<20)
	compared := 0
	for in.Scan() {
		var c trial
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			t.Fatalf("%v in %s", err, in.Bytes())
		}
		c.compare(t)
		compared++
		if t.Failed() {
			t.Fatalf("the case was %s", in.Bytes())
		}
	}
	if compared != count {
		t.Errorf("%d cases were compared, not %d", compared, count)
	}
}

func (c trial) compare(t *testing.T) {
	t.Helper()
	doc, a, b := change.Units(c.Doc), set(t, c.A), set(t, c.B)
	same(t, "the set itself", c.A, a, nil)
	after, err := a.Apply(doc)
	if err != nil || change.String(after) != c.After {
		t.Errorf("applying gave %q, %v; not %q", change.String(after), err, c.After)
	}
	then, err := a.Then(set(t, c.C))
	same(t, "Then", c.Then, then, err)
	over, err := a.Over(b, false)
	same(t, "Over", c.Over, over, err)
	first, err := a.Over(b, true)
	same(t, "Over, first", c.OverFirst, first, err)
	inverse, err := a.Inverse(doc)
	same(t, "Inverse", c.Inverse, inverse, err)
	for i, want := range c.Places {
		side := []change.Side{change.Left, change.Right}[i%2]
		if at, there := a.Pos(i/2, side); float64(at) != want[0] || there != want[1] {
			t.Errorf("the place %d, side %d, is %d, %t; not %v", i/2, side, at, there, want)
		}
	}
	for _, want := range c.Spans {
		at, there := a.Span(change.Span{From: want[0], To: want[1]})
		if there != (len(want) == 4) || there && (at.From != want[2] || at.To != want[3]) {
			t.Errorf("the span %v is %v, %t; not %v", want[:2], at, there, want[2:])
		}
	}
	rebased, err := change.Rebase(c.Sent, c.Accepted)
	if err != nil || len(rebased) != len(c.Rebased) {
		t.Fatalf("rebased to %d updates, %v; not to %d", len(rebased), err, len(c.Rebased))
	}
	for i, u := range rebased {
		same(t, "Rebase", c.Rebased[i].Changes, u.Changes, nil)
	}
}

// The laws that let two who changed one text at once end with one text, whatever CodeMirror
// does.
func FuzzTwoMeet(f *testing.F) {
	f.Add("one\ntwo 😀", uint16(0), uint16(3), "x", uint16(2), uint16(2), "yé")
	f.Add("", uint16(0), uint16(0), "a", uint16(0), uint16(0), "b")
	f.Fuzz(func(t *testing.T, text string, from, to uint16, mine string, at, until uint16, theirs string) {
		doc := change.Units(text)
		a, errA := change.Of(len(doc), change.Edit{From: int(from), To: int(to), Text: change.Units(mine)})
		b, errB := change.Of(len(doc), change.Edit{From: int(at), To: int(until), Text: change.Units(theirs)})
		if errA != nil || errB != nil {
			return
		}
		x, errX := a.Apply(doc)
		y, errY := b.Apply(doc)
		if errX != nil || errY != nil {
			return
		}
		moved, err := b.Over(a, false)
		one := apply(t, moved, err, x)
		moved, err = a.Over(b, true)
		other := apply(t, moved, err, y)
		if !slices.Equal(one, other) {
			t.Errorf("one has %q and the other %q", change.String(one), change.String(other))
		}
		back, err := a.Inverse(doc)
		if was := apply(t, back, err, x); !slices.Equal(was, doc) {
			t.Errorf("the inverse leads to %q, not %q", change.String(was), text)
		}
		nothing, err := a.Then(back)
		if was := apply(t, nothing, err, doc); !slices.Equal(was, doc) {
			t.Errorf("there and back is %q, not %q", change.String(was), text)
		}
	})
}

func apply(t *testing.T, s change.Set, err error, text []uint16) []uint16 {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	after, err := s.Apply(text)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

func set(t *testing.T, raw json.RawMessage) (s change.Set) {
	t.Helper()
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return s
}

func same(t *testing.T, what string, want json.RawMessage, s change.Set, err error) {
	t.Helper()
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	got, err := s.MarshalJSON()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is %s, %v; not %s", what, got, err, want)
	}
}
