package edge

import (
	"time"

	"caseload/app/page"
	"caseload/app/run"
)

// CommentOf puts a comment into words for a page, as its student sees it.
func CommentOf(c run.Comment, when func(time.Time) string) page.Comment {
	shown := page.Comment{ID: c.ID, Day: c.Day, Turn: c.Turn, Writer: c.Name, When: when(c.At), Changed: c.Changed != nil, New: !c.Seen, Text: c.Text, Answer: c.Answer}
	if c.Answered != nil {
		shown.Answered = when(*c.Answered)
	}
	return shown
}
