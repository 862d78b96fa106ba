package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/row"
)

// Decision is one entry in a run's log. The log is append-only.
type Decision struct {
	Run    int64
	Turn   int // from 1, without gaps
	Offer  string
	With   []byte // JSON: the values chosen in the offer's fields
	Digest string // digest of the step after the decision
	MadeAt time.Time

	// What it answers, for the board of the run's class. Only [Store.Append] uses it.
	Message string // the message that is answered; "" for none
	Choice  string // what was chosen; "" for the default of a recommendation
}

type decisionRow struct {
	RunID  int64 `gorm:"primaryKey;autoIncrement:false"`
	Turn   int   `gorm:"primaryKey;autoIncrement:false"`
	Offer  string
	With   string
	Digest string
	MadeAt int64

	GuestID *int64 // who made it; nil unless two students have the run
}

func (decisionRow) TableName() string { return "decisions" }

func (r decisionRow) decision() Decision {
	return Decision{Run: r.RunID, Turn: r.Turn, Offer: r.Offer, With: []byte(r.With), Digest: r.Digest, MadeAt: fromMillis(r.MadeAt)}
}

// Append adds a decision to a run's log, together with the words that go with it;
// if ended is true, it also marks the run as ended and asks for its record. The run
// is m's; d.Run is ignored. The words get the decision's turn, and empty ones are
// skipped. When Append returns nil, all of it is durable. When it returns one of
// these, none of it has been stored:
//
//   - ErrTaken: the turn has been decided already, perhaps by this very
//     decision, sent twice; [Store.DecisionAt] returns the one that was stored.
//   - ErrOutOfTurn: the previous turn hasn't been decided.
//   - ErrEnded: the run had ended.
//   - ErrHidden: the texts of its scenario had been hidden.
//   - ErrNotFound: there is no such run, or it had expired by MadeAt.
//   - ErrTooLarge, ErrNotText, ErrNotKept.
//
// If ctx ends first, or the error is ErrUncertain, it is uncertain whether the
// decision was stored; call [Store.DecisionAt] to find out.
func (s *Store) Append(ctx context.Context, m Mine, d Decision, writings []Writing, ended bool) error {
	d.Run = m.run.ID
	doing := fmt.Sprintf("decision %d of run %d", d.Turn, d.Run)
	if err := firstError(s.IsMine(m), d.check(writings)); err != nil {
		return in(doing, err)
	}
	row := decisionRow{d.Run, d.Turn, d.Offer, string(d.With), d.Digest, millis(d.MadeAt), nil}
	if m.run.Paired {
		row.GuestID = &m.guest
	}
	var beside []writingRow
	for _, w := range writings {
		if w.Text != "" {
			beside = append(beside, m.writing(Writing{d.Turn, w.Kind, w.Text, w.Shown}))
		}
	}
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		err := m.hasStill(tx)
		if err == nil {
			err = appendDecision(tx, row, beside, ended)
		}
		if err == nil && d.Message != "" && m.run.Class != 0 {
			err = keepAnswer(tx, m.run.Class, d.Run, d.Message, d.Choice)
		}
		return err
	}))
}

func (d Decision) check(writings []Writing) error {
	err := firstError(
		TextWithin("an offer's id", d.Offer, MaxOffer),
		TextWithin("a message's id", d.Message, MaxOffer),
		TextWithin("a choice", d.Choice, MaxOffer),
		TextWithin("the fields of a decision", d.With, MaxWith),
		within("the number of words", len(writings), MaxWritings))
	for _, w := range writings {
		err = firstError(err, w.check())
	}
	return err
}

// appendDecision uses plain SQL, because GORM takes longer to put statements together
// than the database does to run them, and every decision waits for it.
func appendDecision(tx *gorm.DB, d decisionRow, writings []writingRow, ended bool) error {
	if err := mayAppend(tx, d, writings); err != nil {
		return err
	}
	err := tx.Exec(`INSERT INTO decisions (run_id, turn, offer, "with", digest, made_at, guest_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		d.RunID, d.Turn, d.Offer, d.With, d.Digest, d.MadeAt, d.GuestID).Error
	switch {
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return ErrTaken
	case errors.Is(err, gorm.ErrForeignKeyViolated):
		return ErrNotFound // PostgreSQL only: the run was deleted a moment ago
	case err != nil:
		return err
	}
	for _, w := range writings {
		if err := putWriting(tx, w); err != nil {
			return err
		}
	}
	if !ended {
		return nil
	}
	return firstError(
		tx.Model(&runRow{}).Where("id = ?", d.RunID).Update("ended_at", d.MadeAt).Error,
		addChore(tx, ChoreRecord, fmt.Sprint(d.RunID)))
}

// mayAppend enforces the rules of the log, and the bounds of the words that go with the
// decision. A turn that is taken is reported in preference to the end of the run, so that
// a decision sent twice is recognised even if the run has ended since.
func mayAppend(tx *gorm.DB, d decisionRow, writings []writingRow) error {
	kept, from, which := "0, 0", "runs WHERE id = ?", []any{d.RunID}
	if len(writings) > 0 {
		kept, from, which = keptWords, runOfWriter, []any{writings[0].GuestID, d.RunID}
	}
	var (
		expires int64
		ended   *int64
		hidden  bool
		turns   int
		words   words
	)
	err := tx.Raw(`SELECT runs.expires_at, ended_at, `+row.Hidden+`, (SELECT COALESCE(MAX(turn), 0) FROM decisions WHERE run_id = runs.id), `+kept+`
		FROM `+from, which...).Row().Scan(&expires, &ended, &hidden, &turns, &words.run, &words.guest)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrNotFound
	case err != nil:
		return err
	case expires <= d.MadeAt:
		return ErrNotFound
	case 1 <= d.Turn && d.Turn <= turns:
		return ErrTaken
	case d.Turn != turns+1:
		return fmt.Errorf("%w: %d turns have been decided", ErrOutOfTurn, turns)
	case ended != nil:
		return ErrEnded
	case hidden:
		return ErrHidden
	}
	return words.check(writings...)
}

// Decisions returns the decisions of a run at turns greater than after, in turn
// order.
func (s *Store) Decisions(ctx context.Context, r Reading, after int) ([]Decision, error) {
	doing := fmt.Sprintf("decisions of run %d", r.run.ID)
	if err := s.MayRead(r); err != nil {
		return nil, in(doing, err)
	}
	var rows []decisionRow
	err := s.read(ctx).Where("run_id = ? AND turn > ?", r.run.ID, after).Order("turn").Find(&rows).Error
	if err != nil {
		return nil, in(doing, err)
	}
	decisions := make([]Decision, len(rows))
	for i, row := range rows {
		decisions[i] = row.decision()
	}
	return decisions, nil
}

// DecisionAt returns the decision of one turn, or ErrNotFound. It first waits
// until every write to the run that was sent before it has been settled, so that
// its answer is certain even after an uncertain Append. Call it with a context that
// has time left.
func (s *Store) DecisionAt(ctx context.Context, r Reading, turn int) (Decision, error) {
	doing := fmt.Sprintf("decision %d of run %d", turn, r.run.ID)
	if err := s.MayRead(r); err != nil {
		return Decision{}, in(doing, err)
	}
	if err := s.db.Settle(ctx, func(tx *gorm.DB) error { return lockRuns(tx, "id = ?", r.run.ID) }); err != nil {
		return Decision{}, in(doing, err)
	}
	var row decisionRow
	if err := s.read(ctx).Take(&row, "run_id = ? AND turn = ?", r.run.ID, turn).Error; err != nil {
		return Decision{}, in(doing, err)
	}
	return row.decision(), nil
}
