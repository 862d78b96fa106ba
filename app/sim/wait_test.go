package sim_test

import (
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/work"
)

// appointments returns a script with a visit from 11:10 on, a call between 14:00 and 16:00,
// a meeting in the evening and one tomorrow, and somebody who rings at half past ten.
func appointments(urgent bool) *literal {
	return &literal{declare: setting(2), stories: []story{{"Appointments", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			must(w.AddTask(sim.Task{ID: "joint", Title: "Visit, with Sam", Kind: work.Visit, Minutes: 60, From: monday.At(11*60 + 10)}))
			must(w.AddTask(sim.Task{ID: "call", Title: "Ring after school", Kind: work.Call, Minutes: 20, Opens: 14 * 60, Closes: 16 * 60}))
			must(w.AddTask(sim.Task{ID: "evening", Title: "Parents' evening", Kind: work.Meeting, Minutes: 60, From: monday.At(19 * 60)}))
			must(w.AddTask(sim.Task{ID: "tomorrow", Title: "Tomorrow's meeting", Kind: work.Meeting, Minutes: 60, From: monday.AddDays(1).At(11 * 60)}))
			return until(10*60 + 30)
		},
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			must(w.Send(sim.Message{Kind: sim.KindMessage, By: "phone", From: "sam", Title: "Now", Urgent: urgent, Choices: []sim.Choice{{ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}}}))
			return end()
		},
	}}}}
}

// What has a time later in the working day can be waited for, and can be done then.
// Waiting is no work.
func TestAnAppointmentCanBeWaitedFor(t *testing.T) {
	w := begin(t, appointments(false), 1)
	desk := w.Desk()
	if o := offer(t, desk, "recover:wait:joint"); o.Label != "Wait until 11:10" || o.On != "joint" || o.Minutes != 130 || !o.Confirm {
		t.Errorf("found %+v", o)
	}
	if o := offer(t, desk, "recover:wait:call"); o.Label != "Wait until 14:00" || o.Minutes != 300 {
		t.Errorf("found %+v", o)
	}
	for _, id := range []string{"recover:wait:evening", "recover:wait:tomorrow", "recover:wait:report", "work:joint"} {
		if o, ok := desk.Offer(id); ok {
			t.Errorf("%+v is offered at %s", o, desk.Clock.Now)
		}
	}
	worked := w.Today.Worked
	desk = decide(t, w, "recover:wait:joint")
	if _, again := desk.Offer("recover:wait:joint"); desk.Clock.Now != "11:10" || again {
		t.Errorf("having waited, it is %s", desk.Clock.Now)
	}
	if want := sim.Sentence("You waited: 09:00 to 11:10."); desk.Did != want {
		t.Errorf("having waited, the desk says %q, want %q", desk.Did, want)
	}
	if w.Today.Worked != worked || w.Today.Breaks != 130 {
		t.Errorf("waiting is %d minutes of work and %d of breaks", w.Today.Worked-worked, w.Today.Breaks)
	}
	offer(t, desk, "work:joint")
}

// Whoever waits is there when something urgent comes, and can wait on.
func TestWaitingEndsWhenSomethingUrgentComes(t *testing.T) {
	w := begin(t, appointments(true), 1)
	desk := decide(t, w, "recover:wait:joint")
	if o := offer(t, desk, "recover:wait:joint"); desk.Clock.Now != "10:30" || o.Minutes != 40 {
		t.Errorf("at %s one can wait %d minutes on", desk.Clock.Now, o.Minutes)
	}
}
