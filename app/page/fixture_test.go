package page_test

import (
	"fmt"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/sim/pressed"
	"caseload/app/sim/ruling"
	"caseload/app/sim/strain"
)

// built is a layout with invented file names. The gallery replaces them with the
// real ones.
var built = page.Layout{CSS: "/assets/app.css", JS: "/assets/app.js", Icon: "/assets/favicon.svg", Built: true}

const pt = 1_000_000

// firstMorning returns a desk at 10:40 with somebody on the line.
func firstMorning() sim.Desk {
	return sim.Desk{
		Turn:     7,
		Scenario: sim.Heading{Title: "First week on the team", Role: "newly qualified social worker", Day: 2, Days: 5},
		Clock: sim.Clock{Now: "10:40", Date: "Tuesday 3 March", ISO: "2026-03-03", When: calendar.When(onDay(2, 10, 40)), Starts: "09:00", Finishes: "16:54",
			Minute: 100, Contracted: 474, OvertimeWeek: 20},
		Load: sim.LoadView{Points: 72000, Ceiling: 90000, Band: "within", Parts: []sim.LoadPart{
			{What: "Team meetings, supervision, duty", Points: 20000}, {What: "Reid", On: "reid", Points: 12500},
			{What: "Whitlock", On: "whitlock", Points: 17500}, {What: "Osei", On: "osei", Points: 14000}, {What: "Lindqvist", On: "lindqvist", Points: 8000}}},
		Strain: sim.StrainView{Value: 34 * pt, Morning: 29 * pt, Band: "stretched", Parts: parts(45, 33, 6, 6, 0)},
		Guide:  "Messages arrive on the left. Open one to read it and to answer; each answer says how long it takes.\n\nYour cases are on the right, in your own order. Nothing is timed but the story: look as long as you like.",
		Inbox:  letters(),
		Cases:  files(),
		Tasks: []sim.Job{
			{ID: "core-group", Title: "Core group: prepare and attend", On: "whitlock", Kind: "meeting", Minutes: 90, Total: 90, Due: "Tuesday 3 March", DueISO: "2026-03-03", Today: true, Planned: 1, With: "Marta"},
			{ID: "reid-visit", Title: "Home visit to the Reids", On: "reid", Kind: "visit", Minutes: 100, Total: 100, Due: "Wednesday 25 March", DueISO: "2026-03-25", Planned: 2},
			{ID: "osei-report", Title: "Write up Friday’s visit", On: "osei", Kind: "recording", Minutes: 35, Total: 60, Due: "Monday 2 March", DueISO: "2026-03-02", Today: true, Overdue: true, Begun: true},
			{ID: "lindqvist-closing", Title: "Closing summary", On: "lindqvist", Kind: "recording", Minutes: 45, Total: 45, Due: "Friday 6 March", DueISO: "2026-03-06"},
			{ID: "portfolio", Title: "First reflective log", Kind: "learning", Minutes: 40, Total: 40},
		},
		People: []sim.Contact{{ID: "dawn", Name: "Dawn", Role: "team manager"}, {ID: "marta", Name: "Marta", Role: "senior social worker"}, {ID: "priya", Name: "Priya", Role: "desk opposite"}},
		Events: []sim.Event{
			{At: "10:05", On: "marsh-email", Text: "A new referral has come in: Marsh."},
			{At: "10:38", On: "reid-phone", Text: "Sam is on the phone."},
		},
		Offers: offers(),
	}
}

