package page

import (
	"fmt"

	"net/url"
	"strconv"

	"github.com/a-h/templ"
)

// Addresses that pages link to or post to.
const (
	AddressHome     = templ.SafeURL("/")
	addressPooled   = templ.SafeURL("/runs/measures")
	AddressAccount  = templ.SafeURL("/account")
	AddressCohorts  = templ.SafeURL("/cohorts")
	AddressJoin     = AddressCohorts + "/join" // of a cohort, by its code
	AddressAssigned = templ.SafeURL("/assignments")

	AddressPartnerships = templ.SafeURL("/partnerships")
	addressExit         = templ.SafeURL("/exit")
	addressDeleteAll    = templ.SafeURL("/runs/delete")
)

// AddressLibrary is where the scenarios on the shelf are looked through.
const AddressLibrary = templ.SafeURL("/library")

// AddressInLibrary is what the library says of a scenario.
func AddressInLibrary(slug string) templ.SafeURL {
	return AddressLibrary + templ.SafeURL("/"+url.PathEscape(slug))
}

// What a scenario can be chosen for in the library.
const (
	ForClass      = "class"
	ForCohort     = "cohort"     // whose next assignment it is
	ForAssignment = "assignment" // that plays something else so far
)

// AddressLibraryFor returns where a scenario is chosen: for a class that isn't there yet, or for
// the cohort or assignment of this number.
func AddressLibraryFor(what string, id int64) templ.SafeURL {
	if what != ForClass {
		what += "-" + strconv.FormatInt(id, 10)
	}
	return AddressLibrary + templ.SafeURL("?for="+what)
}

func AddressScenario(slug string) templ.SafeURL {
	return templ.SafeURL("/scenarios/" + url.PathEscape(slug))
}

// AddressTeachingNotes returns the address of a scenario's teaching notes.
func AddressTeachingNotes(slug string) templ.SafeURL {
	return AddressScenario(slug) + "/teaching-notes"
}

func AddressBegin(slug string) templ.SafeURL { return AddressScenario(slug) + "/runs" }

func AddressRun(id int64) templ.SafeURL {
	return templ.SafeURL("/runs/" + strconv.FormatInt(id, 10))
}

func AddressDecisions(id int64) templ.SafeURL { return AddressRun(id) + "/decisions" }
func AddressReview(id int64) templ.SafeURL    { return AddressRun(id) + "/review" }
func AddressDebrief(id int64) templ.SafeURL   { return AddressRun(id) + "/debrief" }
func AddressMeasures(id int64) templ.SafeURL  { return AddressRun(id) + "/measures" }
func AddressFeeling(id int64) templ.SafeURL   { return AddressRun(id) + "/feeling" }
func AddressAim(id int64) templ.SafeURL       { return AddressRun(id) + "/aim" }

func AddressCohort(id int64) templ.SafeURL {
	return AddressCohorts + templ.SafeURL("/"+strconv.FormatInt(id, 10))
}

// AddressAssignment returns the address of an assignment, for students and lecturers.
func AddressAssignment(id int64) templ.SafeURL {
	return AddressAssigned + templ.SafeURL("/"+strconv.FormatInt(id, 10))
}

// AddressAssignments returns where a cohort is given an assignment.
func AddressAssignments(cohort int64) templ.SafeURL { return AddressCohort(cohort) + "/assignments" }

// AddressLecturers returns where a cohort is given to a lecturer.
func AddressLecturers(id int64) templ.SafeURL { return AddressCohort(id) + "/lecturers" }

// AddressJoinCohort returns where the cohort with a code is joined.
func AddressJoinCohort(code string) templ.SafeURL { return AddressJoin + templ.SafeURL("/"+code) }

// AddressOpen returns the address of the desk with one item open.
func AddressOpen(id int64, open string) templ.SafeURL {
	return AddressRun(id) + from(open)
}

// AddressDelete is where one run is deleted, after what that means has been said.
func AddressDelete(run int64) templ.SafeURL { return AddressRun(run) + "/delete" }

// AddressObjections is where somebody says that something in a run's scenario is wrong or
// unfair: the place with this identifier, or no place if it is "".
func AddressObjections(run int64, about string) templ.SafeURL {
	at := AddressRun(run) + "/objections"
	if about != "" {
		at += templ.SafeURL("?about=" + url.QueryEscape(about))
	}
	return at
}

// AddressOrganisation is the address of an organisation's people and invitations.
func AddressOrganisation(id int64) templ.SafeURL {
	return templ.SafeURL(fmt.Sprintf("/organisations/%d", id))
}

// AddressPortfolio is what somebody chose to share of their runs, with their own notes.
const AddressPortfolio = templ.SafeURL("/portfolio")

// AddressExtracts returns where the extracts are that a cohort's students hand to their
// practice educators.
func AddressExtracts(cohort int64) templ.SafeURL { return AddressCohort(cohort) + "/extracts" }

// AddressHandOver returns where a student chooses an extract, with a decision chosen already
// if turn isn't 0.
func AddressHandOver(cohort, run int64, turn int) templ.SafeURL {
	at := AddressExtracts(cohort) + "/new"
	if turn > 0 {
		at += templ.SafeURL("?run=" + strconv.FormatInt(run, 10) + "&turn=" + strconv.Itoa(turn))
	}
	return at
}

// AddressFollow returns where a student's run for an assignment is read by staff.
func AddressFollow(assignment, run int64) templ.SafeURL {
	return AddressAssignment(assignment) + templ.SafeURL("/runs/"+strconv.FormatInt(run, 10))
}

// AddressFollowTurn returns where one turn of it is.
func AddressFollowTurn(assignment, run int64, turn int) templ.SafeURL {
	return AddressFollow(assignment, run) + templ.SafeURL("/turns/"+strconv.Itoa(turn))
}

// AddressMarks returns where the runs for an assignment are marked.
func AddressMarks(assignment int64) templ.SafeURL { return AddressAssignment(assignment) + "/marks" }

// AddressCandidate returns where the run of a candidate is marked, who is known by a number.
func AddressCandidate(assignment int64, number int) templ.SafeURL {
	return AddressMarks(assignment) + templ.SafeURL("/"+strconv.Itoa(number))
}

// AddressCopy returns the address of the form for a new assignment of a cohort that begins as
// a copy of another one.
func AddressCopy(cohort, assignment int64) templ.SafeURL {
	return AddressAssignments(cohort) + templ.SafeURL("/new?copy="+strconv.FormatInt(assignment, 10))
}

// AddressMark returns where a student reads their own mark.
func AddressMark(assignment int64) templ.SafeURL { return AddressAssignment(assignment) + "/mark" }

// AddressSample returns where the sample of an assignment's marked runs is.
func AddressSample(assignment int64) templ.SafeURL { return AddressAssignment(assignment) + "/sample" }

// AddressSampled returns where one run in it is, by its candidate's number.
func AddressSampled(assignment int64, number int) templ.SafeURL {
	return AddressSample(assignment) + templ.SafeURL("/"+strconv.Itoa(number))
}
