package debrief

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// errNothingShared answers an address that never existed, that is no longer
// shared, or whose run is gone. The answers are the same, so that nobody can tell
// which.
var errNothingShared = edge.Refuse(fiber.StatusNotFound, sentenceNothingShared)

// shareReflection stores what was written and shares the parts that were ticked,
// under a new address. JSON lists the parts by name, and may contain words as
// well:
//
//	{"parts": ["day-1", "gibbs"]}
func (s *Pages) shareReflection(c *fiber.Ctx) error {
	sent, err := readReflection(c, true)
	if err != nil {
		return err
	}
	l, err := s.lookingBack(c)
	if err != nil {
		return err
	}
	what, err := l.Sharing(sent.parts)
	if no := new(run.NoPart); errors.As(err, &no) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, sayNoPart(no.Name))
	}
	if err != nil {
		return err
	}
	if len(what.Parts) == 0 {
		return s.unkept(c, l, sent, nil, fiber.StatusUnprocessableEntity, sentenceNoneTicked)
	}
	if answered, err := s.keepWritings(c, l, sent, ""); answered || err != nil {
		return err
	}
	key, err := s.Runs.Share(c.UserContext(), l.mine, what)
	switch {
	case errors.Is(err, run.ErrNotKept):
		return edge.Refuse(fiber.StatusServiceUnavailable, sentenceKeptNotShared)
	case err != nil:
		return err
	case edge.WantsJSON(c):
		l.Shared, l.Key = what, key
		c.Location(sharedAddress(key))
		c.Status(fiber.StatusCreated)
		return c.JSON(shareJSON{sharedAddress(key), l.names()})
	}
	return edge.SeeOther(c, reflectionAddress(l.mine.ID())+"?"+queryShared)
}

// endShare ends sharing, whatever else was sent. Then it stores what was written
// on the page, if that is possible.
func (s *Pages) endShare(c *fiber.Ctx) error {
	sent, err := readReflection(c, false)
	if err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	err = s.Runs.EndShare(c.UserContext(), mine)
	switch {
	case errors.Is(err, run.ErrNotKept):
		return edge.Refuse(fiber.StatusServiceUnavailable, sentenceStillShared)
	case err != nil:
		return err
	}
	if len(sent.words) > 0 {
		l, err := s.lookingBack(c)
		if err != nil {
			return err
		}
		if answered, err := s.keepWritings(c, l, sent, sentenceNoLongerShared); answered || err != nil {
			return err
		}
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return reflected(c, mine.ID(), queryEnded, "")
}

// SharedJSON is what a student shared, as JSON.
type SharedJSON struct {
	Scenario string           `json:"scenario"` // the scenario's title
	Parts    []sharedPartJSON `json:"parts"`
}

type sharedPartJSON struct {
	Title   string            `json:"title"`
	Writing map[string]string `json:"writing"` // by the label of their box
}

// shared shows what a student shared to anybody who has its address. It needs
// only the store, so that it can be read whatever became of the scenario.
func (s *Pages) shared(c *fiber.Ctx) error {
	opened, err := s.Runs.SharedUnder(c.UserContext(), c.Params("key"))
	if errors.Is(err, run.ErrNotFound) {
		return errNothingShared
	}
	if err != nil {
		return err
	}
	v, j := debriefpage.SharedView{Layout: s.Layout, Title: opened.Title}, SharedJSON{Scenario: opened.Title, Parts: []sharedPartJSON{}}
	for _, p := range opened.Parts {
		part, program := debriefpage.SharedPart{Title: p.Title}, sharedPartJSON{p.Title, map[string]string{}}
		for _, text := range p.Texts {
			part.Texts = append(part.Texts, debriefpage.SharedText(text))
			program.Writing[text.Label] = text.Text
		}
		v.Parts, j.Parts = append(v.Parts, part), append(j.Parts, program)
	}
	if edge.WantsJSON(c) {
		return c.JSON(j)
	}
	return s.Page(c, v)
}

func sharedAddress(key string) string { return "/shared/" + key }
