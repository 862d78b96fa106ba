package page

import "github.com/a-h/templ"

// Layout is what every page has around it. CSS, JS and Icon are addresses;
// Built says that they are there. Exit is the site that "Exit this page" leads to;
// where it is "", a plain page of this one is.
type Layout struct {
	CSS   string
	JS    string
	Icon  string
	Built bool
	Exit  string
}

// exit is where the script leaves for. Without it a button leads to the same
// site by way of [addressExit].
func (l Layout) exit() templ.SafeURL {
	if l.Exit == "" {
		return addressExit
	}
	return templ.URL(l.Exit)
}

// Notice is one sentence at the top of a page about what was just asked of it.
type Notice struct {
	Kind string // NoticeInfo or NoticeProblem
	Text string
}

// Kinds of notice.
const (
	NoticeInfo    = "info"
	NoticeProblem = "problem"
)

// Paragraph is a paragraph of plain text, followed by a link where there is
// one.
type Paragraph struct {
	Text     string
	Link     string
	LinkText string
}
