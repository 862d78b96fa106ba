package store

// Exercise is what everybody plays in a class or for an assignment.
type Exercise struct {
	Version  string // the digest of a version in the database
	Employer string // the name of the terms
	Terms    []byte // JSON, as in a run
	Luck     []byte // JSON, as in a run; "null" if every run draws its own
	Minutes  int    // the length of the live clock; 0: there is none
}

// SharesLuck reports whether all runs have the same luck.
func (e Exercise) SharesLuck() bool { return string(e.Luck) != "null" }

func (e Exercise) check() error {
	return firstError(
		TextWithin("an employer's name", e.Employer, MaxEmployer),
		TextWithin("terms", e.Terms, MaxTerms),
		TextWithin("luck", e.Luck, MaxTerms))
}
