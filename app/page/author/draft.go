package author

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// DraftView is one draft: its files, and what is wrong with them.
type DraftView struct {
	page.Layout
	Notice      page.Notice
	ID          int64
	Name, Slug  string
	Partnership PartnershipCard
	Writes      bool
	PutAway     bool
	Owns        bool // whoever asks may delete it
	Files       []FileRow
	Removed     []FileRow
	Found       Found
	Earlier     bool // whether some of it was written for an earlier vocabulary
	Bots        sim.Sentence
	Asks        Asks
	Outside     sim.Sentence // at how many ranges practitioners would defend other tiers; "" for none
	Said        sim.Sentence // how many comments are open
	Taken       sim.Sentence // that its short name is; "" if it isn't
	Signed      sim.Sentence // who has signed it, to whoever can change it; "" if that is nobody
	Path        string       // of a file that was to be added, if it won't do
	Called      string       // as it was to be called, if that won't do
	CalledSlug  string
	Takes       bool // whether a pack was to be taken in that won't do
}

// FileRow is a file of a draft.
type FileRow struct {
	ID       int64
	Path     string
	Size     string
	Findings string // "" if none are known
}

// Found is what is known of what is wrong with a draft as it is.
type Found struct {
	Looked bool // whether it was checked
	Here   bool // whether it is of one file, and stands on its page
	Final  bool // whether that was done to its end
	Sum    sim.Sentence
	List   []Finding
}

// Finding is one of the things that a check has found.
type Finding struct {
	Severity string
	Path     string
	Line     int
	At       templ.SafeURL // where it is mended; "" if that is no file of the draft
	Sentence sim.Sentence
	Instead  sim.Sentence

	Mends bool   // whether it can be mended at the press of a button
	Code  string // what it is known by among those of its line
	Again string // what the button is called that plays the golden play again; "" for none

	Form   templ.SafeURL // where it is mended by a form; "" for nowhere
	FormOf string        // what that form is for
	Thing  string        // and the key of that
}

// Render writes the page to w.
func (v DraftView) Render(ctx context.Context, w io.Writer) error { return draftPage(v).Render(ctx, w) }

// where says where a finding is.
func (f Finding) where() string {
	if f.Path == "" {
		return "The pack"
	}
	return Where(f.Path, f.Line)
}

// again is what the button is called that plays the golden play again.
func (f Finding) again(writes bool) string {
	if writes {
		return string(f.Again)
	}
	return "See how it goes now"
}

// placeOf is the line of the file where a finding is mended. On the file's own page it leads
// nowhere else: the text is written there as whoever writes it wishes.
func (f Found) placeOf(one Finding) templ.SafeURL {
	at := one.At
	if f.Here {
		at = ""
	}
	if one.Line > 0 {
		at += templ.SafeURL(fmt.Sprint("#line-", one.Line))
	} else if f.Here {
		at = "#main"
	}
	return at
}

// FileView is where a file is written as plain text.
type FileView struct {
	page.Layout
	Notice   page.Notice
	Draft    int64
	Name     string // the draft's
	ID       int64
	Path     string
	Version  int64 // that Text was made from
	Text     string
	Writes   bool
	Removed  bool
	Found    Found // in this file
	Bots     BotsHere
	Comments Comments
	Looked   int64    // the version that was checked
	Merged   []string // who has changed it meanwhile
	Touched  bool
	Signed   sim.Sentence // as that of the draft's page
	From, To int64        // what they changed
	Here     []string     // who has it open in an editor, but for whoever asks
	Nonce    string       // with which styles may be made while it is written with others; "" if the text box is wanted
	Most     int          // UTF-16 units that it can have
	Snippets []Snippet
	Play     int64 // from whose desk one has come; 0 for none
}

// Snippet is something everyday that an editor offers to begin from.
type Snippet struct {
	Title string `json:"title"`
	About string `json:"about"`
	Text  string `json:"text"` // PERSON and CASE stand for who has a part in it, and what it is about
}

