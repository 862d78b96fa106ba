package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gorm.io/gorm"

	"caseload/app/store"
)

// answer appends a decision that answers a message.
func answer(t *testing.T, s *store.Store, run store.Mine, turn int, message, choice string) {
	t.Helper()
	d := decision(run.ID(), turn)
	d.Message, d.Choice = message, choice
	check(t, s.Append(ctx, run, d, nil, false))
}

// answers returns the answers of a class after one of them, as text.
func answers(t *testing.T, s *store.Store, l store.Led, after int64) string {
	t.Helper()
	text := ""
	for _, a := range must(s.ClassAnswers(ctx, l, after))(t) {
		five := "-"
		if a.Five != nil {
			five = fmt.Sprint(*a.Five)
		}
		text += fmt.Sprintf("%d:%d %s %s %s\n", a.ID, a.Run, a.Message, a.Choice, five)
	}
	return text
}

// changed returns how often a class's board had to be counted again.
func changed(t *testing.T, s *store.Store, l store.Led) int64 {
	t.Helper()
	return joined(t, s, l).Class().Changed
}

func lines(text ...string) string { return strings.Join(text, "\n") + "\n" }

// Only the first answer of a run in the class is kept, and nothing of other runs.
func TestWhatAClassAnswered(t *testing.T) {
	s := newStore(t)
	c, other := newClass(t, s, "KT4M7PXC"), newClass(t, s, "FFFFFF")
	one, two := classRun(t, s, c, newGuest(t, s, "one")), classRun(t, s, c, newGuest(t, s, "two"))
	answer(t, s, classRun(t, s, other, newGuest(t, s, "elsewhere")), 1, "sam", "no")
	answer(t, s, newRun(t, s, newGuest(t, s, "alone")), 1, "sam", "no")
	answer(t, s, two, 1, "marsh", "")
	answer(t, s, one, 1, "marsh", "P1")
	answer(t, s, one, 2, "marsh", "P2")
	answer(t, s, one, 3, "sam", "yes")
	play(t, s, classRun(t, s, c, newGuest(t, s, "three")), 2)
	want := lines("2:2 marsh  -", "3:1 marsh P1 -", "5:1 sam yes -")
	if got := answers(t, s, c, 0); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := answers(t, s, c, 3); got != lines("5:1 sam yes -") {
		t.Errorf("after the third:\n%s", got)
	}
}

// A refused decision answers nothing.
func TestARefusedDecisionAnswersNothing(t *testing.T) {
	s := newStore(t)
	c := newClass(t, s, "KT4M7PXC")
	run := classRun(t, s, c, newGuest(t, s, "one"))
	d := decision(run.ID(), 2)
	d.Message, d.Choice = "sam", "yes"
	mustBe(t, s.Append(ctx, run, d, nil, false), store.ErrOutOfTurn)
	if got := answers(t, s, c, 0); got != "" {
		t.Error(got)
	}
}

// Answers are shown in fives, each once. From then on, runs that begin later don't
// count for that message.
func TestAMomentIsShown(t *testing.T) {
	s := newStore(t)
	c := newClass(t, s, "KT4M7PXC")
	var runs []store.Mine
	for i := range 3 {
		runs = append(runs, classRun(t, s, c, newGuest(t, s, fmt.Sprint(i))))
	}
	answer(t, s, runs[0], 1, "sam", "yes")
	answer(t, s, runs[1], 1, "sam", "no")
	first, now, err := s.ShowMoment(ctx, c, "sam", [][]int64{{2}, {1}})
	check(t, err)
	if first != 0 || now != 1 || changed(t, s, c) != 1 {
		t.Errorf("the first is %d, changed is %d", first, now)
	}
	late := classRun(t, s, c, newGuest(t, s, "late"))
	answer(t, s, late, 1, "sam", "yes")
	answer(t, s, late, 2, "marsh", "P1")
	answer(t, s, runs[2], 1, "sam", "yes")
	want := lines("1:1 sam yes 1", "2:2 sam no 0", "3:4 marsh P1 -", "4:3 sam yes -")
	if got := answers(t, s, c, 0); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for name, fives := range map[string][][]int64{"one that is shown": {{4, 1}}, "one of another message": {{3}}, "one that isn't there": {{4}, {9}}} {
		_, _, err := s.ShowMoment(ctx, c, "sam", fives)
		if mustBe(t, err, store.ErrTaken); answers(t, s, c, 0) != want || changed(t, s, c) != 1 {
			t.Errorf("%s changed something", name)
		}
	}
	if first, _, err := s.ShowMoment(ctx, c, "sam", [][]int64{{4}}); err != nil || first != 2 {
		t.Errorf("the next is %d: %v", first, err)
	}
	if got := fmt.Sprint(must(s.ClassMoments(ctx, c))(t)); got != "[sam]" {
		t.Errorf("shown are %s", got)
	}
}

