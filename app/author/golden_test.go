package author_test

import (
	"errors"
	"strings"
	"testing"

	"caseload/app/author"
	kept "caseload/app/store/author"
)

// goldenIn puts a golden play into a player's draft that goes to some moment, and returns its
// file.
func (p *player) goldenIn(t *testing.T, at author.Moment) (author.Writing, int64) {
	t.Helper()
	w := must(p.d.Write(ctx, p.ada, p.reading.Draft().ID))(t)
	id := must(p.d.BeginPlay(ctx, p.reading, p.pack, author.Beginning{Luck: 3, Bot: "careful", At: at}))(t)
	return w, must(p.d.KeepGolden(ctx, w, id, "Ours", "Ada plays.", false))(t)
}

// change replaces some of scenario.lua.
func (p *player) change(t *testing.T, w author.Writing, old, new string) {
	t.Helper()
	at := p.pack.At["scenario.lua"].File
	version, text, err := p.d.TextOf(ctx, p.reading, at)
	sure(t, err)
	if !strings.Contains(text, old) {
		t.Fatalf("the script has no %q", old)
	}
	must(p.d.Save(ctx, w, at, version, strings.Replace(text, old, new, 1)))(t)
}

func TestAGoldenPlayIsRecordedAgain(t *testing.T) {
	p := newPlayer(t)
	w, file := p.goldenIn(t, author.Moment{End: true})
	if a := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t); !a.Same() || !a.Desk.Ended || !a.Plain {
		t.Errorf("what was just kept differs: %+v", a.Recorded.Differs)
	}
	before := must(p.d.File(ctx, p.reading, file))(t)
	p.change(t, w, `title = "Two slips"`, `title = "Quite another title"`)
	shown := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t)
	if shown.Same() || len(shown.Recorded.Differs) == 0 || len(shown.Recorded.Turns) == 0 {
		t.Fatalf("nothing differs: %+v", shown.Recorded)
	}
	p.change(t, w, "Quite another", "Yet another")
	if _, err := p.d.RecordAgain(ctx, w, file, "", shown.Digest); !errors.Is(err, author.ErrChanged) {
		t.Errorf("what wasn't shown is recorded: %v", err)
	}
	shown = must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t)
	must(p.d.RecordAgain(ctx, w, file, "", shown.Digest))(t)
	if a := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t); !a.Same() {
		t.Errorf("after it was recorded it differs: %v", a.Recorded.Differs)
	}
	must(p.d.Restore(ctx, w, file, before.Version))(t)
	if a := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t); a.Same() {
		t.Error("what was recorded before can't be gone back to")
	}
}

func TestAGoldenPlayIsPlayedOnToTheEnd(t *testing.T) {
	p := newPlayer(t)
	w, file := p.goldenIn(t, author.Moment{Day: 1, Time: "10:00"})
	short := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t)
	if short.Desk.Ended || !short.Same() {
		t.Fatalf("it goes to %v", short.Desk.Clock)
	}
	on := must(p.d.PlayGoldenAgain(ctx, p.reading, file, "loudest"))(t)
	if !on.Desk.Ended || on.Recorded.More == 0 {
		t.Fatalf("the bot makes %d decisions", on.Recorded.More)
	}
	must(p.d.RecordAgain(ctx, w, file, "loudest", on.Digest))(t)
	whole := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t)
	if !whole.Desk.Ended || !whole.Same() || len(whole.Decisions) != len(short.Decisions)+on.Recorded.More {
		t.Errorf("it has %d decisions, and differs: %v", len(whole.Decisions), whole.Recorded.Differs)
	}
}

