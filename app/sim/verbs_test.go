package sim_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// supervising returns a script with a session at eleven on the first day, which
// another storyline may cancel at ten.
func supervising(cancel bool) *literal {
	stories := []story{{"Supervision", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			id := must(w.Schedule(sim.Session{With: "dawn", At: monday.At(11 * 60), Minutes: 60}))
			return sim.Wait{For: sim.WaitSession, ID: id}, nil
		},
		func(w *sim.World, a sim.Answer) (sim.Wait, error) {
			title := "It was let go"
			if a.With != nil {
				title = "Decided: " + sim.AgendaOf(a.With).Decision
			}
			must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "dawn", Title: title}))
			return end()
		},
	}}}
	if cancel {
		stories = append(stories, story{"It is put off", []step{
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) { return until(10 * 60) },
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
				w.CancelSupervision([]calendar.Time{monday.AddDays(1).At(9 * 60)})
				return end()
			},
		}})
	}
	return &literal{declare: setting(3), stories: stories}
}

func TestSupervisionIsHeldWithItsAgenda(t *testing.T) {
	w := begin(t, supervising(false), 1)
	decide(t, w, "supervise:agenda", "cases", "reid", "decision", "reid", "feelings", "yes")
	decide(t, w, "work:report", "part", "hour")
	desk := decide(t, w, "work:report", "part", "hour")
	if o := offer(t, desk, "supervise:session-1"); o.Minutes != 60 || o.Fields[1].Default != "reid" || !o.Confirm {
		t.Fatalf("the agenda that was laid out is the session's; found %+v", o)
	}
	desk = decide(t, w, "supervise:session-1")
	if desk.Clock.Now != "12:00" || desk.Inbox[0].Title != "Decided: reid" {
		t.Errorf("found %s, %+v", desk.Clock.Now, desk.Inbox)
	}
	if !w.Today.Held || w.Today.Quality != 500 {
		t.Errorf("a decision and feelings are two of the four functions; found %d", w.Today.Quality)
	}
}

func TestSupervisionThatWasCancelledCanBeRearranged(t *testing.T) {
	w := begin(t, supervising(true), 1)
	decide(t, w, "work:report", "part", "hour")
	desk := decide(t, w, "work:report", "part", "hour")
	if s := desk.Supervision; s == nil || s.State != "cancelled" {
		t.Fatalf("the desk says that it was called off; found %+v", s)
	}
	decide(t, w, "supervise:rearrange")
	desk = decide(t, w, "end")
	offer(t, desk, "supervise:session-1")
}

// A session that was moved and then missed can be asked for again while another of the
// times that were offered is to come.
func TestSupervisionThatWasMovedAndMissedCanBeAskedForAgain(t *testing.T) {
	script := supervising(false)
	script.stories = append(script.stories, story{"It is put off", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) { return until(10 * 60) },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			w.CancelSupervision([]calendar.Time{monday.AddDays(1).At(9 * 60), monday.AddDays(2).At(9*60 + 30)})
			return end()
		},
	}})
	w := begin(t, script, 1)
	decide(t, w, "work:report", "part", "hour")
	decide(t, w, "work:report", "part", "hour")
	decide(t, w, "supervise:rearrange")
	decide(t, w, "end")
	desk := decide(t, w, "end")
	again := offer(t, desk, "supervise:rearrange")
	if when, _ := again.Field("when"); len(when.Options) != 1 {
		t.Errorf("the time that is to come is the only one left; found %+v", when.Options)
	}
	if !slices.ContainsFunc(w.Days[1].Missed, func(what string) bool { return strings.Contains(what, "upervision") }) {
		t.Errorf("the day's review says that it was missed; found %v", w.Days[1].Missed)
	}
	decide(t, w, "supervise:rearrange")
}

