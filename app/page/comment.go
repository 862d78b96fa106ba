package page

import (
	"fmt"

	"github.com/a-h/templ"
)

// Comment is what somebody said of a student's run, and what the student answered.
type Comment struct {
	ID       int64
	Day      int // one of Day and Turn is 0; both are for the whole run
	Turn     int
	Writer   string // "" if their account was erased
	When     string
	Changed  bool
	New      bool // to the student
	Text     string
	Answer   string // "" for none
	Answered string // when
	Mine     bool   // whoever looks has written it
}

// About says what the comment is about: "Decision 14", "Day 2", "The whole run".
func (c Comment) About() string {
	switch {
	case c.Turn < 0: // whose place isn't known any longer
		return "A decision"
	case c.Turn > 0:
		return fmt.Sprintf("Decision %d", c.Turn)
	case c.Day > 0:
		return fmt.Sprintf("Day %d", c.Day)
	}
	return "The whole run"
}

func (c Comment) by() string {
	by, when := c.Writer, c.When
	if by == "" {
		by = "Somebody who has left"
	}
	if c.Changed {
		when += ", changed since"
	}
	return by + ", " + when
}

// AddressComments returns where a student reads the comments on their run.
func AddressComments(run int64) templ.SafeURL { return AddressRun(run) + "/comments" }

// Anchor returns the id of the comment on a page.
func (c Comment) Anchor() string { return fmt.Sprintf("comment-%d", c.ID) }
