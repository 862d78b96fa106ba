package sim_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// with returns a plain script that declares more in its world.
func with(days int, more func(w *sim.World) error, stories ...story) *literal {
	return &literal{stories: stories, declare: func(w *sim.World) error {
		if err := setting(days)(w); err != nil {
			return err
		}
		return more(w)
	}}
}

func nothing(*sim.World) error { return nil }

// at returns a storyline that waits until a time, does something and ends.
func at(name string, when calendar.Time, do func(w *sim.World)) story {
	return story{name, []step{
		func(*sim.World, sim.Answer) (sim.Wait, error) {
			return sim.Wait{For: sim.WaitTime, Until: when}, nil
		},
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			do(w)
			return end()
		},
	}}
}

// A long task stops at eight. Work must never run into the next day, because
// its overtime would be lost and a day skipped.
func TestWorkStopsAtEight(t *testing.T) {
	w := begin(t, with(2, func(w *sim.World) error {
		must(w.AddTask(sim.Task{ID: "long", Title: "All of it", Minutes: 24 * 60}))
		return nil
	}), 1)
	desk := decide(t, w, "work:long")
	if desk.Clock.Now != "20:00" || job(t, desk, "long").Minutes != 13*60 || len(desk.Offers) != 1 {
		t.Fatalf("at eight only going home is left, and the rest stays; found %s, %+v", desk.Clock.Now, desk.Tasks)
	}
	desk = decide(t, w, "end")
	if desk.Review.Overtime != 3*60+6+30 || desk.Clock.ISO != "2026-03-03" {
		t.Errorf("the day's overtime is from 16:54 to eight and the lunch worked through, and Tuesday follows; found %d, %s", desk.Review.Overtime, desk.Clock.ISO)
	}
}

func TestATalkNeverReachesTheNextDay(t *testing.T) {
	w := begin(t, with(2, func(w *sim.World) error {
		return w.Advise(sim.Advice{From: "sam", Text: sim.Text{Body: "It is a long story."}, Minutes: 20 * 60})
	}), 1)
	if desk := decide(t, w, "contact:sam"); desk.Clock.ISO != "2026-03-02" || desk.Clock.Now != "23:59" {
		t.Errorf("found %s %s", desk.Clock.ISO, desk.Clock.Now)
	}
}

// Contracted hours may extend past eight in the evening.
func TestALateShiftIsWorked(t *testing.T) {
	l := &literal{declare: func(w *sim.World) error {
		return w.Declare(sim.Setting{Title: "Late", Starts: monday, Days: 1, From: 20 * 60, Until: 23 * 60})
	}}
	if desk := decide(t, begin(t, l, 1), "work:desk"); len(desk.Offers) < 2 {
		t.Errorf("at %s of a shift until 23:00 there is more to do than go home", desk.Clock.Now)
	}
}

// Nobody is there to answer at night: a caller rings off, and the consequences
// have happened by the morning. A written message waits.
func TestAPhoneThatRingsAtNightIsNotHeldUntilMorning(t *testing.T) {
	ring := func(by sim.Way, holds int) sim.Desk {
		w := begin(t, plain(story{"Sam rings at seven", []step{
			func(*sim.World, sim.Answer) (sim.Wait, error) { return until(19 * 60) },
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
				m := call(true)
				m.By, m.Holds = by, holds
				return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(m))}, nil
			},
			func(w *sim.World, a sim.Answer) (sim.Wait, error) {
				must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "sam", Title: "Nobody there" + a.Choice}))
				return end()
			},
		}}), 1)
		return decide(t, w, "end")
	}
	for _, holds := range []int{0, 5} {
		desk := ring("phone", holds)
		if len(desk.Inbox) != 2 || desk.Inbox[1].Waiting || desk.Inbox[0].Title != "Nobody there" {
			t.Errorf("holding for %d minutes: found %+v", holds, desk.Inbox)
		}
	}
	if desk := ring("email", 0); len(desk.Inbox) != 1 || !desk.Inbox[0].Waiting {
		t.Errorf("an email waits; found %+v", desk.Inbox)
	}
}

func TestACallerDoesNotHoldOvernight(t *testing.T) {
	w := begin(t, plain(at("Sam rings", monday.At(9*60+5), func(w *sim.World) {
		m := call(true)
		m.Holds = 0
		must(w.Send(m))
	})), 1)
	decide(t, w, "work:desk")
	if desk := decide(t, w, "end"); desk.Inbox[0].Waiting {
		t.Errorf("going home ends the call; found %+v", desk.Inbox[0])
	}
}