// Whoever works through lunch is told so when the day gets shorter, and what the clock
// says at the end is the last day's.
func TestAWorkedThroughLunchIsSaidAndTheEndIsTheLastDays(t *testing.T) {
	w := begin(t, supervising(false), 1)
	var said []string
	for w.Desk().Clock.Minute < 6*60 {
		before := w.Desk().Clock.Finishes
		desk := decide(t, w, "work:desk")
		for _, e := range desk.Events {
			if strings.Contains(string(e.Text), "lunch") {
				said = append(said, e.At+" "+before+" "+desk.Clock.Finishes)
			}
		}
	}
	if !slices.Equal(said, []string{"14:31 16:54 16:24"}) {
		t.Errorf("it is said once, when the day gets shorter; found %q", said)
	}
	date := ""
	for !w.Desk().Ended {
		date = w.Desk().Clock.Date
		for _, e := range decide(t, w, "end").Events {
			if strings.Contains(string(e.Text), "lunch") {
				t.Errorf("who has gone home works through no lunch; found %q", e.Text)
			}
		}
	}
	if clock := w.Desk().Clock; clock.Date != date {
		t.Errorf("the last day is %s, and the clock says %s", date, clock.Date)
	}
}

func TestSupervisionThatIsLetGoLapses(t *testing.T) {
	w := begin(t, supervising(true), 1)
	decide(t, w, "work:report", "part", "hour")
	decide(t, w, "end")
	desk := decide(t, w, "end")
	if !slices.ContainsFunc(desk.Inbox, func(l sim.Letter) bool { return l.Title == "It was let go" }) || w.Today.Held {
		t.Errorf("found %+v", desk.Inbox)
	}
}

// listening returns a script with a manager who takes a case away when asked
// to.
func listening() *literal {
	return &literal{declare: setting(3), stories: []story{{"Dawn listens", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			return sim.Wait{For: sim.WaitCapacity, ID: "dawn"}, nil
		},
		func(w *sim.World, a sim.Answer) (sim.Wait, error) {
			if a.With["ask"] == "reallocate" {
				w.Leave(a.With["case"], "Priya takes it.")
			}
			return sim.Wait{For: sim.WaitCapacity, ID: "dawn"}, nil
		},
	}}}}
}

func TestRaisingCapacityMovesTheCaseloadAndIsHeardOnceADay(t *testing.T) {
	w := begin(t, listening(), 1)
	before := w.Desk()
	if len(before.Evidence) < 2 || !strings.Contains(string(before.Evidence[0].Text), "27 of 90 points") {
		t.Errorf("the evidence is assembled; found %+v", before.Evidence)
	}
	desk := decide(t, w, "raise:dawn", "ask", "reallocate", "case", "novak")
	if len(desk.Cases) != 1 || desk.Load.Points >= before.Load.Points || desk.Clock.Now != "09:20" {
		t.Errorf("the case and its weight are gone; found %+v", desk.Load)
	}
	if slices.ContainsFunc(desk.Tasks, func(j sim.Job) bool { return j.On == "novak" }) {
		t.Errorf("its tasks are gone; found %+v", desk.Tasks)
	}
	if slices.ContainsFunc(desk.Offers, func(o sim.Offer) bool { return o.Verb == sim.VerbRaise }) {
		t.Error("it is offered once a day")
	}
	offer(t, decide(t, w, "end"), "raise:dawn")
}

func TestDoingATaskDifferentlyOrHandingItOver(t *testing.T) {
	declare := func(w *sim.World) error {
		if err := setting(2)(w); err != nil {
			return err
		}
		must(w.AddTask(sim.Task{ID: "check", Title: "Check in", Case: "reid", Kind: "visit", Minutes: 30, Duty: true, Swap: "a distressed parent", Records: -1,
			Scene: sim.Text{Body: "What is met.", Distress: 2}, Options: []sim.TaskOption{{ID: "phone", Label: "By phone instead", Minutes: 15, Kind: "call"}}}))
		return nil
	}
	w := begin(t, &literal{declare: declare}, 1)
	desk := decide(t, w, "work:check", "how", "phone")
	if desk.Clock.Now != "09:15" || w.Task("check").How != "phone" || w.Task("check").Done == 0 {
		t.Errorf("found %s, %+v", desk.Clock.Now, w.Task("check"))
	}
	offer(t, desk, "recover:debrief")
	if decide(t, w, "recover:debrief"); w.Today.Peers != 1 {
		t.Error("talking it over banks support")
	}
	for to, minutes := range map[sim.Doer]string{sim.ByDuty: "09:10", sim.ByColleague: "09:05"} {
		w := begin(t, &literal{declare: declare}, 1)
		desk := decide(t, w, "work:check:"+string(to))
		if desk.Clock.Now != minutes || slices.ContainsFunc(desk.Offers, func(o sim.Offer) bool { return o.On == "check" }) {
			t.Errorf("%s: found %s", to, desk.Clock.Now)
		}
		decide(t, w, "end")
		if k := w.Task("check"); k.Done == 0 || k.By != to || w.Case("reid").LastSeen != 0 || w.Outcome().Harm != 0 || w.Days[0].To > 25_000_000 {
			t.Errorf("%s: it is done by the end of the day, at no cost but the minutes; found %+v", to, k)
		}
	}
}

