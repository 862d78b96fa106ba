package run

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"caseload/app/debrief"
	"caseload/app/store"
)

// Notes returns what a student wrote with their decisions, by turn; nothing if that is
// closed in this session. It is the student's own.
func (r *Runs) Notes(ctx context.Context, m Mine) (map[int]Writing, error) {
	words, err := r.store.Writings(ctx, m)
	return besideDecisions(words), unlessClosed(err)
}

// unlessClosed is for words that stand beside something else, which is shown without them
// where they are closed.
func unlessClosed(err error) error {
	if errors.Is(err, ErrClosed) {
		return nil
	}
	return err
}

// besideDecisions returns what was written beside decisions, by turn.
func besideDecisions(words []store.Writing) map[int]Writing {
	beside := map[int]Writing{}
	for _, w := range words {
		said := beside[w.Turn]
		switch {
		case w.Turn == 0:
			continue
		case w.Kind == writingReason:
			said.Reason, said.Shown = w.Text, !w.Shown.IsZero()
		case w.Kind == writingNote:
			said.Note = w.Text
		}
		beside[w.Turn] = said
	}
	return beside
}

// NotedDay is a day of a run with what the student wrote on it and about it, except how
// it felt.
type NotedDay struct {
	Day    int // working day, from 1
	Date   string
	Beside []Noted      // what was written beside decisions, in their order
	About  []OpenedText // what was written about the day when looking back
}

// Noted is a decision with what the student wrote beside it.
type Noted struct {
	debrief.Decided
	Writing
}

// NotesByDay returns all that a student wrote in a run, in the order of its days; days
// without a word are left out. It works while the run goes on, too. If this program can
// no longer fold a run that goes on, it returns an error for which [Stuck] is true.
func (r *Runs) NotesByDay(ctx context.Context, m Mine) ([]NotedDay, error) {
	words, err := r.store.Writings(ctx, m)
	if err != nil || len(words) == 0 {
		return nil, err
	}
	decided, err := r.decidedSoFar(ctx, m)
	if err != nil {
		return nil, err
	}
	return notedDays(decided, words), nil
}

// notedDays returns what was written in a run with those decisions, by day.
func notedDays(decided []debrief.Decided, words []store.Writing) []NotedDay {
	days, dates := map[int]NotedDay{}, map[int]string{}
	beside := besideDecisions(words)
	for _, d := range decided {
		dates[d.Day] = d.Date
		if said, is := beside[d.Turn]; is {
			day := days[d.Day]
			day.Beside = append(day.Beside, Noted{d, said})
			days[d.Day] = day
		}
	}
	for n := range dates {
		day := days[n]
		day.About = writtenAbout(n, words)
		days[n] = day
	}
	var list []NotedDay
	for n, day := range days {
		if len(day.Beside)+len(day.About) > 0 {
			day.Day, day.Date = n, dates[n]
			list = append(list, day)
		}
	}
	slices.SortFunc(list, func(a, b NotedDay) int { return cmp.Compare(a.Day, b.Day) })
	return list
}

// decidedSoFar returns the decisions of a run, from its debrief if it has ended. Of that, it
// returns nothing else, so it doesn't matter whether the run is closed in this session.
func (r *Runs) decidedSoFar(ctx context.Context, m Mine) ([]debrief.Decided, error) {
	if m.Run().EndedAt != nil {
		d, err := r.DebriefFor(ctx, m.Reading())
		return d.Decisions, err
	}
	steps, _, err := r.Fold(ctx, m.Reading())
	if err != nil {
		return nil, err
	}
	return debrief.Decisions(steps), nil
}

// writtenAbout returns what was written about a day when looking back, except how it
// felt.
func writtenAbout(day int, words []store.Writing) (about []OpenedText) {
	part := Part{Name: dayPart + strconv.Itoa(day)}
	for _, b := range dayBoxes {
		i := slices.IndexFunc(words, func(w store.Writing) bool { return w.Turn == 0 && w.Kind == part.Writing(b) && w.Text != "" })
		if i >= 0 && !b.Own {
			about = append(about, OpenedText{b.Label, words[i].Text})
		}
	}
	return about
}
