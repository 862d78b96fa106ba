package debrief

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// keepAim keeps the aim for the student's next run of a scenario, in place of any earlier
// one: in their own words or, without any, what the debrief proposes. An empty text removes
// it.
func (s *Pages) keepAim(c *fiber.Ctx) error {
	var sent struct {
		Aim edge.GivenText `json:"aim"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	aim := run.Aim{Text: sent.Aim.Text}
	if !sent.Aim.Given {
		d, err := s.Runs.Debrief(c.UserContext(), mine)
		if err != nil {
			return err
		}
		aim = run.Aim{Text: string(d.First.Try.Aim), Rule: d.First.Try.Rule}
	}
	err = s.Runs.KeepAim(c.UserContext(), mine, aim)
	switch {
	case errors.Is(err, run.ErrLongAim):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceLongAim)
	case errors.Is(err, run.ErrNotKept):
		return edge.Refuse(fiber.StatusServiceUnavailable, sentenceAimNotKept)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, edge.RunAddress(mine.ID())+"/debrief#try-title")
}

// ownJSON is what a student wrote in a run, in their own download and in nobody else's.
type ownJSON struct {
	Aim   string       `json:"aim"`      // what they meant to try in it; "" for nothing
	Met   sim.Sentence `json:"met"`      // what the run shows about that
	Next  string       `json:"next_aim"` // what they mean to try in the next
	Notes []ownNote    `json:"notes"`    // what they wrote beside decisions
	About []ownText    `json:"about"`    // what they wrote about days when looking back, except how it felt
}

type ownNote struct {
	Turn   int    `json:"turn"`
	At     string `json:"at"`
	What   string `json:"what"`
	Reason string `json:"reason"`
	Note   string `json:"note"`
}

type ownText struct {
	Date  string `json:"date"`
	Label string `json:"label"`
	Text  string `json:"text"`
}

func (s *Pages) own(c *fiber.Ctx, k keptDebrief) (ownJSON, error) {
	own := ownJSON{Notes: []ownNote{}, About: []ownText{}}
	aims, err := s.Runs.Aims(c.UserContext(), k.mine)
	if err != nil {
		return own, err
	}
	own.Aim, own.Next = aims.Begun.Text, aims.Kept.Text
	if own.Aim != "" {
		own.Met = k.Met(aims.Begun.Rule)
	}
	days, err := s.Runs.NotesByDay(c.UserContext(), k.mine)
	if errors.Is(err, run.ErrClosed) {
		return own, nil
	}
	for _, day := range days {
		for _, n := range day.Beside {
			own.Notes = append(own.Notes, ownNote{n.Turn, day.Date + ", " + n.At, n.What, n.Reason, n.Note})
		}
		for _, a := range day.About {
			own.About = append(own.About, ownText{day.Date, a.Label, a.Text})
		}
	}
	return own, err
}