// What a task touches on is read before it is begun, which asks once more; it isn't by
// itself something that a colleague can be asked to take.
func TestWhatATaskTouchesOnIsReadFirst(t *testing.T) {
	w := begin(t, with(2, func(w *sim.World) error {
		must(w.AddTask(sim.Task{ID: "check", Title: "Check in", Case: "reid", Kind: "visit", Minutes: 10, Touches: "a low mood"}))
		must(w.AddTask(sim.Task{ID: "tidy", Title: "Tidy up", Minutes: 10}))
		return nil
	}), 1)
	desk := w.Desk()
	if j := job(t, desk, "check"); j.ContentNote != "a low mood" || !offer(t, desk, "work:check").Confirm || offer(t, desk, "work:tidy").Confirm {
		t.Errorf("found %+v, %+v", j, desk.Offers)
	}
	if _, can := desk.Offer("work:check:colleague"); can {
		t.Error("a colleague can be asked to take it")
	}
}

func TestADateIsMovedOrExplainedWithAReason(t *testing.T) {
	for status, want := range map[sim.Basis]sim.DateState{sim.Local: sim.DateRunning, sim.Statute: sim.DateExplained} {
		declare := func(w *sim.World) error {
			if err := setting(2)(w); err != nil {
				return err
			}
			return w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: monday, MetBy: sim.MetBy{Kind: "visit"}, Status: sim.Status{Basis: status}})
		}
		w := begin(t, &literal{declare: declare}, 1)
		decide(t, w, "differ:reid:1", "because", "family")
		desk := decide(t, w, "end")
		if d := desk.Cases[0].Dates[0]; d.State != want {
			t.Errorf("%s: want %s; found %+v", status, want, d)
		}
		if w.Outcome().Missed != 0 {
			t.Errorf("%s: a date with a recorded reason is explained, not missed", status)
		}
	}
}

func TestAFreeDecisionCanBeTakenBackUntilTimeMoves(t *testing.T) {
	w := begin(t, &literal{declare: setting(2)}, 1)
	decide(t, w, "prioritise:novak", "position", "1")
	decide(t, w, "triage:novak", "tier", "P1")
	desk := decide(t, w, "take-back")
	if desk.Cases[0].ID != "novak" || desk.Cases[0].Tier != "" {
		t.Errorf("the last one is taken back; found %+v", desk.Cases[0])
	}
	decide(t, w, "plan", "tasks", "visit")
	desk = decide(t, w, "work:desk")
	if slices.ContainsFunc(desk.Offers, func(o sim.Offer) bool { return o.Verb == sim.VerbTakeBack }) {
		t.Error("once time has moved nothing is taken back")
	}
}

// A date set by law or statutory guidance can't be moved from the desk, only
// explained. A local date can be moved, and the work that meets it moves along.
func TestWhichDatesCanBeMoved(t *testing.T) {
	for status, moves := range map[string]bool{"statute": false, "statute, unverified": false, "guidance": false, "local": true, "": true} {
		w := under(t, 2, unchanged, func(w *sim.World) error {
			if _, err := w.AddTask(sim.Task{ID: "seen", Title: "Visit", Case: "reid", Kind: "visit", Minutes: 30, Due: monday}); err != nil {
				return err
			}
			return w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: monday, MetBy: sim.MetBy{Kind: "visit"}, Status: sim.ParseStatus(status)})
		})
		desk := decide(t, w, "differ:reid:1")
		d := desk.Cases[0].Dates[0]
		if job, _ := desk.Task("seen"); job.DueISO != d.ISO {
			t.Errorf("%q: the date is for %s, and the work that meets it for %s", status, d.ISO, job.DueISO)
		}
		if moved := d.ISO != "2026-03-02"; moved != moves || d.State != "explained" && d.State != "running" {
			t.Errorf("%q: found %+v", status, d)
		}
	}
}