// Render writes the page to w.
func (v FileView) Render(ctx context.Context, w io.Writer) error { return filePage(v).Render(ctx, w) }

// mode is what the text is to an editor.
func (v FileView) mode() string {
	if strings.HasSuffix(v.Path, ".lua") {
		return "lua"
	}
	return "text"
}

// golden reports whether the file is a golden play.
func (v FileView) golden() bool {
	return strings.HasPrefix(v.Path, "plays/") && strings.HasSuffix(v.Path, ".txtar")
}

// lines returns the lines of the text, each with its end.
func (v FileView) lines() []string { return strings.SplitAfter(v.Text, "\n") }

// rows is how high the box is, in lines.
func (v FileView) rows() string { return fmt.Sprint(min(max(strings.Count(v.Text, "\n")+3, 12), 40)) }

// HistoryView lists who has changed a file, and when.
type HistoryView struct {
	page.Layout
	Notice   page.Notice
	Draft    int64
	ID       int64
	Path     string
	Sessions []Session
	More     int64 // up to which version the next ones are; 0 if there are none
	Writes   bool
	Removed  bool // the file, which whoever asks can put back
}

// Session is what one person changed without a longer pause.
type Session struct {
	Who, When string
	Suggested []string // whose suggestions were put in
	From, To  int64
}

// Render writes the page to w.
func (v HistoryView) Render(ctx context.Context, w io.Writer) error {
	return historyPage(v).Render(ctx, w)
}

// DifferenceView is what leads from one version of a file to another.
type DifferenceView struct {
	page.Layout
	Draft     int64
	ID        int64
	Path      string
	From, To  int64
	Who, When string
	Hunks     []Hunk
	Writes    bool
}

// Hunk is lines that changed, with those around them.
type Hunk struct{ Lines []Line }

// Line is a line of a hunk, with its number before and after, 0 where it isn't there.
type Line struct {
	Was, Is int
	Text    string
	Changed [][2]int // from and to which bytes of Text it differs from the line beside it
}

// piece is a part of a line.
type piece struct {
	text    string
	changed bool
}

func (l Line) pieces() (list []piece) {
	at := 0
	for _, c := range l.Changed {
		list, at = append(list, piece{l.Text[at:c[0]], false}, piece{l.Text[c[0]:c[1]], true}), c[1]
	}
	return append(list, piece{l.Text[at:], false})
}

// said tells what became of a line to those who don't see it.
func (l Line) said() string {
	switch {
	case l.Was == 0:
		return "added"
	case l.Is == 0:
		return "taken out"
	}
	return ""
}

func (l Line) sign() string {
	switch l.said() {
	case "added":
		return "+"
	case "taken out":
		return "−"
	}
	return ""
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// Render writes the page to w.
func (v DifferenceView) Render(ctx context.Context, w io.Writer) error {
	return differencePage(v).Render(ctx, w)
}

// codePart is a part of a sentence: words, code, or what leads to the help on a word.
type codePart struct {
	text string
	code bool
	at   templ.SafeURL // "" if it leads nowhere
}

var helpOn = regexp.MustCompile(`^caseload help ([\w.:]+)$`)

// coded splits what is to be printed at its backticks. The script of the editor does the same.
func coded(printed string) (list []codePart) {
	before := ""
	for i, text := range strings.Split(printed, "`") {
		one := codePart{text: text, code: i%2 == 1}
		if m := helpOn.FindStringSubmatch(text); one.code && m != nil {
			one.text, one.at = "the help on "+m[1], page.AddressHelpWords
			if begins := strings.TrimRight(before, " "); begins == "" || strings.HasSuffix(begins, ".") || strings.HasSuffix(begins, "?") {
				one.text = page.Capitalised(one.text)
			}
			if m[1] != "words" {
				one.at = page.AddressHelpWord(m[1])
			}
		}
		list, before = append(list, one), text
	}
	return list
}
