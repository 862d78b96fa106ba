package sim_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
)

// under begins a scenario of the given number of days under an employer's
// terms.
func under(t *testing.T, days int, change func(*sim.Terms), more func(*sim.World) error) *sim.World {
	t.Helper()
	l := &literal{declare: func(w *sim.World) error {
		if err := setting(days)(w); err != nil {
			return err
		}
		change(&w.Terms)
		if more == nil {
			return nil
		}
		return more(w)
	}}
	return begin(t, l, 1)
}

func unchanged(*sim.Terms) {}

// Every term belongs to one of the employer standards, so that the evidence can
// say which one isn't being met.
func TestEveryTermNamesItsStandard(t *testing.T) {
	terms := reflect.TypeFor[sim.Terms]()
	for i := range terms.NumField() {
		name := terms.Field(i).Tag.Get("json")
		if name != "minutes" && sim.TermStandards[name] == (sim.Standard{}) { // of supervision
			t.Errorf("the term %q names no standard", name)
		}
	}
}

func TestProtectedTimeIsTakenWithinTheWeek(t *testing.T) {
	w := under(t, 6, func(e *sim.Terms) { e.Development = 90 }, nil)
	if o := offer(t, w.Desk(), "work:learning"); o.Minutes != 60 || !o.Confirm {
		t.Fatalf("found %+v", o)
	}
	desk := decide(t, w, "work:learning")
	if o := offer(t, desk, "work:learning"); o.Minutes != 30 {
		t.Fatalf("half an hour is left of ninety minutes; found %+v", o)
	}
	if desk = decide(t, w, "work:learning"); offered(desk, "work:learning") {
		t.Fatal("all of it has been taken")
	}
	if w.Today.Chosen != 90 {
		t.Errorf("it is time of one's own choice; found %d", w.Today.Chosen)
	}
	for range 4 {
		if desk = decide(t, w, "end"); offered(desk, "work:learning") {
			t.Fatalf("there is none until the next week; it is %s", desk.Clock.Date)
		}
	}
	if desk = decide(t, w, "end"); offer(t, desk, "work:learning").Minutes != 60 {
		t.Error("the next week has its own")
	}
}

// missing declares a date that passes on the first evening.
func missing(w *sim.World) error {
	return w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: monday, MetBy: sim.MetBy{Kind: "visit"}})
}

// Where blame is high, moving a date takes longer to write up, and a missed
// date has to be accounted for unless a reason was recorded. Where blame is
// low, neither applies.
func TestWhatAMissedDateCosts(t *testing.T) {
	account := func(d sim.Desk) bool {
		return slices.ContainsFunc(d.Tasks, func(j sim.Job) bool { return strings.HasPrefix(j.Title, "Account for") })
	}
	for blame, want := range map[sim.Blame]int{sim.LowBlame: 10, sim.HighBlame: 30} {
		terms := func(e *sim.Terms) { e.Blame = blame }
		w := under(t, 2, terms, missing)
		if o := offer(t, w.Desk(), "differ:reid:1"); o.Minutes != want {
			t.Errorf("%s: moving a date takes %d minutes; found %d", blame, want, o.Minutes)
		}
		if desk := decide(t, w, "end"); account(desk) != (blame == sim.HighBlame) {
			t.Errorf("%s: found %+v", blame, desk.Tasks)
		}
		w = under(t, 2, terms, missing)
		decide(t, w, "differ:reid:1")
		if account(decide(t, w, "end")) {
			t.Errorf("%s: a date that was moved is nothing to account for", blame)
		}
	}
}

