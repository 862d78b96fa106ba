package sign

import (
	"context"
	"io"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/who"
)

// Field is a box of a form: what was typed, and what is wrong with it, if anything is.
type Field struct {
	Value   string
	Problem sim.Sentence
}

// wrong is a problem of a form, with the box that it is about.
type wrong struct {
	box  string // its id
	text sim.Sentence
}

// wrongs collects what is wrong, in the order of the boxes.
type wrongs []wrong

func (w *wrongs) add(box string, text sim.Sentence) {
	if text != "" {
		*w = append(*w, wrong{box, text})
	}
}

// SignInView is where people sign in.
type SignInView struct {
	page.Layout
	Notice     page.Notice
	Next       string // the path to which it leads; "" for none
	Email      Field
	Passphrase Field // never with a value
}

func (v SignInView) wrongs() (w wrongs) {
	w.add("email", v.Email.Problem)
	w.add("passphrase", v.Passphrase.Problem)
	return w
}

// Render writes the page to w.
func (v SignInView) Render(ctx context.Context, w io.Writer) error {
	return signInPage(v).Render(ctx, w)
}

// ArriveView is an invitation as whoever has its link sees it, or a cohort as whoever has
// its code does.
type ArriveView struct {
	page.Layout
	Address string // to which the form is sent
	First   bool   // it is for the first administrator, who makes an organisation
	Place   string // the organisation's name
	Roles   string // "a lecturer and a student"

	Cohort string // the name and year of the cohort that is joined by its code; "" if it is an invitation
	Into   string // the name and year of the cohort into which an invitation leads; "" for none

	Partners string       // the name of the partnership to which they come; "" for none
	Standing who.Relation // as what
	Lived    bool         // and whether they are heard there for what they have lived through
	Examines string       // the name of the assignment of whose sample they become an external examiner; "" for none

	SignedIn string // the e-mail address of whoever is signed in; "" if nobody is
	Fits     bool   // the invitation can be for them
	Played   bool   // nobody is, and this browser has runs

	ForEmail   string // the e-mail address of whoever is invited; "" if it is up to them
	Name       Field
	Email      Field
	Passphrase Field // never with a value
	Own        Field // the name of the organisation that a first administrator makes
	Kind       Field
}

func (v ArriveView) wrongs() (w wrongs) {
	w.add("organisation", v.Own.Problem)
	w.add("kind-"+string(who.University), v.Kind.Problem)
	w.add("name", v.Name.Problem)
	w.add("email", v.Email.Problem)
	w.add("passphrase", v.Passphrase.Problem)
	return w
}

// Render writes the page to w.
func (v ArriveView) Render(ctx context.Context, w io.Writer) error {
	return arrivePage(v).Render(ctx, w)
}

// AccountView is a person's own account.
type AccountView struct {
	page.Layout
	Notice    page.Notice
	Name      string
	Email     string
	Places    []Place
	Claimable int    // how many runs this browser has from before its person signed in
	Next      string // the path to which they were on their way; "" for none
}

// Place is an organisation, and what a person is in it.
type Place struct {
	ID     int64
	Name   string
	Kind   who.Kind
	Roles  string
	Opens  bool // its page is for this person
	Audits bool // and so is its audit log
}

// Render writes the page to w.
func (v AccountView) Render(ctx context.Context, w io.Writer) error {
	return accountPage(v).Render(ctx, w)
}

// SessionsView lists where a person is signed in.
type SessionsView struct {
	page.Layout
	Notice   page.Notice
	Sessions []SessionLine
}

// SessionLine is one browser in which a person is signed in.
type SessionLine struct {
	ID                 int64
	Device             string
	Began, Seen, Until string
	Here               bool
	Stays              bool // it can't be ended from here
}

// Render writes the page to w.
func (v SessionsView) Render(ctx context.Context, w io.Writer) error {
	return sessionsPage(v).Render(ctx, w)
}

// PassphraseView is where a person changes their passphrase. The fields never have a
// value.
type PassphraseView struct {
	page.Layout
	Email    string
	Old, New Field
}

func (v PassphraseView) wrongs() (w wrongs) {
	w.add("old", v.Old.Problem)
	w.add("passphrase", v.New.Problem)
	return w
}

// Render writes the page to w.
func (v PassphraseView) Render(ctx context.Context, w io.Writer) error {
	return passphrasePage(v).Render(ctx, w)
}

// OrganisationView is an organisation as its administrator sees it.
type OrganisationView struct {
	page.Layout
	Notice  page.Notice
	Place   Place
	Link    string // of the invitation that was just made; "" if none was
	People  []PersonLine
	Invited []InvitedLine
	Email   Field
	Roles   map[who.Role]bool // those that are ticked
	NoRole  sim.Sentence      // what is wrong with them

	Mails bool // this site can send mail

	Unled     []UnledCohort
	Lecturers []PersonLine // to whom these can be given
}

func (v OrganisationView) wrongs() (w wrongs) {
	w.add("email", v.Email.Problem)
	w.add("role-"+string(who.Student), v.NoRole)
	return w
}

// PersonLine is somebody who belongs to an organisation.
type PersonLine struct {
	ID                 int64
	Name, Email, Roles string
}

// UnledCohort is a cohort that nobody leads.
type UnledCohort struct {
	ID   int64
	Name string // with its year
}

// InvitedLine is an invitation that is still good.
type InvitedLine struct {
	ID                  int64
	Email, Roles, Until string
	Mailed              sim.Sentence // what became of mailing it; "" if nobody asked
	CanMail             bool
}

// Render writes the page to w.
func (v OrganisationView) Render(ctx context.Context, w io.Writer) error {
	return organisationPage(v).Render(ctx, w)
}

// AuditView is a page of an organisation's audit log.
type AuditView struct {
	page.Layout
	Place Place
	Lines []AuditLine
	Older int64 // the number of the line that is older than all of these begin with; 0 if there is none
}

// AuditLine is a line of the audit log. Who did it is a number.
type AuditLine struct {
	At, Who, Act, About, Detail string
}

// Render writes the page to w.
func (v AuditView) Render(ctx context.Context, w io.Writer) error { return auditPage(v).Render(ctx, w) }
