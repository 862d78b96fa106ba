package sim_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

func plain(stories ...story) *literal { return &literal{declare: setting(2), stories: stories} }

// caller returns a storyline in which Sam rings at 09:30 and then writes an
// email, a thank-you if the call was answered.
func caller(urgent bool) story {
	return story{"Sam rings", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) { return until(9*60 + 30) },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			id := must(w.Send(call(urgent)))
			return sim.Wait{For: sim.WaitMessage, ID: id}, nil
		},
		func(w *sim.World, a sim.Answer) (sim.Wait, error) {
			title := "You did not answer"
			if a.Choice != "" {
				title = "Thank you for " + a.Choice
			}
			must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "sam", Case: "reid", Title: title}))
			return end()
		},
	}}
}

func TestUrgentCallStopsATask(t *testing.T) {
	w := begin(t, plain(caller(true)), 1)
	desk := decide(t, w, "work:report", "part", "hour")
	if desk.Clock.Now != "09:30" {
		t.Fatalf("the call came at 09:30, and the clock shows %s", desk.Clock.Now)
	}
	report := job(t, desk, "report")
	if report.Minutes != 150 || !report.Begun {
		t.Errorf("150 minutes should be left of the report, begun; found %+v", report)
	}
	desk = decide(t, w, "answer:sam-call:yes")
	if desk.Clock.Now != "09:35" || desk.Inbox[0].Title != "Thank you for yes" {
		t.Errorf("the answer takes five minutes and has its effect then; found %s, %q", desk.Clock.Now, desk.Inbox[0].Title)
	}
	if o := offer(t, desk, "work:report"); o.Label != "Go on: Write the report" || o.Minutes != 150 {
		t.Errorf("found %+v", o)
	}
}

// An email says that it is urgent, and waits until the work is done.
func TestAnUrgentEmailStopsNoWork(t *testing.T) {
	for by, stopped := range map[sim.Way]string{sim.ByEmail: "10:00", sim.ByLetter: "10:00", sim.InPerson: "09:30"} {
		w := begin(t, plain(at("Something comes", monday.At(9*60+30), func(w *sim.World) {
			must(w.Send(sim.Message{Kind: sim.KindMessage, By: by, From: "sam", Title: "URGENT", Urgent: true}))
		})), 1)
		if desk := decide(t, w, "work:report", "part", "hour"); desk.Clock.Now != stopped || !desk.Inbox[0].Urgent {
			t.Errorf("%s: it is %s", by, desk.Clock.Now)
		}
	}
}

func TestATaskIsBegunOnceItWasWorkedOn(t *testing.T) {
	w := begin(t, plain(caller(true)), 1)
	if w.Begun("report") || w.Begun("nowhere") {
		t.Error("nothing was begun yet")
	}
	decide(t, w, "work:report", "part", "hour")
	if !w.Begun("report") || w.Begun("nowhere") {
		t.Error("the report alone was begun")
	}
}

func TestAnOrdinaryCallWaitsUntilTheDeskHasShownIt(t *testing.T) {
	w := begin(t, plain(caller(false)), 1)
	desk := decide(t, w, "work:report", "part", "hour")
	if desk.Clock.Now != "10:00" || !desk.Inbox[0].Waiting || desk.Inbox[0].RingsOff != "10:05" {
		t.Fatalf("the call should wait, and hold from 10:00 on; found %s %+v", desk.Clock.Now, desk.Inbox[0])
	}
	desk = decide(t, w, "work:desk")
	if desk.Inbox[1].Waiting || desk.Inbox[0].Title != "You did not answer" {
		t.Errorf("after a quarter of an hour the caller has rung off; found %+v", desk.Inbox)
	}
	if !slices.ContainsFunc(desk.Events, func(e sim.Event) bool { return e.At == "10:05" && strings.Contains(string(e.Text), "rang off") }) {
		t.Errorf("the desk says that they rang off, and when; found %+v", desk.Events)
	}
}

func TestRefusalChangesNothing(t *testing.T) {
	refused := []sim.Decision{
		{Offer: ""},
		{Offer: "work:nothing"},
		{Offer: "answer:sam-call:yes"},
		{Offer: "read:reid-file", With: map[string]string{"tier": "P0"}},
		{Offer: "triage:reid", With: map[string]string{"tier": "P9"}},
		{Offer: "prioritise:reid", With: map[string]string{"position": "3"}},
		{Offer: "prioritise:reid", With: map[string]string{"position": "+1"}},
		{Offer: "plan", With: map[string]string{"tasks": "visit visit"}},
		{Offer: "plan", With: map[string]string{"tasks": "visit somewhere"}},
	}
	w := begin(t, plain(caller(false)), 1)
	before := w.Digest()
	for _, d := range refused {
		err := w.Decide(d)
		if !errors.As(err, new(*sim.Refused)) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%+v should be refused in a sentence; found %v", d, err)
		}
		if w.Digest() != before {
			t.Fatalf("%+v changed the world", d)
		}
	}
}

