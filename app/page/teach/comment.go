package teach

import (
	"fmt"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// CommentDraft is a comment that wasn't kept, with why. The zero value is none.
type CommentDraft struct {
	Comment   int64 // the one that was to be changed; 0 for a new one
	Day, Turn int   // what a new one was to be about
	Text      string
	Problem   sim.Sentence
}

func (d CommentDraft) isAt(at commentsAt) bool {
	return d.Problem != "" && d.Comment == 0 && d.Day == at.day && d.Turn == at.turn
}

func (d CommentDraft) textAt(at commentsAt) string {
	if d.isAt(at) {
		return d.Text
	}
	return ""
}

func (d CommentDraft) problemAt(at commentsAt) sim.Sentence {
	if d.isAt(at) {
		return d.Problem
	}
	return ""
}

func (d CommentDraft) changing(c page.Comment) string {
	if d.Comment == c.ID {
		return d.Text
	}
	return c.Text
}

func (d CommentDraft) problemOf(c page.Comment) sim.Sentence {
	if d.Comment == c.ID {
		return d.Problem
	}
	return ""
}

// commentsAt is what comments are about: a day, a turn, or the whole run if both are 0.
type commentsAt struct{ day, turn int }

func (at commentsAt) id(what string) string {
	return fmt.Sprintf("%s-%d-%d", what, at.day, at.turn)
}

func (at commentsAt) of(all []page.Comment) (list []page.Comment) {
	for _, c := range all {
		if c.Day == at.day && c.Turn == at.turn {
			list = append(list, c)
		}
	}
	return list
}

func (at commentsAt) invites() string {
	switch {
	case at.day > 0:
		return fmt.Sprintf("Comment on day %d", at.day)
	case at.turn > 0:
		return "Comment on this decision"
	}
	return "Comment on the whole run"
}

// onTurn counts the comments on a turn.
func (f Following) onTurn(turn int) int { return len(commentsAt{0, turn}.of(f.Comments)) }

// addressComment returns where a comment is changed, or a new one is kept if id is 0.
func addressComment(f Following, id int64) templ.SafeURL {
	address := page.AddressFollow(f.Assignment, f.Run) + "/comments"
	if id > 0 {
		address += templ.SafeURL(fmt.Sprintf("/%d", id))
	}
	return address
}
