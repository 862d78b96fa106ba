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

// UnplayableView is a run that can't be gone through again: what was decided in it
// and the words beside that, why it can't be played on, and a way to begin again.
type UnplayableView struct {
	page.Layout
	Run     int64
	Title   string // of the scenario
	Slug    string // "" where it can't be begun again
	Why     string
	Ended   bool
	Until   string // the date until which the run is kept
	Decided []UnplayableDecision
}

// UnplayableDecision is a decision as the log has it. What the desk called it isn't
// known without going through the run.
type UnplayableDecision struct {
	Turn         int
	When         string // on which day and at what time it was made, by the wall's clock
	Decision     sim.Decision
	Reason, Note string
}

// Render writes the page.
func (v UnplayableView) Render(ctx context.Context, w io.Writer) error {
	return unplayablePage(v).Render(ctx, w)
}

// verbs say what was done, by the verb of its offer.
var verbs = map[string]string{
	sim.VerbPlan: "Planned the day", sim.VerbTriage: "Recommended a tier", sim.VerbPrioritise: "Put in order", sim.VerbRead: "Read",
	sim.VerbContact: "Got in touch", sim.VerbWork: "Worked", sim.VerbAnswer: "Answered", sim.VerbSupervise: "Used supervision",
	sim.VerbRaise: "Raised workload", sim.VerbDiffer: "Did differently", sim.VerbRecover: "Took time to recover",
	sim.VerbTakeBack: "Took back", sim.VerbEnd: "Ended the day",
}

// words says a decision as far as its offer's id tells: "Answered: sam rings,
// together".
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

// fields says what was chosen in the offer's fields: "tier P1".
func (d UnplayableDecision) fields() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(d.Decision.With)) {
		if value := d.Decision.With[name]; value != "" {
			parts = append(parts, plainID(name)+" "+plainID(value))
		}
	}
	return strings.Join(parts, ", ")
}

// plainID is an id without its hyphens.
func plainID(id string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(id) }
