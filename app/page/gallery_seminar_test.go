package page_test

import (
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
)

// seminarStates returns every state of the pages of a seminar.
func seminarStates(l page.Layout) map[string]view {
	tiers := []teach.Answer{{Value: "P0–P1", Label: "P0–P1 · today at the latest", AtLeast: 20}, {Value: "P2", Label: "P2 · in two to three days", AtLeast: 10}, {Value: "P3–P4", Label: "P3–P4 · this week or later"}}
	moments := []teach.KeyMoment{
		{Message: "sam", Heading: "A worry that isn’t yet a fact: who goes, and when", Title: "“Could you come today?”", From: "Sam, health visitor", Text: "It’s Kayla. Nothing I can put a finger on. She wouldn’t look at me, and the curtains were drawn at noon.\n\nCould you come and see her with me?", Counted: 35,
			Discuss: "What would have made twenty-five minutes possible on Monday, and who could have given them?", Answers: []teach.Answer{
				{Value: "alone", Label: "“I can’t leave what I’m in. Would you go, and ring me after?”"},
				{Value: "history", Label: "“Her grandmother is away again. Twice before, that’s when it got hard.”", AtLeast: 5},
				{Value: "school", Label: "“I’ll ring the school first.”"},
				{Value: "together", Label: "“Could we go together this afternoon?”", AtLeast: 25}}},
		{Message: "marsh", Title: "Marsh", Text: "Late four times, and hungry. A sister of twelve collects him.", Counted: 35, Discuss: "Who decides what can wait?", Answers: tiers},
		{Message: "dad", Title: "“By one o’clock”", Counted: 5},
	}
	closed := make([]teach.KeyMoment, len(moments))
	for i, m := range moments {
		m.Answers = nil
		closed[i] = m
	}
	v := teachpage.SeminarView{Layout: l, Title: "First week", Address: "/assignments/4/seminar", Remote: "/assignments/4/seminar/remote", Origin: "https://caseload.example.ac.uk", Back: "/assignments/4", Begun: 38, SameLuck: true, Named: true, Moments: closed, Splits: teach.Splits{Whole: true}}
	at := func(part teachpage.SeminarPart, moment string, change func(*teachpage.SeminarView)) teachpage.SeminarView {
		v := v
		v.Moments, v.Place = moments, teachpage.SeminarPlace{Part: part, Moment: moment}
		change(&v)
		return v
	}
	band := func(label string, counts ...int) teach.Apart {
		a := teach.Apart{Label: label, Answers: []teach.Answer{tiers[0], tiers[1]}}
		for i := range a.Answers {
			a.Answers[i].AtLeast = counts[i]
		}
		return a
	}
	families := teach.Families{Runs: 30, Whole: true, List: []teach.Family{{Name: "Marsh", Harmed: 5, Waited: 20}, {Name: "Reid"}, {Name: "", Waited: 30}}}
	class := v
	class.Remote = "/class/KT4M7PXC/board/seminar/remote"
	class.Address, class.Back, class.Named, class.Begun, class.Moments, class.Title = "/class/KT4M7PXC/board/seminar", "/class/KT4M7PXC/board", false, 0, nil, "First morning"
	bins := func(counts ...int) (list []teach.Bin) {
		for i, n := range counts {
			list = append(list, teach.Bin{From: 25 * i, To: []int{24, 49, 74, -1}[i], AtLeast: n})
		}
		return list
	}
	distributions := teachpage.DistributionsView{Layout: l, ID: 4, Name: "Week one: who waits?", Distributions: teach.Distributions{Runs: 30, List: []teach.Distribution{
		{Measure: teach.MeasureWithin, Runs: 30, Median: number(60), Low: number(40), High: number(80), Bins: bins(0, 5, 10, 5)},
		{Measure: teach.MeasureMissed, Runs: 30, Median: number(0), Low: number(0), High: number(0), Bins: bins(20, 0, 0, 0)},
		{Measure: teach.MeasureLeft, Runs: 10, Median: number(2), Bins: bins(5, 0, 0, 5)},
		{Measure: teach.MeasureFinding, Runs: 5, Bins: bins(0, 5, 0, 0)},
	}}}
	return map[string]view{
		"seminar": v, "seminar-none": class,
		"seminar-desk": at(teachpage.PartDesk, "sam", func(v *teachpage.SeminarView) {
			v.Scene = teach.Scene{Whole: true, Waiting: []string{"“Ready to close?”", "Marsh"}, Tasks: []string{"Closing summary, Hale", "Chronology, Reid", "Visit to Novak", "Core group minutes", "Supervision form", "Letter to the dentist"}}
		}),
		"seminar-desk-apart": at(teachpage.PartDesk, "marsh", func(v *teachpage.SeminarView) { v.Scene, v.SameLuck = teach.Scene{Whole: true}, false }),
		"seminar-chosen":     at(teachpage.PartChosen, "sam", func(v *teachpage.SeminarView) { v.Splits.TooFew = true }),
		"seminar-tiers": at(teachpage.PartChosen, "marsh", func(v *teachpage.SeminarView) {
			v.Splits.ByLoad = []teach.Apart{band("Load within the ceiling", 15, 0), band("Load near or over the ceiling", 5, 10)}
			v.Splits.ByNames = []teach.Apart{band("Who met Danso, Parry, Sesay and others", 10, 5), band("Who met Lewis, Rashid, Sahin and others", 10, 5)}
			v.Splits.ByTerms = []teach.Apart{band("A supportive employer", 10, 5), band("A blaming employer", 10, 5)}
		}),
		"seminar-hands": at(teachpage.PartChosen, "sam", func(v *teachpage.SeminarView) {
			v.Hands, v.Options, v.Raised = true, moments[0].Answers, map[string]int{"alone": 3, "together": 9}
		}),
		"seminar-after": at(teachpage.PartAfter, "sam", func(v *teachpage.SeminarView) {
			v.Two, v.Options = true, moments[0].Answers
			v.Sides = [2]teach.Side{
				{Value: "together", Label: "“Could we go together this afternoon?”", Lines: []teach.Line{{At: "10:40", Did: "You agreed to go with Sam at 14:00."}, {At: "14:00", Did: "You visited with Sam. Kayla said: “It’s the same side as before.”"}, {At: "15:35", Came: "Dawn: Strategy discussion at four"}}, More: 2},
				{Value: "alone", Label: "“I can’t leave what I’m in. Would you go, and ring me after?”", Lines: []teach.Line{{At: "10:40", Did: "You wrote the closing summary for Hale."}, {At: "15:10", Came: "Sam, health visitor: “No answer at the door”"}}}}
		}),
		"seminar-after-alike": at(teachpage.PartAfter, "sam", func(v *teachpage.SeminarView) {
			v.Two = true
			v.Sides = [2]teach.Side{
				{Value: "P2", Lines: []teach.Line{{At: "10:20", Did: "You recommended P2 on “Marsh”: Find out more first."}}},
				{Value: "P3", Lines: []teach.Line{{At: "10:20", Did: "You recommended P3 on “Marsh”: Find out more first."}}}}
		}),
		"seminar-follows":    at(teachpage.PartChosen, "sam", func(v *teachpage.SeminarView) { v.Follows = true }),
		"seminar-remote":     teachpage.SeminarRemoteView{SeminarView: at(teachpage.PartDesk, "sam", func(*teachpage.SeminarView) {})},
		"seminar-after-none": at(teachpage.PartAfter, "marsh", func(v *teachpage.SeminarView) {}),
		"seminar-families":   at(teachpage.PartFamilies, "", func(v *teachpage.SeminarView) { v.Families = families }),
		"distributions":      distributions, "distributions-none": teachpage.DistributionsView{Layout: l, ID: 4, Name: "Week one"},
		"seminar-handout": at(teachpage.PartHandout, "", func(v *teachpage.SeminarView) {
			v.Families = families
			for range 4 {
				v.Families.List = append(v.Families.List, families.List...)
			}
			v.Moments = []teach.KeyMoment{moments[0], moments[1], moments[0], moments[0], moments[1]}
		}),
	}
}
