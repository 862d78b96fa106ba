package sim_test

import (
	"slices"
	"testing"

	"caseload/app/sim"
)

// talking returns a script with a session at nine on the first day that is held as
// a conversation of as many questions as there are functions. Each question can be
// taken up or passed over. At 09:10 somebody rings who holds for five minutes.
func talking(functions ...string) *literal {
	asked := func(n int) step {
		return func(w *sim.World, a sim.Answer) (sim.Wait, error) {
			if n == len(functions) || n > 0 && a.Choice == "" {
				return end()
			}
			return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(sim.Message{Kind: sim.KindExchange, By: "in person", From: "dawn", Talk: "session-1", Opens: functions[n], Title: "Supervision",
				Choices: []sim.Choice{{ID: "yes", Label: "Yes", Minutes: 10, Serves: functions[n]}, {ID: "no", Label: "Not now", Minutes: 10}}}))}, nil
		}
	}
	steps := []step{func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitSession, ID: must(w.Schedule(sim.Session{With: "dawn", At: monday.At(9 * 60), Minutes: 60, Talk: true}))}, nil
	}}
	for n := range len(functions) + 1 {
		steps = append(steps, asked(n))
	}
	rings := story{"A call", []step{
		func(*sim.World, sim.Answer) (sim.Wait, error) { return until(9*60 + 10) },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) { must(w.Send(call(true))); return end() },
	}}
	return &literal{declare: setting(2), stories: []story{{"Supervision", steps}, rings}}
}

// reply answers the exchange that waits.
func reply(t *testing.T, w *sim.World, choice string) sim.Desk {
	t.Helper()
	for _, l := range w.Desk().Waiting() {
		if l.Kind == sim.KindExchange {
			return decide(t, w, "answer:"+l.ID+":"+choice)
		}
	}
	t.Fatal("nothing is asked")
	return sim.Desk{}
}

func TestAConversationBanksWhatIsTakenUp(t *testing.T) {
	for _, c := range []struct {
		opens, replies []string
		quality        int
	}{
		{[]string{"management", "support", "development", "mediation"}, []string{"yes", "yes", "yes", "yes"}, 1000},
		{[]string{"management", "support", "development"}, []string{"yes", "no", "yes"}, 500},
		{[]string{"support", "support"}, []string{"yes", "yes"}, 250},
		{[]string{"management", "support"}, []string{"no", "no"}, 0},
	} {
		w := begin(t, talking(c.opens...), 1)
		desk := decide(t, w, "supervise:session-1", "learning", "yes", "feelings", "yes", "workload", "yes", "decision", "reid")
		if desk.Clock.Now != "09:05" || w.Today.Quality != 0 || !w.Today.Held {
			t.Fatalf("an agenda alone counts for nothing; found %d at %s", w.Today.Quality, desk.Clock.Now)
		}
		for _, choice := range c.replies {
			reply(t, w, choice)
		}
		if w.Today.Quality != c.quality || w.Desk().Clock.Minute != 5+10*len(c.replies) {
			t.Errorf("%v, %v: found %d after %d minutes", c.opens, c.replies, w.Today.Quality, w.Desk().Clock.Minute)
		}
	}
}

func TestNothingElseIsDecidedDuringAConversation(t *testing.T) {
	w := begin(t, talking("management", "support"), 1)
	desk := decide(t, w, "supervise:session-1")
	var ids []string
	for _, o := range desk.Offers {
		ids = append(ids, o.ID)
	}
	if slices.Sort(ids); len(ids) != 4 || ids[2] != "end" || ids[3] != "supervise:leave" {
		t.Errorf("found %v", ids)
	}
	if o := desk.OffersOf(sim.VerbAnswer); o[0].Serves+o[1].Serves != "management" {
		t.Errorf("found %+v", o)
	}
}

