package debrief_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
)

var update = flag.Bool("update", false, "write the golden first pages anew")

// firstText returns a first page as plain text, in the order of its page.
func firstText(d debrief.Debrief) string {
	var b strings.Builder
	f := d.First
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s\n\nHow things stand, as the desk last showed it\n%s", d.Title, debrief.NotHowWell)
	for _, s := range f.Families {
		from := ""
		if s.From != "" {
			from = s.From + ": "
		}
		line("- %s [%s] %s%s shut=%v gone=%v", s.Name, s.Tier, from, s.Says, s.Shut, s.Gone)
	}
	line("\nDecisions worth talking about")
	for _, n := range f.Decisions {
		line("- turn %d, %s, %s [%s], doubtful=%v: %s", n.Turn, n.At, n.Name, n.Tier, n.Doubtful, n.Text)
		if n.Try.Aim != "" {
			line("  What if, at turn %d, %s: %s (%s)", n.Try.Turn, n.Try.At, n.Try.What, n.Try.Instead)
		}
	}
	line("\nLeft, and who knew: %d", len(f.Left))
	for _, u := range f.Left[:f.MostLeft()] {
		line("- %s [%s] %s, %s: %s", u.Name, u.Tier, u.What, u.Due, u.Knew)
	}
	line("\nWhat pressed, and what helped")
	for _, s := range f.Pressed {
		line("- %s", s)
	}
	line("\nSupervision")
	for _, s := range f.Supervision {
		line("- %s", s)
	}
	if f.Open != "" {
		line("- %s", f.Open)
	}
	if f.Try.Aim != "" {
		line("\nOne thing to try\n%s Turn %d, %s: %s (%s)", f.Try.Aim, f.Try.Turn, f.Try.At, f.Try.What, f.Try.Instead)
	}
	return b.String()
}

// golden compares a text with the file of that name in testdata/first.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", "first", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != text {
		t.Errorf("%s differs (%v); run with -update and read what it says now:\n%s", file, err, text)
	}
}

// The first pages of five policies' weeks are kept as text, so that a change of words
// is read before it is kept.
func TestFirstPagesOfPolicies(t *testing.T) {
	for _, name := range []string{"careful", "deadline", "loudest", "random", "worn-out"} {
		golden(t, name, firstText(judged(t, version(t, "first-week"), policy.Named[name], 3)))
	}
}

// The first pages of five plays made by hand are kept beside them: of a careful, a blamed
// and a hesitant week, of a hurried morning, and of a winter's week that intervened hardest.
func TestFirstPagesOfPlaysMadeByHand(t *testing.T) {
	for _, one := range []struct{ pack, play string }{
		{"first-week", "careful"}, {"first-week", "blamed"}, {"first-week", "hesitant"}, {"first-morning", "hurried"}, {"winter-discharge", "intervenes-hardest"},
	} {
		golden(t, "by-hand-"+one.pack+"-"+one.play, firstText(byHand(t, one.pack, one.play)))
	}
}

// byHand returns the debrief of a golden play of a pack.
func byHand(t *testing.T, pack, name string) debrief.Debrief {
	t.Helper()
	data, err := fs.ReadFile(scenarios.FS, path.Join(pack, "plays", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	play, err := scenario.ParseGolden(data)
	if err != nil {
		t.Fatal(err)
	}
	var steps []scenario.Step
	var seat *scenario.Seat
	for s, err := range scenario.Fold(play.Play(version(t, pack))) {
		if err != nil {
			t.Fatalf("%s, turn %d: %v", name, len(steps), err)
		}
		steps, seat = append(steps, s.Step()), s
	}
	outcome, _ := seat.Outcome()
	return debrief.Judge(steps, seat.Published()).AtTheEnd(outcome)
}

// Over many plays the first page stays short: at most three decisions about different
// things, one line for each family, and few enough words for one side of paper. What can
// be tried is offered at its turn, and isn't what was decided there.
func TestTheFirstPageIsOnePage(t *testing.T) {
	tried := 0
	for _, pack := range []string{"first-morning", "first-week", "winter-discharge"} {
		for _, name := range policyNames() {
			for seed := range atLength[uint64](1, 3) {
				steps, seat := bot(t, version(t, pack), policy.Named[name], seed+1)
				d := debrief.Judge(steps, seat.Published())
				if n := wordsOn(d.First); n > 290 { // headings and forms have the rest of 350
					t.Errorf("%s, %s, %d: %d words", pack, name, seed+1, n)
				}
				if len(d.First.Decisions) > 3 || len(d.First.Families) == 0 {
					t.Errorf("%s, %s, %d: found %+v", pack, name, seed+1, d.First)
				}
				for _, s := range d.First.Families {
					if s.Says == "" {
						t.Errorf("%s, %s: nothing is said of %s", pack, name, s.Name)
					}
				}
				tried += canBeTried(t, steps, d.First.Try)
			}
		}
	}
	if tried == 0 {
		t.Error("nothing could be tried, so nothing was checked")
	}
}

// canBeTried checks that an offer is made at its turn and differs from the decision.
func canBeTried(t *testing.T, steps []scenario.Step, one debrief.Try) int {
	t.Helper()
	if one.Turn == 0 {
		return 0
	}
	id, _, _ := strings.Cut(one.Instead, " ")
	_, offered := steps[one.Turn-1].Desk.Offer(id)
	if !offered || steps[one.Turn].Decision.Offer == one.Instead {
		t.Errorf("%+v can't be tried in place of %+v", one, steps[one.Turn].Decision)
	}
	return 1
}

func wordsOn(f debrief.FirstPage) int {
	n := 0
	count := func(texts ...string) {
		for _, text := range texts {
			n += len(strings.Fields(text))
		}
	}
	for _, s := range f.Families {
		count(s.Name, s.From, s.Says)
	}
	for _, d := range f.Decisions {
		count(d.At, d.Name, string(d.Text))
	}
	for _, u := range f.Left[:f.MostLeft()] {
		count(u.Name, u.What, string(u.Knew))
	}
	for _, s := range slices.Concat(f.Pressed, f.Supervision, []sim.Sentence{f.Open, f.Try.Aim}) {
		count(string(s))
	}
	return n
}

// What a paper would have shown stands with what was so, first of all, from the first
// moment at which it could have been opened.
func TestWhatWasWithinReachComesFirst(t *testing.T) {
	reached := 0
	for seed := range uint64(3) {
		steps, seat := bot(t, version(t, "first-week"), policy.Loudest, seed+1)
		outcome, _ := seat.Outcome()
		d := debrief.Judge(steps, seat.Published()).AtTheEnd(outcome)
		for i, l := range d.Later {
			if l.Reach.Turn == 0 {
				continue
			}
			reached += canBeTried(t, steps, l.Reach)
			if i > 0 && d.Later[i-1].Reach.Turn == 0 || !strings.Contains(string(l.Text), "Within reach from") && !l.Shown {
				t.Errorf("found %+v", d.Later)
			}
		}
	}
	if reached == 0 {
		t.Error("nothing was within reach")
	}
}
