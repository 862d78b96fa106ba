package library

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// ScenarioView is what the library says of one scenario.
type ScenarioView struct {
	page.Layout
	Card   page.ScenarioCard
	Guest  bool
	Gone   string // the date on which it was withdrawn; "" while it can be begun
	Why    string // it was withdrawn; "" if nobody has said
	Themes []string

	Frameworks []string     // entries of frameworks to which its moments are linked
	Playtest   sim.Sentence // what bots made of it; "" if that isn't known

	From     *page.ScenarioCard // the whole scenario that it is cut from; nil if it is whole, or that has gone
	RulePack string
	Checked  string // the date on which the rule pack was last compared with its sources
	Until    string // the date until which that holds
	Expired  bool   // which has passed

	Shipped     bool     // with Caseload
	Partnership string   // who wrote it; "" if that is nobody in particular
	Places      []string // the organisations for which they write
	Signed      []Signature
	Second      string // the date until which an urgent correction waits for its second signature

	Used     Used
	Editions []Edition // newest first
	Older    bool      // there are more than are listed
	Cohorts  []Assignable
	Teaches  bool // they lead a cohort, so that they may know what comes up
}

// Signature says who has signed the present version.
type Signature struct{ Place, Side, On string }

// Used says where it is used: at least so many, "" for fewer than can be shown.
type Used struct{ Classes, Assignments, Organisations *int }

// Edition is a version that is or was on the shelf.
type Edition struct {
	On        string
	Version   string // the beginning of its digest
	Now       bool   // runs begin with it
	Withdrawn string // the date; "" if it wasn't
	Why       string
	Urgent    bool // it is or was an urgent correction that waits for its second signature
	Released  page.Prose
}

// Assignable is a cohort to which the scenario can be assigned, with the address of the form.
type Assignable struct {
	Name string
	Form templ.SafeURL
}

// Render writes the page to w.
func (v ScenarioView) Render(ctx context.Context, w io.Writer) error {
	return scenarioPage(v).Render(ctx, w)
}

// words says where a scenario is used, or "" if there is nothing that can be shown.
func (u Used) words() string {
	var list []string
	add := func(n *int, what string) {
		if n != nil {
			list = append(list, fmt.Sprintf("at least %d %s", *n, what))
		}
	}
	add(u.Classes, "classes")
	add(u.Assignments, "assignments")
	if len(list) == 0 {
		return ""
	}
	words := "Now in " + page.JoinAnd(list)
	if u.Organisations != nil {
		words += fmt.Sprintf(", of at least %d organisations", *u.Organisations)
	}
	return words + "."
}

// wrote says who wrote it.
func (v ScenarioView) wrote() string {
	if len(v.Places) == 0 {
		return fmt.Sprintf("Written by the partnership “%s”.", v.Partnership)
	}
	return fmt.Sprintf("Written by the partnership “%s” of %s.", v.Partnership, page.JoinAnd(v.Places))
}

// state says what has become of a version.
func (e Edition) state() string {
	switch {
	case e.Withdrawn != "" && e.Why != "":
		return fmt.Sprintf("Withdrawn on %s: %s", e.Withdrawn, e.Why)
	case e.Withdrawn != "":
		return fmt.Sprintf("Withdrawn on %s", e.Withdrawn)
	case e.Now:
		return "New runs begin with it"
	}
	return "Replaced by a newer one"
}
