package sim_test

import (
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// literal is a script made of Go literals. Each storyline is a list of steps,
// and each step returns what the storyline waits for next.
type literal struct {
	declare func(w *sim.World) error
	stories []story
	at      []int // each storyline's next step
}

type story struct {
	name  string
	steps []step
}

type step func(w *sim.World, a sim.Answer) (sim.Wait, error)

func (l *literal) Declare(w *sim.World) error {
	l.at = make([]int, len(l.stories))
	if err := l.declare(w); err != nil {
		return err
	}
	for _, s := range l.stories {
		if err := w.AddStoryline(s.name); err != nil {
			return err
		}
	}
	return nil
}

func (l *literal) Resume(w *sim.World, i int, a sim.Answer) (sim.Wait, error) {
	s := l.stories[i]
	if l.at[i] == len(s.steps) {
		return sim.Wait{}, nil
	}
	l.at[i]++
	return s.steps[l.at[i]-1](w, a)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

var monday = must(calendar.ParseDate("2026-03-02"))

// until returns a wait for a minute of the first day.
func until(minute int) (sim.Wait, error) {
	return sim.Wait{For: sim.WaitTime, Until: monday.At(minute)}, nil
}

func end() (sim.Wait, error) { return sim.Wait{}, nil }

// setting returns a function that declares a plain scenario of the given number
// of days, with two cases.
func setting(days int) func(w *sim.World) error {
	return func(w *sim.World) error {
		if err := w.Declare(sim.Setting{Title: "A test", Role: "newly qualified", Starts: monday, Days: days, From: 9 * 60, Until: 16*60 + 54}); err != nil {
			return err
		}
		must(w.AddPerson(sim.Person{ID: "sam", Name: "Sam", Role: "health visitor"}))
		must(w.AddPerson(sim.Person{ID: "dawn", Name: "Dawn", Role: "team manager"}))
		must(w.AddCase(sim.Case{ID: "reid", Name: "Reid", Kind: "child in need", Travel: 40, Weight: workload.Weight{Base: 5000},
			Papers: []sim.CasePaper{{Title: "the file", Minutes: 10, Text: sim.Text{Body: "What is in the file.", Concern: 2}}}}))
		must(w.AddCase(sim.Case{ID: "novak", Name: "Novak", Kind: "assessment", Weight: workload.Weight{Base: 7000}}))
		must(w.AddTask(sim.Task{ID: "visit", Title: "Home visit", Case: "reid", Kind: "visit", Minutes: 60, Due: monday, Protective: true, Records: -1}))
		must(w.AddTask(sim.Task{ID: "report", Title: "Write the report", Case: "novak", Kind: "report", Minutes: 180, Due: monday.AddDays(4)}))
		return w.Advise(sim.Advice{From: "dawn", Case: "reid", Text: sim.Text{Body: "What Dawn thinks."}, Minutes: 10})
	}
}

// call returns a phone call that can be answered in two ways.
func call(urgent bool) sim.Message {
	return sim.Message{ID: "sam-call", Kind: sim.KindQuestion, By: "phone", From: "sam", Case: "reid", Title: "About Reid", Urgent: urgent, Holds: 5,
		Text:    sim.Text{Body: "Could you come?", Concern: 3, Distress: 1},
		Choices: []sim.Choice{{ID: "yes", Label: "Yes", Minutes: 5}, {ID: "later", Label: "Let me find out first", Minutes: 10}}}
}

func begin(t testing.TB, l *literal, luck uint64) *sim.World {
	t.Helper()
	w, err := sim.New(l, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func decide(t testing.TB, w *sim.World, offer string, with ...string) sim.Desk {
	t.Helper()
	d := sim.Decision{Offer: offer, With: map[string]string{}}
	for i := 0; i < len(with); i += 2 {
		d.With[with[i]] = with[i+1]
	}
	if err := w.Decide(d); err != nil {
		t.Fatalf("%s: %v", offer, err)
	}
	return w.Desk()
}
