package teach_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/teach"
)

// What staff see of a run is made of types of this package alone, and of plain values: no
// desk, review, debrief or writing is in them, and so nothing that those have later.
func TestWhatIsFollowedHasTypesOfItsOwn(t *testing.T) {
	for _, of := range []reflect.Type{reflect.TypeFor[teach.Followed](), reflect.TypeFor[teach.FollowedTurn]()} {
		eachField(of, func(in reflect.Type, f reflect.StructField) {
			if kind := f.Type.Kind(); in.PkgPath() != "caseload/app/teach" || kind == reflect.Interface || kind == reflect.Map || kind == reflect.String && f.Type != reflect.TypeFor[string]() && f.Type != reflect.TypeFor[sim.Sentence]() {
				t.Errorf("%s.%s is a %s", in, f.Name, f.Type)
			}
			for _, word := range []string{"strain", "pressure", "pressed", "feel", "felt", "note", "own", "band", "talk", "supervis", "distress", "break", "reflect"} {
				if strings.Contains(strings.ToLower(f.Name), word) {
					t.Errorf("%s.%s is no name for what staff see", in, f.Name)
				}
			}
		})
	}
}

func eachField(of reflect.Type, yield func(in reflect.Type, f reflect.StructField)) {
	for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct {
		return
	}
	for i := range of.NumField() {
		yield(of, of.Field(i))
		eachField(of.Field(i).Type, yield)
	}
}

// stepsOf plays a version with a bot.
func stepsOf(t *testing.T, v *scenario.Version, name string, seed uint64) []scenario.Step {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	steps, decide := []scenario.Step{seat.Step()}, policyOf(name, seed)
	for !seat.Desk().Ended {
		if err := seat.Decide(decide(seat.Desk())); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, seat.Step())
	}
	return steps
}

// privately is what is the student's own in a play, as texts that are nowhere else in it.
func privately(steps []scenario.Step) (texts []string, turns []int) {
	said, public := map[string]bool{}, map[string]bool{}
	for i, step := range steps {
		for _, l := range step.Desk.Inbox {
			if own := l.Kind == sim.KindExchange || len(l.Decided) > 0; own {
				said[l.Text], said[l.Heard], said[l.Teaches] = true, true, true
			} else {
				public[l.Text], public[l.Heard] = true, true
			}
		}
		for _, o := range step.Desk.Offers {
			letter, _ := step.Desk.Letter(o.On)
			if o.Verb == sim.VerbRecover || letter.Kind == sim.KindExchange {
				said[o.Label] = true
				if i+1 < len(steps) && steps[i+1].Decision.Offer == o.ID {
					turns = append(turns, step.Desk.Turn)
				}
			}
		}
	}
	for text := range said {
		if len(text) > 12 && !public[text] {
			texts = append(texts, text)
		}
	}
	return texts, turns
}