// A good outcome after hours counts towards the next day and isn't lost.
func TestGoodNewsAtNightCountsTheNextDay(t *testing.T) {
	support := func(stories ...story) int64 {
		w := begin(t, with(2, nothing, stories...), 1)
		decide(t, w, "end")
		decide(t, w, "end")
		return w.Strain.B
	}
	good := at("Good news", monday.At(18*60), func(w *sim.World) { w.GoodOutcome("reid", "It worked.") })
	if support(good) <= support() {
		t.Error("a good outcome at six in the evening was lost")
	}
}

// A date on a Saturday passes on that Saturday, so a visit on Monday is late.
// Doing it late ends the worry but doesn't change the record.
func TestADateAtTheWeekendPasses(t *testing.T) {
	w := begin(t, with(7, func(w *sim.World) error {
		return w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: monday.AddDays(5), MetBy: sim.MetBy{Kind: "visit"}})
	}), 1)
	for range 5 {
		decide(t, w, "end")
	}
	late := w.Strain
	desk := w.Desk()
	if desk.Clock.ISO != "2026-03-09" || desk.Cases[0].Dates[0].State != "missed" || len(desk.Review.Missed) != 0 {
		t.Fatalf("on Monday the date has passed, and Friday's review didn't know; found %+v", desk.Cases[0].Dates)
	}
	worried := desk.Strain.Parts.Heart
	desk = decide(t, w, "work:visit")
	if desk.Cases[0].Dates[0].State != "missed" {
		t.Errorf("done late is still missed; found %+v", desk.Cases[0].Dates[0])
	}
	desk = decide(t, w, "end")
	if desk.Review.Parts.Heart >= worried {
		t.Errorf("once done it weighs no longer: heart was %d, and is %d", worried, desk.Review.Parts.Heart)
	}
	if !slices.Equal(desk.Review.Missed, []string{"Reid: Visit"}) || w.Outcome().Missed != 1 || late == w.Strain {
		t.Errorf("Monday's review tells; found %+v", desk.Review)
	}
}

// The week's overtime is that of the current week only, even if the week starts
// with a bank holiday.
func TestOvertimeOfAShortWeek(t *testing.T) {
	l := &literal{declare: func(w *sim.World) error {
		thursday := must(calendar.ParseDate("2026-04-30")) // Monday 4 May is a bank holiday
		if err := w.Declare(sim.Setting{Title: "May", Starts: thursday, Days: 5, From: 9 * 60, Until: 10 * 60}); err != nil {
			return err
		}
		must(w.AddTask(sim.Task{ID: "report", Title: "Report", Minutes: 70}))
		must(w.AddTask(sim.Task{ID: "another", Title: "Another", Minutes: 75}))
		return nil
	}}
	w := begin(t, l, 1)
	decide(t, w, "end")
	if desk := decide(t, w, "work:report"); desk.Clock.OvertimeWeek != 10 {
		t.Fatalf("on Friday it is 10; found %d", desk.Clock.OvertimeWeek)
	}
	if desk := decide(t, w, "end"); desk.Clock.ISO != "2026-05-05" || desk.Clock.OvertimeWeek != 0 {
		t.Errorf("on Tuesday %s the week is new; found %d", desk.Clock.ISO, desk.Clock.OvertimeWeek)
	}
	decide(t, w, "work:another")
	if desk := decide(t, w, "end"); desk.Clock.OvertimeWeek != 15 {
		t.Errorf("on Wednesday Tuesday's 15 count; found %d", desk.Clock.OvertimeWeek)
	}
}

// waiter returns a storyline that waits for the visit to be done and records in
// told whether it was.
func waiter(told *[]bool) story {
	return story{"Waits for the visit", []step{
		func(*sim.World, sim.Answer) (sim.Wait, error) {
			return sim.Wait{For: sim.WaitTask, ID: "visit"}, nil
		},
		func(_ *sim.World, a sim.Answer) (sim.Wait, error) {
			*told = append(*told, a.Done)
			return end()
		},
	}}
}

func TestWhoWaitsForATaskHearsThatItWasTakenBack(t *testing.T) {
	var told []bool
	w := begin(t, plain(waiter(&told), at("Takes it back", monday.At(9*60+5), func(w *sim.World) { w.RemoveTask("visit", "") })), 1)
	decide(t, w, "work:desk")
	if !slices.Equal(told, []bool{false}) {
		t.Errorf("found %v", told)
	}
}

// A task in progress isn't removed.
func TestATaskUnderWayIsNotTakenBack(t *testing.T) {
	var told []bool
	w := begin(t, plain(waiter(&told), at("Takes it back", monday.At(9*60+5), func(w *sim.World) { w.RemoveTask("visit", "") })), 1)
	desk := decide(t, w, "work:visit")
	if !slices.Equal(told, []bool{true}) || slices.ContainsFunc(desk.Events, func(e sim.Event) bool { return strings.Contains(string(e.Text), "Off your list") }) {
		t.Errorf("the visit was made; found %v, %+v", told, desk.Events)
	}
}