func letters() []sim.Letter {
	return []sim.Letter{
		{ID: "reid-phone", Kind: "question", By: "phone", From: "Sam", FromRole: "health visitor", On: "reid", Title: "“I’d rather tell you today”", At: "10:38", Date: "Tuesday 3 March", When: calendar.When(onDay(2, 10, 38)), Urgent: true, Waiting: true, RingsOff: "10:45",
			Text: "“I’ve just been at the house. Tanya has somebody staying. Jude was his usual self, all over me. Kayla didn’t come out of her room, and that isn’t like her.\n\nNothing I could put my finger on. I’d rather tell you today than put it in a letter.”"},
		{ID: "marsh-email", Kind: "referral", By: "email", From: "Brook Primary", FromRole: "school", Title: "Marsh", At: "10:05", Date: "Tuesday 3 March", When: calendar.When(onDay(2, 10, 5)), Waiting: true,
			Text: "Ellis (8) has been late four times since half term, and was hungry on two of those mornings. His brother, who is 15, brings and collects him. Ellis is well liked and reads far above his age. His mother came in at once when we rang last year; this month we have not reached her."},
		{ID: "hale-email", Kind: "referral", By: "email", From: "Police", Title: "Hale", At: "09:40", Date: "Tuesday 3 March", When: calendar.When(onDay(2, 9, 40)), State: sim.LetterRecommended, Replied: "You recommended P3: Find out more first.",
			Text: "An argument was overheard by a neighbour. Nobody was hurt. Two children were asleep upstairs."},
		{ID: "priya-talk", Kind: "question", By: "in person", From: "Priya", FromRole: "desk opposite", Title: "“Got ten minutes?”", At: "09:30", Date: "Tuesday 3 March", When: calendar.When(onDay(2, 9, 30)), Waiting: true,
			Text: "“Got ten minutes? Yesterday’s visit is still in my head.”"},
		{ID: "dawn-welcome", Kind: "message", By: "email", From: "Dawn", FromRole: "team manager", Title: "Welcome", At: "16:10", Date: "Monday 2 March", When: calendar.When(onDay(1, 16, 10)),
			Text: "Glad you are here. Ask early, ask often. Supervision is on Thursday at two."},
	}
}

func files() []sim.File {
	return []sim.File{
		{ID: "whitlock", Name: "Whitlock", Kind: "child protection plan", Tier: "P1", Position: 1, Since: "9 February", SinceISO: "2026-02-09", LastSeen: "27 February", LastSeenISO: "2026-02-27", Led: "Marta", Travel: 30, Points: 17500,
			Summary: "Three children live with their grandmother, who took them in within a day.", People: []sim.Member{{Name: "June", Who: "grandmother"}}, Strengths: []string{"June asks for help when she needs it"}, Papers: []sim.Paper{}, Dates: []sim.Date{{What: "Core group", Due: "Thursday 5 March", ISO: "2026-03-05", State: "running", Source: "every 4 weeks after the first", Status: "local"}}},
		{ID: "reid", Name: "Reid", Kind: "child in need", Tier: "P2", Position: 2, Since: "19 February", SinceISO: "2026-02-19", LastSeen: "25 February", LastSeenISO: "2026-02-25", Travel: 40, Points: 12500, News: true,
			Summary:   "Tanya brings up Kayla and Jude on her own. She asked for help in January, when her hours at work changed and the mornings came apart.\n\nThe plan is about mornings and money. Her mother does nursery runs twice a week.",
			People:    []sim.Member{{Name: "Kayla", Who: "7", Child: true}, {Name: "Jude", Who: "20 months", Child: true}, {Name: "Tanya", Who: "mother"}, {Name: "Bev", Who: "grandmother, two streets away"}},
			Strengths: []string{"A grandmother two streets away", "Never misses nursery", "Tanya asked for help herself"},
			Papers: []sim.Paper{
				{ID: "reid-file", Title: "the file", Minutes: 10, Opened: true, Text: "Referred by Tanya herself on 12 January.\n\n- 14 January: home visit. Warm with both children; worried about rent.\n- 2 February: benefits advice.\n- 25 February: visit. Kayla drew her cat for us."},
				{ID: "reid-chronology", Title: "the chronology", Minutes: 25}},
			Dates: []sim.Date{
				{What: "CIN visit", Due: "Wednesday 25 March", ISO: "2026-03-25", State: "running", Source: "visit every 20 working days", Status: "local, unverified"},
				{What: "Review of the plan", Due: "Monday 2 March", ISO: "2026-03-02", State: "met", Source: "within 3 months", Status: "guidance"}}},
		{ID: "osei", Name: "Osei", Kind: "looked after, out of borough", Tier: "P3", Position: 3, Since: "2 February", SinceISO: "2026-02-02", LastSeen: "not yet seen by you", Travel: 240, Points: 14000,
			Summary: "Ama, 14, lives with foster carers on the coast, and sings in two choirs.", People: []sim.Member{{Name: "Ama", Who: "14", Child: true}}, Strengths: []string{"Ama knows what she wants"}, Papers: []sim.Paper{},
			Dates: []sim.Date{{What: "Statutory visit", Due: "Friday 6 March", ISO: "2026-03-06", State: "running", Source: "regulation 28", Status: "statute"}}},
		{ID: "lindqvist", Name: "Lindqvist", Kind: "child in need, to close", Position: 4, Points: 8000, Summary: "The family’s own plan holds.", People: []sim.Member{}, Strengths: []string{}, Papers: []sim.Paper{}, Dates: []sim.Date{}},
	}
}

