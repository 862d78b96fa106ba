package page_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"caseload/app/debrief"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// keptWeek returns the debrief of a real week as a server stores it. The policy
// “careful” played the week and made one forecast. To make the file again, run
//
//	go test ./app/web -run TestMeasuresOfRealWeeks -keep-week ../page/testdata/week.json
func keptWeek() []byte { return must(os.ReadFile("testdata/week.json")) }

func measuredWeek() debrief.Debrief {
	d, complete, err := debrief.Read(keptWeek())
	if err != nil || !complete {
		panic(fmt.Sprint("testdata/week.json is of an earlier program; make it again: ", err))
	}
	return d
}

// manyJudged returns a week with enough judgements and forecasts for estimates,
// which is more than one week really has.
func manyJudged() debrief.Debrief {
	d := measuredWeek()
	var judged []debrief.Judgement
	for i, counts := range slices.Concat(slices.Repeat([]string{debrief.Hit}, 9), slices.Repeat([]string{debrief.Miss}, 3), slices.Repeat([]string{debrief.FalseAlarm}, 4), slices.Repeat([]string{debrief.CorrectRejection}, 11)) {
		j := debrief.Judgement{On: fmt.Sprint("one-", i), Title: "Referral " + fmt.Sprint(i+1), Kind: "referral", Tier: "P1", Range: []string{"P1", "P2"}, Turn: i + 1, At: "Tuesday 3 March, 10:45", Counts: counts, Verdict: debrief.Within, Load: []string{"within", "over", "near", "within"}[i%4]}
		if counts == debrief.Miss || counts == debrief.CorrectRejection {
			j.Tier, j.Range = "P3", []string{"P3"}
		}
		judged = append(judged, j)
	}
	t := &d.Prioritising.Triage
	t.Examples, t.Detection, t.ByLoad = judged, debrief.Detect(judged), debrief.DetectByLoad(judged)
	var called []debrief.Forecast
	for i := range 24 {
		called = append(called, debrief.Forecast{On: "one", Text: fmt.Sprintf("What may come, %d", i+1), Percent: []int{10, 30, 70, 90}[i%4], Came: []string{"no", "no", "yes", "yes", "no", "yes"}[i%6]})
	}
	d.Prioritising.Forecasts = debrief.Score(called)
	return d
}

// oneDecided returns a short morning with a single decision.
func oneDecided() debrief.Debrief {
	d := debrief.Judge(nil, nil)
	began := debrief.Instant{Turn: 1, Day: 1, At: "Monday 2 March, 09:00", When: calendar.When(onDay(1, 9, 0))}
	d.Title, d.Role, d.Limits = "First morning", "newly qualified social worker", []sim.Sentence{"One decision was made. That is too little to say anything about how you put things in order."}
	d.Prioritising.Timeline = debrief.Timeline{Days: []debrief.AxisDay{{Day: 1, Date: "Monday 2 March", ISO: "2026-03-02", Minutes: 474}},
		Rows: []debrief.Track{{On: "reid", Kind: debrief.TrackCase, Title: "Reid", Came: began, Taken: []debrief.Taken{{Instant: began, What: "Read the file (Reid)"}}, Dates: []debrief.Due{}}}}
	d.Prioritising.Hours.Total, d.Prioritising.Hours.Groups = 10, []debrief.Group{{What: "reading", Minutes: 10}}
	d.Prioritising.Hours.List = []sim.Spent{{What: "reading", Minutes: 10}}
	d.Prioritising.Hours.Quadrants = []debrief.Quadrant{{Urgent: true, Important: true}, {Important: true, Minutes: 10}, {Urgent: true}, {}}
	d.Prioritising.Hours.Sentence = "10 minutes of work: 10 minutes on what was important and could wait."
	d.Stress.Load = debrief.Load{Ceiling: 90, Most: 28, Last: 28, Raised: []debrief.Raised{}, Line: []debrief.Weighed{{Instant: began, Points: 28, Ceiling: 90}}, Sentence: "Load stayed under its ceiling of 90 points; the most was 28."}
	return d
}

