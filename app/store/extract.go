package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/store/row"
	"caseload/app/who"
)

// Extract is what a student of a cohort has handed to a practice educator to whom they were
// given. Its pieces are copies, so that nothing is read but what the student chose; each goes
// with its run, and with the writing that it is a copy of when that is erased.
type Extract struct {
	ID                int64
	Student, Educator Listed // without roles
	Purpose           string
	Message           string
	At                time.Time
	Read              *time.Time // when the practice educator first read it
	Given             bool       // the student is still given to the practice educator, who can read it
	Count             int        // of its pieces that are left
	Pieces            []Piece    // none in a list
}

// Piece is a part of an extract: a writing of a run, or a decision in words.
type Piece struct {
	Run     Mine // only when it is handed over
	RunID   int64
	Title   string    // of the scenario, when it is read
	Until   time.Time // when the run expires, when it is read
	Turn    int       // 0: about a day or the whole run
	Kind    string    // of the writing, or [KindDecided]
	Heading string    // when and what it is about
	Label   string
	Text    string
	Closed  bool // in this session, so that Text is ""
	Hidden  bool // the texts of its run's scenario are, so that Heading is "" if it is about a turn
}

// KindDecided is the kind of a piece that is no writing, but what was decided at a turn.
const KindDecided = "decided"

// Handing proves that the person asking is a student of a cohort and may hand extracts to
// their practice educators there.
type Handing struct {
	by     Person
	cohort Cohort
	hands  bool // this field makes it another type than [OpenCohort], which can't be converted
}

// Cohort returns the cohort as it was when the proof was made.
func (h Handing) Cohort() Cohort { return h.cohort }

// Extracts proves that the person asking may read what they have handed over in a cohort as
// its student, and what was handed to them as practice educator. It gives no right to what
// anybody else handed to anybody else.
type Extracts struct {
	by     Person
	cohort Cohort
	reads  bool // as in [Handing]
}

// Cohort returns the cohort as it was when the proof was made.
func (e Extracts) Cohort() Cohort { return e.cohort }

// HandOver checks that a person may hand extracts over as student of a cohort. The errors
// are those of OpenCohort.
func (s *Store) HandOver(ctx context.Context, p Person, cohort int64) (Handing, error) {
	c, _, err := s.cohortFor(ctx, p, cohort, who.HandOverExtract, who.State{})
	if err != nil {
		return Handing{}, err
	}
	return Handing{p, c, true}, nil
}

// ReadExtracts checks in the same way that a person may read extracts in a cohort.
func (s *Store) ReadExtracts(ctx context.Context, p Person, cohort int64) (Extracts, error) {
	c, _, err := s.cohortFor(ctx, p, cohort, who.ReadExtract, who.State{})
	if err != nil {
		return Extracts{}, err
	}
	return Extracts{p, c, true}, nil
}

func (s *Store) hands(h Handing) error { return s.onExtracts(h.by, h.cohort, h.hands) }
func (s *Store) readsExtracts(e Extracts) error {
	return s.onExtracts(e.by, e.cohort, e.reads)
}

func (s *Store) onExtracts(by Person, c Cohort, may bool) error {
	if !may {
		return ErrNobody
	}
	return s.onCohort(by, c)
}