func TestAFailingStorylineEndsItselfOnly(t *testing.T) {
	failing := story{"It fails", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			must(w.Send(sim.Message{ID: "asked", Kind: sim.KindQuestion, From: "dawn", Title: "?", Choices: []sim.Choice{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}}}))
			return sim.Wait{}, errors.New("scenario.lua:12: expected a number")
		},
	}}
	w := begin(t, plain(failing, caller(false)), 1)
	if len(w.Faults) != 1 || w.Desk().Inbox[0].Waiting {
		t.Fatalf("the fault is for the authors, and nobody waits for an answer that leads nowhere; found %+v", w.Faults)
	}
	decide(t, w, "work:desk")
	if desk := decide(t, w, "work:desk"); !desk.Inbox[0].Waiting {
		t.Errorf("the other storyline should have gone on; found %+v", desk.Inbox)
	}
}

func TestInterruptionIsNotADecision(t *testing.T) {
	w := begin(t, plain(story{"It is stopped", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) { return until(9*60 + 10) },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) { return sim.Wait{}, sim.ErrInterrupted },
	}}), 1)
	if err := w.Decide(sim.Decision{Offer: "work:desk"}); !errors.Is(err, sim.ErrInterrupted) {
		t.Fatalf("found %v", err)
	}
}

func TestVisitMeetsADateAndLeavesWritingUp(t *testing.T) {
	l := plain()
	declare := l.declare
	l.declare = func(w *sim.World) error {
		if err := declare(w); err != nil {
			return err
		}
		return w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: monday, MetBy: sim.MetBy{Kind: "visit"}, Source: "local", Status: sim.Status{Basis: sim.Local}})
	}
	w := begin(t, l, 1)
	desk := decide(t, w, "work:visit")
	if desk.Clock.Now != "10:40" {
		t.Errorf("an hour's visit and forty minutes' travel end at 10:40; found %s", desk.Clock.Now)
	}
	if d := desk.Cases[0].Dates[0]; d.State != "met" {
		t.Errorf("the visit meets its date; found %+v", d)
	}
	if j := job(t, desk, "visit-record"); j.Minutes != 45 {
		t.Errorf("an hour with a family leaves 45 minutes of writing up; found %+v", j)
	}
	want := []sim.Spent{{What: "time with people", Kind: work.Direct, Minutes: 60}, {What: "travel", Kind: work.Travel, Minutes: 40}}
	if !slices.Equal(desk.Spent, want) {
		t.Errorf("want %v, found %v", want, desk.Spent)
	}
}

func TestAMissedDateIsMissedAtTheEndOfItsDay(t *testing.T) {
	l := plain()
	declare := l.declare
	l.declare = func(w *sim.World) error {
		if err := declare(w); err != nil {
			return err
		}
		return w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: monday, MetBy: sim.MetBy{Kind: "visit"}})
	}
	w := begin(t, l, 1)
	desk := decide(t, w, "end")
	if desk.Review == nil || !slices.Equal(desk.Review.Missed, []string{"Reid: Visit"}) || desk.Cases[0].Dates[0].State != "missed" {
		t.Errorf("found %+v", desk.Review)
	}
	if desk.Clock.Now != "09:00" || desk.Clock.ISO != "2026-03-03" || desk.Scenario.Day != 2 {
		t.Errorf("the next desk is Tuesday's at nine; found %+v", desk.Clock)
	}
}

func TestWorryDaysEndWithSomethingProtectiveNotWithContact(t *testing.T) {
	seen := func(offers ...string) int {
		w := begin(t, plain(caller(false)), 1)
		decide(t, w, "work:report", "part", "hour")
		for _, o := range offers {
			decide(t, w, o)
		}
		decide(t, w, "end")
		decide(t, w, "end")
		return w.Outcome().WorryDays
	}
	left, asked, visited := seen(), seen("answer:sam-call:yes", "contact:dawn"), seen("answer:sam-call:yes", "work:visit")
	if left != 6 || asked != left || visited != 0 {
		t.Errorf("two days at concern 3 are 6, talk alone changes nothing, the protective visit ends it; found %d, %d, %d", left, asked, visited)
	}
}