// Ids appear in offers and plans. An id that can't is its author's mistake.
func TestIDsFitIntoOffers(t *testing.T) {
	question := func(answer string) sim.Message {
		return sim.Message{Kind: sim.KindQuestion, Title: "?", Choices: []sim.Choice{{ID: answer, Label: "Yes"}, {ID: "no", Label: "No"}}}
	}
	for name, declare := range map[string]func(w *sim.World) error{
		"space": func(w *sim.World) error {
			_, err := w.AddTask(sim.Task{ID: "two words", Title: "T", Minutes: 5})
			return err
		},
		"colon": func(w *sim.World) error { _, err := w.AddCase(sim.Case{ID: "a:b", Name: "C"}); return err },
		"long": func(w *sim.World) error {
			_, err := w.AddCase(sim.Case{ID: strings.Repeat("a", 200), Name: "C"})
			return err
		},
		"desk": func(w *sim.World) error {
			_, err := w.AddTask(sim.Task{ID: "desk", Title: "T", Minutes: 5})
			return err
		},
		"work":   func(w *sim.World) error { _, err := w.AddCase(sim.Case{ID: "work", Name: "C"}); return err },
		"answer": func(w *sim.World) error { _, err := w.Send(question("a:b")); return err },
		"empty":  func(w *sim.World) error { _, err := w.Send(question("")); return err },
	} {
		if _, err := sim.New(with(1, declare), nil, sim.NewLuck(1)); err == nil {
			t.Errorf("%s: an id that breaks an offer was taken", name)
		}
	}
	// An id derived from a title is always valid, whatever the title.
	w := begin(t, with(1, func(w *sim.World) error {
		for _, title := range []string{"Desk", "…", strings.Repeat("ä very long title ", 50)} {
			must(w.AddTask(sim.Task{Title: title, Minutes: 5}))
		}
		return nil
	}), 1)
	for _, j := range w.Desk().Tasks {
		decide(t, w, "work:"+j.ID)
		if len(j.ID) > 100 {
			t.Errorf("the id %q is too long", j.ID)
		}
	}
}

// Many things of the same name get different ids, and naming them doesn't get
// slower.
func TestManyMessagesOfOneName(t *testing.T) {
	w := begin(t, with(1, func(w *sim.World) error {
		for range 3000 {
			if _, err := w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "sam", Title: "Again"}); err != nil {
				return err
			}
		}
		return nil
	}), 1)
	if inbox := w.Desk().Inbox; inbox[0].ID != "sam-email-3000" || inbox[2999].ID != "sam-email" {
		t.Errorf("found %q to %q", inbox[2999].ID, inbox[0].ID)
	}
}

// A script that has filled the world to its limits doesn't stop the student:
// what a decision brings still arrives.
func TestAFullWorldStopsNobody(t *testing.T) {
	w := begin(t, with(1, func(w *sim.World) error {
		for i := range 3000 {
			must(w.Send(sim.Message{ID: fmt.Sprint("m", i), Kind: sim.KindMessage, By: "email", From: "sam", Title: "Again"}))
		}
		for i := range 1998 {
			must(w.AddTask(sim.Task{ID: fmt.Sprint("t", i), Title: "Again", Minutes: 5}))
		}
		return nil
	}), 1)
	if desk := decide(t, w, "contact:dawn"); desk.Inbox[0].Text != "What Dawn thinks." {
		t.Errorf("found %+v", desk.Inbox[0])
	}
	job(t, decide(t, w, "work:visit"), "visit-record")
}

// Storylines that keep each other going without time passing are ended, and the
// run goes on.
func TestStorylinesThatNeverRestEnd(t *testing.T) {
	l := &restless{literal: plain()}
	w := must(sim.New(l, nil, sim.NewLuck(1)))
	if err := w.Decide(sim.Decision{Offer: "work:visit"}); err != nil {
		t.Fatalf("a student is never stopped by an author's mistake: %v", err)
	}
	if len(w.Faults) == 0 || !strings.Contains(string(w.Faults[0].Message), "never came to rest") {
		t.Errorf("the authors see it; found %+v", w.Faults)
	}
}

// restless is a script with two storylines that keep removing each other's
// tasks for ever.
type restless struct {
	*literal
	n int
}

func (l *restless) Declare(w *sim.World) error {
	if err := l.literal.Declare(w); err != nil {
		return err
	}
	return errors.Join(w.AddStoryline("one"), w.AddStoryline("two"))
}

func (l *restless) Resume(w *sim.World, i int, a sim.Answer) (sim.Wait, error) {
	l.n++
	mine := fmt.Sprintf("task-%d", l.n%1500)
	if w.Task(mine) == nil {
		must(w.AddTask(sim.Task{ID: mine, Title: "T", Minutes: 5}))
	}
	// Reopen the task, which no real script can do.
	w.Task(mine).Gone = false
	for j := range w.Storylines {
		if s := w.Storylines[j]; j != i && s.Wait.For == sim.WaitTask {
			w.RemoveTask(s.Wait.ID, "")
		}
	}
	return sim.Wait{For: sim.WaitTask, ID: mine}, nil
}

