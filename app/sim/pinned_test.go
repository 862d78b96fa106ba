package sim_test

import (
	"errors"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// pinned returns a script of three working days from a Thursday, hence with a
// weekend, that uses as much of a world as it can. Whatever the rules change
// should show in a digest of [pinnedDecisions]. Neither the script nor the
// decisions may change while rules_test.go has digests of a released number;
// put additions into another play.
func pinned() *literal {
	return &literal{declare: pinnedStart, stories: []story{
		pinnedCall, pinnedReferral, pinnedSession, pinnedTopic, pinnedManager, pinnedVisit, pinnedDoor, pinnedWeekend,
		at("A meeting is put off", thursday.At(13*60), func(w *sim.World) { w.RemoveTask("meeting", "The meeting is put off.") }),
		at("Somebody else decides", thursday.At(15*60), func(w *sim.World) { must(0, w.CloseReferral("late", "The duty manager decided.")) }),
		{"No time at all", []step{
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
				return sim.Wait{For: sim.WaitTime, Until: w.Now}, nil
			},
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
				must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "dawn", Title: "Good morning"}))
				return end()
			},
		}},
		{"Fails", []step{
			func(*sim.World, sim.Answer) (sim.Wait, error) {
				return sim.Wait{For: sim.WaitTime, Until: thursday.At(11 * 60)}, nil
			},
			func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
				return sim.Wait{}, errors.New("an author's mistake")
			},
		}},
	}}
}

var thursday = must(calendar.ParseDate("2026-03-05"))

func pinnedStart(w *sim.World) error {
	must(0, w.Declare(sim.Setting{Title: "Pinned", Role: "newly qualified", Starts: thursday, Days: 3, From: 9 * 60, Until: 16*60 + 54}))
	w.SetGuide("Start with the file.")
	must(w.AddPerson(sim.Person{ID: "sam", Name: "Sam", Role: "health visitor"}))
	must(w.AddPerson(sim.Person{ID: "dawn", Name: "Dawn", Role: "team manager"}))
	must(0, w.SetDuty(sim.DutyDay{Day: 2, Manager: "dawn"}))
	must(w.AddCase(sim.Case{ID: "reid", Name: "Reid", Kind: "child in need", Travel: 40, Weight: workload.Weight{Base: 5000, Siblings: 1, Travel: 90, Visits: 500},
		People: []sim.Member{{Name: "Kayla", Who: "7"}}, Strengths: []string{"A grandmother nearby"},
		Papers: []sim.CasePaper{
			{Title: "the file", Minutes: 10, Text: sim.Text{Body: "What is in the file.", Concern: 2}},
			{Title: "the chronology", Minutes: 25, Text: sim.Text{Body: "Twelve lines.", Concern: 3}},
		}}))
	must(w.AddCase(sim.Case{ID: "novak", Name: "Novak", Kind: "section 47 enquiry", Enquiry: true, Weight: workload.Weight{Base: 7000, Interpreter: true, NewToWorker: true},
		Routine: workload.Routine{Record: 15, Call: 30, Email: 10, Chase: 10, Core: 20}, Lines: routineLines(), OwnLines: 1}))
	must(w.AddCase(sim.Case{ID: "okoro", Name: "Okoro", Kind: "assessment", Tier: "P3", Weight: workload.Weight{Base: 60000}}))
	must(0, w.AddDeadline("reid", sim.Deadline{What: "Visit", Due: thursday, MetBy: sim.MetBy{Kind: "visit"}, Source: "local", Status: sim.Status{Basis: sim.Local}}))
	must(0, w.AddDeadline("reid", sim.Deadline{What: "Core group", Due: thursday.AddDays(2), MetBy: sim.MetBy{Kind: "core group"}, Source: "statute", Status: sim.Status{Basis: sim.Statute}}))
	must(0, w.AddDeadline("novak", sim.Deadline{What: "Conference", Due: thursday.AddDays(2), MetBy: sim.MetBy{Kind: "conference"}, Source: "guidance", Status: sim.Status{Basis: sim.Guidance}}))
	must(0, w.AddDeadline("okoro", sim.Deadline{What: "Assessment", Due: thursday.AddDays(1), MetBy: sim.MetBy{Kind: "assessment"}, Source: "local", Status: sim.Status{Basis: sim.Local}}))
	must(w.AddTask(sim.Task{ID: "visit", Title: "Home visit", Case: "reid", Kind: "visit", Minutes: 60, Due: thursday, Protective: true, Records: -1, Scene: sim.Text{Body: "The cat.", Distress: 2}}))
	must(w.AddTask(sim.Task{ID: "report", Title: "Write the report", Case: "novak", Kind: "report", Minutes: 180, Due: thursday.AddDays(4)}))
	must(w.AddTask(sim.Task{ID: "meeting", Title: "Meeting", Case: "novak", Kind: "meeting", Minutes: 45, From: thursday.At(14 * 60)}))
	must(w.AddTask(sim.Task{ID: "check", Title: "Check in", Case: "okoro", Kind: "visit", Minutes: 30, Travel: 20, Due: thursday.AddDays(1), Duty: true, Swap: "a distressed parent",
		Options: []sim.TaskOption{{ID: "phone", Label: "By phone", Minutes: 15, Kind: "call"}}}))
	must(w.AddTask(sim.Task{ID: "ring", Title: "Ring the nursery", Case: "okoro", Kind: "call", Minutes: 10, Duty: true, Opens: 9 * 60, Closes: 17 * 60}))
	must(0, w.Advise(sim.Advice{From: "dawn", Case: "reid", Text: sim.Text{Body: "What Dawn thinks."}, Minutes: 10}))
	return w.Advise(sim.Advice{From: "sam", By: "phone", Text: sim.Text{Body: "How it is going."}, Minutes: 5})
}

