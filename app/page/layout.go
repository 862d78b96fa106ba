package page

import (
	"github.com/a-h/templ"

	"caseload/app/sim"
)

// Layout is what surrounds every page. CSS, JS and Icon are addresses; Built says
// whether the files at CSS and JS exist. Exit is the site that "Exit this page"
// leads to; if it is "", that is a plain page of this site.
type Layout struct {
	CSS string
	JS  string

	Editor string // the address of the script with which a draft is written
	Icon   string
	Built  bool
	Exit   string
}

// exit returns the address the script leaves for. Without JavaScript, a button
// goes to the same site by way of [addressExit].
func (l Layout) exit() templ.SafeURL {
	if l.Exit == "" {
		return addressExit
	}
	return templ.URL(l.Exit)
}

// Notice is one sentence at the top of a page about the last request.
type Notice struct {
	Kind string // NoticeInfo or NoticeProblem
	Text sim.Sentence
}

// Kinds of notices.
const (
	NoticeInfo    = "info"
	NoticeProblem = "problem"
)

// Paragraph is a paragraph of plain text, followed by a link if Link is set.
type Paragraph struct {
	Text     string
	Link     string
	LinkText string
}
