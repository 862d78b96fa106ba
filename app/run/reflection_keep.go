package run

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"caseload/app/debrief"
	"caseload/app/store"
)

// Reflection is what a student can look back on, and what they wrote about it.
type Reflection struct {
	Ended
	Stuck   bool              // this program can't fold the run
	Over    bool              // it was ended because of what its texts hold
	Writing map[string]string // texts by the names of their boxes
	Noted   map[int][]Noted   // what was written beside decisions, by day; none if Stuck
	Shared  Shared
	Key     string // the key of what is shared, or "" if nothing is
}

// Reflection returns a run's reflection. It can be read and written whatever has
// become of the rules that the run was played by: it remains the student's own.
func (r *Runs) Reflection(ctx context.Context, m Mine) (Reflection, error) {
	ended, err := r.Ended(ctx, m)
	stuck, over := Stuck(err), errors.Is(err, store.ErrHidden)
	if err != nil && !stuck {
		return Reflection{}, err
	}
	words, err := r.store.Writings(ctx, m)
	if err != nil {
		return Reflection{}, err
	}
	l := Reflection{Ended: ended, Stuck: stuck, Over: over, Writing: map[string]string{}, Noted: map[int][]Noted{}}
	for _, day := range notedDays(ended.decided, words) {
		l.Noted[day.Day] = day.Beside
	}
	for _, w := range words {
		if _, is := IsBox(w.Kind); is && w.Turn == 0 {
			l.Writing[w.Kind] = w.Text
		}
	}
	if stuck {
		l.Days = daysIn(l.Writing)
	}
	l.Shared, l.Key, err = r.SharedOf(ctx, m)
	return l, err
}

// DayWritten returns the part of the reflection about a day that has ended, without its
// moments, and what was written in it, by the names of the boxes; nothing if that is closed
// in this session.
func (r *Runs) DayWritten(ctx context.Context, m Mine, day debrief.Day) (Part, map[string]string, error) {
	words, err := r.store.Writings(ctx, m)
	if unlessClosed(err) != nil {
		return Part{}, nil, err
	}
	written := map[string]string{}
	for _, w := range words {
		if w.Turn == 0 {
			written[w.Kind] = w.Text
		}
	}
	return partOf(EndedDay{Number: day.Day, Date: day.Date, Pressed: day.Pressed}), written, nil
}

// daysIn returns the days that something was written about, for a run that can't
// be folded, in ascending order.
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
// about the whole of a run that hasn't ended.
var ErrTooEarly = errors.New("it can't be looked back on yet")

// NoBox says that no reflection has a box of the given name.
type NoBox struct{ Name string }

func (n *NoBox) Error() string { return fmt.Sprintf("there is no box %q to write in", n.Name) }

// TooLong says which texts of a reflection are too long, by the names of their
// boxes.
type TooLong struct{ Texts map[string]Overlong }

func (t *TooLong) Error() string { return fmt.Sprintf("%d texts are too long", len(t.Texts)) }

// Reflect stores the texts that were written in boxes of a reflection, either all
// of them or none. Boxes that aren't named in sent don't change, and an empty
// text erases the previous one. Texts that can't be stored are answered with
// ErrTooEarly, a *NoBox or a *TooLong.
func (r *Runs) Reflect(ctx context.Context, m Mine, l Reflection, sent map[string]string) error {
	open, long := map[string]bool{}, map[string]Overlong{}
	days, end := l.Parts()
	for _, p := range slices.Concat(days, end) {
		open[p.Name] = true
	}
	var changed []store.Writing
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		text := sent[name]
		switch part, is := IsBox(name); {
		case !is:
			return &NoBox{name}
		case !open[part]:
			return ErrTooEarly
		}
		if o := overlong(name, text); o != nil {
			long[name] = *o
		} else if text != l.Writing[name] {
			changed = append(changed, store.Writing{Kind: name, Text: text})
		}
	}
	if len(long) > 0 {
		return &TooLong{long}
	}
	return r.store.PutWritings(ctx, m, changed)
}

// NoPart says that there is no part of the given name to share.
type NoPart struct{ Name string }

func (n *NoPart) Error() string { return fmt.Sprintf("there is no part %q to share", n.Name) }

// Sharing returns what would be shared with the parts of the given names, in the
// order in which the page shows them. A part that can't be written in yet is a
// *NoPart.
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

// writingFelt is the kind of the writing that says how the student felt about a run. It
// is about the whole run and so has turn 0.
const writingFelt = "feeling"

// Feelings are the answers to the question how one feels after a run. Nobody else
// reads the answer.
var Feelings = []string{"fine", "thoughtful", "unsettled", "tired", "upset"}

// ErrNoFeeling means that the answer is not one of [Feelings].
var ErrNoFeeling = errors.New("it isn't one of the words for how somebody feels")

// Felt returns how the student felt after a run, or "" if they haven't said.
func (r *Runs) Felt(ctx context.Context, m Mine) (string, error) {
	words, err := r.store.Writings(ctx, m)
	for _, w := range words {
		if w.Kind == writingFelt {
			return w.Text, nil
		}
	}
	return "", unlessClosed(err)
}

// Feel stores how the student felt after a run, replacing any earlier answer; ""
// erases it. An answer that isn't one of [Feelings] is ErrNoFeeling.
func (r *Runs) Feel(ctx context.Context, m Mine, felt string) error {
	if err := r.store.IsMine(m); err != nil {
		return err
	}
	if felt != "" && !slices.Contains(Feelings, felt) {
		return ErrNoFeeling
	}
	return r.store.PutWriting(ctx, m, store.Writing{Kind: writingFelt, Text: felt})
}