var pinnedCall = story{"Sam rings", []step{
	func(*sim.World, sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitTime, Until: thursday.At(9*60 + 20)}, nil
	},
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(call(true)))}, nil
	},
	func(w *sim.World, a sim.Answer) (sim.Wait, error) {
		must(0, w.Expect("reid", sim.Expectation{Tiers: []string{"P1", "P2"}}))
		if w.Chance("Sam rings", "the line holds", 500) && a.Choice == "later" {
			w.GoodOutcome("reid", "Sam thanked you.")
		}
		return sim.Wait{For: sim.WaitTime, Until: thursday.AddDays(1).At(9*60 + 10)}, nil
	},
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		if w.Chance("Sam rings", "an argument", 600) {
			must(0, w.HarmDone(sim.Harm{Case: "reid", Severity: 2, What: "An argument was heard."}))
		}
		m := call(false)
		m.ID, m.Holds = "sam-again", 0
		return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(m))}, nil
	},
	func(*sim.World, sim.Answer) (sim.Wait, error) { return end() },
}}

var pinnedReferral = story{"Referrals", []step{
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		must(w.Send(sim.Message{ID: "late", Kind: sim.KindReferral, By: "email", From: "sam", Title: "Late", Minutes: 20, Text: sim.Text{Body: "Late four times."}}))
		return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(sim.Message{ID: "marsh", Kind: sim.KindReferral, By: "email", From: "sam", Title: "Marsh", Minutes: 20,
			Forecast: "The mother agrees", Text: sim.Text{Body: "Hungry.", Concern: 2}, Expected: &sim.Expectation{Tiers: []string{"P2"}}}))}, nil
	},
	func(w *sim.World, a sim.Answer) (sim.Wait, error) {
		must(w.Send(sim.Message{Kind: sim.KindDecision, By: "email", From: "dawn", Title: "Marsh: " + a.With["tier"]}))
		must(w.AddCase(sim.Case{Name: "Marsh", Kind: "assessment", Weight: workload.Weight{Base: 4000}}))
		return sim.Wait{For: sim.WaitTime, Until: thursday.AddDays(1).At(10 * 60)}, nil
	},
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		must(0, w.Settle("marsh", w.Pick("Referrals", "she agrees", 2) == 1))
		return end()
	},
}}

var pinnedSession = story{"Supervision", []step{
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		must(w.Schedule(sim.Session{With: "dawn", At: thursday.At(14 * 60), Minutes: 60}))
		return sim.Wait{For: sim.WaitTime, Until: thursday.At(10 * 60)}, nil
	},
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		w.CancelSupervision([]calendar.Time{thursday.AddDays(1).At(11 * 60), thursday.AddDays(4).At(9 * 60)})
		return sim.Wait{For: sim.WaitSession, ID: "session-1"}, nil
	},
	func(w *sim.World, a sim.Answer) (sim.Wait, error) {
		if agenda := sim.AgendaOf(a.With); agenda.Decision != "" {
			must(0, w.Extend(agenda.Decision, "Assessment", thursday.AddDays(11)))
			w.CoWork(agenda.Decision, "dawn")
		}
		must(w.Schedule(sim.Session{With: "dawn", At: thursday.AddDays(4).At(9*60 + 30), Minutes: 30}))
		return end()
	},
}}