func TestTheWeekendIsRest(t *testing.T) {
	w := begin(t, &literal{declare: setting(6)}, 1)
	for range 5 {
		decide(t, w, "end")
	}
	desk := w.Desk()
	if desk.Clock.ISO != "2026-03-09" || desk.Scenario.Day != 6 {
		t.Errorf("after Friday comes Monday; found %s, day %d", desk.Clock.ISO, desk.Scenario.Day)
	}
}

// job returns the task with this id on a desk, and fails the test if there is
// none.
func job(t *testing.T, d sim.Desk, id string) sim.Job {
	t.Helper()
	task, ok := d.Task(id)
	if !ok {
		t.Fatalf("there is no task %q on the desk: %+v", id, d.Tasks)
	}
	return task
}

func offered(d sim.Desk, id string) bool {
	_, ok := d.Offer(id)
	return ok
}

func offer(t *testing.T, d sim.Desk, id string) sim.Offer {
	t.Helper()
	one, ok := d.Offer(id)
	if !ok {
		t.Fatalf("there is no offer %q on the desk", id)
	}
	return one
}

// draw draws a decision that the desk allows, with some of its choices filled
// in.
func draw(t *rapid.T, desk sim.Desk) sim.Decision {
	o := rapid.SampledFrom(desk.Offers).Draw(t, "offer")
	d := sim.Decision{Offer: o.ID, With: map[string]string{}}
	for _, f := range o.Fields {
		if f.Kind == sim.FieldChoice && rapid.Bool().Draw(t, "choose") {
			d.With[f.Name] = rapid.SampledFrom(f.Options).Draw(t, f.Name).Value
		}
	}
	return d
}

// These hold in any play: the clock never goes back, every offer appears once
// and is valid without values, and the same decisions lead to the same digests
// and desks.
func TestAnyPlay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		urgent, luck := rapid.Bool().Draw(t, "urgent"), rapid.Uint64().Draw(t, "luck")
		w := must(sim.New(plain(caller(urgent)), nil, sim.NewLuck(luck)))
		var play []sim.Decision
		var digests []string
		for range rapid.IntRange(1, 30).Draw(t, "turns") {
			desk, before := w.Desk(), w.Now
			if desk.Ended {
				break
			}
			lawful(t, desk)
			d := draw(t, desk)
			if err := w.Decide(d); err != nil {
				t.Fatalf("%+v was on offer: %v", d, err)
			}
			if w.Now < before {
				t.Fatalf("the clock went back from %s to %s", before, w.Now)
			}
			play, digests = append(play, d), append(digests, w.Digest())
		}
		again := must(sim.New(plain(caller(urgent)), nil, sim.NewLuck(luck)))
		for i, d := range play {
			if err := again.Decide(d); err != nil {
				t.Fatal(err)
			}
			if again.Digest() != digests[i] {
				t.Fatalf("turn %d has another digest when folded again", i+1)
			}
		}
		if a, b := must(json.Marshal(w.Desk())), must(json.Marshal(again.Desk())); string(a) != string(b) {
			t.Fatalf("equal plays, different desks:\n%s\n%s", a, b)
		}
	})
}

func lawful(t *rapid.T, desk sim.Desk) {
	seen := map[string]bool{}
	for _, o := range desk.Offers {
		if seen[o.ID] || !strings.HasPrefix(o.ID, o.Verb) || o.Label == "" {
			t.Fatalf("an offer has a readable id of its own and a label; found %+v", o)
		}
		seen[o.ID] = true
		for _, f := range o.Fields {
			if f.Kind == sim.FieldChoice && !slices.ContainsFunc(f.Options, func(p sim.Option) bool { return p.Value == f.Default }) {
				t.Fatalf("the bare offer is valid; found %+v", f)
			}
		}
		if (o.Minutes > 30 || o.Leaves != "" || o.Verb == sim.VerbEnd) != o.Confirm {
			t.Fatalf("over thirty minutes, leaving somebody waiting and going home ask once; found %+v", o)
		}
		if l, waits := desk.Letter(o.Leaves); o.Leaves != "" && (!waits || !l.Waiting || l.ID == o.On || l.HoldsUntil > desk.Clock.When+calendar.When(o.Minutes)) {
			t.Fatalf("nobody waits who is left by %+v", o)
		}
	}
	if len(desk.Offers) > 60 {
		t.Fatalf("a desk has at most 60 offers; found %d", len(desk.Offers))
	}
}