func TestACallerHoldsUntilTheConversationIsOver(t *testing.T) {
	w := begin(t, talking("management", "support"), 1)
	decide(t, w, "supervise:session-1")
	desk := reply(t, w, "yes")
	if l, _ := desk.Letter("sam-call"); !l.Waiting || l.RingsOff != "" {
		t.Errorf("nobody can answer during a conversation; found %+v", l)
	}
	desk = reply(t, w, "yes")
	if l, _ := desk.Letter("sam-call"); !l.Waiting || l.RingsOff != "09:30" {
		t.Errorf("at %s; found %+v", desk.Clock.Now, l)
	}
	offer(t, desk, "answer:sam-call:yes")
}

func TestAConversationCanBeLeft(t *testing.T) {
	for _, how := range []string{"supervise:leave", "end"} {
		w := begin(t, talking("management", "support"), 1)
		decide(t, w, "supervise:session-1")
		reply(t, w, "yes")
		if how != "end" && w.Today.Quality != 250 {
			t.Errorf("what was taken up stays; found %d", w.Today.Quality)
		}
		desk := decide(t, w, how)
		if len(desk.Offers) < 6 || slices.ContainsFunc(desk.Inbox, func(l sim.Letter) bool { return l.Kind == sim.KindExchange && l.Waiting }) {
			t.Errorf("%s: found %+v", how, desk.Offers)
		}
	}
}

// TestACaseThatPresses checks which cases press: urgent ones, and those with work
// that is overdue or a date that was missed.
func TestACaseThatPresses(t *testing.T) {
	w := begin(t, &literal{declare: setting(2)}, 1)
	if got := w.Pressing(); len(got) != 0 {
		t.Errorf("nothing presses yet; found %v", got)
	}
	decide(t, w, "triage:novak", "tier", "P1")
	decide(t, w, "end")
	if got := w.Pressing(); !slices.Equal(got, []string{"reid", "novak"}) {
		t.Errorf("the visit is overdue, and Novak is P1; found %v", got)
	}
}

func TestATalkAfterSomethingDistressingIsWithThePersonWhoWaits(t *testing.T) {
	talk := story{"A talk", []step{
		func(*sim.World, sim.Answer) (sim.Wait, error) { return sim.Wait{For: sim.WaitDebrief, ID: "sam"}, nil },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			must(w.Send(sim.Message{Kind: sim.KindMessage, By: "in person", From: "sam", Title: "After the talk"}))
			return end()
		},
	}}
	hard := story{"A call", []step{func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		must(w.Send(sim.Message{Kind: sim.KindMessage, By: "phone", From: "sam", Title: "Bad news", Text: sim.Text{Body: "It was bad.", Distress: 3}}))
		return end()
	}}}
	w := begin(t, &literal{declare: setting(1), stories: []story{talk, hard}}, 1)
	if o := offer(t, w.Desk(), "recover:debrief"); o.Label != "Talk it over with Sam" {
		t.Errorf("found %q", o.Label)
	}
	desk := decide(t, w, "recover:debrief")
	if desk.Inbox[0].Title != "After the talk" || w.Today.Peers != 1 || desk.Clock.Now != "09:30" {
		t.Errorf("found %+v", desk.Inbox[0])
	}
}

// TestOwnWordsComeLast checks that the reply that stands for the student's own words
// comes last in every luck, and that the desk says which it is.
func TestOwnWordsComeLast(t *testing.T) {
	for seed := range uint64(12) {
		w := begin(t, &literal{declare: setting(1), stories: []story{{"A talk", []step{func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(sim.Message{Kind: sim.KindExchange, By: "in person", From: "dawn", Title: "A talk",
				Choices: []sim.Choice{{ID: "mine", Label: "In my own words", Own: true}, {ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}}}))}, nil
		}}}}}, seed)
		offers := w.Desk().OffersOf(sim.VerbAnswer)
		if len(offers) != 3 || offers[0].Own || offers[1].Own || !offers[2].Own {
			t.Fatalf("luck %d: found %+v", seed, offers)
		}
	}
}
