package teach

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"caseload/app/run"
	"caseload/app/store"
)

// What the store keeps of extracts, and the proofs that somebody hands them over or reads
// them.
type (
	Extract        = store.Extract
	Handing        = store.Handing
	ReadingExtract = store.Extracts
)

// Purpose says what an extract is handed over for.
type Purpose string

// The purposes of extracts.
const (
	ForSkillsDay Purpose = "skills-day"
	ForPortfolio Purpose = "portfolio"
)

// Purposes lists them in the order in which they are offered.
func Purposes() []Purpose { return []Purpose{ForSkillsDay, ForPortfolio} }

// Bounds of extracts.
const (
	LongestMessage = LongestComment // characters of what a student says with an extract
	MaxPieces      = store.MaxPieces
	MaxExtracts    = store.MaxExtracts
)

// What is wrong with an extract.
var (
	ErrNoPieces    = errors.New("nothing was chosen")
	ErrManyPieces  = errors.New("too much was chosen")
	ErrNoPurpose   = errors.New("it isn't said what for")
	ErrNoEducator  = errors.New("it isn't said for whom")
	ErrLongMessage = errors.New("the message is too long")
)

// Extracts is what students hand to their practice educators. It is safe for concurrent use.
type Extracts struct{ given *Assignments }

// NewExtracts returns the extracts from runs, be they for assignments or not.
func NewExtracts(given *Assignments) *Extracts { return &Extracts{given} }

// GivenTo returns the practice educators to whom the person asking was given, in any cohort.
func (t *Extracts) GivenTo(ctx context.Context, p store.Person) ([]store.GivenTo, error) {
	return t.given.store.GivenTo(ctx, p)
}

// HandTo is a cohort in which a student was given to practice educators, with their names.
type HandTo struct {
	Cohort int64
	Names  []string
}

// HandTo returns the cohorts in which the person asking can hand something over, the newest
// first.
func (t *Extracts) HandTo(ctx context.Context, p store.Person) (list []HandTo, err error) {
	all, err := t.given.store.GivenTo(ctx, p)
	for _, g := range all {
		if n := len(list); n == 0 || list[n-1].Cohort != g.Cohort {
			list = append(list, HandTo{Cohort: g.Cohort})
		}
		last := &list[len(list)-1]
		last.Names = append(last.Names, g.Educator.Name)
	}
	return list, err
}

// Hand checks that a person may hand extracts over as student of a cohort. The error is
// ErrNotFound or store.ErrForbidden if they may not.
func (t *Extracts) Hand(ctx context.Context, p store.Person, cohort int64) (Handing, error) {
	return t.given.store.HandOver(ctx, p, cohort)
}

// Read checks in the same way that a person may read extracts in a cohort: their own, or
// those that were handed to them.
func (t *Extracts) Read(ctx context.Context, p store.Person, cohort int64) (ReadingExtract, error) {
	return t.given.store.ReadExtracts(ctx, p, cohort)
}

// List returns what the person asking has handed over, or was handed, the newest first.
func (t *Extracts) List(ctx context.Context, e ReadingExtract) ([]Extract, error) {
	return t.given.store.Extracts(ctx, e)
}

// One returns one of them with its pieces, and notes that it was read.
func (t *Extracts) One(ctx context.Context, e ReadingExtract, id int64) (Extract, error) {
	x, err := t.given.store.Extract(ctx, e, id)
	for i, p := range x.Pieces {
		if p.Hidden && p.Heading == "" {
			x.Pieces[i].Heading = run.ADecision
		}
	}
	return x, err
}

// Check returns an extract as it is kept, or what is wrong with it.
func (t *Extracts) Check(e Extract) (Extract, error) {
	e.Message = strings.TrimSpace(strings.ReplaceAll(e.Message, "\r\n", "\n"))
	size := 0
	for _, p := range e.Pieces {
		size += len(p.Heading) + len(p.Label) + len(p.Text)
	}
	switch {
	case e.Educator.ID == 0:
		return e, ErrNoEducator
	case e.Purpose != string(ForSkillsDay) && e.Purpose != string(ForPortfolio):
		return e, ErrNoPurpose
	case utf8.RuneCountInString(e.Message) > LongestMessage:
		return e, ErrLongMessage
	case len(e.Pieces) == 0:
		return e, ErrNoPieces
	case len(e.Pieces) > MaxPieces || size > store.MaxExtract:
		return e, ErrManyPieces
	}
	return e, nil
}

// Add hands over an extract that [Extracts.Check] has let pass, and returns its number. The
// errors are those of [store.Store.AddExtract].
func (t *Extracts) Add(ctx context.Context, h Handing, e Extract) (int64, error) {
	return t.given.store.AddExtract(ctx, h, e)
}

// Withdraw deletes an extract that the student asking has handed over. Doing it twice is no
// error.
func (t *Extracts) Withdraw(ctx context.Context, h Handing, id int64) error {
	err := t.given.store.WithdrawExtract(ctx, h, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// Decided returns what was decided at a turn of a student's run as a piece: the words in which
// staff who follow a run read it. Of a run that two had, it says which of them it was. The error is ErrNotFound if they would not be shown it, or
// if there is no such decision.
func (t *Extracts) Decided(ctx context.Context, m run.Mine, turn int) (run.Piece, error) {
	if err := t.given.store.IsOpen(m); err != nil {
		return run.Piece{}, err
	}
	steps, err := t.given.runs.Steps(ctx, m.Reading())
	if err != nil {
		return run.Piece{}, err
	}
	d, shown := shownDecisions(steps)[turn]
	if !shown {
		return run.Piece{}, ErrNotFound
	}
	together, byPartner, err := t.given.store.DecidedBy(ctx, m, turn)
	if err != nil {
		return run.Piece{}, err
	}
	p := run.Piece{Run: m, Turn: turn, Kind: store.KindDecided, Label: "What I decided", Text: d.What}
	switch {
	case byPartner:
		p.Label = "What my partner decided, in a run that we played together"
	case together:
		p.Label = "What I decided, in a run that we played together"
	}
	for _, step := range steps {
		if step.Desk.Turn == turn {
			p.Heading = step.Desk.Clock.Date + ", " + d.At
			break
		}
	}
	if d.On != "" {
		p.Heading += " · " + d.On
	}
	if d.Chose != "" {
		p.Text += ": " + d.Chose
	}
	return p, nil
}
