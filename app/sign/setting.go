package sign

import (
	"context"
	"errors"
	"time"

	"caseload/app/store"
)

// Bounds of an organisation's settings.
const (
	LongestText   = store.MaxOrganisationText // bytes
	LeastKept     = store.MinKeptDays
	MostKept      = store.MaxKeptDays
	UsualKept     = store.UsualKeptDays
	longestNameOf = 60 // of a time zone
)

// Why a setting of an organisation won't do.
var (
	ErrNoZone   = errors.New("there is no such time zone")
	ErrKept     = errors.New("that isn't a number of days for which runs can be kept")
	ErrLongText = errors.New("the text is too long")
)

// Unsuitable says what is wrong with an organisation's settings; nil where nothing is.
type Unsuitable struct{ Name, Zone, Kept, Support, Data error }

func (u *Unsuitable) Error() string { return "settings of an organisation won't do" }

// Going is how many of an organisation's runs go within some time.
type Going = store.Going

// Going returns how many runs for an organisation's assignments are deleted within thirty
// days.
func (a *Accounts) Going(ctx context.Context, by Allowed) (Going, error) {
	return a.store.Going(ctx, by)
}

// FrameworksOf returns the frameworks of an organisation by their names; none stands for all.
func FrameworksOf(names []string) store.Frameworks { return store.FrameworksOf(names) }

// ChangeOrganisation changes an organisation's name, texts, frameworks and time zone, and for how long
// it keeps runs for assignments. The error is an *Unsuitable, or ErrTaken if it isn't any
// longer what it was.
func (a *Accounts) ChangeOrganisation(ctx context.Context, by Allowed, was, to Organisation) error {
	var u Unsuitable
	to.Name, u.Name = Name(to.Name)
	if _, err := time.LoadLocation(to.Zone); err != nil || to.Zone == "" || to.Zone == "Local" || len(to.Zone) > longestNameOf {
		u.Zone = ErrNoZone
	}
	if to.KeptDays < LeastKept || to.KeptDays > MostKept {
		u.Kept = ErrKept
	}
	if len(to.Support) > LongestText {
		u.Support = ErrLongText
	}
	if len(to.Data) > LongestText {
		u.Data = ErrLongText
	}
	if u != (Unsuitable{}) {
		return &u
	}
	return a.store.ChangeOrganisation(ctx, by, was, to)
}
