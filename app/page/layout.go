package page

// Layout is what every page has around it. CSS, JS and Icon are addresses;
// Built says that they are there.
type Layout struct {
	CSS   string
	JS    string
	Icon  string
	Built bool
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