// keptEarlier returns debriefs as two earlier versions of the program stored
// them: with fewer parts, and without anything over time.
func keptEarlier() (first, before debrief.Debrief) {
	first, _, err := debrief.Read([]byte(`{"title":"First week","days":[{"day":1,"date":"Monday 2 March","from":25000000,"to":27000000,"band":"steady","sentences":["You stopped at 16:40."],"parts":{"volume":28000000,"heart":22000000,"control":8000000,"support":7000000,"carried":0,"pressure":35000000}}],
		"recommendations":[{"on":"a","title":"Marsh","tier":"P2","range":["P2"],"verdict":"within"}],"dates":[{"what":"Reid: Visit","due":"Wednesday 4 March","iso":"2026-03-04","state":"met"}],"hours":[{"what":"travel","minutes":40}],"topics":[],"later":[]}`))
	if err != nil {
		panic(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(keptWeek(), &fields); err != nil {
		panic(err)
	}
	delete(fields["prioritising"].(map[string]any), "timeline")
	delete(fields["stress"].(map[string]any)["load"].(map[string]any), "line")
	before, _, err = debrief.Read(must(json.Marshal(fields)))
	if err != nil {
		panic(err)
	}
	return first, before
}

// longRun returns an eventful run of two weeks with a weekend between them.
func longRun() debrief.Debrief {
	d := measuredWeek()
	t := &d.Prioritising.Timeline
	for i, day := range []string{"Monday 9", "Tuesday 10", "Wednesday 11", "Thursday 12", "Friday 13"} {
		t.Days = append(t.Days, debrief.AxisDay{Day: 6 + i, Date: day + " March", ISO: fmt.Sprintf("2026-03-%02d", 9+i), Minutes: 474})
	}
	t.Rows = append(t.Rows, debrief.Track{On: "long", Kind: debrief.TrackReferral, Title: "A request from the neighbouring authority about a family that moved", Came: debrief.Instant{Turn: 200, Day: 7, Minute: 60, At: "Tuesday 10 March, 10:00"}, Taken: []debrief.Taken{}, Dates: []debrief.Due{}})
	t.Rows[0].Taken = append(t.Rows[0].Taken, debrief.Taken{Instant: debrief.Instant{Turn: 60, Day: 3, Minute: 600, At: "Wednesday 4 March, 19:00"}, What: "Write up (Khan)"})
	t.Rows[0].Dates = append(t.Rows[0].Dates, debrief.Due{What: "Report", Due: "Wednesday 4 March", ISO: "2026-03-04", State: "explained"}, debrief.Due{What: "Plan", Due: "Friday 27 February", ISO: "2026-02-27", State: "missed"}, debrief.Due{What: "Review", Due: "Saturday 7 March", ISO: "2026-03-07", State: "met"})
	d.Stress.Load.Line = append(d.Stress.Load.Line, debrief.Weighed{Instant: debrief.Instant{Turn: 190, Day: 6, Minute: 0, At: "Monday 9 March, 09:00"}, Points: 84.2, Ceiling: 80, What: "the ceiling went from 90 to 80"}, debrief.Weighed{Instant: debrief.Instant{Turn: 240, Day: 9, Minute: 120, At: "Thursday 12 March, 11:00"}, Points: 97.2, Ceiling: 80, What: "Two came (13)"})
	d.Prioritising.Dates.Sentence = "11 dates: 2 met, 1 not met in time, with the reason recorded, 3 passed without a recorded reason, 5 still running."
	d.Stress.Load.Sentence = "Load passed its ceiling of 90 points on Thursday 5 March, 09:00; the most was 97.2, and at the end it was 97.2. What can and can't be done was raised twice."
	return d
}

// measureStates returns every state of the page of figures and pictures.
func measureStates(l page.Layout) map[string]view {
	at := func(d debrief.Debrief) debriefpage.MeasuresView {
		return debriefpage.MeasuresView{Layout: l, Run: 42, Debrief: d}
	}
	first, before := keptEarlier()
	none := debrief.Judge(nil, nil)
	none.Title = "First morning"
	return map[string]view{
		"measures": at(measuredWeek()), "measures-many": at(manyJudged()), "measures-long": at(longRun()), "measures-one": at(oneDecided()),
		"measures-none": at(none), "measures-kept-first": at(first), "measures-kept-before": at(before),
	}
}