// Nothing that was said in supervision or in another conversation is in what staff see of a
// play, at any turn, nor a decision to step away from the desk; all else that was decided
// is.
func TestWhatIsSaidInSupervisionIsNotFollowed(t *testing.T) {
	v := firstWeek(t)
	for _, name := range []string{"careful", "random"} {
		steps := stepsOf(t, v, name, 3)
		texts, turns := privately(steps)
		if len(texts) < 5 || len(turns) == 0 {
			t.Fatalf("%s: the play has %d texts and %d turns of its own, so nothing is tried", name, len(texts), len(turns))
		}
		all := teach.FollowedOf(steps)
		shown := encoded(t, all)
		n := 0
		for _, day := range all.ByDay {
			for _, d := range day.Decisions {
				n++
				if seen, there := teach.FollowedTurnOf(steps, n); d.Turn != n || !there || seen.Turn != n || !reflect.DeepEqual(*seen.Decided, d) {
					t.Errorf("%s: decision %d has the number %d, and its turn is seen as %+v", name, n, d.Turn, seen)
				}
			}
		}
		if n+len(turns) > len(steps)-1 || n < len(steps)/2 {
			t.Errorf("%s: %d of %d decisions are shown, and %d are the student's own", name, n, len(steps)-1, len(turns))
		}
		for turn := range len(steps) {
			seen, there := teach.FollowedTurnOf(steps, turn)
			if there != (1 <= turn && turn <= n) {
				t.Errorf("%s: turn %d is shown: %t", name, turn, there)
			}
			shown += encoded(t, seen)
		}
		for _, text := range texts {
			quoted, _ := json.Marshal(text)
			if strings.Contains(shown, string(quoted[1:len(quoted)-1])) {
				t.Errorf("%s: %q is shown", name, text)
			}
		}
	}
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A run that goes on is seen up to where it stands, and what comes before and after a turn
// leads through all that are shown.
func TestARunThatGoesOnIsFollowed(t *testing.T) {
	steps := stepsOf(t, small(t), "careful", 1)
	part := steps[:len(steps)-1]
	last := teach.FollowedOf(part).Turn
	if own := part[len(part)-1].Desk.Turn; last >= own {
		t.Fatalf("it stands at turn %d of %d, so none is the student's own", last, own)
	}
	if f := teach.FollowedOf(part); f.Ended || f.Measures != nil {
		t.Errorf("it is seen as %+v", f)
	}
	now, there := teach.FollowedTurnOf(part, last)
	if !there || now.Decided != nil || now.After != 0 || len(now.Offers) == 0 {
		t.Fatalf("where it stands is seen as %+v, %t", now, there)
	}
	count := 1
	for turn := now; turn.Before != 0; count++ {
		before, there := teach.FollowedTurnOf(part, turn.Before)
		if !there || before.After != turn.Turn || before.Decided == nil {
			t.Fatalf("before turn %d: %+v", turn.Turn, before)
		}
		turn = before
	}
	shown := 1
	for _, d := range teach.FollowedOf(part).ByDay {
		shown += len(d.Decisions)
	}
	if count != shown {
		t.Errorf("%d turns are met on the way back, and %d are shown", count, shown)
	}
	if _, there := teach.FollowedTurnOf(part, last+1); there {
		t.Error("a turn is shown that isn't there")
	}
}

// What a desk says of strain, of what pressed, of what somebody else took because it was
// hard, and of talks is planted in every desk of a play. None of it is in what staff see.
func TestNothingPlantedInADeskIsFollowed(t *testing.T) {
	const planted = "SENTINEL"
	var steps []scenario.Step
	for _, step := range stepsOf(t, small(t), "careful", 1) {
		d := step.Desk
		d.Strain.Band, d.Did, d.Guide = planted, planted, planted
		d.Events = append(slices.Clone(d.Events), sim.Event{Text: planted})
		d.Inbox = append(slices.Clone(d.Inbox),
			sim.Letter{ID: "talk", Kind: sim.KindExchange, Talk: "session-1", Title: planted, Text: planted, Replied: planted, Heard: planted},
			sim.Letter{ID: "record", Kind: sim.KindDecision, Title: planted, Text: planted, Decided: []string{planted}, Teaches: planted})
		d.Offers = append(slices.Clone(d.Offers),
			sim.Offer{ID: "answer:talk:own", Verb: sim.VerbAnswer, On: "talk", Label: planted, Own: true},
			sim.Offer{ID: "work:visit:colleague", Verb: sim.VerbWork, On: "visit", Label: planted}, sim.Offer{ID: "recover:debrief", Verb: sim.VerbRecover, Label: planted})
		if d.Review != nil {
			r := *d.Review
			r.Band, r.Things.Hard, r.Things.Rush.What = planted, []string{planted}, []string{planted}
			d.Review = &r
		}
		step.Desk = d
		steps = append(steps, step)
	}
	shown := encoded(t, teach.FollowedOf(steps))
	for turn := 1; turn <= len(steps); turn++ {
		seen, _ := teach.FollowedTurnOf(steps, turn)
		shown += encoded(t, seen)
	}
	if strings.Contains(shown, planted) {
		t.Errorf("what was planted is seen: %.300s", shown[max(strings.Index(shown, planted)-200, 0):])
	}
}
