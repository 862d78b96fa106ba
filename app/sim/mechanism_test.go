package sim_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Each of these tests varies one mechanism and checks that the world moves in the
// right direction.

// harmful returns a scenario of five days in which something serious is shown
// on the first morning. Each night until something protective has been done, it
// may lead to harm.
func harmful() *literal {
	nights := []step{func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
		must(w.Send(sim.Message{Kind: sim.KindMessage, By: "email", From: "sam", Case: "reid", Title: "Seen", Text: sim.Text{Body: "Something serious.", Concern: 3}}))
		return sim.Wait{For: sim.WaitTime, Until: monday.At(20 * 60)}, nil
	}}
	for day := range 4 {
		nights = append(nights, func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			must(0, w.Advise(sim.Advice{From: "dawn", Case: "reid", Text: sim.Text{Body: fmt.Sprint("What Dawn thinks on day ", day+2)}, Minutes: 10}))
			if !w.Case("reid").Protected && w.Chance("The nights", "an argument", 600) {
				if err := w.HarmDone(sim.Harm{Case: "reid", Severity: 2, What: "The children heard it."}); err != nil {
					return sim.Wait{}, err
				}
			}
			return sim.Wait{For: sim.WaitTime, Until: monday.AddDays(day + 1).At(20 * 60)}, nil
		})
	}
	return &literal{declare: setting(5), stories: []story{{"The nights", nights}}}
}

// outcome plays five days, making the given decisions on each day before going
// home.
func outcome(t *rapid.T, l *literal, luck uint64, days [5][]string) (sim.Outcome, *sim.World) {
	w := must(sim.New(l, nil, sim.NewLuck(luck)))
	for _, offers := range days {
		for _, offer := range append(offers, "end") {
			if err := w.Decide(sim.Decision{Offer: offer}); err != nil {
				t.Fatalf("%s: %v", offer, err)
			}
		}
	}
	return w.Outcome(), w
}

func TestEarlierProtectiveActionIsNeverMoreHarm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		luck, early := rapid.Uint64().Draw(t, "luck"), rapid.IntRange(0, 4).Draw(t, "early")
		late := rapid.IntRange(early, 4).Draw(t, "late")
		on := func(day int) sim.Outcome {
			var days [5][]string
			days[day] = []string{"work:visit"}
			o, _ := outcome(t, harmful(), luck, days)
			return o
		}
		a, b := on(early), on(late)
		if a.Harm > b.Harm || a.WorryDays > b.WorryDays {
			t.Fatalf("day %d: %+v; day %d: %+v", early+1, a, late+1, b)
		}
	})
}

func TestMoreContactWithoutAnythingDoneIsNeverLessRisk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		luck := rapid.Uint64().Draw(t, "luck")
		var none, much [5][]string
		for day := range 5 {
			if rapid.Bool().Draw(t, "contact") {
				much[day] = append(much[day], "contact:dawn")
			}
		}
		a, _ := outcome(t, harmful(), luck, none)
		b, _ := outcome(t, harmful(), luck, much)
		if b.Harm < a.Harm || b.WorryDays < a.WorryDays {
			t.Fatalf("without %+v, with contact alone %+v", a, b)
		}
	})
}

// supervised returns a script with a supervision session on the second morning.
func supervised() *literal {
	return &literal{declare: setting(5), stories: []story{{"Supervision", []step{
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			id := must(w.Schedule(sim.Session{With: "dawn", At: monday.AddDays(1).At(9 * 60), Minutes: 60}))
			return sim.Wait{For: sim.WaitSession, ID: id}, nil
		},
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) { return end() },
	}}}}
}

func TestSupervisionBankedIsNeverMoreStrain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		with := map[string]string{"cases": "reid"}
		for _, name := range []string{"learning", "workload", "feelings"} {
			with[name] = rapid.SampledFrom([]string{"yes", "no"}).Draw(t, name)
		}
		play := func(held bool) *sim.World {
			w := must(sim.New(supervised(), nil, sim.NewLuck(1)))
			d := sim.Decision{Offer: "supervise:session-1", With: with}
			for range 5 {
				if w.Day == 2 {
					if !held {
						d = sim.Decision{Offer: "work:desk"}
					}
					if err := w.Decide(d); err != nil {
						t.Fatal(err)
					}
				}
				if err := w.Decide(sim.Decision{Offer: "end"}); err != nil {
					t.Fatal(err)
				}
			}
			return w
		}
		if held, not := play(true), play(false); held.Strain.S > not.Strain.S || held.Strain.B <= not.Strain.B {
			t.Fatalf("held %+v, not held %+v", held.Strain, not.Strain)
		}
	})
}

// burdened returns a script with the given number of reports due on Friday.
func burdened(reports int) *literal {
	l := &literal{declare: func(w *sim.World) error {
		if err := setting(5)(w); err != nil {
			return err
		}
		for range reports {
			must(w.AddTask(sim.Task{Title: "A report", Case: "novak", Kind: "report", Minutes: 240, Due: monday.AddDays(4)}))
		}
		return nil
	}}
	return l
}

func TestACutInLoadIsNeverMoreStrain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		more := rapid.IntRange(1, 14).Draw(t, "more")
		fewer := rapid.IntRange(0, more).Draw(t, "fewer")
		_, a := outcome(t, burdened(fewer), 1, [5][]string{})
		_, b := outcome(t, burdened(more), 1, [5][]string{})
		if a.Strain.S > b.Strain.S {
			t.Fatalf("%d reports: %d; %d reports: %d", fewer, a.Strain.S, more, b.Strain.S)
		}
	})
}

func TestOvertimeIsNeverLessExhaustion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		late := rapid.IntRange(0, 12).Draw(t, "quarters of an hour past time")
		play := func(quarters int) *sim.World {
			w := must(sim.New(burdened(4), nil, sim.NewLuck(1)))
			for range 5 {
				for w.Now < w.Finish() || w.Now < w.Finish()+calendar.Time(15*quarters) {
					if err := w.Decide(sim.Decision{Offer: "work:desk"}); err != nil {
						t.Fatal(err)
					}
				}
				if err := w.Decide(sim.Decision{Offer: "end"}); err != nil {
					t.Fatal(err)
				}
			}
			return w
		}
		if onTime, over := play(0), play(late); over.Strain.E < onTime.Strain.E {
			t.Fatalf("on time %d, %d minutes over %d", onTime.Strain.E, 15*late, over.Strain.E)
		}
	})
}

// The same day is played with and without lunch, going home at the same time.
// Working through lunch counts as half an hour of overtime.
func TestSkippingLunchIsNeverBetterThanTakingIt(t *testing.T) {
	play := func(lunch bool) *sim.World {
		w := must(sim.New(burdened(4), nil, sim.NewLuck(1)))
		taken := false
		for w.Now.Minute() < w.Setting.Until {
			offer := "work:desk"
			if lunch && !taken && w.Now.Minute() >= 12*60 {
				offer, taken = "recover:lunch", true
			}
			if err := w.Decide(sim.Decision{Offer: offer}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Decide(sim.Decision{Offer: "end"}); err != nil {
			t.Fatal(err)
		}
		return w
	}
	with, without := play(true), play(false)
	if with.Strain.S > without.Strain.S || with.Strain.E > without.Strain.E {
		t.Errorf("with lunch %+v, without %+v", with.Strain, without.Strain)
	}
	if with.Days[0].Overtime >= without.Days[0].Overtime {
		t.Errorf("lunch worked through counts as over: %d, %d", with.Days[0].Overtime, without.Days[0].Overtime)
	}
}
