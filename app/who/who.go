package who

import "slices"

// Kind is a kind of organisation.
type Kind string

// The kinds of organisations.
const (
	University Kind = "university"
	Authority  Kind = "authority" // a local authority
	Other      Kind = "other"
)

// Kinds lists the kinds of organisations in the order in which they are offered.
func Kinds() []Kind { return []Kind{University, Authority, Other} }

// Role is what somebody is in an organisation. One person may have several roles, in
// several organisations.
type Role string

// The roles. A guest is somebody who hasn't signed in.
const (
	Guest         Role = "guest"
	Student       Role = "student"
	Lecturer      Role = "lecturer"
	Practitioner  Role = "practitioner"
	Administrator Role = "administrator"
)

// Educator is what a practice educator is in a cohort: a lecturer of those of its students
// whom they were given. It is no role in an organisation, where they are a practitioner or
// a lecturer.
const Educator Role = "practice educator"

// Roles lists the roles that a person can have in an organisation, in the order in
// which they are offered.
func Roles() []Role { return []Role{Student, Lecturer, Practitioner, Administrator} }

// IsStaff reports whether a role is one of those that see something of other people.
func (r Role) IsStaff() bool { return r == Lecturer || r == Practitioner || r == Administrator }

// Staff lists those roles.
func Staff() []Role {
	return slices.DeleteFunc(Roles(), func(r Role) bool { return !r.IsStaff() })
}

// Relation says whose something is, as seen by whoever asks. Where several would fit
// it is the first of them.
type Relation string

// The relations, nearest first.
const (
	Own          Relation = "own"
	Given        Relation = "given"        // of a student whom one was given as practice educator, or that student's cohort
	Cohort       Relation = "cohort"       // of somebody in a cohort that both are in, or that cohort's itself
	Owned        Relation = "owned"        // of a partnership that one owns, or that partnership itself
	Written      Relation = "written"      // of one in which one writes
	Reviewed     Relation = "reviewed"     // of one in which one reviews
	Readable     Relation = "readable"     // of one in which one reads
	Invited      Relation = "invited"      // which one was invited to read as external examiner, of whatever organisation or of none
	Organisation Relation = "organisation" // of somebody in the same organisation, or that organisation's itself
	Anothers     Relation = "another's"
	Nobodys      Relation = "nobody's" // there isn't anybody whose it is
)

// Relations lists all relations, nearest first.
func Relations() []Relation {
	return []Relation{Own, Given, Cohort, Owned, Written, Reviewed, Readable, Invited, Organisation, Anothers, Nobodys}
}

// Standings lists what somebody can be in a partnership, whatever they are elsewhere: its
// owner, a writer, a reviewer or a reader.
func Standings() []Relation { return []Relation{Owned, Written, Reviewed, Readable} }

// State is the state that an assignment is in. What belongs to none has the zero state.
type State struct {
	Released bool // its marks have been given out
	Blind    bool // it is marked without knowing whose run it is
	Open     bool // it can be begun
}

// May reports whether somebody with a role may do an act to what has this relation to
// them, in a state.
func May(role Role, act Act, relation Relation, state State) bool {
	return table.may(role, act, relation, state)
}

// AnyMay reports whether any of these roles may.
func AnyMay(roles []Role, act Act, relation Relation, state State) bool {
	for _, role := range roles {
		if May(role, act, relation, state) {
			return true
		}
	}
	return false
}

// Ever reports whether there is anything to which somebody with a role may do an act.
func Ever(role Role, act Act) bool {
	for _, relation := range Relations() {
		for _, state := range states() {
			if May(role, act, relation, state) {
				return true
			}
		}
	}
	return false
}

// states returns every state that there can be.
func states() []State {
	var all []State
	for i := range 8 {
		all = append(all, State{Released: i&1 != 0, Blind: i&2 != 0, Open: i&4 != 0})
	}
	return all
}