func offers() []sim.Offer {
	tier := func(fallback string) sim.Field {
		return sim.Field{Name: "tier", Label: "Tier", Kind: sim.FieldChoice, Options: sim.Tiers, Default: fallback}
	}
	list := []sim.Offer{
		{ID: "answer:reid-phone:school", Verb: "answer", On: "reid-phone", Label: "“I’ll ring her school first, and call you back today.”", Minutes: 15},
		{ID: "answer:reid-phone:together", Verb: "answer", On: "reid-phone", Label: "“Could we go together this afternoon?”", Minutes: 10, Then: "then 2 h 00 at 14:30"},
		{ID: "answer:reid-phone:dawn", Verb: "answer", On: "reid-phone", Label: "“Let me talk to Dawn, and ring you in half an hour.”", Minutes: 20},
		{ID: "answer:reid-phone:now", Verb: "answer", On: "reid-phone", Label: "“I’ll come now.”", Minutes: 100, Confirm: true},
		{ID: "answer:priya-talk:yes", Verb: "answer", On: "priya-talk", Label: "“Let’s get some air.”", Minutes: 15},
		{ID: "answer:priya-talk:later", Verb: "answer", On: "priya-talk", Label: "“At lunch?”", Minutes: 0, Then: "lunch together"},
		{ID: "triage:marsh-email", Verb: "triage", On: "marsh-email", Label: "Recommend a tier and a first response", Minutes: 20,
			Fields: []sim.Field{tier("P2"), {Name: "response", Label: "First response", Kind: sim.FieldChoice, Options: sim.Responses, Default: "find-out"}, {Name: "level", Label: "Level of need", Kind: sim.FieldChoice, Options: sim.Levels, Default: "3"}}},
	}
	for _, f := range files() {
		fallback := f.Tier
		if fallback == "" {
			fallback = "P3"
		}
		list = append(list,
			sim.Offer{ID: "triage:" + f.ID, Verb: "triage", On: f.ID, Label: "Set its tier again", Fields: []sim.Field{tier(fallback)}},
			sim.Offer{ID: "prioritise:" + f.ID, Verb: "prioritise", On: f.ID, Label: "Change its place in my order", Fields: []sim.Field{{Name: "position", Label: "Place in my order", Kind: sim.FieldPosition, Max: 4, Default: "2"}}})
	}
	return append(list,
		sim.Offer{ID: "read:reid-chronology", Verb: "read", On: "reid", Label: "Read the chronology", Minutes: 25},
		sim.Offer{ID: "work:core-group", Verb: "work", On: "core-group", Label: "Core group: prepare and attend", Minutes: 90, Confirm: true,
			Fields: []sim.Field{{Name: "part", Label: "How much of it", Kind: sim.FieldChoice, Options: []sim.Option{{Value: "all", Label: "All that is left"}, {Value: "hour", Label: "An hour of it"}}, Default: "all"}}},
		sim.Offer{ID: "work:reid-visit", Verb: "work", On: "reid-visit", Label: "Home visit to the Reids", Minutes: 100, Confirm: true},
		sim.Offer{ID: "work:osei-report", Verb: "work", On: "osei-report", Label: "Go on: Write up Friday’s visit", Minutes: 35, Confirm: true},
		sim.Offer{ID: "work:lindqvist-closing", Verb: "work", On: "lindqvist-closing", Label: "Closing summary", Minutes: 45, Confirm: true},
		sim.Offer{ID: "work:portfolio", Verb: "work", On: "portfolio", Label: "First reflective log", Minutes: 40, Confirm: true},
		sim.Offer{ID: "contact:dawn", Verb: "contact", On: "dawn", Label: "Ask Dawn", Minutes: 15, Fields: []sim.Field{{Name: "about", Label: "About", Kind: sim.FieldChoice, Options: []sim.Option{{Value: "whitlock", Label: "Whitlock"}, {Value: "reid", Label: "Reid"}, {Value: "work", Label: "How things are going"}}, Default: "whitlock"}}},
		sim.Offer{ID: "contact:priya", Verb: "contact", On: "priya", Label: "Ask Priya", Minutes: 10, Fields: []sim.Field{{Name: "about", Label: "About", Kind: sim.FieldChoice, Options: []sim.Option{{Value: "work", Label: "How things are going"}}, Default: "work"}}},
		sim.Offer{ID: "plan", Verb: "plan", Label: "Lay out my day", Fields: []sim.Field{{Name: "tasks", Label: "In this order", Kind: sim.FieldSet, Ordered: true, Default: "core-group reid-visit", Options: []sim.Option{
			{Value: "core-group", Label: "Core group: prepare and attend"}, {Value: "reid-visit", Label: "Home visit to the Reids"}, {Value: "osei-report", Label: "Write up Friday’s visit"}, {Value: "lindqvist-closing", Label: "Closing summary"}}}}},
		sim.Offer{ID: "work:desk", Verb: "work", Label: "Catch up on email and recording", Minutes: 15},
		sim.Offer{ID: "recover:break", Verb: "recover", Label: "Take a break away from the desk", Minutes: 15},
		sim.Offer{ID: "end", Verb: "end", Label: "Go home: ends the day", Confirm: true},
	)
}