// AddExtract hands an extract over and returns its number. The educator's number, Purpose,
// Message and Pieces of e are used. The error is ErrNotFound if the student isn't given to
// that practice educator, or a run is none of theirs; ErrClosed if what was written in one is
// closed in this session; and ErrFull if they have handed over MaxExtracts in the cohort.
func (s *Store) AddExtract(ctx context.Context, h Handing, e Extract) (int64, error) {
	doing := fmt.Sprintf("hand an extract to person %d", e.Educator.ID)
	err := firstError(s.hands(h), within("pieces", len(e.Pieces), MaxPieces), TextWithin("a purpose", e.Purpose, MaxKey), TextWithin("a message", e.Message, MaxComment))
	size := 0
	runs := map[int64]bool{}
	for _, p := range e.Pieces {
		err = firstError(err, s.IsMine(p.Run), p.Run.open(), TextWithin("a piece's kind", p.Kind, MaxKey), TextWithin("a piece's heading", p.Heading, MaxText),
			TextWithin("a piece's label", p.Label, MaxText), TextWithin("a piece", p.Text, MaxText))
		size += len(p.Heading) + len(p.Label) + len(p.Text)
		runs[p.Run.run.ID] = true
	}
	if err = firstError(err, within("an extract", size, MaxExtract)); err != nil {
		return 0, in(doing, err)
	}
	now, added := s.now(), NewTold[int64]()
	err = s.write(ctx, func(tx *gorm.DB) error {
		if err := h.may(tx, e.Educator.ID, runs, millis(now)); err != nil {
			return err
		}
		extract := row.Extract{CohortID: h.cohort.ID, StudentID: h.by.id, EducatorID: e.Educator.ID, Purpose: e.Purpose, Message: e.Message, MadeAt: millis(now)}
		if err := tx.Create(&extract).Error; err != nil {
			return err
		}
		for i, p := range e.Pieces {
			if err := tx.Create(&row.Piece{ExtractID: extract.ID, Place: i + 1, RunID: p.Run.run.ID, Turn: p.Turn, Kind: p.Kind, Heading: p.Heading, Label: p.Label, Text: p.Text}).Error; err != nil {
				return err
			}
		}
		added.Is(extract.ID)
		return NoteAct(tx, h.cohort.Organisation, h.by.id, who.HandOverExtract, extract.ID, fmt.Sprintf("to person %d", e.Educator.ID), now)
	})
	if err != nil {
		return 0, in(doing, err)
	}
	return <-added, nil
}

// may checks in a transaction that the student is given to a practice educator, has the runs
// and has room for another extract.
func (h Handing) may(tx *gorm.DB, educator int64, runs map[int64]bool, now int64) error {
	if _, err := h.cohort.lock(tx); err != nil {
		return err
	}
	err := tx.Take(&givenRow{}, "cohort_id = ? AND educator_id = ? AND student_id = ?", h.cohort.ID, educator, h.by.id).Error
	if err != nil {
		return err
	}
	var ids []int64
	for id := range runs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if err := lockRuns(tx, "id IN ?", ids); err != nil {
		return err
	}
	var theirs, there int64
	err = firstError(
		tx.Raw(`SELECT COUNT(*) FROM runs JOIN guests ON guests.id IN (guest_id, partner_id) WHERE runs.id IN ? AND person_id = ? AND runs.expires_at > ?`, ids, h.by.id, now).Scan(&theirs).Error,
		tx.Model(&row.Extract{}).Where("cohort_id = ? AND student_id = ?", h.cohort.ID, h.by.id).Count(&there).Error)
	switch {
	case err != nil:
		return err
	case theirs != int64(len(ids)):
		return ErrNotFound
	case there >= MaxExtracts:
		return ErrFull
	}
	return nil
}

// WithdrawExtract deletes an extract that a student has handed over, so that nobody can read
// it any longer. The error is ErrNotFound if it is none of theirs in the cohort.
func (s *Store) WithdrawExtract(ctx context.Context, h Handing, id int64) error {
	doing := fmt.Sprintf("withdraw extract %d", id)
	if err := s.hands(h); err != nil {
		return in(doing, err)
	}
	now := s.now()
	err := s.write(ctx, func(tx *gorm.DB) error {
		gone := tx.Where("id = ? AND cohort_id = ? AND student_id = ?", id, h.cohort.ID, h.by.id).Delete(&row.Extract{})
		if gone.Error == nil && gone.RowsAffected == 0 {
			return ErrNotFound
		}
		return firstError(gone.Error, NoteAct(tx, h.cohort.Organisation, h.by.id, who.HandOverExtract, id, "withdrawn", now))
	})
	if err == nil {
		s.forget(ctx)
	}
	return in(doing, err)
}

// dropPieces deletes what these guests have handed over of their writings in some runs, within
// a transaction. What was decided isn't a writing and stays.
func dropPieces(tx *gorm.DB, guests []int64, which string, values ...any) error {
	return piecesOf(tx, guests).Where(which, values...).Where("kind <> ?", KindDecided).Delete(&row.Piece{}).Error
}

// piecesOf selects what these guests have handed over.
func piecesOf(tx *gorm.DB, guests []int64) *gorm.DB {
	return tx.Where("extract_id IN (SELECT extracts.id FROM extracts JOIN guests ON person_id = student_id WHERE guests.id IN ?)", guests)
}

// dropMessages erases what some students said with what they handed over, within a
// transaction.
func dropMessages(tx *gorm.DB, which string, values ...any) error {
	return tx.Model(&row.Extract{}).Where(which, values...).Update("message", "").Error
}