func TestAGoldenPlayThatCannotGoOnIsPlayedAnew(t *testing.T) {
	p := newPlayer(t)
	w, file := p.goldenIn(t, author.Moment{End: true})
	version, text, err := p.d.TextOf(ctx, p.reading, file)
	sure(t, err)
	was := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t)
	third := was.Decisions[2].Offer
	must(p.d.Save(ctx, w, file, version, strings.Replace(text, "\n"+third, "\nvisit:nobody\n"+third, 1)))(t)
	a := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t)
	if a.Refused == "" || len(a.Recorded.Differs) == 0 || a.Recorded.Text != "" {
		t.Fatalf("it goes on: %+v", a.Recorded.Differs)
	}
	if _, err := p.d.RecordAgain(ctx, w, file, "", a.Digest); !errors.Is(err, author.ErrChanged) {
		t.Errorf("it is recorded: %v", err)
	}
	play := must(p.d.BeginPlayFromGolden(ctx, p.reading, file))(t)
	look := must(p.d.LookAtPlay(ctx, p.reading, play))(t)
	if look.Turns != len(a.Decisions) || look.Begun != look.Turns || look.Comment != "Ada plays." || look.How.Luck != 3 {
		t.Errorf("it begins after %d decisions as %+v", look.Turns, look.How)
	}
	sure(t, p.d.PlayOn(ctx, p.reading, play, look.Turns+1, "careful", false))
	if _, err := p.d.KeepGolden(ctx, w, play, "ours", "Ada plays on.", false); !errors.Is(err, author.ErrTaken) {
		t.Errorf("it takes the place of the other unasked: %v", err)
	}
	if kept := must(p.d.KeepGolden(ctx, w, play, "ours", "Ada plays on.", true))(t); kept != file {
		t.Errorf("it is file %d, and not %d", kept, file)
	}
	if a := must(p.d.PlayGoldenAgain(ctx, p.reading, file, ""))(t); a.Refused != "" || !a.Same() || !a.Desk.Ended {
		t.Errorf("what was kept: %v %v", a.Refused, a.Recorded.Differs)
	}
}

func TestOnlyAGoldenPlayIsPlayedAgain(t *testing.T) {
	p := newPlayer(t)
	if _, err := p.d.PlayGoldenAgain(ctx, p.reading, p.pack.At["scenario.lua"].File, ""); !errors.Is(err, author.ErrNotFound) {
		t.Errorf("a script: %v", err)
	}
	w := must(p.d.Write(ctx, p.ada, p.reading.Draft().ID))(t)
	bad := must(p.d.AddFile(ctx, w, kept.NewFile{Path: "plays/bad.txtar", Text: "-- luck --\nx\n"}))(t)
	if _, err := p.d.PlayGoldenAgain(ctx, p.reading, bad, ""); !errors.As(err, new(*author.Unplayable)) {
		t.Errorf("one that can't be read: %v", err)
	}
}

// A copy's cuts have names of their own, which no scenario on the shelf has, and their golden plays hold.
func TestTheCutsOfACopyAreItsOwn(t *testing.T) {
	p := newPlayer(t)
	draft := must(p.d.BeginFrom(ctx, p.partner, author.Draft{Slug: "our-week", Name: "Our week"}, "first-week"))(t)
	r := must(p.d.Read(ctx, p.ada, draft))(t)
	pack := must(p.d.Pack(ctx, r))(t)
	if pack.Files["cuts/our-week-first-day.lua"] == "" || pack.Files["cuts/first-day.lua"] != "" {
		t.Fatal("the cut has its name still")
	}
	plays := 0
	for path, at := range pack.At {
		if strings.HasPrefix(path, "plays/first-day/") {
			t.Errorf("%s is of no cut", path)
		}
		if plays == 0 && strings.HasPrefix(path, "plays/our-week-first-day/") {
			plays++
			if a := must(p.d.PlayGoldenAgain(ctx, r, at.File, ""))(t); !a.Same() || !a.Desk.Ended {
				t.Errorf("%s differs: %v", path, a.Recorded.Differs)
			}
		}
	}
	if plays == 0 {
		t.Error("the cut has no golden play")
	}
}
