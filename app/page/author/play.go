package author

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// PlaysView is where it is chosen how to play a draft, with what is played of it already.
type PlaysView struct {
	page.Layout
	Notice page.Notice
	Wrong  []Mistake // why the draft can't be played
	Draft  int64
	Name   string
	Begin  BeginPlay
	Bots   []Bot
	Cuts   []string // names of shorter scenarios of the pack
	Files  []string // paths of its scripts
	Mine   []PlayCard
	Others []PlayCard
	Full   bool // whether whoever asks can't begin another
	Most   int  // plays that one can have of a draft
}

// BeginPlay is what the form is filled in with.
type BeginPlay struct {
	From       string // "beginning", "day" or "line"
	Day, Time  string
	File, Line string
	Bot        string
	Luck       string
	Cut        string
}

// Bot is somebody who can play until a moment.
type Bot struct {
	Value, Label string
	Means        sim.Sentence
}

// Mistake is something that is wrong in a script.
type Mistake struct {
	Where   string        // "home.lua, line 33"; "" if it is about no file
	Address templ.SafeURL // "" if that is no file of the draft now
	Says    sim.Sentence
}

// MistakeIn returns a mistake in a line of a file of a draft; the number of the file is 0 if the
// draft doesn't have it.
func MistakeIn(draft, file int64, path string, line int, says sim.Sentence) Mistake {
	m := Mistake{Where: Where(path, line), Says: says}
	if file != 0 {
		m.Address = AddressLine(draft, file, line)
	}
	return m
}

// Where names a line of a file: "home.lua, line 33".
func Where(path string, line int) string {
	if path == "" || line == 0 {
		return path
	}
	return fmt.Sprintf("%s, line %d", path, line)
}

// PlayCard is one play in a list.
type PlayCard struct {
	ID    int64
	Title string // how it was begun
	Where sim.Sentence
	Who   string
}

// Render writes the page to w.
func (v PlaysView) Render(ctx context.Context, w io.Writer) error { return playsPage(v).Render(ctx, w) }

// PlayBanner stands above the desk of a play: what it is, and what can be done about it beside
// deciding.
type PlayBanner struct {
	Draft, ID int64
	Name      string // the draft's
	How       sim.Sentence
	Whose     string // "" if it is the play of whoever asks
	Turn      int    // at which the next decision is made
	Begun     int    // how many decisions were made before the player's own
	Newest    bool   // whether the draft is still as it was
	Ended     bool
	Writes    bool
	Bots      []Bot
	Bot       string    // usual
	Wrong     []Mistake // storylines that failed
	Keep      Keep

	Unplayable []Mistake // why what is written now can't be played
}

// Keep is what the form to keep a golden play is filled in with.
type Keep struct {
	Name, Comment string
	Open          bool
	Taken         bool // whether there is one of that name, which can be replaced
}

// Component returns what stands above the desk.
func (v PlayBanner) Component() templ.Component { return playBanner(v) }

// UnplayableView says why a play can't be shown.
type UnplayableView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string
	Play   int64
	Mine   bool
	Turn   int
	Wrong  []Mistake
}

// Render writes the page to w.
func (v UnplayableView) Render(ctx context.Context, w io.Writer) error {
	return unplayablePage(v).Render(ctx, w)
}
