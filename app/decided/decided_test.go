package decided_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"

	"caseload/app/debrief"
	"caseload/app/decided"
	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/teach"
	"caseload/scripts"
)

var (
	ctx    = context.Background()
	monday = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
)

// counting is a store with a scenario that a partnership has published, in which somebody of the
// first of six organisations writes.
type counting struct {
	*decided.Counter
	t       testing.TB
	kept    *store.Store
	runs    *run.Runs
	given   *teach.Assignments
	now     time.Time
	lou     store.Person
	cohorts int
}

func newCounting(t testing.TB) *counting {
	w := &counting{t: t, now: monday}
	clock := func() time.Time { return w.now }
	s, err := store.Open(storetest.At(t, filepath.Join(t.TempDir(), "a.db")), clock, nil)
	w.ok(err)
	t.Cleanup(func() { _ = s.Close() })
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	w.ok(err)
	v, err := scenario.Freeze(pack, scripts.FS)
	w.ok(err)
	w.kept = s
	w.runs, err = run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: clock})
	w.ok(err)
	w.given = teach.NewAssignments(w.runs, s, clock)
	w.Counter = decided.New(teach.New(w.runs, s, clock, nil), w.runs, s, slog.New(slog.DiscardHandler))

	w.ok(s.InviteAdministrator(ctx, s.Operator(), 0, store.Invitation{Expires: monday.AddDate(2, 0, 0)}, hashOf("lou")))
	invited, err := s.Invited(ctx, hashOf("lou"))
	w.ok(err)
	u, err := s.AcceptAsNew(ctx, invited, store.Arrival{Name: "lou", Email: "lou@x.test", PassphraseHash: "h", Organisation: "Place 1", Kind: "university"})
	w.ok(err)
	w.lou = w.signIn(u, "lou")
	for n := range 5 {
		w.ok(s.NewOrganisation(ctx, s.Operator(), fmt.Sprint("Place ", n+2), "university"))
	}
	w.does("INSERT INTO memberships (person_id, organisation_id, role, created_at) VALUES (?, 1, 'lecturer', 0)", w.lou.ID())
	w.does("INSERT INTO partnerships (id, name, made_at) VALUES (7, 'They write', 0)")
	w.does("INSERT INTO partners (partnership_id, person_id, organisation_id, standing, email, invited_at, came_at, lived, named) VALUES (7, ?, 1, 'owned', '', 0, 0, ?, '')", w.lou.ID(), false)
	w.does("UPDATE publications SET partnership = 7, draft = 1")
	return w
}

func hashOf(text string) []byte {
	hash := sha256.Sum256([]byte(text))
	return hash[:]
}

func (w *counting) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *counting) signIn(u store.Unproven, name string) store.Person {
	w.t.Helper()
	p, err := w.kept.Begin(ctx, u, store.NewSession{TokenHash: hashOf("session of " + name), How: "passphrase", Expires: monday.AddDate(2, 0, 0)})
	w.ok(err)
	return p
}

func (w *counting) does(statement string, args ...any) {
	w.t.Helper()
	w.ok(w.kept.Database().Write(ctx, func(tx *gorm.DB) error { return tx.Exec(statement, args...).Error }))
}

// assigns has students of an organisation finish an assignment, each with one answer to the call.
func (w *counting) assigns(organisation int, choices ...string) {
	w.t.Helper()
	allowed, err := w.kept.Allow(ctx, w.lou, "make a cohort", 1)
	w.ok(err)
	cohorts := teach.NewCohorts(w.kept)
	w.cohorts++
	id, err := cohorts.Make(ctx, allowed, fmt.Sprint("Cohort ", w.cohorts), "2026/27")
	w.ok(err)
	cohort, err := cohorts.Lead(ctx, w.lou, id)
	w.ok(err)
	plan, err := w.given.Usual(ctx, cohort)
	w.ok(err)
	assignment, err := w.given.Make(ctx, cohort, plan)
	w.ok(err)
	coded, err := w.kept.CodedCohort(ctx, cohort.Cohort().Code)
	w.ok(err)
	for i, choice := range choices {
		name := fmt.Sprintf("student %d of %d", i, id)
		u, err := w.kept.JoinCohortAsNew(ctx, coded, store.Arrival{Name: name, Email: fmt.Sprintf("s%d-%d@x.test", id, i), PassphraseHash: "h"})
		w.ok(err)
		w.plays(w.signIn(u, name), assignment, choice)
	}
	w.does("UPDATE cohorts SET organisation_id = ? WHERE id = ?", organisation, id)
}

