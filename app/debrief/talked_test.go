package debrief_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/sim"
)

// TestAConversationIsToldByItsReplies checks that the debrief counts the functions that
// replies took up, whatever was on the agenda, and follows up what was agreed.
func TestAConversationIsToldByItsReplies(t *testing.T) {
	v := version(t, "winter-discharge")
	told := map[string]bool{}
	leaves := func(d sim.Desk, pick policy.Pick) sim.Decision { // everything that was agreed
		if slices.ContainsFunc(d.Inbox, func(l sim.Letter) bool { return l.Title == "Record of supervision" }) {
			return policy.Idle(d, pick)
		}
		return policy.Careful(d, pick)
	}
	for seed := range atLength[uint64](2, 6) {
		for _, decide := range []policy.Policy{policy.Careful, policy.Deadline, policy.FirstCome, leaves} {
			steps, seat := bot(t, v, decide, seed)
			var served []string
			questions := 0
			for i, step := range steps[1:] {
				desk := steps[i].Desk
				offer, _ := desk.Offer(step.Decision.Offer)
				letter, _ := desk.Letter(offer.On)
				if letter.Kind != sim.KindExchange || letter.Talk == "" {
					continue
				}
				questions++
				if offer.Serves != "" && !slices.Contains(served, offer.Serves) {
					served = append(served, offer.Serves)
				}
			}
			for _, s := range debrief.Judge(steps, seat.Published()).Supervision.Sessions {
				if !s.Talk {
					continue
				}
				own := fmt.Sprint(s.Own)
				if s.Questions != questions || s.Questions < 4 || s.Questions > 8 || len(s.Functions) != len(served) || s.Feelings != slices.Contains(served, "support") {
					t.Errorf("luck %d: %d questions and %v, found %+v", seed, questions, served, s)
				}
				if len(served) > 0 && !strings.Contains(own, fmt.Sprintf("your replies took up %d:", len(served))) || len(s.Agreed) == 0 || !strings.Contains(own, "You agreed: ") {
					t.Errorf("luck %d: found %v, %v", seed, s.Own, s.Agreed)
				}
				if slices.ContainsFunc(s.Sentences, func(one sim.Sentence) bool { return strings.Contains(string(one), "agreed") }) {
					t.Errorf("luck %d: what was agreed is for the student's own eyes; found %v", seed, s.Sentences)
				}
				for _, a := range s.Agreed {
					told[fmt.Sprint(a.Done)] = true
				}
			}
		}
	}
	if !told["true"] || !told["false"] {
		t.Errorf("some of what is agreed is done and some isn't; found %v", told)
	}
}

// TestWhatWasNotReachedIsSaid checks that the debrief names those of the brought cases that
// the talk didn't come to, as the session's record does, and none where all were reached.
func TestWhatWasNotReachedIsSaid(t *testing.T) {
	found := map[bool]int{}
	for seed := range atLength[uint64](8, 16) {
		steps, seat := bot(t, version(t, "winter-discharge"), []policy.Policy{policy.Careful, policy.FirstCome, policy.Deadline, policy.Loudest}[seed%4], seed)
		record := ""
		for _, l := range steps[len(steps)-1].Desk.Inbox {
			if l.Title == "Record of supervision" {
				record = l.Text
			}
		}
		for _, s := range debrief.Judge(steps, seat.Published()).Supervision.Sessions {
			if !s.Talk || s.State != debrief.Held {
				continue
			}
			told := said(s.Sentences)
			if len(s.NotReached) > 0 != strings.Contains(record, "Not reached: ") || len(s.NotReached) > 0 != strings.Contains(told, "The time didn’t reach as far as ") {
				t.Errorf("luck %d: %v, %s, and the record: %s", seed, s.NotReached, told, record)
			}
			for _, name := range s.NotReached {
				if !slices.Contains(s.Cases, name) || slices.Contains(s.NotBrought, name) || !strings.Contains(record, name) {
					t.Errorf("luck %d: %s wasn't reached; brought were %v, and the record: %s", seed, name, s.Cases, record)
				}
			}
			found[len(s.NotReached) > 0]++
		}
	}
	if found[true] == 0 || found[false] == 0 {
		t.Errorf("found %v", found)
	}
}

// TestWhatWasDecidedAndTaughtIsSaid checks over careful and hesitant sessions that the
// debrief says what the session's record says was decided, and what can be used again,
// which the first page has, too; and that nothing of it is said where nobody held one.
func TestWhatWasDecidedAndTaughtIsSaid(t *testing.T) {
	decided, taught := 0, 0
	for _, pack := range []string{"first-week", "winter-discharge"} {
		for _, name := range []string{"careful", "deadline", "loudest"} {
			for seed := range atLength[uint64](2, 4) {
				steps, seat := bot(t, version(t, pack), policy.Named[name], seed+1)
				d, record := debrief.Judge(steps, seat.Published()), ""
				for _, l := range seat.Desk().Inbox {
					if l.Title == "Record of supervision" {
						record = l.Text
					}
				}
				for _, s := range d.Supervision.Sessions {
					told := fmt.Sprint(s.Sentences)
					for _, what := range s.Decided {
						decided++
						if _, of, named := strings.Cut(what, ": "); named && (!strings.Contains(record, of) || !strings.Contains(told, "Decided: "+what)) {
							t.Errorf("%s, %s, luck %d: it decided %q; told %s; the record: %s", pack, name, seed, what, told, record)
						}
					}
					if s.Taught == "" {
						continue
					}
					taught++
					if !strings.Contains(record, "For next time: "+s.Taught) || !strings.Contains(told, s.Taught) || !strings.Contains(fmt.Sprint(d.First.Supervision), s.Taught) {
						t.Errorf("%s, %s, luck %d: %q; told %s; the record: %s", pack, name, seed, s.Taught, told, record)
					}
				}
			}
		}
	}
	if decided == 0 || taught < 5 {
		t.Errorf("%d things were decided and %d taught", decided, taught)
	}
}