// An additional session can come before the one that was scheduled first.
func TestTheNextSessionIsTheEarliest(t *testing.T) {
	w := under(t, 5, unchanged, func(w *sim.World) error {
		for _, day := range []int{3, 1} {
			if _, err := w.Schedule(sim.Session{With: "dawn", At: monday.AddDays(day).At(14 * 60), Minutes: 60}); err != nil {
				return err
			}
		}
		return nil
	})
	if got := w.Desk().Supervision; got == nil || got.Date != "Tuesday 3 March" {
		t.Errorf("found %+v", got)
	}
}

// After a decision is taken back, it is as if it had never been made: the news
// about the case is new again.
func TestTakingBackATierLeavesTheNews(t *testing.T) {
	w := begin(t, plain(at("Sam writes", monday.At(9*60+5), func(w *sim.World) {
		must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "sam", Case: "reid", Title: "A mark"}))
	})), 1)
	before := decide(t, w, "work:desk").Cases[0]
	decide(t, w, "triage:reid")
	after := decide(t, w, "take-back").Cases[0]
	if !before.News || !after.News || w.Cases[0].TierAt != 0 {
		t.Errorf("news was %v and is %v; the tier was set at %v", before.News, after.News, w.Cases[0].TierAt)
	}
}

// A call in place of a visit sees nobody, so it doesn't meet a date for a visit
// and involves no travel.
func TestACallInPlaceOfAVisit(t *testing.T) {
	w := under(t, 2, unchanged, func(w *sim.World) error {
		_, err := w.AddTask(sim.Task{ID: "look", Title: "Look in", Case: "reid", Kind: "visit", Minutes: 60, Records: -1, Options: []sim.TaskOption{{ID: "phone", Label: "By phone", Minutes: 20, Kind: "call"}, {ID: "nursery", Label: "At nursery", Minutes: 40}}})
		if err != nil {
			return err
		}
		return missing(w)
	})
	desk := decide(t, w, "work:look", "how", "phone")
	if c := desk.Cases[0]; c.Dates[0].State != "running" || c.LastSeen != "not yet seen by you" || w.Minutes[work.Work{Kind: work.Travel}] != 0 {
		t.Errorf("found %+v, %v", c, w.Minutes)
	}
	w = under(t, 2, unchanged, func(w *sim.World) error {
		_, err := w.AddTask(sim.Task{ID: "look", Title: "Look in", Case: "reid", Kind: "visit", Minutes: 60, Options: []sim.TaskOption{{ID: "nursery", Label: "At nursery", Minutes: 40}}})
		if err != nil {
			return err
		}
		return missing(w)
	})
	if c := decide(t, w, "work:look", "how", "nursery").Cases[0]; c.Dates[0].State != "met" {
		t.Errorf("found %+v", c)
	}
}

// A long task can be done until the end of contracted hours, if it would take longer
// and there is time to do something in.
func TestATaskCanBeDoneUntilTheEndOfTheDay(t *testing.T) {
	w := begin(t, plain(), 1)
	parts := func(desk sim.Desk) (values []string) {
		field, _ := offer(t, desk, "work:report").Field("part")
		for _, option := range field.Options {
			values = append(values, option.Value)
		}
		return values
	}
	if found := parts(w.Desk()); slices.Contains(found, "until") {
		t.Errorf("the report fits into the day; found %v", found)
	}
	desk := decide(t, w, "work:report", "part", "hour")
	for desk.Clock.Contracted-desk.Clock.Minute > 100 {
		desk = decide(t, w, "work:desk")
	}
	left := desk.Clock.Contracted - desk.Clock.Minute
	if found := parts(desk); !slices.Contains(found, "until") {
		t.Fatalf("%d minutes are left of the day, and 120 of the report; found %v", left, found)
	}
	desk = decide(t, w, "work:report", "part", "until")
	if now := desk.Clock; now.Minute != now.Contracted || job(t, desk, "report").Minutes != 120-left {
		t.Errorf("it is %s, and %d minutes are left of the report", now.Now, job(t, desk, "report").Minutes)
	}
}
