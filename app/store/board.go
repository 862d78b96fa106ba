package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"
)

// A class's board is counted from rows of its own, one for each run's first answer
// to a message. They are written in the same transaction as the decision, so they
// always agree with the log, and they go when the run goes. app/teach says which of
// them are shown.

// Told is what a run in a class first answered to a message.
type Answer struct {
	ID      int64 // increases in the order in which answers were given
	Run     int64
	Message string
	Choice  string // the choice of an answer, or the tier of a recommendation; "" for its default
	Five    *int   // the number of the five with which it was first shown; nil if it hasn't been
}

type answerRow struct {
	ID      int64 `gorm:"primaryKey"`
	ClassID int64
	RunID   int64
	Message string
	Choice  string
	Five    *int
}

func (answerRow) TableName() string { return "answers" }

// keepAnswer stores what a decision answers, if its run counts: if it is in a class,
// hasn't been set aside and had begun when the moment was first shown. A second
// answer to the same message changes nothing.
func keepAnswer(tx *gorm.DB, class, run int64, message, choice string) error {
	// Answers get growing numbers in the order in which they can be read, or a reader
	// who asks for those after the last one would miss some; and none is added while
	// a moment is being shown or the run set aside.
	if err := lockClass(tx, class); err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO answers (class_id, run_id, message, choice)
		SELECT class_id, id, ?, ? FROM runs
		WHERE id = ? AND class_id IS NOT NULL AND NOT aside AND NOT EXISTS
			(SELECT 1 FROM moments WHERE moments.class_id = runs.class_id AND moments.message = ? AND newest < runs.id)
		ON CONFLICT DO NOTHING`, message, choice, run, message).Error
}

// ClassAnswers returns the answers of a class whose number is greater than after, in
// order.
func (s *Store) ClassAnswers(ctx context.Context, l Led, after int64) ([]Answer, error) {
	doing := fmt.Sprintf("answers in class %d", l.class.ID)
	if err := s.leads(l); err != nil {
		return nil, in(doing, err)
	}
	var rows []answerRow
	err := s.read(ctx).Where("class_id = ? AND id > ? AND message <> ?", l.class.ID, after, measures).Order("id").Find(&rows).Error
	if err != nil {
		return nil, in(doing, err)
	}
	list := make([]Answer, len(rows))
	for i, r := range rows {
		list[i] = Answer{r.ID, r.RunID, r.Message, r.Choice, r.Five}
	}
	return list, nil
}

// ClassMark returns a text that differs whenever something that a class's board depends
// on has changed. If the class has been deleted, the error is ErrNotFound.
func (s *Store) ClassMark(ctx context.Context, l Led) (string, error) {
	class := l.class.ID
	doing := fmt.Sprintf("mark of class %d", class)
	if err := s.leads(l); err != nil {
		return "", in(doing, err)
	}
	var m struct {
		Changed, Begun, Ended, Newest int64
		EndsAt                        *int64
		Locked                        bool
	}
	found := s.read(ctx).Raw(`SELECT changed, ends_at, locked,
		(SELECT COUNT(*) FROM runs WHERE class_id = classes.id AND NOT aside) AS begun,
		(SELECT COUNT(ended_at) FROM runs WHERE class_id = classes.id AND NOT aside) AS ended,
		(SELECT COALESCE(MAX(id), 0) FROM answers WHERE class_id = classes.id AND message <> ?) AS newest
		FROM classes WHERE id = ?`, measures, class).Scan(&m)
	if found.Error == nil && found.RowsAffected == 0 {
		found.Error = ErrNotFound
	}
	ends := int64(0)
	if m.EndsAt != nil {
		ends = *m.EndsAt
	}
	return fmt.Sprint(m.Changed, m.Begun, m.Ended, m.Newest, ends, m.Locked), in(doing, found.Error)
}

// measures stands, in the place of a message, for the figures over a class's runs
// together. Among the answers it has a row for each run that was shown in them, with its
// five.
const measures = ""

// ShowMeasures records that figures over a class's runs together are now shown, and in
// which fives the runs are that are new in them: each is a list of their numbers. From the
// first time on, runs that begin later aren't among those of [Store.ClassEnded]. If any of
// the runs has gone, has been set aside or is shown already, nothing changes and the error
// is ErrTaken.
func (s *Store) ShowMeasures(ctx context.Context, l Led, fives [][]int64) error {
	class := l.class.ID
	doing := fmt.Sprintf("show the measures of class %d", class)
	if err := s.leads(l); err != nil {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		var first int
		err := firstError(lockClass(tx, class), showFirst(tx, class, measures))
		if err == nil {
			err = tx.Model(&answerRow{}).Where("class_id = ? AND message = ?", class, measures).Select("COALESCE(MAX(five) + 1, 0)").Scan(&first).Error
		}
		for i, runs := range fives {
			if err != nil {
				return err
			}
			drawn := tx.Exec(`INSERT INTO answers (class_id, run_id, message, choice, five)
				SELECT class_id, id, ?, '', CAST(? AS bigint) FROM runs WHERE id IN ? AND class_id = ? AND ended_at IS NOT NULL AND NOT aside
				ON CONFLICT DO NOTHING`, measures, first+i, runs, class)
			if err = drawn.Error; err == nil && drawn.RowsAffected != int64(len(runs)) {
				err = ErrTaken
			}
		}
		return err
	}))
}

// ClassEnded returns the runs of a class that have ended and count in the figures over
// all of them: the fives that [Store.ShowMeasures] has shown, without those runs of them that
// have gone; and the runs that wait to be shown, in the order in which they ended. None has
// been set aside, and all had begun when such figures were first shown.
func (s *Store) ClassEnded(ctx context.Context, l Led) (shown [][]Reading, waiting []Reading, err error) {
	doing := fmt.Sprintf("ended runs of class %d", l.class.ID)
	if err := s.leads(l); err != nil {
		return nil, nil, in(doing, err)
	}
	var drawn []answerRow
	var rows []runRow
	err = firstError(
		s.read(ctx).Where("class_id = ? AND message = ?", l.class.ID, measures).Find(&drawn).Error,
		s.read(ctx).Where("class_id = ? AND ended_at IS NOT NULL AND NOT aside AND expires_at > ?", l.class.ID, millis(s.now())).
			Where("NOT EXISTS (SELECT 1 FROM moments WHERE moments.class_id = runs.class_id AND message = ? AND newest < runs.id)", measures).
			Order("ended_at, id").Find(&rows).Error)
	if err != nil {
		return nil, nil, in(doing, err)
	}
	five := map[int64]int{} // by run
	for _, a := range drawn {
		five[a.RunID] = *a.Five
	}
	fives := map[int][]Reading{}
	for _, row := range rows {
		r := Reading{run: row.run()}
		if at, is := five[row.ID]; is {
			fives[at] = append(fives[at], r)
		} else {
			waiting = append(waiting, r)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(fives)) {
		shown = append(shown, fives[at])
	}
	return shown, waiting, nil
}

// showFirst records the newest run there is when a moment is first shown.
func showFirst(tx *gorm.DB, class int64, message string) error {
	return tx.Exec(`INSERT INTO moments (class_id, message, newest)
		SELECT ?, ?, COALESCE(MAX(id), 0) FROM runs WHERE true ON CONFLICT DO NOTHING`, class, message).Error
}

// ClassMoments returns the messages whose answers have been shown on a class's board.
func (s *Store) ClassMoments(ctx context.Context, l Led) (messages []string, err error) {
	if err = s.leads(l); err == nil {
		err = s.read(ctx).Table("moments").Where("class_id = ? AND message <> ?", l.class.ID, measures).Pluck("message", &messages).Error
	}
	slices.Sort(messages) // here, since a database may have an order of its own
	return messages, in(fmt.Sprintf("moments of class %d", l.class.ID), err)
}

// ShowMoment records that answers to a message are now shown, in fives: each is a
// list of their numbers. From the first time on, answers of runs that begin later
// aren't kept. It returns the number of the first of the fives, and the class's
// Changed. If any of the answers has gone or is shown already, nothing changes and
// the error is ErrTaken.
func (s *Store) ShowMoment(ctx context.Context, l Led, message string, fives [][]int64) (first int, changed int64, err error) {
	class := l.class.ID
	doing := fmt.Sprintf("show a moment of class %d", class)
	if err := s.leads(l); err != nil {
		return 0, 0, in(doing, err)
	}
	type shown struct {
		first   int
		changed int64
	}
	result := NewTold[shown]()
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := countAgain(tx, "id = ?", class); err != nil { // first, since it locks the class
			return err
		}
		first, err := showFives(tx, class, message, fives)
		var row classRow
		if err == nil {
			err = tx.Select("changed").Take(&row, "id = ?", class).Error
		}
		result.Is(shown{first, row.Changed})
		return err
	})
	if err != nil {
		return 0, 0, in(doing, err)
	}
	r := <-result
	return r.first, r.changed, nil
}

func showFives(tx *gorm.DB, class int64, message string, fives [][]int64) (first int, err error) {
	if err := showFirst(tx, class, message); err != nil {
		return 0, err
	}
	of := tx.Model(&answerRow{}).Where("class_id = ? AND message = ?", class, message)
	if err := of.Session(&gorm.Session{}).Select("COALESCE(MAX(five) + 1, 0)").Scan(&first).Error; err != nil {
		return 0, err
	}
	for i, ids := range fives {
		updated := of.Session(&gorm.Session{}).Where("id IN ? AND five IS NULL", ids).Update("five", first+i)
		if updated.Error == nil && updated.RowsAffected != int64(len(ids)) {
			return 0, ErrTaken
		}
		if updated.Error != nil {
			return 0, updated.Error
		}
	}
	return first, nil
}

// SetAside takes a guest's run in a class out of all that is counted, for good,
// because the guest turned out to be its lecturer. If they have none, or it has been
// set aside already, nothing changes.
func (s *Store) SetAside(ctx context.Context, l Led, g Guest) error {
	class := l.class.ID
	doing := fmt.Sprintf("set aside a run in class %d", class)
	if err := firstError(s.leads(l), s.isGuest(g)); err != nil {
		return in(doing, err)
	}
	const theirs = "class_id = ? AND guest_id IN ? AND NOT aside"
	var runs []int64
	if err := s.read(ctx).Model(&runRow{}).Where(theirs, class, g.all).Pluck("id", &runs).Error; err != nil || len(runs) == 0 {
		return in(doing, err)
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return firstError(
			tx.Model(&runRow{}).Where(theirs, class, g.all).Update("aside", true).Error,
			countAgain(tx, "id = ?", class), // before the answers, since it locks the class
			tx.Where("run_id IN ?", runs).Delete(&answerRow{}).Error)
	}))
}

// countAgain has the boards of some classes counted from the beginning, since rows
// of theirs go or change.
func countAgain(tx *gorm.DB, which string, args ...any) error {
	return tx.Model(&classRow{}).Where(which, args...).Update("changed", gorm.Expr("changed + 1")).Error
}

// runsGo is called before runs are deleted. It has the boards counted again of all
// classes that lose them.
func runsGo(tx *gorm.DB, which string, args ...any) error {
	theirs := tx.Model(&runRow{}).Select("class_id").Where("class_id IS NOT NULL").Where(which, args...)
	return firstError(
		lockRuns(tx, which, args...),
		lockClasses(tx, "id IN (?)", theirs),
		countAgain(tx, "id IN (?)", theirs))
}
