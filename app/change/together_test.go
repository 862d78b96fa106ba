package change_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"caseload/app/change"
)

// server keeps a log, and moves over it what is sent to it.
type server struct {
	text []uint16
	log  []change.Update
}

// writer changes the text as an editor does: what it hasn't seen come back yet it moves over
// each change that it is told of.
type writer struct {
	t       *testing.T
	name    string
	version int
	text    []uint16
	pending []change.Set
}

func (w *writer) types(luck *rand.Rand) {
	from := luck.IntN(len(w.text) + 1)
	to := from + luck.IntN(min(4, len(w.text)-from+1))
	s, err := change.Of(len(w.text), change.Edit{From: from, To: to, Text: change.Units("abcdef"[:luck.IntN(4)])})
	w.text = apply(w.t, s, err, w.text)
	w.pending = append(w.pending, s)
}

// sends sends everything that is pending, also what the server has and of which the writer
// hasn't heard.
func (w *writer) sends(to *server) {
	w.t.Helper()
	sent := make([]change.Update, len(w.pending))
	for i, s := range w.pending {
		sent[i] = change.Update{Client: w.name, Changes: s}
	}
	add, err := change.Rebase(sent, to.log[w.version:])
	if err != nil {
		w.t.Fatal(err)
	}
	for _, u := range add {
		to.text = apply(w.t, u.Changes, nil, to.text)
		to.log = append(to.log, u)
	}
}

// hears takes in at most n changes of the log.
func (w *writer) hears(from *server, n int) {
	w.t.Helper()
	for _, u := range from.log[w.version:min(w.version+n, len(from.log))] {
		w.version++
		if u.Client == w.name {
			w.pending = w.pending[1:]
			continue
		}
		theirs := u.Changes
		for i, own := range w.pending {
			moved, err := own.Over(theirs, false)
			if err != nil {
				w.t.Fatal(err)
			}
			if theirs, err = theirs.Over(own, true); err != nil {
				w.t.Fatal(err)
			}
			w.pending[i] = moved
		}
		w.text = apply(w.t, theirs, nil, w.text)
	}
}

// However late people hear of each other and of what was kept of their own, all end with the
// server's text.
func TestAllEndWithOneText(t *testing.T) {
	for seed := range uint64(2_000) {
		luck := rand.New(rand.NewPCG(seed, 1))
		s := &server{text: change.Units("one\ntwo\nthree\n")}
		var all []*writer
		for i := range 3 {
			all = append(all, &writer{t: t, name: fmt.Sprint(i), text: s.text})
		}
		for range 30 {
			w := all[luck.IntN(len(all))]
			w.types(luck)
			if luck.IntN(2) == 0 {
				w.sends(s)
			}
			w.hears(s, luck.IntN(4))
		}
		for range 2 {
			for _, w := range all {
				w.sends(s)
				w.hears(s, len(s.log))
			}
		}
		for _, w := range all {
			if !slices.Equal(w.text, s.text) {
				t.Fatalf("seed %d: the server has %q, and %s has %q", seed, change.String(s.text), w.name, change.String(w.text))
			}
		}
	}
}
