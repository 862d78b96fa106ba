package page_test

import (
	"fmt"
	"sync"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
)

// The desk of a full week comes from the simulation itself, so that its pages are
// tested with what the simulation really offers: eight cases, over the ceiling;
// twenty tasks; a duty day; and supervision at two.

// told is a script written as Go values. Each storyline is a list of steps, and
// each step returns what the storyline waits for next.
type told struct {
	declare func(w *sim.World)
	stories []story
	at      []int
}

type story struct {
	name  string
	steps []step
}

type step func(w *sim.World, a sim.Answer) sim.Wait

func (s *told) Declare(w *sim.World) error {
	s.at = make([]int, len(s.stories))
	s.declare(w)
	for _, story := range s.stories {
		check(w.AddStoryline(story.name))
	}
	return nil
}

func (s *told) Resume(w *sim.World, i int, a sim.Answer) (sim.Wait, error) {
	steps := s.stories[i].steps
	if s.at[i] == len(steps) {
		return sim.Wait{}, nil
	}
	s.at[i]++
	return steps[s.at[i]-1](w, a), nil
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func must[T any](v T, err error) T {
	check(err)
	return v
}

var monday = must(calendar.ParseDate("2026-03-02"))

func onDay(day, hour, minute int) calendar.Time { return monday.AddDays(day - 1).At(hour*60 + minute) }

// at returns a storyline that does one thing at a given time.
func at(when calendar.Time, tell func(w *sim.World)) []step {
	return []step{
		func(*sim.World, sim.Answer) sim.Wait { return sim.Wait{For: sim.WaitTime, Until: when} },
		func(w *sim.World, _ sim.Answer) sim.Wait { tell(w); return sim.Wait{} },
	}
}

func send(m sim.Message) func(*sim.World) { return func(w *sim.World) { must(w.Send(m)) } }

func words(body string, concern, distress int) sim.Text {
	return sim.Text{Body: body, Concern: concern, Distress: distress}
}

// weekScript declares the week. If cancelled is set, supervision is called off.
func weekScript(cancelled bool) *told {
	stories := []story{
		{"Monday", at(onDay(1, 9, 0), func(w *sim.World) {
			send(sim.Message{ID: "welcome", Kind: sim.KindMessage, By: "email", From: "dawn", Title: "This week", Text: words("Glad you are here. Ask early, ask often. Supervision is on Wednesday at two.\n\nWhat you can’t do, say; then it is mine as well.", 0, 0)})(w)
		})},
		{"A first slip", at(onDay(1, 9, 20), send(sim.Message{ID: "slips", Kind: sim.KindMessage, By: "email", From: "reception", Case: "novak", Title: "Two slips", Text: words("Fran Novak rang at ten to nine and again at nine. “By tomorrow”, he said, both times.", 0, 0)}))},
		{"A notice", at(onDay(2, 9, 5), send(sim.Message{ID: "hale", Kind: sim.KindReferral, By: "email", From: "police", Title: "Hale", Minutes: 20,
			Text: words("An argument was overheard by a neighbour. Nobody was hurt. Two children were asleep upstairs. It is the third call since October.", 2, 1)}))},
		{"The manager decides", at(onDay(2, 10, 30), send(sim.Message{ID: "hale-decided", Kind: sim.KindDecision, By: "email", From: "dawn", Title: "The Hale notice", Text: words("I’ve gone one higher than you: it is the third, and nobody has seen the children since the second.", 0, 0)}))},
		{"Thank you", at(onDay(2, 15, 0), send(sim.Message{ID: "thanks", Kind: sim.KindMessage, By: "letter", From: "june", Case: "whitlock", Title: "Thank you", Text: words("They have all three slept in their own beds since Sunday. I thought you would like to know it.", 0, 0)}))},
		{"A date passes", at(onDay(3, 9, 0), send(sim.Message{ID: "court", Kind: sim.KindMessage, By: "email", From: "dawn", Case: "osei", Title: "The statement for Friday", Text: words("Legal would like the statement by tomorrow noon, so that somebody other than us reads it before the court does.", 0, 0)}))},
		{"A referral", at(onDay(3, 9, 40), send(sim.Message{ID: "marsh", Kind: sim.KindReferral, By: "email", From: "school", Title: "Marsh", Minutes: 20, Forecast: "The mother agrees to an assessment",
			Text: words("Ellis (8) has been late four times since half term, and was hungry on two of those mornings. His brother, who is 15, brings and collects him. Ellis is well liked and reads far above his age.\n\nHis mother came in at once when we rang last year; this month we have not reached her.", 2, 0)}))},
		{"A colleague", at(onDay(3, 9, 30), send(sim.Message{ID: "priya-talk", Kind: sim.KindQuestion, By: "in person", From: "priya", Title: "“Got ten minutes?”", Text: words("“Got ten minutes? Yesterday’s visit is still in my head.”", 0, 0),
			Choices: []sim.Choice{{ID: "air", Label: "“Let’s get some air.”", Minutes: 15}, {ID: "lunch", Label: "“At lunch?”", Then: "lunch together"}}}))},
		{"A call", at(onDay(3, 10, 38), send(sim.Message{ID: "sam-call", Kind: sim.KindQuestion, By: "phone", From: "sam", Case: "reid", Title: "“I’d rather tell you today”", Urgent: true, Holds: 7,
			Text: words("“I’ve just been at the house. Tanya has somebody staying. Jude was his usual self, all over me. Kayla didn’t come out of her room, and that isn’t like her.\n\nNothing I could put my finger on. I’d rather tell you today than put it in a letter.”", 3, 1),
			Choices: []sim.Choice{{ID: "school", Label: "“I’ll ring her school first, and call you back today.”", Minutes: 15}, {ID: "together", Label: "“Could we go together this afternoon?”", Minutes: 10, Then: "then 2 h 00 at 14:30"},
				{ID: "dawn", Label: "“Let me talk to Dawn, and ring you in half an hour.”", Minutes: 20}, {ID: "now", Label: "“I’ll come now.”", Minutes: 100}}}))},
		{"Somebody asks by noon", at(onDay(3, 9, 10), send(sim.Message{ID: "edge", Kind: sim.KindQuestion, By: "email", From: "dawn", Title: "The Mensah family", Text: words("Could you take one more? I know what I’m asking.", 0, 0), Holds: 300,
			Choices: []sim.Choice{{ID: "take", Label: "“Yes. I’ll find them room.”"}, {ID: "list", Label: "“With what coming off? Here’s my week, in hours.”", Minutes: 15}, {ID: "no", Label: "“Not this week. I’d be the fourth person who says they’ll ring.”"}}}))},
		{"What can't be done", []step{func(*sim.World, sim.Answer) sim.Wait { return sim.Wait{For: sim.WaitCapacity, ID: "dawn"} }, func(w *sim.World, _ sim.Answer) sim.Wait {
			send(sim.Message{ID: "raised", Kind: sim.KindDecision, By: "in person", From: "dawn", Title: "What you raised", Text: words("Thank you. I’d sooner know. I’ve written down what you said and when, so it’s mine as well now.", 0, 0)})(w)
			return sim.Wait{}
		}}},
	}
	if cancelled {
		stories = append(stories, story{"It is called off", at(onDay(3, 9, 5), func(w *sim.World) {
			w.CancelSupervision([]calendar.Time{onDay(4, 16, 0), onDay(5, 9, 30)})
			send(sim.Message{ID: "off", Kind: sim.KindMessage, By: "email", From: "dawn", Title: "Supervision today", Text: words("I’m called to court at one. Thursday at four, or Friday first thing? I’d rather not let it go.", 0, 0)})(w)
		})})
	}
	return &told{declare: declareWeek, stories: stories}
}

func declareWeek(w *sim.World) {
	check(w.Declare(sim.Setting{Title: "First week", Role: "newly qualified social worker", Starts: monday, Days: 5, From: 9 * 60, Until: 16*60 + 54}))
	for _, p := range []sim.Person{
		{ID: "dawn", Name: "Dawn Ellis", Role: "team manager"}, {ID: "marta", Name: "Marta Sousa", Role: "advanced practitioner"}, {ID: "priya", Name: "Priya Nair", Role: "social worker, your team"},
		{ID: "sam", Name: "Sam Whitaker", Role: "health visitor"}, {ID: "school", Name: "Brook Primary", Role: "school"}, {ID: "police", Name: "Police", Role: "public protection desk"},
		{ID: "june", Name: "June Whitlock", Role: "grandmother"}, {ID: "reception", Name: "Reception", Role: "front desk"}, {ID: "iro", Name: "Ruth Adeyemi-Castellanos", Role: "independent reviewing officer"},
	} {
		must(w.AddPerson(p))
	}
	for _, c := range weekCases() {
		must(w.AddCase(c))
	}
	date := func(on string, day int, what string, metBy work.TaskKind, source, status string) {
		check(w.AddDeadline(on, sim.Deadline{What: what, Due: monday.AddDays(day - 1), MetBy: sim.MetBy{Kind: metBy}, Source: source, Status: sim.ParseStatus(status)}))
	}
	date("whitlock", 4, "Core group", "meeting", "every 4 weeks after the first", "local")
	date("whitlock", 3, "Report to the core group, with the family’s own view in it", "report", "one working day before", "local")
	date("osei", 5, "Statutory visit", "visit", "regulation 28, every 6 weeks in the first year", "statute")
	date("reid", 24, "CIN visit", "visit", "visit every 20 working days", "local, unverified")
	date("reid", 1, "Review of the plan", "review", "within 3 months", "guidance")
	date("novak", 46, "Assessment", "assessment", "45 working days from referral", "guidance")
	date("lindqvist", 5, "Closing summary", "write up", "5 working days after the decision to close", "local")
	date("bright", 2, "Written feedback to the referrer", "letter", "within one working day", "statute")

	for _, t := range weekTasks() {
		must(w.AddTask(t))
	}
	for _, a := range []sim.Advice{
		{From: "dawn", Text: words("Well enough, for a third week. What would you drop, if you had to?", 0, 0), Minutes: 15},
		{From: "dawn", Case: "reid", Text: words("Go together, if Sam can. Two people see more than one.", 0, 0), Minutes: 15},
		{From: "dawn", Case: "whitlock", Text: words("June will tell you what she needs. Ask her before you write it.", 0, 0), Minutes: 15},
		{From: "marta", Case: "whitlock", Text: words("I’d ask June what she wants from the meeting.", 0, 0), Minutes: 10},
		{From: "marta", Case: "bright", Text: words("Write down what you saw before what you think.", 0, 0), Minutes: 10},
		{From: "priya", Text: words("Eat. I mean it.", 0, 0), Minutes: 10},
		{From: "sam", Case: "reid", Text: words("I can be there at half past two.", 0, 0), Minutes: 10, By: "phone"},
		{From: "iro", Case: "osei", Text: words("Ask Ama which of the two choirs.", 0, 0), Minutes: 20, By: "phone"},
	} {
		check(w.Advise(a))
	}
	must(w.Schedule(sim.Session{With: "dawn", At: onDay(3, 14, 0), Minutes: 90}))
	for _, day := range []int{2, 3} {
		check(w.SetDuty(sim.DutyDay{Day: day, Manager: "dawn"}))
	}
}

func weekCases() []sim.Case {
	papers := func(chronology int, texts ...string) []sim.CasePaper {
		return []sim.CasePaper{{Title: "the file", Minutes: 10, Text: words(texts[0], 1, 0)}, {Title: "the chronology", Minutes: chronology, Text: words(texts[1], 1, 0)}}
	}
	return []sim.Case{
		{ID: "whitlock", Name: "Whitlock", Kind: "child protection plan", Tier: "P1", Since: monday.AddDays(-21), LastSeen: monday.AddDays(-3), Led: "Marta Sousa", Travel: 30, Weight: workload.Weight{Base: 9000, Siblings: 2, TwoWorkers: true},
			Summary: "Three children live with their grandmother, who took them in within a day.", People: []sim.Member{{Name: "Ana", Who: "12", Child: true}, {Name: "Leon", Who: "9", Child: true}, {Name: "Mia", Who: "3", Child: true}, {Name: "June", Who: "grandmother"}}, Strengths: []string{"June asks for help when she needs it"}},
		{ID: "reid", Name: "Reid", Kind: "child in need", Tier: "P2", Since: monday.AddDays(-11), LastSeen: monday.AddDays(-5), Travel: 40, Weight: workload.Weight{Base: 5000, Siblings: 1, NewToWorker: true},
			Summary:   "Tanya brings up Kayla and Jude on her own. She asked for help in January, when her hours at work changed and the mornings came apart.\n\nThe plan is about mornings and money. Her mother does nursery runs twice a week.",
			People:    []sim.Member{{Name: "Kayla", Who: "7", Child: true}, {Name: "Jude", Who: "20 months", Child: true}, {Name: "Tanya", Who: "mother"}, {Name: "Bev", Who: "grandmother, two streets away"}},
			Strengths: []string{"A grandmother two streets away", "Never misses nursery", "Tanya asked for help herself"},
			Papers: papers(25, "Referred by Tanya herself on 12 January.\n\n- 14 January: home visit. Warm with both children; worried about rent.\n- 2 February: benefits advice.\n- 25 February: visit. Kayla drew her cat for us.",
				"- June 2024: Jude is born early; the health visitor comes weekly.\n- October 2024: Tanya’s hours change. School rings twice.\n- January: Tanya asks for help.")},
		{ID: "osei", Name: "Osei", Kind: "looked after, out of borough", Tier: "P3", Since: monday.AddDays(-28), Travel: 240, Weight: workload.Weight{Base: 7000, Travel: 240, Visits: 250, NewToWorker: true},
			Summary: "Ama, 14, lives with foster carers on the coast, and sings in two choirs.", People: []sim.Member{{Name: "Ama", Who: "14", Child: true}}, Strengths: []string{"Ama knows what she wants"},
			Papers: papers(45, "Ama moved in October, on a Tuesday, with a bag and a keyboard.", "- 2019 to 2023: three placements.\n- October: the coast.")},
		{ID: "novak", Name: "Novak", Kind: "assessment", Tier: "P2", Since: monday.AddDays(-24), LastSeen: monday.AddDays(-12), Travel: 20, Weight: workload.Weight{Base: 7000, Interpreter: true, NewToWorker: true},
			Summary: "Two households, one child, and a father who rings before nine.", People: []sim.Member{{Name: "Ivo", Who: "6", Child: true}, {Name: "Fran", Who: "father"}, {Name: "Lena", Who: "mother"}}, Strengths: []string{"Both parents come to school plays"}},
		{ID: "bright", Name: "Bright-Okonkwo", Kind: "assessment", Tier: "P1", Since: monday, Travel: 30, Weight: workload.Weight{Base: 7000, Siblings: 1, TwoWorkers: true, NewToWorker: true},
			Summary: "The third notice since October. An aunt eight minutes away has a key.", People: []sim.Member{{Name: "Tobi", Who: "9", Child: true}, {Name: "Esme", Who: "3", Child: true}}, Strengths: []string{"An aunt with a key"},
			Papers: papers(20, "The police notice, and what the nursery wrote.", "- October: a first notice.\n- December: a second.")},
		{ID: "baird", Name: "Baird", Kind: "child in need", Tier: "P3", Since: monday.AddDays(-40), LastSeen: monday.AddDays(-9), Travel: 30, Weight: workload.Weight{Base: 5000, Siblings: 1}, Summary: "Mornings are better since the bus pass.", Strengths: []string{"A neighbour with a spare key"}},
		{ID: "lindqvist", Name: "Lindqvist", Kind: "child in need, to close", Weight: workload.Weight{Base: 5000, NewToWorker: true}, Since: monday, Summary: "The family’s own plan holds."},
		{ID: "adeyemi", Name: "Adeyemi", Kind: "child in need", Tier: "P4", Since: monday, Travel: 30, Weight: workload.Weight{Base: 5000, Siblings: 1, NewToWorker: true}, Summary: "To close, if nothing new has come."},
	}
}

func weekTasks() []sim.Task {
	tasks := []sim.Task{
		{ID: "core-group", Title: "Core group: prepare and attend", Case: "whitlock", Kind: "meeting", Minutes: 90, Due: onDay(4, 0, 0), With: "marta", Source: "every 4 weeks after the first", Status: sim.Status{Basis: sim.Local}},
		{ID: "report", Title: "Report to the core group", Case: "whitlock", Kind: "report", Minutes: 150, Due: onDay(3, 0, 0)},
		{ID: "reid-visit", Title: "Home visit to the Reids", Case: "reid", Kind: "visit", Minutes: 60, Due: monday.AddDays(23), Records: -1},
		{ID: "novak-visit", Title: "Tell Fran and Lena what the assessment says", Case: "novak", Kind: "visit", Minutes: 60, Due: onDay(3, 0, 0), Records: -1, Duty: true, Swap: "a distressed parent",
			Scene:   words("Fran listens to the end, and then says nothing for a while. “So it was for nothing,” he says, “all that ringing.”", 1, 2),
			Options: []sim.TaskOption{{ID: "office", Label: "Together, in the office with the interpreter", Minutes: 60}, {ID: "phone", Label: "By phone, one after the other", Minutes: 40}}},
		{ID: "osei-visit", Title: "Statutory visit to Ama, on the coast", Case: "osei", Kind: "visit", Minutes: 60, Due: onDay(5, 0, 0), Records: -1},
		{ID: "statement", Title: "Statement for Friday’s hearing", Case: "osei", Kind: "report", Minutes: 120, Due: onDay(4, 0, 0), Source: "directions of 6 February", Status: sim.ParseStatus("court")},
		{ID: "osei-writing", Title: "Write up Friday’s visit", Case: "osei", Kind: "write up", Minutes: 60, Due: onDay(1, 0, 0)},
		{ID: "closing", Title: "Closing summary", Case: "lindqvist", Kind: "write up", Minutes: 45, Due: onDay(5, 0, 0), Duty: true},
		{ID: "joint", Title: "Joint visit with Sam", Case: "reid", Kind: "visit", Minutes: 60, With: "sam", From: onDay(3, 14, 30), Due: onDay(3, 0, 0), Records: -1},
		{ID: "portfolio", Title: "First reflective log", Kind: "learning", Minutes: 40},
		{ID: "four-lines", Title: "Four lines for the neighbouring authority", Kind: "report", Minutes: 20, Due: onDay(5, 0, 0), Duty: true},
	}
	for i, title := range []string{"Ring the nursery about Esme", "Book the interpreter", "Travel claim for February", "Ask housing for the letter", "Genogram with June", "Chronology for the core group", "Update the plan after review", "Read the neglect toolkit", "Reply to the GP"} {
		tasks = append(tasks, sim.Task{ID: fmt.Sprint("more-", i+1), Title: title, Case: []string{"bright", "novak", "", "baird", "whitlock", "whitlock", "reid", "", "adeyemi"}[i], Kind: "call", Minutes: 15 + 5*i, Due: []calendar.Time{onDay(3, 0, 0), onDay(4, 0, 0), 0}[i%3]})
	}
	return tasks
}

// weekDesk plays the week up to Wednesday, then the given decisions, and returns
// the desk after them. It caches desks, which is safe because a desk is a value.
func weekDesk(cancelled bool, decisions ...sim.Decision) sim.Desk {
	key := fmt.Sprint(cancelled, decisions)
	weekLock.Lock()
	defer weekLock.Unlock()
	if d, ok := weekDesks[key]; ok {
		return d
	}
	w := must(sim.New(weekScript(cancelled), nil, sim.NewLuck(1)))
	for _, d := range append([]sim.Decision{
		{Offer: "read:reid-file"}, {Offer: "work:osei-writing"}, {Offer: "contact:dawn", With: with("about", "reid")}, {Offer: "end"},
		{Offer: "read:bright-file"}, {Offer: "triage:hale", With: with("tier", "P3")}, {Offer: "contact:marta", With: with("about", "bright")}, {Offer: "end"},
		{Offer: "contact:dawn", With: with("about", "whitlock")},
		{Offer: "plan", With: with("tasks", "report core-group novak-visit")},
	}, decisions...) {
		if err := w.Decide(d); err != nil {
			panic(fmt.Sprint(d.Offer, ": ", err))
		}
	}
	desk := w.Desk()
	weekDesks[key] = desk
	return desk
}

var (
	weekLock  sync.Mutex
	weekDesks = map[string]sim.Desk{}
)

func with(fields ...string) map[string]string {
	m := map[string]string{}
	for i := 0; i < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	return m
}

// Two decisions of Wednesday: stopped begins a report, which a call interrupts at
// 10:38, and answered takes the call.
var (
	stopped  = sim.Decision{Offer: "work:report"}
	answered = sim.Decision{Offer: "answer:sam-call:school"}
)

// fullWeek returns Wednesday at 10:38, with a caller on the line.
func fullWeek() sim.Desk { return weekDesk(false, stopped) }

// calledOff returns the same desk in a week in which supervision was called off
// at nine.
func calledOff() sim.Desk { return weekDesk(true, stopped) }

// atTwo returns Wednesday at two, when supervision can begin and its agenda has
// been prepared.
func atTwo() sim.Desk {
	return weekDesk(false, stopped, answered, stopped, sim.Decision{Offer: "recover:lunch"},
		sim.Decision{Offer: "supervise:agenda", With: with("cases", "reid osei", "decision", "reid", "workload", "yes")},
		sim.Decision{Offer: "work:more-1"}, sim.Decision{Offer: "work:more-7"}, sim.Decision{Offer: "work:more-4"})
}

// talking returns supervision after its first question, while the manager says what she
// thinks and asks on.
func talking() sim.Desk {
	d := atTwo()
	said := sim.Letter{ID: "talk-1", Kind: sim.KindExchange, By: sim.InPerson, From: "Dawn", FromRole: "team manager", Talk: "session-1", Title: "Supervision", At: "14:05", Date: d.Clock.Date, When: d.Clock.When,
		Text: "Sit down, please. How has it been? This is recorded, and isn’t private.", State: sim.LetterAnswered, Replied: "“In my own words.”"}
	now := said
	now.ID, now.On, now.State, now.Waiting, now.Replied = "talk-2", "reid", sim.LetterWaiting, true, ""
	now.Text = "I think Kayla is looking after her mother, from what was said about staying off. When a child minds a parent, ask who does it while they’re at school.\n\nYou’re at 88 of 90 points. What won’t fit?"
	d.Inbox = append([]sim.Letter{now, said}, d.Inbox...)
	answer := func(id, label string, own bool) sim.Offer {
		return sim.Offer{ID: "answer:talk-2:" + id, Verb: sim.VerbAnswer, On: "talk-2", Label: label, Minutes: 5, Own: own}
	}
	d.Offers = []sim.Offer{answer("stop", "“It doesn’t fit. Here are my hours.”", false), answer("date", "“One thing has to move.”", false), answer("fits", "“It fits, if nothing else comes.”", false),
		answer("own", "“In my own words.”", true), {ID: "supervise:leave", Verb: sim.VerbSupervise, On: "talk-2", Label: "Leave it there and go back to the desk"}}
	return d
}

// recorded returns the desk when supervision is over, with its record.
func recorded() sim.Desk {
	d := talking()
	d.Inbox[0].Waiting, d.Inbox[0].State = false, sim.LetterAnswered
	record := d.Inbox[0]
	record.ID, record.Kind, record.By, record.Talk, record.On, record.Title = "record", sim.KindDecision, sim.ByLetter, "", "", "Record of supervision"
	record.Text = "Said in your own words, which I haven’t written down for you: how it has been.\n\nFor next time: When a child minds a parent, ask who does it while they’re at school."
	d.Inbox, d.Offers = append([]sim.Letter{record}, d.Inbox...), nil
	return d
}