var pinnedTopic = story{"Dawn has twenty minutes", []step{
	func(*sim.World, sim.Answer) (sim.Wait, error) { return sim.Wait{For: sim.WaitAdhoc, ID: "dawn"}, nil },
	func(w *sim.World, a sim.Answer) (sim.Wait, error) {
		must(0, w.Advise(sim.Advice{From: "dawn", Case: a.With["case"], Text: sim.Text{Body: "Now that you ask."}, Minutes: 5}))
		return end()
	},
}}

var pinnedManager = story{"Dawn listens", []step{
	func(*sim.World, sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitCapacity, ID: "dawn"}, nil
	},
	func(w *sim.World, a sim.Answer) (sim.Wait, error) {
		w.Become("okoro", sim.CaseKind{Name: "child protection", Base: 8000})
		if a.With["ask"] == "reallocate" {
			w.Leave(a.With["case"], "Priya takes it.")
		}
		return end()
	},
}}

var pinnedVisit = story{"After the visit", []step{
	func(*sim.World, sim.Answer) (sim.Wait, error) { return sim.Wait{For: sim.WaitTask, ID: "visit"}, nil },
	func(w *sim.World, a sim.Answer) (sim.Wait, error) {
		if a.Done {
			w.Protect("reid", "A plan")
		}
		return end()
	},
}}

var pinnedDoor = story{"At the door", []step{
	func(*sim.World, sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitTime, Until: thursday.At(12 * 60)}, nil
	},
	func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(sim.Message{ID: "door", Kind: sim.KindQuestion, By: "visit", From: "sam", Case: "reid", Title: "At the door",
			Choices: []sim.Choice{{ID: "wait", Label: "Wait", Minutes: 10, Then: "then an hour"}, {ID: "go", Label: "Go", Minutes: 5}}}))}, nil
	},
	func(*sim.World, sim.Answer) (sim.Wait, error) { return end() },
}}

var pinnedWeekend = at("The weekend", thursday.AddDays(3).At(11*60), func(w *sim.World) {
	must(w.Send(sim.Message{Kind: sim.KindMessage, By: "phone", From: "sam", Case: "reid", Title: "On Sunday", Text: sim.Text{Body: "Police were there.", Concern: 4, Distress: 3}}))
})

// pinnedTerms are those of an employer under whom everything costs as much as
// possible.
var pinnedTerms = sim.Terms{
	Ceiling: 60, Supervision: calendar.Period{N: 2, Unit: calendar.Weeks}, Minutes: 60, Cancels: 200, Development: 90,
	Discretion: "narrow", Blame: "high", DutyCover: true, Recording: 30, Peers: true,
}

var pinnedDecisions = []sim.Decision{
	{Offer: "plan", With: map[string]string{"tasks": "visit report"}},
	{Offer: "prioritise:novak", With: map[string]string{"position": "1"}},
	{Offer: "prioritise:okoro", With: map[string]string{"position": "1", "share": "yes"}},
	{Offer: "take-back"},
	{Offer: "triage:reid", With: map[string]string{"tier": "P1"}},
	{Offer: "supervise:agenda", With: map[string]string{"cases": "reid novak", "decision": "okoro", "workload": "yes"}},
	{Offer: "read:reid-chronology"},
	{Offer: "answer:sam-call:later"},
	{Offer: "read:reid-chronology"},
	{Offer: "triage:marsh", With: map[string]string{"tier": "P1", "response": "assessment", "level": "4", "forecast": "70"}},
	{Offer: "supervise:adhoc", With: map[string]string{"on": "decision", "case": "novak"}},
	{Offer: "contact:dawn", With: map[string]string{"about": "novak"}},
	{Offer: "differ:okoro:1", With: map[string]string{"because": "family"}},
	{Offer: "work:ring:duty"},
	{Offer: "work:visit"},
	{Offer: "answer:door:wait"},
	{Offer: "recover:debrief"},
	{Offer: "recover:lunch"},
	{Offer: "work:learning"},
	{Offer: "supervise:rearrange"},
	{Offer: "work:report", With: map[string]string{"part": "hour"}},
	{Offer: "work:visit-record"},
	{Offer: "work:report"},
	{Offer: "work:desk"},
	{Offer: "end"},
	{Offer: "work:check", With: map[string]string{"how": "phone"}},
	{Offer: "differ:novak:1", With: map[string]string{"because": "load"}},
	{Offer: "work:learning"},
	{Offer: "raise:dawn", With: map[string]string{"ask": "reallocate", "case": "novak"}},
	{Offer: "supervise:session-1"},
	{Offer: "triage:okoro", With: map[string]string{"tier": "P1"}},
	{Offer: "end"},
	{Offer: "read:reid-file"},
	{Offer: "contact:sam"},
	{Offer: "recover:break"},
	{Offer: "work:desk"},
	{Offer: "end"},
}