// Where discretion is narrow, anything that differs from the plan also takes
// the time to agree it with a manager.
func TestNarrowDiscretionCostsAgreement(t *testing.T) {
	declare := func(w *sim.World) error {
		if err := missing(w); err != nil {
			return err
		}
		_, err := w.AddTask(sim.Task{ID: "check", Title: "See how they are", Case: "reid", Kind: "call", Minutes: 60, Options: []sim.TaskOption{{ID: "phone", Label: "By phone", Minutes: 20}}})
		return err
	}
	for discretion, more := range map[sim.Discretion]int{sim.WideDiscretion: 0, sim.NarrowDiscretion: 15} {
		w := under(t, 2, func(e *sim.Terms) { e.Discretion = discretion }, declare)
		if o := offer(t, w.Desk(), "differ:reid:1"); o.Minutes != 10+more {
			t.Errorf("%s: found %d", discretion, o.Minutes)
		}
		decide(t, w, "work:check", "how", "phone")
		if w.Now.Minute() != 9*60+20+more {
			t.Errorf("%s: found %s", discretion, w.Now.Clock())
		}
	}
}

// Each line of the evidence for an employer names the standard it belongs to,
// and the evidence grows with what has happened.
func TestEvidenceNamesItsStandards(t *testing.T) {
	w := under(t, 5, unchanged, func(w *sim.World) error {
		_, err := w.Schedule(sim.Session{With: "dawn", At: monday.At(14 * 60), Minutes: 90})
		return err
	})
	evidence := func() (all string) {
		for _, e := range w.Desk().Evidence {
			all += fmt.Sprintf("%s %s (standard %s)\n", e.Text, strings.Trim(fmt.Sprint(e.Items), "[]"), e.Standard)
		}
		return all
	}
	for _, want := range []string{"Weighted load: 27 of 90 points.  (standard 3 ", "4\u00a0h\u00a040 needed", "29\u00a0h\u00a036 there", "Travel: 0\u00a0h\u00a000 done so far, 0\u00a0h\u00a040 in the visits on the list.", "The visits on your list will add 0\u00a0h\u00a045.  (standard 3 "} {
		if !strings.Contains(evidence(), want) {
			t.Errorf("want %q, found:\n%s", want, evidence())
		}
	}
	if strings.Contains(evidence(), "Supervision") || strings.Contains(evidence(), "Overtime") {
		t.Errorf("nothing has gone wrong with either yet:\n%s", evidence())
	}
	decide(t, w, "work:report")
	decide(t, w, "work:visit")
	for w.Now.Minute() < 17*60+30 {
		decide(t, w, "work:desk")
	}
	decide(t, w, "end")
	for _, want := range []string{"Travel: 0\u00a0h\u00a040 done so far, 0\u00a0h\u00a000 in", "The session of Monday 2 March was not held.  (standard 5 supervision)", "Overtime this week: "} {
		if !strings.Contains(evidence(), want) {
			t.Errorf("want %q, found:\n%s", want, evidence())
		}
	}
}

// A forecast made with a recommendation is kept together with its result.
func TestAForecastIsSettled(t *testing.T) {
	for _, came := range []bool{true, false} {
		l := &literal{declare: setting(1), stories: []story{{"A letter", []step{
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
				id := must(w.Send(sim.Message{ID: "letter", Kind: sim.KindReferral, From: "sam", Title: "Brook", Forecast: "They ask for help again"}))
				return sim.Wait{For: sim.WaitMessage, ID: id}, nil
			},
			func(*sim.World, sim.Answer) (sim.Wait, error) { return until(12 * 60) },
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) { must(0, w.Settle("letter", came)); return end() },
		}}}}
		w := begin(t, l, 1)
		if f := offer(t, w.Desk(), "triage:letter").Fields[3]; f.Name != "forecast" || f.Default != "none" || !strings.Contains(f.Label, "They ask for help again") {
			t.Fatalf("found %+v", f)
		}
		desk := decide(t, w, "triage:letter", "forecast", "70")
		if len(desk.Forecasts) != 1 || desk.Forecasts[0].Percent != 70 || desk.Forecasts[0].Came != "open" {
			t.Fatalf("found %+v", desk.Forecasts)
		}
		desk = decide(t, w, "work:report")
		if want := map[bool]string{true: "yes", false: "no"}[came]; desk.Forecasts[0].Came != want {
			t.Errorf("want %s, found %+v", want, desk.Forecasts)
		}
		if w = begin(t, l, 1); len(decide(t, w, "triage:letter").Forecasts) != 0 {
			t.Error("the bare offer forecasts nothing")
		}
	}
}
