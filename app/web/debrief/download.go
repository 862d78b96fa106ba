package debrief

import (
	"bytes"
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// handedOnJSON is a debrief in the version to hand on.
type handedOnJSON struct {
	Run      int64  `json:"run"`
	Scenario string `json:"scenario"`
	debrief.HandedOn
}

// forOthers reports whether the version of a debrief to hand on is requested. A
// mistyped value is refused rather than ignored, because the result may be handed
// on.
func forOthers(c *fiber.Ctx) (bool, error) {
	args := c.Context().QueryArgs()
	if !args.Has("for") {
		return false, nil
	}
	if string(args.Peek("for")) != "others" {
		return false, edge.Refuse(fiber.StatusBadRequest, sentenceForWhom)
	}
	return true, nil
}

// keptDebrief is a guest's debrief, with the run it belongs to.
type keptDebrief struct {
	debrief.Debrief
	mine     run.Mine
	scenario string // its slug
	others   bool   // whether it is the version to hand on
}

func (s *Pages) keptDebrief(c *fiber.Ctx) (k keptDebrief, err error) {
	if k.mine, err = s.Mine(c); err != nil {
		return k, err
	}
	if k.Debrief, err = s.Runs.Debrief(c.UserContext(), k.mine); err != nil {
		return k, err
	}
	if k.scenario, err = s.Runs.Slug(c.UserContext(), k.mine); err != nil {
		return k, err
	}
	k.others, err = forOthers(c)
	return k, err
}

// json returns the debrief as programs receive it, with the student's own words unless
// it is to be handed on.
func (s *Pages) json(c *fiber.Ctx, k keptDebrief) (any, error) {
	if k.others {
		return handedOnJSON{k.mine.ID(), k.scenario, k.HandedOn()}, nil
	}
	own, err := s.own(c, k)
	return debriefJSON{k.mine.ID(), k.scenario, own, k.Debrief}, err
}

// file returns the name of a download: "first-week-debrief.json".
func (k keptDebrief) file(ending string) string {
	if k.others {
		return k.scenario + "-debrief-to-hand-on." + ending
	}
	return k.scenario + "-debrief." + ending
}

// debriefFile sends the debrief as a file, with the same JSON as the debrief's
// own address gives programs.
func (s *Pages) debriefFile(c *fiber.Ctx) error {
	k, err := s.keptDebrief(c)
	if err != nil {
		return err
	}
	answer, err := s.json(c, k)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(answer, "", "  ")
	if err != nil {
		return err
	}
	c.Attachment(k.file("json"))
	c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSONCharsetUTF8)
	return c.Send(append(data, '\n'))
}

// debriefTable sends the debrief as CSV, for a spreadsheet.
func (s *Pages) debriefTable(c *fiber.Ctx) error {
	k, err := s.keptDebrief(c)
	if err != nil {
		return err
	}
	var d any = k.Debrief
	if k.others {
		d = k.HandedOn()
	}
	lines, err := debrief.Lines(d)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := debrief.WriteCSV(&b, lines); err != nil {
		return err
	}
	c.Attachment(k.file("csv"))
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	return c.Send(b.Bytes())
}