func parts(volume, heart, control, support, carried int64) strain.Parts {
	return strain.Parts{Volume: volume * pt, Heart: heart * pt, Control: control * pt, Support: support * pt, Carried: carried * pt, Pressure: (volume + heart - control - support + carried) * pt}
}

func causes() strain.Causes {
	return strain.Causes{
		Pressed: []strain.Cause{{Name: strain.Work, Count: 1050, Points: 20 * pt}, {Name: strain.Distress, Count: 2, Points: 10 * pt}, {Name: strain.NoBreak, Count: 10, Points: 3 * pt}},
		Helped:  []strain.Cause{{Name: strain.Supervision, Count: 750, Points: 4 * pt}, {Name: strain.Colleagues, Count: 1, Points: pt}},
	}
}

func things() pressed.Things {
	return pressed.Things{Needed: 1865, There: 1776, Families: []string{"Reid", "Osei"}, Duty: true, Hard: []string{"“By one today” (Reid)"},
		Rush: pressed.Rush{At: "10:15", What: []string{"“Marsh”, a referral", "“The baby”, from Dawn Ellis", "“A tie”, from Reception"}}}
}

func days() []debrief.Day {
	rulings := []ruling.Ruling{{On: "marsh", What: "Marsh", By: "Dawn Ellis", Yours: "P3", Tier: "P2", How: ruling.Differed, Why: "nobody has seen the baby since Friday"}}
	review := func(n int, date, left string, overtime int, from, to int64, band string, p strain.Parts) debrief.Day {
		return debrief.Today(sim.Review{Day: n, Date: date, Left: left, Worked: 474 + overtime, Overtime: overtime, Breaks: 30, Done: []string{"Core group: prepare and attend", "Home visit to the Reids"},
			Waiting: []string{"“Marsh”, a referral: no recommendation yet", "“Write up Friday’s visit” for Reid: was due today"}, Pressing: 1, Missed: []string{}, From: from * pt, To: to * pt, Band: band, Parts: p, Causes: causes(), Things: things(), Rulings: rulings})
	}
	return []debrief.Day{
		review(1, "Monday 2 March", "16:40", 0, 25, 27, "steady", parts(28, 22, 8, 7, 0)),
		review(2, "Tuesday 3 March", "18:10", 76, 27, 42, "stretched", parts(45, 33, 6, 6, 0)),
		review(3, "Wednesday 4 March", "16:54", 0, 42, 41, "stretched", parts(36, 24, 11, 9, 0)),
		review(4, "Thursday 5 March", "16:54", 0, 41, 36, "stretched", parts(20, 14, 6, 12, 9)),
	}
}

