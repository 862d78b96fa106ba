package debrief_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
)

// What was shown to a manager is given in parts: under its standard, and with the
// rules of its dates.
func TestEvidenceIsToldInItsParts(t *testing.T) {
	dates := 0
	for seed := range uint64(5) {
		for _, r := range judged(t, version(t, "first-week"), policy.Careful, seed+1).Stress.Load.Raised {
			var told []string
			for _, p := range r.Shown {
				line := string(p.Text)
				for i, item := range p.Items {
					line += []string{" ", "; "}[min(i, 1)] + string(item)
				}
				told = append(told, line)
				if !slices.Contains(r.Standards, p.Standard) {
					t.Errorf("%q belongs to %q, which isn't among %q", p.Text, p.Standard, r.Standards)
				}
			}
			if fmt.Sprintf("%q", told) != fmt.Sprintf("%q", r.Evidence) {
				t.Errorf("in its parts: %q\nas it was: %q", told, r.Evidence)
			}
			items := 0
			for _, p := range r.Shown {
				if p.Dated { // a plan in writing has lines that are no dates
					items += len(p.Items)
				}
			}
			if len(r.Dates) != items {
				t.Errorf("%d dates for %d lines: %+v", len(r.Dates), items, r.Dates)
			}
			for _, d := range r.Dates {
				dates++
				if d.Case == "" || d.Due == "" || d.Source == "" || d.State != "missed" && d.State != "running" {
					t.Errorf("found %+v", d)
				}
			}
		}
	}
	if dates == 0 {
		t.Error("no date was shown, so nothing was tried")
	}
}

// A debrief that was stored before evidence was divided into parts can be read,
// and has no parts.
func TestEvidenceWithoutPartsIsRead(t *testing.T) {
	d := judged(t, version(t, "first-week"), policy.Careful, 7)
	for i := range d.Stress.Load.Raised {
		d.Stress.Load.Raised[i].Shown, d.Stress.Load.Raised[i].Dates = nil, nil
	}
	kept := strings.NewReplacer(`"shown":null,`, "", `"dates":null,`, "").Replace(string(encode(t, d)))
	again, complete, err := debrief.Read([]byte(kept))
	if err != nil || !complete || strings.Contains(kept, `"shown"`+":[") || len(again.Stress.Load.Raised) == 0 {
		t.Fatalf("%v, %v, %d", complete, err, len(again.Stress.Load.Raised))
	}
	if text := string(encode(t, again)); strings.Contains(text, "null,\"answer_at") || !strings.Contains(text, `"shown":[],"dates":[]`) {
		t.Error("the lists aren't there")
	}
}
