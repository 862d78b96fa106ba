package sim

import "strings"

// Basis is what sets a date.
type Basis string

const (
	Statute  Basis = "statute"
	Guidance Basis = "guidance"
	Local    Basis = "local"
	Proposal Basis = "design proposal" // Caseload's own
)

// Status is how sure the rule is that a date comes from. The zero value says
// nothing about it.
type Status struct {
	Basis      Basis
	Unverified bool // nobody has checked it at its source
}

// Statuses lists the texts of all statuses, for authors.
func Statuses() []string {
	var list []string
	for _, b := range []Basis{Statute, Guidance, Local, Proposal} {
		list = append(list, string(b), string(b)+", unverified")
	}
	return list
}

// ParseStatus returns the status that an author wrote as one of [Statuses].
func ParseStatus(text string) Status {
	basis, found := strings.CutSuffix(text, ", unverified")
	return Status{Basis: Basis(basis), Unverified: found}
}

// String returns the status as authors write it and as it is shown.
func (s Status) String() string {
	if s.Unverified {
		return string(s.Basis) + ", unverified"
	}
	return string(s.Basis)
}

// fixed reports whether statute or statutory guidance sets the date, so that
// nobody at work can move it.
func (s Status) fixed() bool { return s.Basis == Statute || s.Basis == Guidance }
