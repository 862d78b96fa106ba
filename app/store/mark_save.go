package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/mark"
	"caseload/app/store/row"
	"caseload/app/who"
)

// marked is a candidate who is being marked, in the transaction that keeps the mark.
type marked struct {
	by      MarkedAssignment
	marking mark.Marking
	c       Candidate
	points  string
	now     time.Time
}

// SaveMark keeps what somebody says of a candidate's run: their own mark or, where there is no
// second marker, the one there is. Edition, Points, Comment, Why and Changed of said are used.
// It is handed in, or a draft. One that was handed in, or that another gave, is kept beside
// it. The error is ErrChanged if the rubric, or what is in its place, has been changed since;
// ErrTaken if others give both marks; ErrLocked if both are in, which can be settled; and
// ErrFull if there are [mark.MaxMarks].
func (s *Store) SaveMark(ctx context.Context, m MarkedAssignment, number int, said mark.Mark, handIn bool) error {
	return s.saveMark(ctx, m, number, said, func(tx *gorm.DB, w marked) error {
		place, was := w.c.Marks.PlaceFor(w.marking, m.by.id)
		switch {
		case w.marking.Second != mark.Single && w.c.Marks.Standing(w.marking).Both():
			return ErrLocked
		case place == "":
			return ErrTaken
		case said.Changed != was.ChangedSo():
			return ErrChanged
		}
		now := said
		if now.Place = place; handIn {
			now.Handed = &w.now
		}
		noted := error(nil)
		if handIn || was != nil && was.Handed != nil { // other drafts may be saved as often as somebody likes
			noted = w.noted(tx)
		}
		if was != nil && was.Handed == nil && was.Marker == m.by.id && was.Edition == said.Edition && !was.Earlier {
			return firstError(noted, tx.Model(&row.Mark{}).Where("id = ?", was.ID).Updates(map[string]any{
				"points": w.points, "comment": now.Comment, "why": now.Why, "changed": was.Changed + 1, "changed_at": millis(w.now), "handed_at": millisOf(now.Handed),
			}).Error)
		}
		return firstError(noted, w.replace(tx, was), w.replace(tx, w.c.Marks.At(mark.Settled)), w.add(tx, now, was))
	})
}

// SettleMark keeps the mark that counts where two are in. Edition, Points, Comment, Why and
// Changed of said are used, and on has the numbers of the two marks. The error is ErrChanged
// if one of them, the settled mark or the rubric has been changed since, and ErrNotFound if
// they aren't both in.
func (s *Store) SettleMark(ctx context.Context, m MarkedAssignment, number int, said mark.Mark, on [2]int64) error {
	return s.saveMark(ctx, m, number, said, func(tx *gorm.DB, w marked) error {
		first, second, was := w.c.Marks.At(mark.First), w.c.Marks.At(mark.Second), w.c.Marks.At(mark.Settled)
		switch {
		case first == nil || second == nil || first.ID != on[0] || second.ID != on[1] || said.Changed != was.ChangedSo():
			return ErrChanged
		case w.marking.Second == mark.Single || !w.c.Marks.Standing(w.marking).Both():
			return ErrNotFound
		}
		now := said
		now.Place, now.Handed = mark.Settled, &w.now
		return firstError(w.noted(tx), w.replace(tx, was), w.add(tx, now, was))
	})
}

func (s *Store) saveMark(ctx context.Context, m MarkedAssignment, number int, said mark.Mark, keep func(tx *gorm.DB, w marked) error) error {
	doing := fmt.Sprintf("mark candidate %d of assignment %d", number, m.assignment.ID)
	if err := s.marksAssignment(m); err != nil {
		return in(doing, err)
	}
	points, err := json.Marshal(said.Points)
	err = firstError(err, TextWithin("points", points, mark.MaxMark), TextWithin("a comment", said.Comment, MaxText), TextWithin("a reason", said.Why, MaxWhy))
	if err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		marking, err := m.assignment.lockMarking(tx)
		if err != nil {
			return err
		}
		c, _, err := s.candidate(tx, m.Open(), marking, number)
		switch {
		case err != nil:
			return err
		case marking.Edition != said.Edition:
			return ErrChanged
		case len(c.Marks) >= mark.MaxMarks:
			return ErrFull
		}
		if err := keep(tx, marked{m, marking, c, string(points), now}); err != nil {
			return err
		}
		then, with, err := s.candidate(tx, m.Open(), marking, number)
		for _, partner := range with {
			err = firstError(err, marked{m, marking, partner, "", now}.mirror(tx, then.Marks))
		}
		if err != nil || marking.Released == nil {
			return err
		}
		then, with, err = s.candidate(tx, m.Open(), marking, number)
		for _, one := range append(with, then) {
			counts := one.Marks.Standing(marking).Mark
			if err == nil && counts != nil && (one.Given == nil || one.Given.Mark != counts.ID) {
				err = one.give(tx, m.assignment.ID, *counts, said.Why, now)
			}
		}
		return err
	}))
}