// Answers go with their run, however it goes, and with the class; and the class knows
// that its board has to be counted again.
func TestAnswersGoWithTheirRun(t *testing.T) {
	s := newStore(t)
	c := newClass(t, s, "KT4M7PXC")
	var runs []store.Mine
	var guests []store.Guest
	for i := range 5 {
		guests = append(guests, newGuest(t, s, fmt.Sprint(i)))
		runs = append(runs, classRun(t, s, c, guests[i]))
		answer(t, s, runs[i], 1, "sam", fmt.Sprint(i))
	}
	newRun(t, s, guests[0])
	check(t, s.DeleteRun(ctx, runs[1]))
	check(t, s.DeleteRuns(ctx, guests[2]))
	check(t, s.SetAside(ctx, c, guests[3]))
	check(t, s.SetAside(ctx, c, guests[3]))
	check(t, s.SetAside(ctx, c, guests[2]))
	answer(t, s, runs[3], 2, "marsh", "P1")
	if got := answers(t, s, c, 0); got != lines("1:1 sam 0 -", "5:5 sam 4 -") || changed(t, s, c) != 3 {
		t.Errorf("changed %d times: %s", changed(t, s, c), got)
	}
	check(t, s.Write(ctx, func(tx *gorm.DB) error {
		return tx.Exec("UPDATE runs SET expires_at = 1 WHERE id = ?", runs[4].ID()).Error
	}))
	must(s.DeleteExpired(ctx, s.Operator(), today))(t)
	if got := answers(t, s, c, 0); got != lines("1:1 sam 0 -") || changed(t, s, c) != 4 {
		t.Errorf("changed %d times: %s", changed(t, s, c), got)
	}
	check(t, s.DeleteClass(ctx, c))
	must(s.Mine(ctx, guests[0], runs[0].ID()))(t)
	if n := must(s.CountAnswers())(t); n != 0 {
		t.Errorf("%d answers are left of a class that has ended", n)
	}
}

// A class that was played before there were answers has them afterwards.
func TestAnswersAreFilledFromTheLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	c := newClass(t, s, "KT4M7PXC")
	one, two := classRun(t, s, c, newGuest(t, s, "one")), classRun(t, s, c, newGuest(t, s, "two"))
	play(t, s, newRun(t, s, newGuest(t, s, "alone")), 2)
	for _, d := range []struct {
		run         store.Mine
		turn        int
		offer, with string
	}{
		{two, 1, "answer:sam-rings:together", "null"}, {one, 1, "triager:x", "null"}, {one, 2, "triage:marsh", `{"level":"4"}`}, {two, 2, "triage:marsh", `{"tier":"P1"}`},
		{one, 3, "triage:marsh", `{"tier":"P4"}`}, {one, 4, "end", "null"},
	} {
		row := decision(d.run.ID(), d.turn)
		row.Offer, row.With = d.offer, []byte(d.with)
		check(t, s.Append(ctx, d.run, row, nil, false))
	}
	check(t, s.Write(ctx, func(tx *gorm.DB) error {
		for _, sql := range []string{
			"DROP TABLE answers", "DROP TABLE moments", "ALTER TABLE classes DROP COLUMN changed", "ALTER TABLE runs DROP COLUMN aside",
			"DELETE FROM migrations WHERE id = '2026-11-28-seventh-answers'",
		} {
			if err := tx.Exec(sql).Error; err != nil {
				return err
			}
		}
		return nil
	}))
	check(t, s.Close())
	s = openStore(t, path)
	want := lines("1:2 sam-rings together -", "2:1 marsh  -", "3:2 marsh P1 -")
	if got := answers(t, s, must(s.Lead(ctx, "KT4M7PXC", hash("secret of KT4M7PXC")))(t), 0); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The mark of a class changes with everything that its board depends on, and with
