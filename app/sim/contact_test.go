package sim_test

import (
	"slices"
	"testing"

	"caseload/app/sim"
)

// A visit that may find nobody in doesn't count as seeing them, and meets no date that a
// visit meets; a story that says they were there makes it count.
func TestOnlyWhoWasThereIsSeen(t *testing.T) {
	unsure := func(w *sim.World) error {
		_, err := w.AddTask(sim.Task{ID: "look", Title: "Look in", Case: "reid", Kind: "visit", Minutes: 60, Records: -1, Unsure: true})
		if err != nil {
			return err
		}
		return missing(w)
	}
	w := under(t, 2, unchanged, unsure)
	if c := decide(t, w, "work:look").Cases[0]; c.Dates[0].State != "running" || c.LastSeen != "not yet seen by you" {
		t.Errorf("nobody was seen; found %+v", c)
	}
	w.Saw("reid", "")
	if c := w.Case("reid"); !c.Dates[0].Met || c.LastSeen != w.Now {
		t.Errorf("they were there; found %+v", c)
	}
	w = under(t, 2, unchanged, unsure)
	w.Saw("reid", "")
	if c := w.Case("reid"); c.Dates[0].Met || c.LastSeen != w.Now {
		t.Errorf("they were met without a visit, which meets no date for one; found %+v", c)
	}
}

// What was agreed in supervision as a call is done with a later visit or call to the
// family, and says so; an agreed visit needs a visit, and nothing else is done with it.
func TestWhatWasAgreedIsDoneWithALaterContact(t *testing.T) {
	agreed := func(w *sim.World) error {
		must(w.AddPerson(sim.Person{ID: "mum", Name: "Mum", Role: "mother, Reid"}))
		w.Case("reid").People = []sim.Member{{Name: "Mum", Who: "mother"}}
		must(w.AddTask(sim.Task{ID: "ring", Title: "Ring the family", Case: "reid", Kind: "call", Minutes: 15}))
		must(w.AddTask(sim.Task{ID: "talk", Title: "Talk to them", Case: "reid", Kind: "call", Minutes: 20, Agreed: "session-1"}))
		must(w.AddTask(sim.Task{ID: "go", Title: "Go there", Case: "reid", Kind: "visit", Minutes: 60, Agreed: "session-1"}))
		must(w.AddTask(sim.Task{ID: "note", Title: "Write it down", Case: "reid", Kind: "write up", Minutes: 20, Agreed: "session-1"}))
		must(w.AddTask(sim.Task{ID: "other", Title: "Talk to them", Case: "novak", Kind: "call", Minutes: 20, Agreed: "session-1"}))
		must(w.AddTask(sim.Task{ID: "plain", Title: "Ring them", Case: "reid", Kind: "call", Minutes: 20}))
		for _, by := range []sim.Way{sim.ByPhone, sim.InPerson} {
			who := map[sim.Way]string{sim.ByPhone: "mum", sim.InPerson: "sam"}[by]
			if err := w.Advise(sim.Advice{From: who, Case: "reid", By: by, Text: sim.Text{Body: "What is said."}, Minutes: 5}); err != nil {
				return err
			}
		}
		return nil
	}
	for _, one := range []struct {
		offer string
		with  []string
		done  []string
	}{
		{"work:visit", nil, []string{"talk", "go"}},
		{"work:ring", nil, []string{"talk"}},
		{"work:plain", nil, []string{"talk"}},
		{"work:other", nil, nil},
		{"work:note", nil, nil},
		{"contact:mum", []string{"about", "reid"}, []string{"talk"}},
		{"contact:sam", []string{"about", "reid"}, nil},
	} {
		w := under(t, 2, unchanged, agreed)
		desk := decide(t, w, one.offer, one.with...)
		for _, id := range []string{"talk", "go", "note", "other", "plain"} {
			if "work:"+id == one.offer {
				continue
			}
			said := slices.ContainsFunc(desk.Events, func(e sim.Event) bool { return e.On == id })
			if done, want := w.Task(id).Done != 0, slices.Contains(one.done, id); done != want || said != want {
				t.Errorf("%s: %s done %v, said %v; want %v", one.offer, id, done, said, want)
			}
		}
	}
}
