package page_test

import (
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	teachpage "caseload/app/page/teach"
	"caseload/app/sim"
	"caseload/app/teach"
)

// followStates returns every state of the pages on which staff read a student's run.
func followStates(l page.Layout) map[string]view {
	whose := teachpage.Following{Assignment: 4, Run: 12, Name: "Week one: who waits?", Cohort: "BA Social Work, year 2, 2026/27", Students: []string{"Cy Longwinded-Surname"}}
	triage := teach.FollowedDecision{Turn: 14, At: "10:45", What: "Recommend on “A letter from the school”", Chose: "Tier: P2; Threshold: child in need; Reason: what is known and what isn’t; First response: Visit within five working days", On: "A letter from the school"}
	monday := teach.FollowedDay{Day: 1, Date: "Monday 2 March", Decisions: []teach.FollowedDecision{
		{Turn: 1, At: "09:00", What: "Lay out the day", Chose: "Tasks: Core group: prepare and attend, Home visit to the Reids"},
		{Turn: 2, At: "09:05", What: "Read the chronology", On: "Reid"}, {Turn: 5, At: "12:40", What: "Answer Sam, “About Reid”", Chose: "“I’ll ring you back before three.”", On: "Reid"},
	}, Review: &teach.FollowedReview{Left: "17:20", Worked: 500, Overtime: 26, Done: []string{"Core group: prepare and attend"}, Waiting: []string{"“A letter from the school”, a referral: no recommendation yet"}, Missed: []string{"Statutory visit: Osei"}}}
	tuesday := teach.FollowedDay{Day: 2, Date: "Tuesday 3 March", Decisions: []teach.FollowedDecision{{Turn: 13, At: "10:05", What: "Supervision with Dawn"}, triage}}
	going := teach.Followed{Turn: 15, Day: 2, Days: 5, ByDay: []teach.FollowedDay{monday, tuesday}}
	ended := going
	ended.Ended = true
	dates := []teach.FollowedDate{{Case: "Reid", What: "Statutory visit", Due: "Wednesday 25 March", State: "running"}, {Case: "Osei", What: "Review of the child in need plan", Due: "Monday 2 March", State: "missed"}}
	ended.Measures = &teach.FollowedMeasures{
		Sentences:  []sim.Sentence{"You recommended on 4 things: 3 within the range, and one less urgent than all of it.", "You took up something pressing 21 times of 30."},
		Judgements: []teach.FollowedJudgement{{Turn: 14, Title: "A letter from the school", Tier: "P2", Range: []string{"P1", "P2"}, Why: "A child has said something twice, and nobody has asked.", Judged: "not yet reviewed by practitioners"}, {Turn: 20, Title: "Reid", Tier: "P1", Range: []string{"P1", "P2", "P3"}, Authors: []string{"P2", "P3"}, Why: "She came back by herself.", Judged: "two practitioners judged it, each on their own, and agreed", Apart: []teach.FollowedDefended{{Most: "P1", Least: "P1", Why: "A first night away and a phone from nowhere: I would see her today."}, {Most: "P1", Least: "P1", Why: "Nobody has asked her yet. Today."}}}, {Title: "Coast", Range: []string{"P1"}, Why: "Missing overnight.", Judged: "not yet reviewed by practitioners"}},
		Dates:      dates,
	}
	turn := teach.FollowedTurn{Turn: 14, Before: 13, After: 15, Day: 2, Days: 5, Date: "Tuesday 3 March", At: "10:45", Points: 92000, Ceiling: 90000, Decided: &triage,
		Letters: []teach.FollowedLetter{
			{From: "Sam", Role: "health visitor", By: "phone", On: "Reid", Title: "Sam, on the phone", Text: "“I was there on Friday.\n\nIs somebody going?”", Date: "Tuesday 3 March", At: "10:38", Urgent: true, Waiting: true},
			{From: "A school", By: "email", Title: "A letter from the school", Text: "Xin has said it twice now.", Date: "Tuesday 3 March", At: "10:05", Waiting: true},
			{From: "Marta", By: "email", On: "Whitlock", Title: "Core group", Text: "Same room.", Date: "Monday 2 March", At: "09:10", Replied: "You answered: “I’ll be there.”", Heard: "“Bring the plan.”"},
		},
		Cases: []teach.FollowedCase{
			{Name: "Reid", Kind: "child in need", Tier: "P2", Position: 1, LastSeen: "not yet seen by you", News: true, Summary: "Two children, and a father who works nights.", Stands: "The school has rung twice.", Papers: []teach.FollowedPaper{{Title: "Chronology", Minutes: 20, Opened: true, Text: "2024: first contact."}, {Title: "File", Minutes: 10}}, Dates: dates[:1]},
			{Name: "Osei", Kind: "child protection plan", Position: 2, LastSeen: "Friday 27 February", Summary: "A plan since autumn."},
		},
		Tasks:   []teach.FollowedTask{{Title: "Core group: prepare and attend", On: "Whitlock", Minutes: 90, Due: "Tuesday 3 March", Planned: 1}, {Title: "Write up Friday’s visit", On: "Osei", Minutes: 35, Due: "Monday 2 March", Overdue: true}, {Title: "First reflective log", Minutes: 40}},
		Routine: []teach.FollowedRoutine{{Title: "The landlord rang, and asks for a call", On: "Reid", Minutes: 10}},
		Offers:  []teach.FollowedOffer{{Label: "Recommend a tier", On: "A letter from the school", Minutes: 15, Decided: true}, {Label: "Read the file", On: "Reid", Minutes: 10}, {Label: "Go home"}},
	}
	stands := turn
	stands.Turn, stands.Before, stands.After, stands.Decided, stands.Letters = 15, 14, 0, nil, nil
	begun := "Monday 30 November 2026, 09:12"
	shown, pair, two := turn, whose, triage
	pair.Students = []string{"Asha Begum", "Cy Longwinded-Surname"}
	two.Reasons = []teach.FollowedReason{{By: "Asha Begum", Reason: "pattern"}, {By: "Cy Longwinded-Surname", Reason: "Xin has said it twice, and I would not have the school say it a third time"}}
	shown.Decided = &two
	reasons := going
	reasons.ByDay = []teach.FollowedDay{monday, {Day: 2, Date: "Tuesday 3 March", Decisions: []teach.FollowedDecision{{Turn: 13, At: "10:05", What: "Read the file", On: "Reid", Reasons: []teach.FollowedReason{{Reason: "unknown"}}}, triage}}}
	given := teachpage.AssignmentGivenView{Layout: l, ID: 4, CohortID: 3, Name: whose.Name, Cohort: whose.Cohort, Due: "Friday 4 December 2026, 17:00", Students: []teachpage.AssignmentStudent{
		{ID: 7, Name: whose.Students[0], State: teachpage.StateEnded, Where: "Finished, attempt 2", Moved: "Tuesday 1 December 2026, 09:30", Runs: []int64{12, 14}}, {ID: 8, Name: "Di", State: teachpage.StateNone, Where: "Not begun"},
	}}
	comments := []page.Comment{
		{ID: 1, Turn: 14, Writer: "Ada Okonkwo", When: "Thursday 3 December 2026, 10:12", New: true, Mine: true, Text: "You waited for the school to say it a third time.\n\nWhat would you have needed to go on Tuesday?"},
		{ID: 2, Day: 1, Writer: "Bo Lindqvist", When: "Thursday 3 December 2026, 11:40", Changed: true, Text: "A full day, and you left two things on purpose.", Answer: "I did, and said so to Dawn.", Answered: "Friday 4 December 2026, 08:15"},
		{ID: 3, When: "Friday 4 December 2026, 09:00", Text: "Well held together."},
	}
	said := whose
	said.Comments = comments
	refused := said
	refused.Draft = teachpage.CommentDraft{Turn: 14, Text: "Much too long", Problem: "A comment can have 2000 characters. Shorten it; nothing was kept yet."}
	mine := debriefpage.CommentsView{Layout: l, Run: 12, Title: "First week", Ended: true, LooksAt: true, Comments: comments}
	unkept := mine
	unkept.Unkept, unkept.Text, unkept.Problem = 1, "Much too long", "An answer can have 2000 characters. Shorten it; nothing was kept yet."
	candidate := teachpage.Following{Assignment: 4, Candidate: 31804, Name: whose.Name, Cohort: whose.Cohort, Students: []string{"Candidate 31804"}}
	nobody := given
	nobody.Students = nil
	return map[string]view{
		"follow":        teachpage.FollowView{Layout: l, Following: whose, Begun: begun, Ended: "Wednesday 2 December 2026, 15:02", Followed: ended},
		"follow-hidden": teachpage.FollowView{Layout: l, Following: whose, Begun: begun, HiddenOn: "30 November 2026", HiddenWhy: "It named a street that there is."},
		"follow-going":  teachpage.FollowView{Layout: l, Following: whose, Begun: begun, Followed: going},
		"follow-none":   teachpage.FollowView{Layout: l, Following: whose, Begun: begun, Followed: teach.Followed{Turn: 1, Day: 1, Days: 5}},
		"follow-turn":   teachpage.FollowTurnView{Layout: l, Following: whose, FollowedTurn: turn}, "follow-stands": teachpage.FollowTurnView{Layout: l, Following: whose, FollowedTurn: stands},
		"follow-reasons": teachpage.FollowView{Layout: l, Following: whose, Begun: begun, Followed: reasons}, "follow-turn-reasons": teachpage.FollowTurnView{Layout: l, Following: pair, FollowedTurn: shown},
		"follow-comments":      teachpage.FollowView{Layout: l, Following: said, Begun: begun, Ended: "Wednesday 2 December 2026, 15:02", Followed: ended},
		"follow-turn-comments": teachpage.FollowTurnView{Layout: l, Following: refused, FollowedTurn: turn},
		"comments":             mine, "comments-none": debriefpage.CommentsView{Layout: l, Run: 12, Title: "First week"}, "comments-refused": unkept,
		"follow-candidate": teachpage.FollowView{Layout: l, Following: candidate, Ended: " ", Followed: ended}, "follow-candidate-turn": teachpage.FollowTurnView{Layout: l, Following: candidate, FollowedTurn: turn},
		"assignment-given": given, "assignment-given-none": nobody,
	}
}
