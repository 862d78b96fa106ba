package page

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/a-h/templ"
)

// HomeView is the first page: what this is, what can be played, and the guest's
// own runs.
type HomeView struct {
	Layout
	Notice    Notice
	Scenarios []ScenarioCard
	Runs      []RunCard
	SignedIn  string              // the name of whoever is signed in; "" for a guest
	Leads     bool                // they teach: their cohorts come first
	Studies   bool                // they are a student somewhere
	Writes    bool                // they are in a partnership
	Waiting   int                 // things there that wait for them
	Stopped   []StoppedAssignment // of theirs, which nobody begins any longer
	Places    []HomePlace
	Kept      string // how long a guest's runs are kept: "30 days after you last used them"
}

// HomePlace is an organisation whose people this person looks after.
type HomePlace struct {
	Name    string
	Address templ.SafeURL
}

// courseTitle is what somebody's own links are for.
func (v HomeView) courseTitle() string {
	if v.Studies && !v.Leads && len(v.Places) == 0 {
		return "Your course"
	}
	return "Your work here"
}

// ScenarioCard is a scenario that can be played.
type ScenarioCard struct {
	Slug         string
	Title        string
	Summary      string
	Role         string
	Minutes      int      // of the student's time
	Days         int      // in the story
	ContentNotes []string // about sensitive content
	Service      string   // "Children's services"; "" if it isn't said
	Nation       string   // "England"; "" if it isn't said
	Taught       bool     // it has notes for the lecturer
	Withdrawn    bool     // it can't be begun or assigned anew
	Stopped      bool     // nor begun where it was assigned before
	Leads        bool     // what was decided in it goes on in another scenario, so it is the one to start with
}

// SetIn says whose work it is, and whose law applies.
func (s ScenarioCard) SetIn() string {
	if s.Service == "" || s.Nation == "" {
		return s.Service + s.Nation
	}
	return s.Service + ", " + s.Nation
}

// mostOnHome is how many scenarios stand on the first page; the library has all.
const mostOnHome = 6

// first returns the scenarios that stand on the first page.
func (v HomeView) first() []ScenarioCard { return v.Scenarios[:min(len(v.Scenarios), mostOnHome)] }

// more says how many other scenarios there are.
func more(n int) string {
	if n == 1 {
		return "One more scenario"
	}
	return fmt.Sprintf("%d more scenarios", n)
}

// Scenarios says how many there are: "one scenario", "5 scenarios".
func Scenarios(n int) string {
	if n == 1 {
		return "one scenario"
	}
	return fmt.Sprintf("%d scenarios", n)
}

// RunCard is one of the guest's own runs.
type RunCard struct {
	ID     int64
	Slug   string // the scenario's
	Title  string // the scenario's
	Next   string // the title of the scenario in which it goes on; "" if it goes on nowhere, or has gone on
	Forked int    // the turn at which it was forked from another run; 0: it wasn't
	With   string // the partner who has it too; "" if nobody
	For    string // what it is for, as [ForWords] says it; "" if nothing
	Where  string // "Tuesday 3 March, 10:45"
	Ended  bool
	Stuck  bool   // it can be read, and not played on
	Over   bool   // it was ended because of what its scenario's texts hold
	Until  string // the date until which the run is kept
}

// name tells the run from the others of its scenario.
func (r RunCard) name() string {
	if r.Forked == 0 {
		return r.Title
	}
	return fmt.Sprintf("%s, forked at decision %d", r.Title, r.Forked)
}

// start returns the scenario to start with, or nil for somebody who has begun it or
// anything that is still open.
func (v HomeView) start() *ScenarioCard {
	i := slices.IndexFunc(v.Scenarios, func(s ScenarioCard) bool { return s.Leads })
	if i < 0 || len(v.open()) > 0 || slices.ContainsFunc(v.Runs, func(r RunCard) bool { return r.Slug == v.Scenarios[i].Slug }) {
		return nil
	}
	return &v.Scenarios[i]
}

// onward returns the newest run that leads into another scenario, or nil.
func (v HomeView) onward() *RunCard {
	if i := slices.IndexFunc(v.Runs, func(r RunCard) bool { return r.Ended && r.Next != "" }); i >= 0 {
		return &v.Runs[i]
	}
	return nil
}

func playNow(guest bool) string {
	if guest {
		return "Play now as a guest"
	}
	return "Play now"
}

// open returns the runs that can be gone on with: those that haven't ended, newest first.
func (v HomeView) open() []RunCard {
	return slices.DeleteFunc(slices.Clone(v.Runs), func(r RunCard) bool { return r.Ended || r.Over })
}

// done returns the others, newest first.
func (v HomeView) done() []RunCard {
	return slices.DeleteFunc(slices.Clone(v.Runs), func(r RunCard) bool { return !r.Ended && !r.Over })
}

// Render writes the page to w.
func (v HomeView) Render(ctx context.Context, w io.Writer) error { return homePage(v).Render(ctx, w) }

// whereWords tells a run from others of its scenario in a list.
func (r RunCard) whereWords() string {
	switch {
	case r.Ended:
		return ", finished"
	case r.Where != "":
		return ", " + r.Where
	}
	return ""
}