func (w *counting) plays(p store.Person, assignment int64, choice string) {
	w.t.Helper()
	a, err := w.given.Assigned(ctx, p, assignment)
	w.ok(err)
	g, err := w.kept.NewGuestOf(ctx, p, nil, w.now.Add(run.Keep))
	w.ok(err)
	view, err := w.given.Begin(ctx, a, g, false)
	w.ok(err)
	for decide := answering(choice); !view.Desk.Ended; {
		view, err = w.runs.Decide(ctx, view.Mine, view.Desk.Turn, decide(view.Desk), run.Writing{Note: "mine"})
		w.ok(err)
	}
}

// counted returns what was counted so far, once another fortnight is over.
func (w *counting) counted() (counts [][]decided.Moment) {
	w.t.Helper()
	w.now = w.now.AddDate(0, 0, 14)
	w.ok(w.Count(ctx, w.kept.Operator()))
	var texts []string
	w.ok(w.kept.Database().Read(ctx).Raw("SELECT moments FROM decided ORDER BY id").Scan(&texts).Error)
	for _, text := range texts {
		var moments []decided.Moment
		w.ok(json.Unmarshal([]byte(text), &moments))
		counts = append(counts, moments)
	}
	return counts
}

// answering answers the call so, and does everything else as a careful player.
func answering(choice string) func(sim.Desk) sim.Decision {
	careful, pick := policy.Named["careful"], policy.Chance(1)
	return func(d sim.Desk) sim.Decision {
		for _, o := range d.OffersOn("reid-phone") {
			if strings.HasSuffix(o.ID, ":"+choice) {
				return sim.Decision{Offer: o.ID}
			}
		}
		return careful(d, pick)
	}
}

func times(n int, choice string) (list []string) {
	for range n {
		list = append(list, choice)
	}
	return list
}