func wholeFirstPage() debrief.FirstPage {
	return debrief.FirstPage{
		Families: []debrief.Standing{{On: "reid", Name: "Reid", Tier: "P2", Says: "I looked in at twenty past eleven.", From: "Sam", Shut: []string{"the file", "the chronology"}}, {On: "novak", Name: "Novak", Tier: "P4", Says: "No longer on your caseload.", Gone: true}},
		Decisions: []debrief.Notable{
			{Turn: 8, At: "Tuesday 3 March, 10:45", Name: "Marsh", Tier: "P3", Text: "You recommended P3, in time."},
			{Turn: 10, At: "Tuesday 3 March, 11:20", Name: "Clarke", Tier: "P4", Doubtful: true, Text: "You set P4; the range is P2 or P3. Unopened: the chronology (25 min)."},
		},
		Left:    []debrief.Undone{{On: "reid", Name: "Reid", Tier: "P2", What: "Visit", Due: "Thursday 5 March", Knew: "you showed Dawn Ellis", Told: true}},
		Pressed: []sim.Sentence{"Wednesday pressed most: overtime."}, Supervision: []sim.Sentence{"On Thursday you brought Reid."},
		Try: debrief.Try{Aim: "Read the chronology before you set a tier.", Rule: "read-first", Turn: 10, At: "Tuesday 3 March, 11:20", Instead: "read:clarke-chronology", What: "Read the chronology (Clarke)"},
	}
}

func tenDecisions() (list []debrief.Decided) {
	for turn := range 10 {
		list = append(list, debrief.Decided{Turn: turn + 1, Day: 1 + turn/6, Date: []string{"Monday 2 March", "Tuesday 3 March"}[turn/6], At: fmt.Sprintf("%02d:15", 9+turn%6), Verb: sim.VerbRead, What: "Read the file", On: "Reid"})
	}
	return list
}

