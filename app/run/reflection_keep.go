package run

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"caseload/app/store"
)

// Reflection is what a student looks back on, and what they wrote.
type Reflection struct {
	Ended
	Stuck  bool              // the run can't be gone through again
	Words  map[string]string // by the names of their boxes
	Shared Shared
	Key    string // of what is shared; "" while nothing is
}

// Reflection is a run's reflection. It can be read and written whatever became of
// the rules that the run was played by: what somebody wrote stays theirs.
func (r *Runs) Reflection(ctx context.Context, m Mine) (Reflection, error) {
	ended, err := r.Ended(ctx, m)
	stuck := Stuck(err)
	if err != nil && !stuck {
		return Reflection{}, err
	}
	words, err := r.store.Words(ctx, m)
	if err != nil {
		return Reflection{}, err
	}
	l := Reflection{Ended: ended, Stuck: stuck, Words: map[string]string{}}
	for _, w := range words {
		if _, is := IsBox(w.Kind); is && w.Turn == 0 {
			l.Words[w.Kind] = w.Text
		}
	}
	if stuck {
		l.Days = daysIn(l.Words)
	}
	l.Shared, l.Key, err = r.SharedOf(ctx, m)
	return l, err
}

// daysIn are the days that something was written about, of a run that can't be gone
// through again.
func daysIn(words map[string]string) []EndedDay {
	seen := map[int]bool{}
	for name := range words {
		part, _ := IsBox(name)
		if n, err := strconv.Atoi(strings.TrimPrefix(part, dayPart)); err == nil && strings.HasPrefix(part, dayPart) {
			seen[n] = true
		}
	}
	var days []EndedDay
	for _, n := range slices.Sorted(maps.Keys(seen)) {
		days = append(days, EndedDay{Number: n, Date: "Day " + strconv.Itoa(n)})
	}
	return days
}

// ErrTooEarly means that something was written about a day that hasn't ended, or
// about the whole of a run that hasn't.
var ErrTooEarly = errors.New("it can't be looked back on yet")

// TooLong says which texts of a reflection are too long, by the names of their boxes.
type TooLong struct{ Texts map[string]Overlong }

func (t *TooLong) Error() string { return fmt.Sprintf("%d texts are too long", len(t.Texts)) }

// Reflect keeps what was written in boxes of a reflection, all of it or nothing. A
// box that isn't named stays as it is, and an empty text erases what was there.
// What can't be kept is ErrTooEarly or a *TooLong.
func (r *Runs) Reflect(ctx context.Context, m Mine, l Reflection, sent map[string]string) error {
	open, long := map[string]bool{}, map[string]Overlong{}
	days, end := l.Parts()
	for _, p := range slices.Concat(days, end) {
		open[p.Name] = true
	}
	var changed []store.Word
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		text := sent[name]
		if part, _ := IsBox(name); !open[part] {
			return ErrTooEarly
		}
		if o := overlong(name, text); o != nil {
			long[name] = *o
		} else if text != l.Words[name] {
			changed = append(changed, store.Word{Kind: name, Text: text})
		}
	}
	if len(long) > 0 {
		return &TooLong{long}
	}
	return r.store.PutWords(ctx, m, changed)
}

// NoPart says that there is no such part to share.
type NoPart struct{ Name string }

func (n *NoPart) Error() string { return fmt.Sprintf("there is no part %q to share", n.Name) }

// Sharing is what would be shared with the parts of those names, in the order of
// the page. One that can't be written in is a *NoPart.
func (l Reflection) Sharing(names []string) (Shared, error) {
	what := Shared{Title: l.Title}
	days, end := l.Parts()
	parts := slices.Concat(days, end)
	for _, name := range names {
		if !slices.ContainsFunc(parts, func(p Part) bool { return p.Name == name }) {
			return what, &NoPart{name}
		}
	}
	for _, p := range parts {
		if slices.Contains(names, p.Name) {
			what.Parts = append(what.Parts, SharedPart{Name: p.Name, Title: p.Title})
		}
	}
	return what, nil
}

// wordFelt is the kind of word that says how a run felt. It is about the whole run,
// so it stands at turn 0.
const wordFelt = "feeling"

// Feelings are what can be said of how one is after a run. Nobody else reads it.
var Feelings = []string{"fine", "thoughtful", "unsettled", "tired", "upset"}

// ErrNoFeeling means that what was said is none of [Feelings].
var ErrNoFeeling = errors.New("it is none of the words for how one is")

// Felt is how a run felt; "" where nothing was said.
func (r *Runs) Felt(ctx context.Context, m Mine) (string, error) {
	words, err := r.store.Words(ctx, m)
	for _, w := range words {
		if w.Kind == wordFelt {
			return w.Text, err
		}
	}
	return "", err
}

// Feel keeps how a run felt in place of what was said before; "" takes it back.
func (r *Runs) Feel(ctx context.Context, m Mine, felt string) error {
	if err := r.store.IsMine(m); err != nil {
		return err
	}
	if felt != "" && !slices.Contains(Feelings, felt) {
		return ErrNoFeeling
	}
	return r.store.PutWord(ctx, m, store.Word{Kind: wordFelt, Text: felt})
}