// nothing else.
func TestAClassIsMarked(t *testing.T) {
	s := newStore(t)
	c, other := newClass(t, s, "KT4M7PXC"), newClass(t, s, "FFFFFF")
	last := must(s.ClassMark(ctx, c))(t)
	moves := func(what string, wanted bool) {
		t.Helper()
		now := must(s.ClassMark(ctx, c))(t)
		if (now != last) != wanted {
			t.Errorf("%s: the mark was %q and is %q", what, last, now)
		}
		last = now
	}
	g := newGuest(t, s, "one")
	run := classRun(t, s, c, g)
	moves("a run", true)
	answer(t, s, run, 1, "marsh", "P1")
	moves("an answer", true)
	answer(t, s, run, 2, "marsh", "P2")
	moves("a second answer to the same message", false)
	answer(t, s, classRun(t, s, other, newGuest(t, s, "elsewhere")), 1, "sam", "no")
	moves("another class", false)
	d := decision(run.ID(), 3)
	check(t, s.Append(ctx, run, d, nil, true))
	moves("the end of a run", true)
	check(t, s.ShowMeasures(ctx, c, [][]int64{{run.ID()}}))
	moves("measures", false)
	_, _, err := s.ShowMoment(ctx, c, "marsh", [][]int64{{1}})
	check(t, err)
	moves("a moment that is shown", true)
	check(t, s.SetClassEnd(ctx, c, &later))
	moves("the clock", true)
	check(t, s.LockClass(ctx, c, true))
	moves("the lock", true)
	check(t, s.SetAside(ctx, c, g))
	moves("a run that is set aside", true)
	check(t, s.DeleteClass(ctx, c))
	_, err = s.ClassMark(ctx, c)
	mustBe(t, err, store.ErrNotFound)
}

// Runs that are shown together go together: none that waits slides into the place of one
// that is deleted.
func TestNothingSlidesIntoAFive(t *testing.T) {
	s := newStore(t)
	c := newClass(t, s, "KT4M7PXC")
	var runs []store.Mine
	for i := range 10 {
		run := classRun(t, s, c, newGuest(t, s, fmt.Sprint("guest ", i)))
		check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, true))
		runs = append(runs, run)
	}
	looks := func(wanted string) {
		t.Helper()
		shown, waiting, err := s.ClassEnded(ctx, c)
		check(t, err)
		got := ""
		for _, five := range shown {
			got += fmt.Sprint(len(five), " ")
		}
		if got += fmt.Sprint("and ", len(waiting)); got != wanted {
			t.Errorf("there are %s, want %s", got, wanted)
		}
	}
	looks("and 10")
	fives := make([][]int64, 2)
	for i, run := range runs[:9] {
		fives[i%2] = append(fives[i%2], run.ID())
	}
	check(t, s.ShowMeasures(ctx, c, fives))
	looks("5 4 and 1")
	mustBe(t, s.ShowMeasures(ctx, c, [][]int64{{runs[9].ID(), runs[0].ID()}}), store.ErrTaken)
	check(t, s.DeleteRun(ctx, runs[3]))
	looks("5 3 and 1")
	if got := answers(t, s, c, 0); got != "" {
		t.Errorf("the board counts %s", got)
	}
}
