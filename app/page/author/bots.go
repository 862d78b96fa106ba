package author

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// BotsView is what became of the bots' plays of a draft as it is.
type BotsView struct {
	page.Layout
	Notice   page.Notice
	Draft    int64
	Name     string
	Sum      sim.Sentence
	Known    bool // whether they have played
	Going    bool // whether that is awaited
	Stopped  bool // whether they had to be stopped
	Says     []sim.Sentence
	Failures []Failure
	Stories  []string // storylines that none reached
	Missed   []Missed // lines and choices that none reached
	Files    []CoveredRow
	Against  []AgainstRow // careful against loudest; empty unless both have played
	Contrast sim.Sentence
	Fair     sim.Sentence
	Harmed   []HarmedRow
	Differ   []sim.Sentence
	Minutes  []MinutesRow
	Stated   sim.Sentence
	Assumes  []sim.Sentence
}

// Failure is something that went wrong in the bots' plays.
type Failure struct {
	Number   int // by which its play is opened; -1 if that isn't kept
	Path     string
	Line     int
	At       templ.SafeURL // "" if that is no file of the draft
	Sentence sim.Sentence
	Met      sim.Sentence // by which bot, and in how many plays
}

// Missed is a place that no bot reached.
type Missed struct {
	Path     string
	Line     int
	At       templ.SafeURL // "" if that is no file of the draft
	Sentence sim.Sentence
	Source   string // of the first line; "" for a choice
}

// CoveredRow says how much of a file has run.
type CoveredRow struct {
	Path    string
	At      templ.SafeURL // where each line is shown; "" if that is no file of the draft
	Ran, Of int
}

// AgainstRow is a measure of careful and loud work, and the difference.
type AgainstRow struct{ Measure, Careful, Loudest, More, Between string }

// HarmedRow is a luck in which careful work comes to serious harm.
type HarmedRow struct{ Luck, What, Avoided string }

// MinutesRow says how long a bot's plays take at the desk.
type MinutesRow struct{ Bot, Means, Minutes string }

// Render writes the page to w.
func (v BotsView) Render(ctx context.Context, w io.Writer) error { return botsPage(v).Render(ctx, w) }

// where says where a place is.
func where(path string, line int) string { return Finding{Path: path, Line: line}.where() }

// lineOf is a line of a file.
func lineOf(at templ.SafeURL, line int) templ.SafeURL {
	return Found{}.placeOf(Finding{At: at, Line: line})
}

// BotsHere is what the bots made of one file, on its page.
type BotsHere struct {
	Sum      sim.Sentence
	File     int64
	Known    bool // whether they have played
	Failures []Failure
	Missed   []Missed
	More     int // of them that aren't listed
}

// BotPlayView is the first play in which something went wrong.
type BotPlayView struct {
	page.Layout
	Notice  page.Notice
	Draft   int64
	Name    string
	Failure Failure
	Turns   []BotTurn // up to the one at which it went wrong
	Path    string    // of the file as which it would be kept; "" if it can't be
	Writes  bool
}

// BotTurn is one decision of a play.
type BotTurn struct {
	Number            int
	When, What, Chose string
}

// Render writes the page to w.
func (v BotPlayView) Render(ctx context.Context, w io.Writer) error {
	return botPlayPage(v).Render(ctx, w)
}

// BotLinesView is the text of a file with how many plays have run each line.
type BotLinesView struct {
	page.Layout
	Draft int64
	Name  string
	ID    int64
	Path  string
	Plays int // in all
	Lines []BotLine
}

// BotLine is a line of a file.
type BotLine struct {
	Text  string
	Runs  bool // whether there is something to run on it
	Plays int
}

// sign is what stands before a line, for those who see it, and said for those who don't.
func (l BotLine) sign() string {
	switch {
	case !l.Runs:
		return ""
	case l.Plays == 0:
		return "never"
	}
	return fmt.Sprint(l.Plays)
}

func (l BotLine) said() string {
	switch {
	case !l.Runs:
		return ""
	case l.Plays == 0:
		return "No play: "
	}
	return page.Count(l.Plays, "play", "plays") + ": "
}

// Render writes the page to w.
func (v BotLinesView) Render(ctx context.Context, w io.Writer) error {
	return botLinesPage(v).Render(ctx, w)
}
