package tryout_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/tryout"
	"caseload/scripts"
)

// small returns the small pack as an archive, with some of its script replaced and other files
// added.
func small(t *testing.T, replace [2]string, files map[string]string) []byte {
	t.Helper()
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	if err != nil {
		t.Fatal(err)
	}
	source := pack.Files["scenario.lua"]
	if !strings.Contains(source, replace[0]) {
		t.Fatalf("the small scenario has no %q", replace[0])
	}
	pack.Files["scenario.lua"] = strings.Replace(source, replace[0], replace[1], 1)
	for name, text := range files {
		pack.Files[name] = text
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for name, text := range pack.Files {
		file, err := out.Create("small/" + name)
		if err == nil {
			_, err = io.WriteString(file, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func play(a tryout.Asked) tryout.Shown {
	a.Slug, a.Luck = "small", 1
	return tryout.Play(context.Background(), a, scripts.FS)
}

// at says where a desk is.
func at(d sim.Desk) string { return fmt.Sprintf("day %d %s", d.Scenario.Day, d.Clock.Now) }

func TestABotPlaysToAMoment(t *testing.T) {
	pack := small(t, [2]string{}, nil)
	for _, to := range []struct {
		until tryout.Moment
		at    string // the desk's day and time
		new   string // a message that is there, and wasn't a decision before
	}{
		{tryout.Moment{}, "day 1 09:00", ""},
		{tryout.Moment{Day: 1, Time: "09:30"}, "day 1 09:30", "Could you come and see Kayla?"},
		{tryout.Moment{Day: 2}, "day 2 09:00", ""},
		{tryout.Moment{File: "scenario.lua", Line: 27}, "day 1 09:30", "Could you come and see Kayla?"}, // within the table of what is asked
		{tryout.Moment{File: "scenario.lua", Line: 1}, "day 1 09:00", ""},                               // a comment at the top
		{tryout.Moment{File: "scenario.lua", Line: 50}, "day 1 10:30", "Late four times, and hungry."},  // what closes the referral
	} {
		shown := play(tryout.Asked{Archive: pack, Bot: "careful", Until: to.until})
		if got := at(shown.Desk); got != to.at || shown.Missed || shown.Wrong != nil {
			t.Errorf("%+v: the desk is at %s, and should be at %s: %+v", to.until, got, to.at, shown.Wrong)
		}
		if has := hasText(shown.Desk, to.new); to.new != "" && !has {
			t.Errorf("%+v: there is no message %q", to.until, to.new)
		}
		if n := len(shown.Decisions); n > 0 && to.new != "" && hasText(play(tryout.Asked{Archive: pack, Decisions: shown.Decisions[:n-1]}).Desk, to.new) {
			t.Errorf("%+v: it is not the first desk with %q", to.until, to.new)
		}
		again := play(tryout.Asked{Archive: pack, Decisions: shown.Decisions})
		if !reflect.DeepEqual(again.Desk, shown.Desk) {
			t.Errorf("%+v: its decisions lead to another desk", to.until)
		}
	}
	for _, missed := range []tryout.Moment{{Day: 3}, {File: "scenario.lua", Line: 36}, {File: "other.lua", Line: 1}} {
		if shown := play(tryout.Asked{Archive: pack, Bot: "careful", Until: missed}); !shown.Missed || !shown.Desk.Ended {
			t.Errorf("%+v came", missed)
		}
	}
	if shown := play(tryout.Asked{Archive: pack, Bot: "careful", Until: tryout.Moment{End: true}}); shown.Missed || !shown.Desk.Ended {
		t.Error("the bot didn't play to the end")
	}
}

func hasText(d sim.Desk, text string) bool {
	for _, l := range d.Inbox {
		if l.Text == text {
			return true
		}
	}
	return false
}

// Whatever stands on the desk is written somewhere, and where is told apart by the line.
func TestWhatIsOnTheDeskHasItsLine(t *testing.T) {
	pack := small(t, [2]string{`wait_until "09:30"`, `wait_until "09:30" message { from = sam, about = home, id = "hello", say = "Hello." }`}, nil)
	shown := play(tryout.Asked{Archive: pack, Bot: "careful", Until: tryout.Moment{Day: 1, Time: "09:30"}})
	lines := map[string]int{"reid": 11, "hello": 25}
	for _, l := range shown.Desk.Inbox {
		if l.Kind == sim.KindQuestion {
			lines[l.ID] = 26
		}
	}
	for _, j := range shown.Desk.Tasks {
		lines[j.ID] = 22
	}
	for _, o := range shown.Desk.Offers {
		switch o.Verb {
		case sim.VerbAnswer:
			lines[o.ID] = 26
		case sim.VerbTriage:
			lines[o.ID] = 11
		}
	}
	if got := shown.Texts["reid"]; len(got) != 1 || got[0] != "text/file.md" || shown.Texts["hello"] != nil {
		t.Errorf("the case is made from %v, and the message from %v", got, shown.Texts["hello"])
	}
	if len(lines) < 7 {
		t.Fatalf("there is less on the desk than expected: %v", lines)
	}
	for id, line := range lines {
		if at := shown.Places[id]; at.File != "scenario.lua" || at.Line != line {
			t.Errorf("%s is written at %v, and should be at line %d", id, at, line)
		}
	}
}

func TestADecisionThatCannotBeMadeIsSaid(t *testing.T) {
	pack := small(t, [2]string{}, nil)
	shown := play(tryout.Asked{Archive: pack, Decisions: []sim.Decision{{Offer: "visit:nobody"}, {Offer: "end"}}})
	if shown.Refused == "" || len(shown.Decisions) != 0 || shown.Desk.Turn != 1 {
		t.Errorf("it says %q after %d decisions", shown.Refused, len(shown.Decisions))
	}
}

func TestWhatIsWrongHasItsPlace(t *testing.T) {
	shown := play(tryout.Asked{Archive: small(t, [2]string{"local sam =", "local sam =="}, nil)})
	if len(shown.Wrong) != 1 || shown.Wrong[0].File != "scenario.lua" || shown.Wrong[0].Line != 8 || shown.Wrong[0].Says == "" {
		t.Errorf("it says %+v", shown.Wrong)
	}
	shown = play(tryout.Asked{Archive: small(t, [2]string{`wait_until "09:30"`, `wait_until "09:30" while true do end`}, nil), Bot: "careful", Until: tryout.Moment{End: true}})
	if len(shown.Faults) != 1 || shown.Faults[0].Line != 25 || !shown.Desk.Ended {
		t.Errorf("a storyline that never ends: %+v", shown.Faults)
	}
	if shown := play(tryout.Asked{Archive: []byte("no archive")}); len(shown.Wrong) == 0 {
		t.Error("what is no archive was played")
	}
	gone, stop := context.WithCancel(context.Background())
	stop()
	if shown := tryout.Play(gone, tryout.Asked{Archive: small(t, [2]string{}, nil), Slug: "small", Bot: "careful", Until: tryout.Moment{End: true}}, scripts.FS); !shown.Stopped {
		t.Errorf("a play whose time is over: %+v", shown)
	}
}

func TestACutIsPlayed(t *testing.T) {
	cut := `scenario { title = "The hour", summary = "x", role = "social worker", starts = "2026-03-02", days = 1 }` + "\n"
	pack := small(t, [2]string{}, map[string]string{"cuts/hour.lua": cut})
	shown := tryout.Play(context.Background(), tryout.Asked{Archive: pack, Slug: "hour", Luck: 1}, scripts.FS)
	if shown.Desk.Scenario.Title != "The hour" {
		t.Errorf("it is %q: %+v", shown.Desk.Scenario.Title, shown.Wrong)
	}
	if shown := tryout.Play(context.Background(), tryout.Asked{Archive: pack, Slug: "day", Luck: 1}, scripts.FS); len(shown.Wrong) == 0 {
		t.Error("a cut that there isn't was played")
	}
}

// The steps are those that a golden play of the same decisions records.
func TestTheStepsAreAGoldenPlays(t *testing.T) {
	pack := small(t, [2]string{}, nil)
	shown := play(tryout.Asked{Archive: pack, Bot: "loudest", Until: tryout.Moment{End: true}, Steps: true})
	v, err := scenario.Freeze(must(scenario.Read(os.DirFS("../scenario/testdata/small"), "small"))(t), scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	g := scenario.Golden{Luck: sim.NewLuck(1), Decisions: shown.Decisions, Steps: shown.Steps}
	read := must(scenario.ParseGolden(g.Format()))(t)
	if differs := must(scenario.FirstDifference(read, v))(t); differs != nil {
		t.Error(differs)
	}
	if read.Steps == "" || !strings.Contains(read.Steps, "day end") {
		t.Errorf("the steps are %q", read.Steps)
	}
}

// What is asked for and what comes of it go from one process to another as JSON.
func TestItIsTheSameAfterJSON(t *testing.T) {
	shown := play(tryout.Asked{Archive: small(t, [2]string{}, nil), Bot: "careful", Until: tryout.Moment{Day: 2}})
	var back tryout.Shown
	if err := json.Unmarshal(must(json.Marshal(shown))(t), &back); err != nil {
		t.Fatal(err)
	}
	if got, want := string(must(json.Marshal(back))(t)), string(must(json.Marshal(shown))(t)); got != want {
		t.Errorf("it was\n%s\nand is\n%s", want, got)
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
