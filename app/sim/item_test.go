package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/workload"
)

func told(desk sim.Desk) (all string) {
	for _, e := range desk.Events {
		all += string(e.Text) + "\n"
	}
	return all
}

// What lies on the desk about a case follows from luck and is bounded, and each item
// says what it is, who it is from and how long it takes.
func TestRoutineWorkLiesOnTheDesk(t *testing.T) {
	seen := map[string]bool{}
	for luck := range uint64(20) {
		w := begin(t, &literal{declare: busy(5, aWeek, workload.Weight{})}, luck+1)
		var all string
		for day := range 5 {
			desk := w.Desk()
			fresh := 0
			for _, r := range desk.Routine {
				all += fmt.Sprintln(r)
				if r.On != "marsh" || r.From == "" || r.Text == "" || r.Minutes <= 0 {
					t.Fatalf("found %+v", r)
				}
				if r.When.Day() == desk.Clock.When.Day() {
					fresh++
				}
			}
			if fresh > 3 || len(desk.Routine) > 6 {
				t.Fatalf("day %d: %d new of %d", day+1, fresh, len(desk.Routine))
			}
			decide(t, w, "end")
		}
		if all == "" {
			t.Errorf("luck %d: nothing came", luck+1)
		}
		seen[all] = true
	}
	if len(seen) < 10 {
		t.Errorf("20 lucks gave only %d different weeks", len(seen))
	}
	if r := begin(t, &literal{declare: busy(1, workload.Routine{}, workload.Weight{})}, 1).Desk().Routine; len(r) != 0 {
		t.Errorf("a case without routine work brought %+v", r)
	}
}

// Over a month, what comes adds up to what a case is said to bring.
func TestRoutineWorkComesAsOftenAsItIsSaid(t *testing.T) {
	w := begin(t, &literal{declare: busy(20, aWeek, workload.Weight{})}, 7)
	worked := 0
	for range 20 {
		for range 10 {
			desk := w.Desk()
			if len(desk.Routine) == 0 {
				break
			}
			worked += offer(t, desk, "work:desk").Minutes
			decide(t, w, "work:desk")
		}
		decide(t, w, "end")
	}
	if most := 4*180 + 120; worked < 4*180-120 || worked > most {
		t.Errorf("want about %d minutes in four weeks, found %d", 4*180, worked)
	}
}

// Items are worked in blocks: all that has waited longest, one kind, or one case.
// Their minutes come off one for one, and working a call tells what it brought.
func TestRoutineWorkIsDoneInBlocks(t *testing.T) {
	w := begin(t, &literal{declare: busy(3, aWeek, workload.Weight{})}, 3)
	decide(t, w, "end")
	decide(t, w, "end")
	desk := w.Desk()
	o := offer(t, desk, "work:desk")
	if len(o.Fields) != 1 || o.Fields[0].Default != "all" || o.Minutes > 45 {
		t.Fatalf("found %+v", o)
	}
	for _, option := range o.Fields[0].Options {
		w := begin(t, &literal{declare: busy(3, aWeek, workload.Weight{})}, 3)
		decide(t, w, "end")
		before, now := decide(t, w, "end"), w.Now
		after := decide(t, w, "work:desk", "what", option.Value)
		minutes, gone := 0, 0
		for _, r := range before.Routine {
			if slices.ContainsFunc(after.Routine, func(other sim.RoutineView) bool { return other.ID == r.ID }) {
				continue
			}
			minutes, gone = minutes+r.Minutes, gone+1
			if option.Value != "all" && option.Value != "on:marsh" && option.Value != string(r.Kind) {
				t.Errorf("%s: did %+v", option.Value, r)
			}
			if !strings.Contains(told(after), "it was "+string(r.Kind)) {
				t.Errorf("%s: %+v brought nothing: %s", option.Value, r, told(after))
			}
		}
		if gone == 0 || int(w.Now-now) != minutes || before.Hours.Needed-after.Hours.Needed != minutes {
			t.Errorf("%s: %d items of %d minutes took %d and left %d fewer needed", option.Value, gone, minutes, w.Now-now, before.Hours.Needed-after.Hours.Needed)
		}
	}
}

// An urgent call ends a block. What was begun keeps the minutes that are left, and
// supervision that is due is not worked through.
func TestABlockOfRoutineWorkIsInterrupted(t *testing.T) {
	l := &literal{declare: busy(1, workload.Routine{Core: 100}, workload.Weight{}), stories: []story{{"Sam rings", []step{
		func(*sim.World, sim.Answer) (sim.Wait, error) { return until(9*60 + 2) },
		func(w *sim.World, _ sim.Answer) (sim.Wait, error) {
			return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(call(true)))}, nil
		},
		func(*sim.World, sim.Answer) (sim.Wait, error) { return end() },
	}}}}
	w := begin(t, l, 1)
	before := w.Desk()
	after := decide(t, w, "work:desk")
	if after.Clock.Now != "09:02" || len(after.Routine) != len(before.Routine) || before.Hours.Of(workload.Desk)-after.Hours.Of(workload.Desk) != 2 {
		t.Errorf("at %s: %+v, before %+v", after.Clock.Now, after.Routine, before.Routine)
	}
}

// What is left comes back, once, and takes longer then. What leaves the caseload takes
// its routine work along.
func TestRoutineWorkThatIsLeftComesBack(t *testing.T) {
	w := begin(t, &literal{declare: busy(10, workload.Routine{Call: 100}, workload.Weight{})}, 2)
	first := w.Desk().Routine[0]
	again := 0
	for range 6 {
		desk := decide(t, w, "end")
		again += strings.Count(told(desk), "Somebody has rung again about Marsh.")
		if i := slices.IndexFunc(desk.Routine, func(r sim.RoutineView) bool { return r.ID == first.ID }); i < 0 {
			t.Fatal("it went without being worked")
		} else if r := desk.Routine[i]; r.Again != (r.Minutes > first.Minutes) || r.Again && r.Minutes != first.Minutes+5 {
			t.Errorf("found %+v", r)
		}
	}
	if n := len(w.Desk().Routine); again == 0 || again > n {
		t.Errorf("%d came back of %d", again, n)
	}
	if w.Leave("marsh", "Priya takes it."); len(w.Desk().Routine) != 0 {
		t.Errorf("found %+v", w.Desk().Routine)
	}
}

// A case's own lines come first, in their order; then lines are repeated only when
// there are no others.
func TestACasesOwnLinesComeFirst(t *testing.T) {
	w := begin(t, &literal{declare: func(w *sim.World) error {
		must(0, setting(10)(w))
		own := []workload.Line{{Number: 101, Kind: workload.Email, Text: "own 1", Minutes: 5}, {Number: 102, Kind: workload.Email, Text: "own 2", Minutes: 5}}
		_, err := w.AddCase(sim.Case{ID: "marsh", Name: "Marsh", Routine: workload.Routine{Email: 25}, Lines: append(own, routineLines()...), OwnLines: 2})
		return err
	}}, 5)
	var texts []string
	for range 6 {
		for _, r := range w.Desk().Routine {
			if !slices.Contains(texts, r.Text) {
				texts = append(texts, r.Text)
			}
		}
		decide(t, w, "end")
	}
	slices.Sort(texts[min(2, len(texts)):])
	if want := []string{"own 1", "own 2", "email, line 1", "email, line 2"}; !slices.Equal(texts, want) {
		t.Errorf("want %q, found %q", want, texts)
	}
}