// mirror has a candidate who has a run together with another have the marks of it that the
// other one has: a run is marked once. Each has them for themselves, and keeps them when one
// of the two leaves, or is marked apart.
func (w marked) mirror(tx *gorm.DB, marks mark.Marks) error {
	for _, place := range []mark.Place{mark.First, mark.Second, mark.Settled} {
		have, want := w.c.Marks.At(place), marks.At(place)
		var err error
		switch {
		case have.Says(want):
			continue
		case want != nil && want.Earlier, want == nil && place != mark.Settled:
			continue
		case have != nil && have.Handed == nil && want != nil && have.Marker == want.Marker:
			err = tx.Delete(&row.Mark{}, "id = ?", have.ID).Error
		default:
			err = w.replace(tx, have)
		}
		if err == nil && want != nil {
			err = w.copy(tx, *want)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// copy has a candidate have a mark of their run that another who has it has.
func (w marked) copy(tx *gorm.DB, m mark.Mark) error {
	points, err := json.Marshal(m.Points)
	if err != nil {
		return err
	}
	kept := row.Mark{
		AssignmentID: w.by.assignment.ID, PersonID: w.c.person, RunID: &w.c.run.ID, Place: m.Place, Edition: m.Edition,
		Points: string(points), Comment: m.Comment, Why: m.Why, Changed: m.Changed, ChangedAt: millis(m.At), HandedAt: millisOf(m.Handed),
	}
	if m.Marker != 0 {
		kept.MarkerID = &m.Marker
	}
	return tx.Create(&kept).Error
}

func (w marked) noted(tx *gorm.DB) error { return w.by.audit(tx, "keep a mark", w.c.Number, w.now) }

func (w marked) replace(tx *gorm.DB, m *mark.Mark) error {
	if m == nil {
		return nil
	}
	return tx.Model(&row.Mark{}).Where("id = ?", m.ID).Update("replaced_at", millis(w.now)).Error
}

// add keeps a mark, which takes the place of what was there.
func (w marked) add(tx *gorm.DB, m mark.Mark, was *mark.Mark) error {
	kept := row.Mark{
		AssignmentID: w.by.assignment.ID, PersonID: w.c.person, Place: m.Place, MarkerID: &w.by.by.id, Edition: w.marking.Edition,
		Points: w.points, Comment: m.Comment, Why: m.Why, Changed: was.ChangedSo() + 1, ChangedAt: millis(w.now), HandedAt: millisOf(m.Handed),
	}
	if w.c.run.ID != 0 {
		kept.RunID = &w.c.run.ID
	}
	return tx.Create(&kept).Error
}

// give has a student have a mark from now on.
func (c Candidate) give(tx *gorm.DB, assignment int64, m mark.Mark, why string, now time.Time) error {
	points, err := json.Marshal(m.Points)
	if err != nil {
		return err
	}
	return tx.Create(&row.Given{AssignmentID: assignment, PersonID: c.person, MarkID: &m.ID, Edition: m.Edition, Points: string(points), Comment: m.Comment, Why: why, Apart: c.Apart, GivenAt: millis(now)}).Error
}

// giveAll has every student of an assignment have the mark that counts, and returns how many
// hadn't had it.
func (s *Store) giveAll(tx *gorm.DB, o OpenAssignment, m mark.Marking, why string, now time.Time) (given int, err error) {
	all, _, err := s.candidates(tx, o, m, 0)
	if err != nil {
		return 0, err
	}
	for _, c := range all.List {
		counts := c.Marks.Standing(m).Mark
		if counts == nil || c.Given != nil && c.Given.Mark == counts.ID {
			continue
		}
		given++
		if err := c.give(tx, o.assignment.ID, *counts, why, now); err != nil {
			return given, err
		}
	}
	return given, nil
}

// ReleaseMarks gives all students of an assignment whose runs are marked their marks; whoever
// is marked later has the mark at once. It can't be taken back. The error is ErrChanged if
// there aren't so many as ready says, and ErrNotFound if there is no rubric. If they are
// released already, whoever has none yet that counts is given it, however many they are: a
// student may have been outside the cohort then.
func (s *Store) ReleaseMarks(ctx context.Context, l LedAssignment, ready int) error {
	doing := fmt.Sprintf("release the marks of assignment %d", l.assignment.ID)
	if err := s.leadsAssignment(l); err != nil {
		return in(doing, err)
	}
	now := s.now()
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		marking, err := l.assignment.lockMarking(tx)
		if err != nil {
			return err
		}
		if marking.Edition == 0 {
			return ErrNotFound
		}
		given, err := s.giveAll(tx, l.Open(), marking, "", now)
		if err != nil {
			return err
		}
		noted := func() error {
			return NoteAct(tx, l.cohort.Organisation, l.by.id, who.ReleaseMarks, l.assignment.ID, fmt.Sprintf("the marks of %d", given), now)
		}
		switch {
		case marking.Released != nil && given == 0:
			return nil
		case marking.Released != nil:
			return noted()
		case given != ready:
			return ErrChanged
		}
		return firstError(
			tx.Model(&row.Marking{}).Where("assignment_id = ?", l.assignment.ID).Update("released_at", millis(now)).Error,
			noted())
	}))
}
