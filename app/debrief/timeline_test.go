package debrief_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// A day worked out by hand: two quarters of an hour at the desk, the file (10
// minutes), one tier that is taken back and one that stays, the referral of 10:20
// given a tier at 10:25, and nothing more.
func TestATimelineByHand(t *testing.T) {
	desk := at("work:desk")
	steps, seat := play(t, 1, nil, desk, desk, at("read:reid-file"), at("triage:reid", "tier", "P0"), at("take-back"), at("triage:reid", "tier", "P1"),
		desk, desk, desk, at("triage:brook-primary-email", "tier", "P2"), at("end"), at("end"))
	on := func(turn, day, minute int, at string) debrief.Instant {
		start, err := calendar.ParseDate("2026-03-02")
		if err != nil {
			t.Fatal(err)
		}
		return debrief.Instant{Turn: turn, Day: day, Minute: minute, At: at, When: calendar.When(start.AddDays(day - 1).At(9*60 + minute))}
	}
	monday, begun := "Monday 2 March, ", on(1, 1, 0, "Monday 2 March, 09:00")
	want := debrief.Timeline{
		Days: []debrief.AxisDay{{Day: 1, Date: "Monday 2 March", ISO: "2026-03-02", Minutes: 474}, {Day: 2, Date: "Tuesday 3 March", ISO: "2026-03-03", Minutes: 474}},
		Rows: []debrief.Track{
			{On: "reid", Kind: debrief.TrackCase, Title: "Reid", Came: begun,
				Taken: []debrief.Taken{{Instant: on(3, 1, 30, monday+"09:30"), What: "Read the file"}, {Instant: on(6, 1, 40, monday+"09:40"), What: "Set its tier again", Tier: "P1"}},
				Dates: []debrief.Due{{What: "Visit", Due: "Monday 16 March", ISO: "2026-03-16", State: "running"}}},
			{On: "brook-primary-email", Kind: debrief.TrackReferral, Title: "Marsh", Came: on(10, 1, 85, monday+"10:25"), Left: on(11, 1, 105, monday+"10:45"),
				Taken: []debrief.Taken{{Instant: on(10, 1, 85, monday+"10:25"), What: "Recommend on “Marsh”", Tier: "P2"}}, Dates: []debrief.Due{}},
		},
	}
	if got := debrief.Judge(steps, seat.Published()).Prioritising.Timeline; !reflect.DeepEqual(got, want) {
		t.Errorf("want  %+v\nfound %+v", want, got)
	}
}

// The timeline agrees with the other parts: its dates are those of the debrief,
// every position is a desk's, and nothing is taken up before it came.
func TestTheTimelineAgrees(t *testing.T) {
	settled, left := 0, 0
	for _, p := range policyNames() {
		steps, seat := bot(t, version(t, "first-week"), policy.Named[p], 7)
		d := debrief.Judge(steps, seat.Published())
		place := func(i debrief.Instant, what string) {
			k := slices.IndexFunc(steps, func(s scenario.Step) bool { return s.Desk.Turn == i.Turn })
			if k < 0 || steps[k].Desk.Scenario.Day != i.Day || steps[k].Desk.Clock.Minute != i.Minute || steps[k].Desk.Clock.Date+", "+steps[k].Desk.Clock.Now != i.At {
				t.Errorf("%s: %s is at no desk: %+v", p, what, i)
			}
		}
		var dates []string
		for _, row := range d.Prioritising.Timeline.Rows {
			place(row.Came, row.Title)
			if row.Left.Turn > 0 {
				left++
				place(row.Left, row.Title)
			}
			for _, taken := range row.Taken {
				place(taken.Instant, taken.What)
				if taken.Turn < row.Came.Turn || row.Left.Turn > 0 && taken.Turn >= row.Left.Turn {
					t.Errorf("%s: %s was taken up at turn %d, and was there from %d to %d", p, row.Title, taken.Turn, row.Came.Turn, row.Left.Turn)
				}
			}
			for _, due := range row.Dates {
				dates = append(dates, row.Title+": "+due.What+due.ISO+string(due.State))
				if due.Settled.Turn > 0 {
					settled++
					place(due.Settled, due.What)
				}
			}
		}
		var want []string
		for _, kept := range d.Prioritising.Dates.List {
			want = append(want, kept.What+kept.ISO+string(kept.State))
		}
		if !slices.Equal(dates, want) {
			t.Errorf("%s: the dates are %q, and the timeline has %q", p, want, dates)
		}
		loadAgrees(t, p, steps, d.Stress.Load)
	}
	if settled == 0 || left == 0 {
		t.Errorf("%d dates settled, %d rows left; the test shows little", settled, left)
	}
}

// loadAgrees compares the line of load with the desks: at each desk, the last
// entry up to it has that desk's load.
func loadAgrees(t *testing.T, name string, steps []scenario.Step, load debrief.Load) {
	t.Helper()
	next, raised := 0, 0
	var now debrief.Weighed
	for _, s := range steps {
		for next < len(load.Line) && load.Line[next].Turn <= s.Desk.Turn {
			now, next = load.Line[next], next+1
			if now.Raised {
				raised++
			}
			if next > 1 && !now.Raised && now.What == "" {
				t.Errorf("%s: nothing changed at turn %d", name, now.Turn)
			}
		}
		if points := float64(s.Desk.Load.Points) / 1000; now.Points < points-0.051 || now.Points > points+0.051 || now.Ceiling*1000 != float64(s.Desk.Load.Ceiling) {
			t.Errorf("%s: at turn %d load is %v of %d, and the line has %+v", name, s.Desk.Turn, points, s.Desk.Load.Ceiling, now)
		}
	}
	if next != len(load.Line) || raised != len(load.Raised) {
		t.Errorf("%s: %d of %d entries, raised %d times of %d", name, next, len(load.Line), raised, len(load.Raised))
	}
}

// A change of load says what caused it.
func TestLoadSaysWhatChanged(t *testing.T) {
	line := judged(t, version(t, "first-week"), policy.Careful, 7).Stress.Load.Line
	if i := slices.IndexFunc(line, func(w debrief.Weighed) bool { return w.What == "Davies came (13)" }); i < 1 || math.Abs(line[i].Points-line[i-1].Points-13) > 0.01 {
		t.Errorf("found %+v", line)
	}
	if line[0].What != "" || line[0].Turn != 1 {
		t.Errorf("found %+v", line[0])
	}
}

// Desks that stay at the ceiling make one entry; a ceiling that moves makes two.
func TestACeilingThatMovesIsInTheLine(t *testing.T) {
	steps := written(sim.Offer{ID: "end", Verb: sim.VerbEnd}, at("end"), review(60, 0))
	steps[0].Desk.Load = sim.LoadView{Points: 50_000, Ceiling: 90_000}
	steps[1].Desk.Load = steps[0].Desk.Load
	if line := debrief.Judge(steps, nil).Stress.Load.Line; len(line) != 1 {
		t.Errorf("found %+v", line)
	}
	steps[1].Desk.Load.Ceiling = 80_000
	if line := debrief.Judge(steps, nil).Stress.Load.Line; len(line) != 2 || line[1].What != "The ceiling went from 90 to 80" {
		t.Errorf("found %+v", line)
	}
}