func text(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAuthorsAreToldWhatThreeOrganisationsDecided(t *testing.T) {
	w := newCounting(t)
	w.assigns(2, times(5, "together")...)
	w.assigns(3, times(5, "together")...)
	if got := w.counted(); len(got) != 0 {
		t.Fatalf("of two organisations: %s", text(t, got))
	}
	w.assigns(1, times(10, "together")...) // those of the authors' own don't make a third
	if got := w.counted(); len(got) != 0 {
		t.Fatalf("of two and the authors' own: %s", text(t, got))
	}
	w.assigns(4, times(4, "together")...) // and four people are none
	if got := w.counted(); len(got) != 0 {
		t.Fatalf("of two and four people: %s", text(t, got))
	}
	w.assigns(4, times(5, "together")...)
	got := w.counted()
	if len(got) != 1 || len(got[0]) == 0 {
		t.Fatalf("of three: %s", text(t, got))
	}
	referrals := 0
	for _, m := range got[0] {
		if m.Counted != 25 || m.Title == "" || m.Path != "scenario.lua" || m.Line == 0 {
			t.Errorf("a moment is %s", text(t, m))
		}
		for _, a := range m.Answers {
			if a.AtLeast%5 != 0 {
				t.Errorf("an answer is %s", text(t, a))
			}
		}
		if len(m.Tiers) > 0 {
			referrals++
		}
	}
	if referrals == 0 {
		t.Error("no moment has the range that the scenario publishes")
	}
	for _, m := range got[0] {
		if text(t, m.Tiers) != text(t, m.Defensible) {
			t.Errorf("nobody judged it apart, and it is widened: %s", text(t, m))
		}
	}
	if again := w.counted(); len(again) != 1 {
		t.Errorf("counted twice: %s", text(t, again))
	}
}

// What practitioners would defend counts as inside, as it does in the debriefs of those students,
// and is told apart from the authors' own range.
func TestAuthorsAreToldWhatPractitionersWouldDefend(t *testing.T) {
	w := newCounting(t)
	for place := 2; place <= 4; place++ {
		w.assigns(place, times(5, "together")...)
	}
	var list []debrief.Practice
	for _, m := range w.counted()[0] {
		if len(m.Tiers) > 0 {
			list = append(list, debrief.Practice{Why: "{any}", Agreement: sim.Differed, Ranges: []sim.Defended{{Most: "P0", Least: "P2", Why: "A."}, {Most: "P1", Least: "P3", Why: "B."}}})
		}
	}
	pack, err := zstd.NewWriter(nil)
	w.ok(err)
	w.does("UPDATE publications SET ranges = ?", pack.EncodeAll([]byte(text(t, list[:1])), nil))
	w.does("DELETE FROM decided_in")
	w.does("DELETE FROM decided")
	ranges := 0
	for _, m := range w.counted()[0] {
		if len(m.Tiers) == 0 {
			continue
		}
		ranges++
		s := m.Standing(teach.Answer{Value: "P0"})
		if m.Tiers[0] == "P0" || m.Defensible[0] != "P0" || s.Authors || !s.AllDefensible {
			t.Errorf("it is told %s, and P0 stands as %+v", text(t, m), s)
		}
	}
	if ranges == 0 {
		t.Fatal("no moment has a range")
	}
}

// Worlds that differ by one student are the same to authors, also where one of them is the sixth
// of a class; and what is counted never changes.
func TestOneStudentMakesNoDifference(t *testing.T) {
	var seen []string
	for _, other := range []string{"", "school", "together"} {
		w := newCounting(t)
		w.assigns(2, times(5, "together")...)
		w.assigns(3, times(5, "school")...)
		if fourth := times(5, "together"); other == "" {
			w.assigns(4, fourth...)
		} else {
			w.assigns(4, append(fourth, other)...)
		}
		before := text(t, w.counted())
		w.does("DELETE FROM runs WHERE id = (SELECT MAX(id) FROM runs)")
		w.assigns(2, times(5, "school")...)
		if after := text(t, w.counted()); after != before {
			t.Errorf("a count has changed from %s to %s", before, after)
		}
		seen = append(seen, before)
	}
	if seen[0] != seen[1] || seen[1] != seen[2] {
		t.Errorf("authors were told\n%s", seen)
	}
}

// An organisation that is larger than the others together isn't what the numbers are of.
func TestNoOrganisationIsTheNumbers(t *testing.T) {
	w := newCounting(t)
	w.assigns(2, times(20, "school")...)
	w.assigns(3, times(5, "together")...)
	w.assigns(4, times(5, "together")...)
	for _, m := range w.counted()[0] {
		if m.Counted != 20 {
			t.Errorf("%d answers are counted", m.Counted)
		}
	}
}

func TestWhatIsKeptFromBeingCounted(t *testing.T) {
	w := newCounting(t)
	for place := 2; place <= 4; place++ {
		w.assigns(place, times(5, "together")...)
	}
	w.does("UPDATE organisations SET uncounted = ? WHERE id = 3", true)
	if got := w.counted(); len(got) != 0 {
		t.Fatalf("although one of three keeps it: %s", text(t, got))
	}
	w.does("UPDATE organisations SET uncounted = ? WHERE id = 3", false)
	w.does("UPDATE publications SET partnership = 0")
	if got := w.counted(); len(got) != 0 {
		t.Fatalf("of what is nobody's: %s", text(t, got))
	}
	w.does("UPDATE publications SET partnership = 7")
	w.does("UPDATE assignments SET due_at = ? WHERE id = (SELECT MAX(id) FROM assignments)", w.now.AddDate(1, 0, 0).UnixMilli())
	if got := w.counted(); len(got) != 0 {
		t.Fatalf("of what isn't over: %s", text(t, got))
	}
}
