package sign

import (
	"context"
	"io"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/who"
)

// PersonView is somebody who belongs to an organisation, as its administrator sees them.
type PersonView struct {
	page.Layout
	Notice      page.Notice
	Place       Place
	ID          int64
	Name, Email string
	Own         bool // it is whoever looks
	Roles       map[who.Role]bool
	NoRole      sim.Sentence // what is wrong with the roles
	Passphrase  Field        // of whoever looks; never with a value
	Link        string       // for a new passphrase, that was just made; "" if none was
}

func (v PersonView) wrongs() (w wrongs) {
	w.add("role-"+string(who.Student), v.NoRole)
	w.add("passphrase", v.Passphrase.Problem)
	return w
}

// Render writes the page to w.
func (v PersonView) Render(ctx context.Context, w io.Writer) error {
	return personPage(v).Render(ctx, w)
}

// EraseView is where a person erases themselves.
type EraseView struct {
	page.Layout
	Notice     page.Notice
	Email      string
	Passphrase Field // never with a value
}

func (v EraseView) wrongs() (w wrongs) {
	w.add("passphrase", v.Passphrase.Problem)
	return w
}

// Render writes the page to w.
func (v EraseView) Render(ctx context.Context, w io.Writer) error { return erasePage(v).Render(ctx, w) }
