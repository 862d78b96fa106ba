package play

import (
	"context"
	"io"
	"maps"
	"slices"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// UnplayableView is a run that can no longer be replayed. It shows the decisions
// and the words given with them, why the run can't be played on, and how to begin
// again.
type UnplayableView struct {
	page.Layout
	Run     int64
	Title   string // the scenario's title
	Slug    string // "" if the scenario can't be begun again
	Why     sim.Sentence
	Ended   bool
	Until   string // the date until which the run is kept
	Decided []UnplayableDecision
}

// UnplayableDecision is a decision as it was logged. The label of its offer isn't
// known, because that would take a replay.
type UnplayableDecision struct {
	Turn         int
	When         string // the real date and time at which it was made
	Decision     sim.Decision
	Reason, Note string
}

// Render writes the page to w.
func (v UnplayableView) Render(ctx context.Context, w io.Writer) error {
	return unplayablePage(v).Render(ctx, w)
}

// verbs says what was done, by the verb of the offer.
var verbs = map[string]string{
	sim.VerbPlan: "Planned the day", sim.VerbTriage: "Recommended a tier", sim.VerbPrioritise: "Put in order", sim.VerbRead: "Read",
	sim.VerbContact: "Got in touch", sim.VerbWork: "Worked", sim.VerbAnswer: "Answered", sim.VerbSupervise: "Used supervision",
	sim.VerbRaise: "Raised workload", sim.VerbDiffer: "Did differently", sim.VerbRecover: "Took time to recover",
	sim.VerbTakeBack: "Took back", sim.VerbEnd: "Ended the day",
}

// words describes a decision as far as the offer's id allows: "Answered: sam
// rings, together".
func (d UnplayableDecision) words() string {
	verb, rest, _ := strings.Cut(d.Decision.Offer, ":")
	said, known := verbs[verb]
	if !known {
		said = page.Capitalised(plainID(verb))
	}
	if rest == "" {
		return said
	}
	var parts []string
	for part := range strings.SplitSeq(rest, ":") {
		parts = append(parts, plainID(part))
	}
	return said + ": " + strings.Join(parts, ", ")
}

// fields lists what was chosen in the offer's fields: "tier P1".
func (d UnplayableDecision) fields() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(d.Decision.With)) {
		if value := d.Decision.With[name]; value != "" {
			parts = append(parts, plainID(name)+" "+plainID(value))
		}
	}
	return strings.Join(parts, ", ")
}

// plainID returns an id with spaces for its hyphens and underscores.
func plainID(id string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(id) }
