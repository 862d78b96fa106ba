package remark

// Parting is the turn at which two worlds diverge, and how.
type Parting struct {
	Turn, Day   int
	Clock       string
	Kind        PartingKind
	Where       string // the part of the world that differs, or ""
	Here, There string // what differs
}

// PartingKind is a way in which two worlds can differ.
type PartingKind int

const (
	OtherValue   PartingKind = iota
	OtherLength              // a list has another length
	OtherEntries             // a part has other entries
	OtherOffers              // another number of things can be decided
	NotThere                 // a decision can't be made there
)