func wholeDebrief() debrief.Debrief {
	return debrief.Debrief{
		Title: "First week on the team", Role: "newly qualified social worker", Stress: debrief.Stress{Days: days()}, First: wholeFirstPage(), Decisions: tenDecisions(),
		Prioritising: debrief.Prioritising{Triage: debrief.Triage{Examples: []debrief.Judgement{
			{On: "marsh-email", Title: "Marsh", At: "Tuesday 3 March, 10:45", Turn: 8, Tier: "P3", Response: "Find out more first", Range: []string{"P1", "P2", "P3"}, Authors: []string{"P2", "P3"}, Verdict: debrief.Within,
				Why: "A pattern over weeks, with a child who is liked and doing well, and a parent who is hard to reach for the first time.", Judged: "two practitioners judged it, each on their own, and differed", Agreement: sim.Differed,
				Apart:    []sim.Defended{{Most: "P2", Least: "P3", Why: "She is well, and somebody will see her on Thursday. P2 if nobody has by then."}, {Most: "P1", Least: "P2", Why: "A parent who was always there and isn’t: I would want to hear a voice today."}},
				Unopened: []string{}, Sentence: "You recommended P3, 40 minutes after it came, inside the authors’ range, P2 or P3; the two practitioners who judged it, each on their own, differed, and between them would defend P1 to P3."},
			{On: "clarke-email", Title: "Clarke", At: "Tuesday 3 March, 11:20", Turn: 10, Tier: "P4", Range: []string{"P2", "P3"}, Verdict: debrief.Lower,
				Why: "One call says little. Three since October say more.", Judged: "not yet reviewed by practitioners", Unopened: []string{"the chronology (25 min)"}, Sentence: "You recommended P4, less urgent than the authors’ range, P2 or P3. Which sentence of the referral would you read again?"},
			{On: "hale-email", Range: []string{"P1"}, Verdict: debrief.NotOffered, Why: "A clock set by a court.", Judged: "two practitioners, who agreed", Unopened: []string{}, Sentence: "You made no recommendation on this one. The authors’ range is P1."},
			{On: "reid", Kind: "open case", Title: "Reid", At: "Wednesday 4 March, 9:20", Turn: 14, Was: "P3", Tier: "P1", Range: []string{"P1", "P2", "P3"}, Authors: []string{"P2", "P3"}, Verdict: debrief.Within,
				Why: "Kayla came back by herself.", Judged: "two practitioners judged it, each on their own, and agreed", Agreement: sim.Agreed,
				Apart:    []sim.Defended{{Most: "P1", Least: "P1", Why: "A first night away and a phone from nowhere: I would see her today."}, {Most: "P1", Least: "P1", Why: "Nobody has asked her yet. Today."}},
				Unopened: []string{}, Sentence: "Something new reached you on Wednesday 4 March, 9:05. You set its tier from P3 to P1, 15 minutes after that. The authors’ range is P2 or P3; both practitioners who judged it, each on their own, would defend P1, as you did. So it counts as inside."},
		}},
			Dates: debrief.Dates{List: []debrief.Kept{
				{Date: sim.Date{What: "Whitlock: core group", Due: "Thursday 5 March", ISO: "2026-03-05", State: "met", Source: "every 4 weeks after the first", Status: "local"}},
				{Date: sim.Date{What: "Osei: statutory visit", Due: "Friday 6 March", ISO: "2026-03-06", State: "missed", Source: "regulation 28", Status: "statute"}},
				{Date: sim.Date{What: "Reid: CIN visit", Due: "Wednesday 25 March", ISO: "2026-03-25", State: "running", Source: "visit every 20 working days", Status: "local, unverified"}}}},
			Hours: debrief.Hours{List: []sim.Spent{{What: "visits", Minutes: 340}, {What: "recording", Minutes: 265}, {What: "travel", Minutes: 150}, {What: "talking with colleagues", Minutes: 55}, {What: "breaks", Minutes: 30}}}},
		Topics: []debrief.Topic{{On: "reid", Turn: 8, Asked: "Sam rang about Kayla.", Said: "“Could we go together this afternoon?”", Prompt: "What does a joint visit tell you that a call doesn’t, and what does it cost?"}, {On: "priya", Turn: 3, Asked: "Priya asked for ten minutes.", Prompt: "When is a colleague’s ten minutes part of the work?"}},
		Later:  []debrief.Later{{On: "reid", Text: "The man staying at the Reids’ was Tanya’s brother, between two flats. Kayla missed her own bed."}},
	}
}
