package debrief_test

import (
	"bytes"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// again repeats a play's decisions under different luck, as far as they are
// possible.
func again(t *testing.T, v *scenario.Version, luck sim.Luck, steps []scenario.Step) ([]scenario.Step, *scenario.Seat) {
	t.Helper()
	seat, err := scenario.Sit(v, nil, luck)
	if err != nil {
		t.Fatal(err)
	}
	other := []scenario.Step{seat.Step()}
	for _, s := range steps[1:] {
		if seat.Decide(*s.Decision) != nil {
			break
		}
		other = append(other, seat.Step())
	}
	return other, seat
}

// Desks that are equal up to a turn are judged equally, byte for byte. This is
// checked for pairs of plays whose luck diverges at a turn, at every step before
// the first one at which a desk shows it. What the other world brings and
// publishes later makes no difference before that.
func TestEqualDesksAreJudgedAlike(t *testing.T) {
	for _, name := range []string{"small", "first-morning", "first-week", "winter-discharge"} {
		v := version(t, name)
		parted := 0
		for seed := range uint64(atLength(2, 4)) {
			for _, p := range []policy.Policy{policy.Careful, policy.Random, policy.Loudest} {
				steps, seat := bot(t, v, p, seed)
				from := max(1, len(steps)/3)
				other, otherSeat := again(t, v, sim.NewLuck(seed).Changed(from, seed+900), steps)
				equal := 0
				for equal < min(len(steps), len(other)) && bytes.Equal(encode(t, steps[equal].Desk), encode(t, other[equal].Desk)) {
					equal++
				}
				if equal < len(steps) {
					parted++
				}
				for _, n := range []int{1, equal / 2, equal - 1, equal} {
					if n < 1 {
						continue
					}
					a, b := debrief.Judge(steps[:n], seat.Published()), debrief.Judge(other[:n], otherSeat.Published())
					if !bytes.Equal(encode(t, a), encode(t, b)) {
						t.Errorf("%s, seed %d: %d equal desks, different judgement:\n%s\n%s", name, seed, n, encode(t, a), encode(t, b))
					}
				}
			}
		}
		if parted == 0 && name != "first-morning" {
			t.Errorf("%s: no pair parts; the test shows nothing", name)
		}
	}
}

// Nothing that [debrief.Judge] is given contains a world, an outcome or how
// serious a text is.
func TestJudgeIsGivenNoWorld(t *testing.T) {
	hidden := []reflect.Type{reflect.TypeFor[sim.World](), reflect.TypeFor[sim.Outcome](), reflect.TypeFor[sim.Text](), reflect.TypeFor[sim.Case](), reflect.TypeFor[scenario.Seat]()}
	seen := map[reflect.Type]bool{}
	var walk func(of reflect.Type)
	walk = func(of reflect.Type) {
		if seen[of] {
			return
		}
		seen[of] = true
		if slices.Contains(hidden, of) {
			t.Errorf("Judge is given a %s", of)
		}
		switch of.Kind() {
		case reflect.Slice, reflect.Pointer, reflect.Array:
			walk(of.Elem())
		case reflect.Map:
			walk(of.Key())
			walk(of.Elem())
		case reflect.Struct:
			for i := range of.NumField() {
				walk(of.Field(i).Type)
			}
		case reflect.Func, reflect.Interface, reflect.Chan:
			t.Errorf("Judge is given a %s, which may hold anything", of)
		}
	}
	for _, judge := range []reflect.Type{reflect.TypeOf(debrief.Judge), reflect.TypeOf(debrief.JudgeBy)} {
		for i := range judge.NumIn() {
			walk(judge.In(i))
		}
	}
	if !seen[reflect.TypeFor[sim.Desk]()] {
		t.Error("Judge is given desks")
	}
}

// The severity of something that no desk shows affects only what is listed
// separately under Later.
func TestOnlyLaterKnowsTheOutcome(t *testing.T) {
	for luck := range uint64(6) {
		steps, seat := play(t, luck, nil, morning("P3")...)
		other, otherSeat := play(t, luck, []string{"The children heard an argument.", "A window was broken."}, morning("P3")...)
		a, b := debrief.Judge(steps, seat.Published()), debrief.Judge(other, otherSeat.Published())
		if !bytes.Equal(encode(t, a), encode(t, b)) {
			t.Fatalf("luck %d: judged differently", luck)
		}
		first, _ := seat.Outcome()
		second, _ := otherSeat.Outcome()
		a, b = a.AtTheEnd(first), b.AtTheEnd(second)
		if len(first.Harms) > 0 && bytes.Equal(encode(t, a.Later), encode(t, b.Later)) {
			t.Errorf("luck %d: later should differ", luck)
		}
		a.Later, b.Later = nil, nil
		if !bytes.Equal(encode(t, a), encode(t, b)) {
			t.Errorf("luck %d: the outcome reaches more than Later", luck)
		}
	}
}

var bankName = regexp.MustCompile(`"([A-Z][a-z]+)"`)

// renamed returns a pack in which every name in the bank is replaced by another,
// which is recognised by a mark.
func renamed(t *testing.T, name string) *scenario.Version {
	t.Helper()
	library := fstest.MapFS{}
	err := fs.WalkDir(scripts.FS, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(scripts.FS, path)
		if path == "names.lua" {
			data = bankName.ReplaceAll(data, []byte(`"Xq$1"`))
		}
		library[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Sub(scenarios.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.Read(files, name)
	if err != nil {
		t.Skip(err)
	}
	v, err := scenario.Freeze(pack, library)
	if err != nil {
		t.Skip(err)
	}
	return v
}

// The same decisions under other names give the same debrief, except for the
// names.
func TestNamesMoveNothing(t *testing.T) {
	for _, name := range []string{"first-morning", "first-week", "winter-discharge"} {
		v, other := version(t, name), renamed(t, name)
		for seed := range uint64(atLength(2, 4)) {
			steps, seat := bot(t, v, []policy.Policy{policy.Careful, policy.Random}[seed%2], seed)
			again, otherSeat := again(t, other, sim.NewLuck(seed), steps)
			if len(again) != len(steps) {
				t.Fatalf("%s, seed %d: the same decisions go %d of %d turns", name, seed, len(again), len(steps))
			}
			want := string(encode(t, debrief.Judge(steps, seat.Published())))
			marked := string(encode(t, debrief.Judge(again, otherSeat.Published())))
			if got := strings.ReplaceAll(marked, "Xq", ""); got != want || got == marked {
				t.Errorf("%s, seed %d: judged differently under other names", name, seed)
			}
		}
	}
}
