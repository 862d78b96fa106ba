package playtest_test

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// session is what a play shows of one supervision session that is a conversation.
type session struct {
	said    []string // what was asked, in order
	opened  map[string]bool
	served  map[string]bool
	words   int             // in the longest of its questions, the replies included
	missing []string        // cases that pressed when it began and weren't brought
	first   map[string]bool // tasks on the desk when it began
	agreed  int             // tasks with a date that it put on the desk
	record  string
	whole   bool // nobody left it
}

// sessionsOf plays a version with a policy and returns the sessions that were held.
func sessionsOf(t *testing.T, v *scenario.Version, terms *sim.Terms, decide policy.Policy, seed uint64) []*session {
	t.Helper()
	seat, err := scenario.Sit(v, terms, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	byID, order := map[string]*session{}, []*session{}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(seed)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		offer, _ := turn.Desk.Offer(turn.Decision.Offer)
		if id, begins := strings.CutPrefix(offer.ID, sim.VerbSupervise+":"); begins && strings.HasPrefix(id, "session") {
			byID[id] = &session{opened: map[string]bool{}, served: map[string]bool{}, whole: true, missing: notBrought(turn.Desk, offer, turn.Decision)}
			order = append(order, byID[id])
			continue
		}
		letter, _ := turn.Desk.Letter(offer.On)
		s := byID[letter.Talk]
		if letter.Kind != sim.KindExchange || s == nil {
			continue
		}
		s.hears(turn, letter, offer)
		after := seat.Desk()
		for _, job := range after.Tasks {
			if _, before := turn.Desk.Task(job.ID); !before && job.Agreed == letter.Talk && job.Due != "" {
				s.agreed++
			}
		}
		for _, l := range after.Inbox {
			if _, before := turn.Desk.Letter(l.ID); !before && l.Title == "Record of supervision" {
				s.record = l.Text
			}
		}
	}
	for _, f := range seat.Faults() {
		t.Fatal(f.Message)
	}
	return order
}

func (s *session) hears(turn policy.Turn, letter sim.Letter, offer sim.Offer) {
	words := len(strings.Fields(letter.Text))
	for _, o := range turn.Desk.OffersOf(sim.VerbAnswer) {
		words += len(strings.Fields(o.Label))
	}
	s.said, s.words = append(s.said, letter.Text), max(s.words, words)
	s.opened[letter.Opens] = true
	if offer.Serves != "" {
		s.served[offer.Serves] = true
	}
	s.whole = s.whole && offer.Verb == sim.VerbAnswer
}

// notBrought returns the names of the cases that press on a desk and aren't on the
// agenda with which a session begins, except the one that is spoken of then.
func notBrought(d sim.Desk, o sim.Offer, made sim.Decision) []string {
	brought := append(strings.Fields(o.Chosen(made, "cases")), o.Chosen(made, "decision"))
	var names []string
	for _, f := range d.Cases {
		overdue := slices.ContainsFunc(d.Tasks, func(j sim.Job) bool { return j.On == f.ID && j.Overdue })
		missed := slices.ContainsFunc(f.Dates, func(date sim.Date) bool { return date.State == "missed" })
		if (f.Tier == "P0" || f.Tier == "P1" || overdue || missed) && !slices.Contains(brought, f.ID) {
			names = append(names, f.Name)
		}
	}
	if len(names) > 0 && (brought[0] == "none" || brought[0] == "") {
		names = names[1:] // then it is the first one that is spoken of
	}
	return names
}

// TestSupervisionOfShippedPacks plays every shipped pack under every employer with
// every policy that isn't drawn, and looks at each session that was held.
func TestSupervisionOfShippedPacks(t *testing.T) {
	entries, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	held, noticed, banked := 0, 0, map[string]map[int]bool{}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		folder, err := fs.Sub(scenarios.FS, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		pack, err := scenario.Read(folder, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		versions, err := scenario.FreezeAll(pack, scripts.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range versions {
			for _, employer := range []string{scenario.OwnTerms, "supportive", "stretched", "blaming"} {
				e, _ := scenario.EmployerCalled(employer)
				if banked[employer] == nil {
					banked[employer] = map[int]bool{}
				}
				for _, who := range slices.Sorted(maps.Keys(policy.Named)) {
					if who == "random" {
						continue
					}
					var list []*session
					for luck := range uint64(3) {
						held := sessionsOf(t, v, e.Terms, policy.Named[who], luck+1)
						if len(held) == 0 {
							banked[employer][0] = true
						}
						list = append(list, held...)
					}
					for _, s := range list {
						held++
						banked[employer][250*len(s.served)] = true
						if s.check(t, fmt.Sprintf("%s, %s, %s", v.Slug, employer, who)) {
							noticed++
						}
					}
				}
			}
		}
	}
	for employer, values := range banked {
		if len(values) < 3 {
			t.Errorf("under %s all policies together bank only %v", employer, values)
		}
	}
	if held < 20 || noticed < 5 {
		t.Errorf("%d sessions were held, and in %d of them something that wasn't brought was noticed", held, noticed)
	}
}

// check checks one session, and returns whether something pressed that wasn't
// brought.
func (s *session) check(t *testing.T, where string) (missed bool) {
	t.Helper()
	all := strings.Join(s.said, "\n")
	switch {
	case len(s.said) < 4 || len(s.said) > 8:
		t.Errorf("%s: %d questions:\n%s", where, len(s.said), all)
	case s.words > 60:
		t.Errorf("%s: a question of %d words:\n%s", where, s.words, all)
	case !s.whole:
	case !s.opened["management"] || !s.opened["development"] || !s.opened["support"] || !s.opened["mediation"]:
		t.Errorf("%s: not every function was opened: %v", where, s.opened)
	case s.agreed == 0:
		t.Errorf("%s: it ended without an action that has a date:\n%s", where, s.record)
	case !strings.Contains(s.record, "It isn't private"):
		t.Errorf("%s: the record doesn't say who may read it: %q", where, s.record)
	case !strings.Contains(all, "Last time we agreed"):
		t.Errorf("%s: nobody asked what came of the last session:\n%s", where, all)
	}
	for _, name := range s.missing {
		if strings.Contains(all, name) || strings.Contains(s.record, name) {
			return true
		}
	}
	if len(s.missing) > 0 && s.whole {
		t.Errorf("%s: %v pressed and nobody noticed:\n%s\n%s", where, s.missing, all, s.record)
	}
	return false
}
