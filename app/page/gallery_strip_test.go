package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
)

// stripStates are the pages of a draft's storylines by day and time.
func stripStates(l page.Layout, name string) map[string]view {
	moment := func(at, when, what, title string) authorpage.StripPart {
		return authorpage.StripPart{At: at, When: when, What: what, Title: title, Form: authorpage.AddressMoment(4, 7, "message:x:0"), Script: authorpage.AddressLine(4, 7, 40), Line: "line 40 of scenario.lua"}
	}
	wait := func(at, what, value string) authorpage.StripPart {
		return authorpage.StripPart{At: at, What: what, Script: authorpage.AddressLine(4, 7, 38), Line: "line 38 of scenario.lua", Change: &authorpage.StripChange{Form: authorpage.AddressMoment(4, 7, "wait_until:x:0"), Name: "value.when", Value: value, Version: 3, Label: "Day and time",
			Hint: "A time of that day, as in 10:40; or with its day, as in Tue 10:40, day 2 10:40 or 2026-03-05 10:40. It has to be later than what comes before."}}
	}
	shown := authorpage.StripView{Layout: l, Draft: 4, Name: name, Writes: true, Columns: []string{"Mon 2 Mar", "Tue 3 Mar", "Wed 4 Mar", "Thu 5 Mar", "Fri 6 Mar"},
		Sum: "2 storylines, each in the order in which it is told. All begin on Monday 2 March at 09:00. A day and a time stand where the script says them; what comes after an answer comes when the student has given it.",
		Storylines: []authorpage.StripStoryline{{At: "storyline-1", Name: "The health visitor rings", Form: authorpage.AddressMoment(4, 7, "storyline:x:0"), Script: authorpage.AddressLine(4, 7, 36), Line: "line 36 of scenario.lua",
			Cells: [][]authorpage.StripCell{{{At: "moment-2", When: "09:36", What: "Phone call with a question, Sam Whitaker"}, {At: "moment-4", When: "from 10:21", What: "Email, Sam Whitaker"}}, {{At: "moment-6", When: "10:40", What: "Task"}, {What: "and 2 more"}}, nil, nil, nil},
			Parts: []authorpage.StripPart{wait("moment-1", "Waits until 09:36.", "09:36"), moment("moment-2", "Mon 09:36", "Phone call with a question, Sam Whitaker:", "About Friday"),
				{At: "moment-3", What: "Then it goes one of these ways:", Ways: []authorpage.StripWay{{Label: "If the answer is “Could we go and see them together this morning?”:", Parts: []authorpage.StripPart{wait("moment-9", "Waits for 45 minutes.", "45"), moment("moment-4", "45 minutes after the answer, Mon 10:21 at the earliest", "Email, Sam Whitaker:", "Twenty past eleven")}},
					{Label: "If the chronology of “Osei” has been read and “Sam Whitaker” hasn’t been asked about “Osei”:", Parts: []authorpage.StripPart{moment("moment-5", "After the answer, Mon 09:36 at the earliest", "Goes well:", "{mum} and you waited for the surgery, together.")}}, {Label: "If, as the script says it:", Source: "employer.can_move() and not c.gone"}, {Label: "Otherwise:"}}},
				moment("moment-6", "Tue 10:40", "Task:", "Visit with Sam")}},
			{At: "storyline-2", Name: "Half an hour with Ros", Script: authorpage.AddressLine(4, 9, 3), Line: "line 3 of week.lua", Cells: [][]authorpage.StripCell{nil, nil, nil, nil, nil}, Cut: "There is more in this storyline than is shown here. Read the rest in the script."}}}
	none := shown
	none.Columns, none.Storylines = nil, nil
	none.Sum = "No storyline is written yet. One begins with the word storyline, and tells what happens while the student works."
	return map[string]view{"draft-strip": shown, "draft-strip-none": none}
}
