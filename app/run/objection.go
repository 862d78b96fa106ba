package run

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"caseload/app/sim"
	"caseload/app/store"
)

// Objection is what somebody says is wrong or unfair in a scenario. It goes to the scenario's
// authors without anything by which whoever said it, or their run, could be found.
type Objection struct {
	About string // the identifier of a place
	Kind  ObjectionKind
	Text  string
}

// ObjectionKind says what is the matter.
type ObjectionKind string

// The kinds of objections.
const (
	Wrong  ObjectionKind = "wrong"
	Unfair ObjectionKind = "unfair"
)

// LongestObjection is the most characters of one.
const LongestObjection = 2_000

// What is wrong with an objection.
var (
	ErrNoObjection   = errors.New("an objection has no text")
	ErrLongObjection = errors.New("an objection is too long")
	ErrNoKind        = errors.New("it isn't said what is the matter")
	ErrNoPlace       = errors.New("an objection is about nothing that is there")
)

// Place is something in a scenario that somebody can object to: an item on a desk, a
// decision, or a line of a debrief.
type Place struct {
	About string // its identifier, which is the same in every run of the version; "" for the whole scenario
	Title string // as this run shows it; never kept
}

// What the identifiers of places begin with, beside those of what lies open on a desk.
const (
	PlaceDecision  = "decision:"       // and an offer that was taken up
	PlaceRecommend = "recommendation:" // and what the debrief judges a recommendation on
	PlaceMoment    = "moment:"         // and the rule by which a debrief picked moments
	placeLetter    = "letter:"
	placeCase      = "case:"
	placeTask      = "job:"
)

// PlaceOf returns the place with an identifier as a run shows it. The error is ErrNoPlace if
// the run shows no such thing.
func (r *Runs) PlaceOf(ctx context.Context, m Mine, about string) (Place, error) {
	if about == "" {
		title, err := r.Title(ctx, m)
		return Place{Title: title}, err
	}
	title, err := "", error(nil)
	switch {
	case strings.HasPrefix(about, PlaceDecision):
		title, err = r.decidedTitle(ctx, m, strings.TrimPrefix(about, PlaceDecision))
	case strings.HasPrefix(about, PlaceRecommend), strings.HasPrefix(about, PlaceMoment):
		title, err = r.debriefTitle(ctx, m, about)
	default:
		title, err = r.deskTitle(ctx, m, about)
	}
	if err == nil && title == "" {
		err = ErrNoPlace
	}
	return Place{about, title}, err
}

// deskTitle returns the title of an item on the desk as it is, or "".
func (r *Runs) deskTitle(ctx context.Context, m Mine, about string) (string, error) {
	view, err := r.Look(ctx, m)
	if err != nil {
		return "", err
	}
	return titleOn(view.Desk, about), nil
}

func titleOn(desk sim.Desk, about string) string {
	for _, l := range desk.Inbox {
		if placeLetter+l.ID == about {
			return cmp.Or(l.Title, "A message")
		}
	}
	for _, c := range desk.Cases {
		if placeCase+c.ID == about {
			return c.Name
		}
	}
	for _, j := range desk.Tasks {
		if placeTask+j.ID == about {
			return j.Title
		}
	}
	return ""
}

// decidedTitle says what was decided when an offer was taken up, or "".
func (r *Runs) decidedTitle(ctx context.Context, m Mine, offer string) (string, error) {
	made, err := r.store.Decisions(ctx, m.Reading(), 0)
	if err != nil {
		return "", err
	}
	turns := map[int]bool{}
	for _, d := range made {
		turns[d.Turn] = d.Offer == offer
	}
	decided, err := r.decidedSoFar(ctx, m)
	for _, d := range decided {
		if turns[d.Turn] {
			return d.What, nil
		}
	}
	return "", err
}

// debriefTitle returns the title of a line of a run's debrief, or "".
func (r *Runs) debriefTitle(ctx context.Context, m Mine, about string) (string, error) {
	if m.Run().EndedAt == nil {
		return "", nil
	}
	if err := r.store.IsOpen(m); err != nil {
		return "", err
	}
	d, err := r.DebriefFor(ctx, m.Reading())
	if err != nil {
		return "", err
	}
	for _, j := range d.Prioritising.Triage.Examples {
		if PlaceRecommend+j.On == about {
			return j.Title, nil
		}
	}
	for _, moment := range d.Moments {
		if PlaceMoment+moment.Play == about {
			return moment.Prompt, nil
		}
	}
	return "", nil
}

// Object keeps an objection for the authors of a run's scenario. The error is ErrNoKind,
// ErrNoObjection, ErrLongObjection, ErrNoPlace, or store.ErrFull if too many are kept.
func (r *Runs) Object(ctx context.Context, m Mine, o Objection) error {
	if err := r.store.IsMine(m); err != nil {
		return err
	}
	o.Text = strings.TrimSpace(strings.ReplaceAll(o.Text, "\r\n", "\n"))
	switch {
	case o.Kind != Wrong && o.Kind != Unfair:
		return ErrNoKind
	case o.Text == "":
		return ErrNoObjection
	case utf8.RuneCountInString(o.Text) > LongestObjection:
		return ErrLongObjection
	}
	if _, err := r.PlaceOf(ctx, m, o.About); err != nil {
		return err
	}
	return r.store.AddObjection(ctx, m, store.Objection{About: o.About, Kind: string(o.Kind), Text: o.Text})
}
