package page_test

import (
	"os"
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	teachpage "caseload/app/page/teach"
	"caseload/app/scenario"
	"caseload/app/teach"
)

// classStates returns every state of the pages of a class and of the page on data
// and ethics.
func classStates(l page.Layout, cards []page.ScenarioCard) map[string]view {
	made := teachpage.ClassNewView{Layout: l, Scenarios: cards, Kept: "30 days", Employers: scenario.Employers}
	class := teachpage.ClassView{Layout: l, Code: "KT4M7PXC", Title: "First morning", Summary: cards[0].Summary, Role: cards[0].Role, Minutes: 12, Days: 1,
		ContentNotes: []string{"neglect"}, Paragraphs: []string{"It is your second day in a children’s team. Dawn, the team manager, is on duty with you until noon.", "You recommend; she decides."}, RulePack: "England, children’s services, 2023", SameLuck: true, Until: "22 December 2026", Kept: "30 days after you last played"}
	begun := class
	begun.Run, begun.Employer, begun.ContentNotes = 42, "A stretched employer", nil
	begun.Clock = page.ClassClock{Ends: "10:40", Mine: "10:50", Extra: 10, More: 10}
	locked := class
	locked.Locked = true
	stopped, stoppedBegun := class, class
	stopped.Stopped, stoppedBegun.Stopped, stoppedBegun.Run = "30 November 2026", "30 November 2026", 42
	ended := begun
	ended.Ended, ended.Clock = true, page.ClassClock{Ends: "10:40", Mine: "10:40", Past: true}

	board := teachpage.BoardView{Layout: l, Code: "KT4M7PXC", Link: "/class/KT4M7PXC/board/" + strings.Repeat("mAdE-uP", 6), Origin: "https://caseload.example.ac.uk", Host: "caseload.example.ac.uk", Join: "https://caseload.example.ac.uk/class/KT4M7PXC", Title: "First morning", SameLuck: true, Minutes: 20, Until: "22 December 2026"}
	fresh := board
	fresh.Notice = page.Notice{Kind: page.NoticeInfo, Text: "Your class is ready. This browser knows you as its lecturer; for any other you need your own link, which is under “For you” below. Keep it now."}
	board.Begun, board.Finished, board.Employer = number(38), number(30), "A stretched employer"
	board.Clock = page.ClassClock{Ends: "10:40", More: 10}
	boardStopped := board
	boardStopped.Stopped, boardStopped.StoppedWhy = "30 November 2026", "It named a street that there is."
	board.KeyMoments = []teach.KeyMoment{
		{Message: "sam", Heading: "A worry that isn’t yet a fact: who goes, and when", Title: "“Could you come today?”", From: "Sam, health visitor", Text: "It’s Kayla. Nothing I can put a finger on.\n\nCould you come and see her with me?", Counted: 35,
			Discuss: "What do you do with a worry that isn’t yet a fact?", Answers: []teach.Answer{
				{Value: "alone", Label: "“I can’t leave what I’m in. Would you go, and ring me after?”"},
				{Value: "history", Label: "“Her grandmother is away again. Twice before, that’s when it got hard.”", AtLeast: 5},
				{Value: "school", Label: "“I’ll ring the school first.”"},
				{Value: "together", Label: "“Could we go together this afternoon?”", AtLeast: 25}}},
		{Message: "marsh", Title: "Marsh", Text: "Late four times, and hungry. A sister of twelve collects him.", Counted: 35, Answers: []teach.Answer{
			{Value: "P0", Label: "P0 · now, with a manager"}, {Value: "P1", Label: "P1 · today", AtLeast: 5},
			{Value: "P2", Label: "P2 · in two to three days", AtLeast: 15}, {Value: "P3", Label: "P3 · this week", AtLeast: 10}, {Value: "P4", Label: "P4 · schedule or delegate"}}},
		{Message: "dad", Title: "“By one o’clock”", Counted: 5, Answers: []teach.Answer{{Value: "listen", Label: "“How have these weeks been?”", AtLeast: 5}, {Value: "date", Label: "“I’ll put the date in writing.”"}}},
	}
	open := board
	open.Show, open.Slug = "sam", "first-morning"
	tiers := board
	tiers.Show = "marsh"
	spread, alike := board, board
	spread.Show, spread.KeyMoments = "dad", slices.Clone(board.KeyMoments)
	spread.KeyMoments[2].Answers = []teach.Answer{{Value: "listen", Label: "“How have these weeks been?”"}, {Value: "date", Label: "“I’ll put the date in writing.”"}}
	alike.Show = "dad"
	past := board
	past.Locked, past.Clock.Past, past.Still, past.SameLuck, past.KeyMoments, past.Show = true, true, true, false, board.KeyMoments[:2], "marsh"
	desk := playpage.DeskView{Layout: l, Run: 42, Desk: firstMorning(), Class: page.ClassClock{Ends: "10:40", Mine: "10:40", More: 10}}
	about := page.ReadProse("# The server\n\nIt is run by the **Department of Social Work**, for the course.\n\n## Questions\n\n- [Write to us](mailto:caseload@example.ac.uk)\n- Ring [01632 960 001](tel:+441632960001)\n")
	data := page.DataView{Layout: l, About: about, Kept: "30 days after you last played", KeptClass: "30 days", Runs: 2, Overwrites: true}
	nobody := data
	nobody.Runs, nobody.Overwrites, nobody.Notice = 0, false, page.Notice{Kind: page.NoticeInfo, Text: "Your words are erased. What you decided is as it was."}
	return map[string]view{
		"class-new": made, "class-new-empty": teachpage.ClassNewView{Layout: l}, "class": class, "class-begun": begun, "class-ended": ended, "class-locked": locked, "class-stopped": stopped, "class-stopped-begun": stoppedBegun,
		"class-join":   teachpage.ClassJoinView{Layout: l, Typed: "KT4M7PXO", Text: "Look at the code once more: it has eight letters and digits. The class may also have ended: it is deleted after 30 days, or when its lecturer ends it. Your own runs are on the first page."},
		"notes":        teachpage.TeachingNotesView{Layout: l, Slug: "first-week", Title: "First week", TeachingNotes: page.ReadProse(teachingNotes())},
		"pooled-own":   debriefpage.PooledView{Layout: l, Runs: 5, Detection: together(12, 3, 4, 6), Method: debrief.Method, Back: "/", ByLoad: []debrief.LoadGroup{{Load: "within", Detection: together(9, 1, 2, 5)}, {Load: "over", Detection: together(3, 2, 2, 1)}}},
		"pooled-class": debriefpage.PooledView{Layout: l, Class: "First week", Runs: 35, Detection: together(85, 20, 10, 60), Method: debrief.Method, Back: "/class/KT4M7PXC/board"},
		"pooled-none":  debriefpage.PooledView{Layout: l, Class: "First week", Detection: debrief.Detect(nil), Method: debrief.Method, Back: "/class/KT4M7PXC/board"},
		"board-open":   open, "board-tiers": tiers, "board-spread": spread, "board-alike": alike,
		"board-new": fresh, "board": board, "board-stopped": boardStopped, "board-past": past, "desk-class": desk, "data": data, "data-nobody": nobody, "accessibility": page.AccessibilityView{Layout: l, Statement: page.ReadProse(shippedStatement())},
	}
}

// shippedStatement returns the accessibility statement that ships.
func shippedStatement() string {
	text, err := os.ReadFile("../web/texts/accessibility.md")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// teachingNotes returns the longest teaching notes that ship.
func teachingNotes() string {
	text, err := os.ReadFile("../../scenarios/first-week/lecturer.md")
	if err != nil {
		panic(err)
	}
	return string(text)
}

func number(n int) *int { return &n }

// together returns the detection figures for the given numbers of judgements.
func together(hits, misses, alarms, rejections int) debrief.Detection {
	var list []debrief.Judgement
	for _, c := range []struct {
		as string
		n  int
	}{{debrief.Hit, hits}, {debrief.Miss, misses}, {debrief.FalseAlarm, alarms}, {debrief.CorrectRejection, rejections}} {
		for range c.n {
			list = append(list, debrief.Judgement{On: "referral " + c.as, Counts: c.as})
		}
	}
	return debrief.Detect(list)
}
