package page

import (
	"context"
	"fmt"
	"io"
)

// HomeView is the first page: what this is, what can be played, and the guest's
// own runs.
type HomeView struct {
	Layout
	Notice    Notice
	Scenarios []ScenarioCard
	Runs      []RunCard
	Kept      string // how long a guest's runs are kept: "30 days after you last used them"
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
	Taught       bool     // it has notes for the lecturer
}

// RunCard is one of the guest's own runs.
type RunCard struct {
	ID     int64
	Title  string // the scenario's
	Forked int    // the turn at which it was forked from another run; 0: it wasn't
	Where  string // "Tuesday 3 March, 10:45"
	Ended  bool
	Stuck  bool   // it can be read, and not played on
	Until  string // the date until which the run is kept
}

// name tells the run from the others of its scenario.
func (r RunCard) name() string {
	if r.Forked == 0 {
		return r.Title
	}
	return fmt.Sprintf("%s, forked at decision %d", r.Title, r.Forked)
}

// ended returns how many of the runs have ended.
func (v HomeView) ended() (n int) {
	for _, r := range v.Runs {
		if r.Ended {
			n++
		}
	}
	return n
}

// Render writes the page to w.
func (v HomeView) Render(ctx context.Context, w io.Writer) error { return homePage(v).Render(ctx, w) }