// An urgent question that is withdrawn before anybody sees it interrupts
// nothing.
func TestWhatIsTakenBackAtOnceStopsNothing(t *testing.T) {
	w := begin(t, plain(story{"It fails", []step{
		func(*sim.World, sim.Answer) (sim.Wait, error) { return until(9*60 + 30) },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			m := call(true)
			m.Storyline = 0
			must(w.Send(m))
			return sim.Wait{}, errors.New("scenario.lua:3: a mistake")
		},
	}}), 1)
	if desk := decide(t, w, "work:visit"); desk.Clock.Now != "10:40" {
		t.Errorf("found %s", desk.Clock.Now)
	}
}

// Asking somebody takes the minutes of the topic asked about.
func TestATalkTakesItsOwnMinutes(t *testing.T) {
	w := begin(t, with(1, func(w *sim.World) error {
		return w.Advise(sim.Advice{From: "dawn", Text: sim.Text{Body: "Well enough."}, Minutes: 30})
	}), 1)
	if o := offer(t, w.Desk(), "contact:dawn"); o.Minutes != 30 {
		t.Errorf("the offer shows the longest talk; found %d", o.Minutes)
	}
	if desk := decide(t, w, "contact:dawn", "about", "reid"); desk.Clock.Now != "09:10" {
		t.Errorf("asking about Reid takes ten minutes; found %s", desk.Clock.Now)
	}
}

// Somebody who has said all they have to say can't be asked again until there
// is something new.
func TestNobodyIsAskedTwiceForTheSame(t *testing.T) {
	says := func(w *sim.World, body string) error {
		return w.Advise(sim.Advice{From: "sam", Case: "reid", Text: sim.Text{Body: body}, Minutes: 10})
	}
	w := begin(t, with(1, func(w *sim.World) error { return says(w, "It was bad.") }), 1)
	if desk := decide(t, w, "contact:sam"); offered(desk, "contact:sam") {
		t.Error("Sam is asked again before there is anything new")
	}
	if err := says(w, "It is better."); err != nil {
		t.Fatal(err)
	}
	if !offered(w.Desk(), "contact:sam") {
		t.Error("what is new can't be asked about")
	}
}

// Under strain a task takes longer. Doing it in parts costs at most one minute
// of rounding per interruption and never saves any.
func TestStoppingAndGoingOnUnderStrain(t *testing.T) {
	took := func(part string) int {
		w := begin(t, plain(), 1)
		w.Strain.S = 75_000_000
		for w.Task("report").Open() {
			with := []string{}
			if w.Task("report").Left > 60 {
				with = []string{"part", part}
			}
			decide(t, w, "work:report", with...)
		}
		return int(w.Now - monday.At(9*60))
	}
	if whole, hours := took("all"), took("hour"); whole != 198 || hours < whole || hours > whole+3 {
		t.Errorf("180 minutes are 198 at strain 75; found %d, and %d in parts", whole, hours)
	}
}

// No desk reveals how serious a text is, not even through the running estimate
// of strain. It is counted at night and shows in the review.
func TestAConcernReachesNoDeskBeforeItsReview(t *testing.T) {
	heart := func(concern int) (now, night int64) {
		w := begin(t, with(2, nothing, at("News", monday.At(10*60), func(w *sim.World) {
			must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "sam", Case: "reid", Title: "News", Text: sim.Text{Body: "News.", Concern: concern}}))
		})), 1)
		for range 5 {
			decide(t, w, "work:desk")
		}
		now = w.Desk().Strain.Parts.Heart
		return now, decide(t, w, "end").Review.Parts.Heart
	}
	calmNow, calmNight := heart(0)
	graveNow, graveNight := heart(4)
	if calmNow != graveNow || graveNight <= calmNight {
		t.Errorf("by day %d and %d should be equal; at night %d and %d differ", calmNow, graveNow, calmNight, graveNight)
	}
}

// Decisions that take no time can't go on for ever. All desks of a run are
// rebuilt at its end, so an endless run would exhaust the server's memory.
func TestARunOfFreeDecisionsComesToItsEnd(t *testing.T) {
	w := begin(t, with(2, nothing), 1)
	n := 0
	for ; len(w.Desk().Offers) > 1; n++ {
		if n > 2000 {
			t.Fatal("2,000 free decisions, and no end of them")
		}
		decide(t, w, "triage:reid")
	}
	decide(t, w, "end")
	if desk := decide(t, w, "end"); !desk.Ended {
		t.Errorf("going home still ends the run; found %+v", desk.Offers)
	}
}
