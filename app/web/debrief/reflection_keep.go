package debrief

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// keepReflection stores what a student wrote. A form has a field for each box.
// JSON is one object of strings by the names of their boxes, as in the field
// "writing" of a reflection:
//
//	{"day-1-what": "…", "day-1-word": "tired", "gibbs-plan": ""}
//
// A box that isn't sent stays as it is, and an empty one is erased. If two pages
// were open, the one sent last wins.
func (s *Pages) keepReflection(c *fiber.Ctx) error {
	sent, err := readReflection(c, false)
	if err != nil {
		return err
	}
	l, err := s.lookingBack(c)
	if err != nil {
		return err
	}
	if answered, err := s.keepWritings(c, l, sent, ""); answered || err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return reflected(c, l.mine.ID(), queryKept, sent.open)
}

// keepWritings stores what a student wrote. If that isn't possible, it answers the
// request itself, with the reason and, for a person, the page as it was sent, and
// returns true. Done is a sentence about what was done before.
func (s *Pages) keepWritings(c *fiber.Ctx, l looking, sent sentReflection, done sim.Sentence) (answered bool, err error) {
	err = s.Runs.Reflect(c.UserContext(), l.mine, l.Reflection, sent.words)
	long := new(run.TooLong)
	switch {
	case errors.As(err, &long):
		return true, s.unkept(c, l, sent, problemsOf(long), fiber.StatusUnprocessableEntity, done+sentenceMarkedLong)
	case errors.Is(err, run.ErrTooEarly):
		return false, edge.Refuse(fiber.StatusUnprocessableEntity, sentenceTooEarly)
	case errors.Is(err, run.ErrNotKept):
		return true, s.unkept(c, l, sent, nil, fiber.StatusServiceUnavailable, done+sentenceNotKept)
	}
	return false, err
}

// problemsOf says of each text that is too long how long it is, by the name of
// its box.
func problemsOf(long *run.TooLong) map[string]sim.Sentence {
	problems := map[string]sim.Sentence{}
	for name, o := range long.Texts {
		problems[name] = sayTooLong(o)
	}
	return problems
}

// unkept answers with the page as it was sent, and why nothing was stored.
func (s *Pages) unkept(c *fiber.Ctx, l looking, sent sentReflection, problems map[string]sim.Sentence, status int, sentence sim.Sentence) error {
	if edge.WantsJSON(c) {
		for _, name := range slices.Sorted(maps.Keys(problems)) {
			return edge.Refuse(status, sayBoxTooLong(name))
		}
		return edge.Refuse(status, sentence)
	}
	words := maps.Clone(l.Writing)
	maps.Copy(words, sent.words)
	v := s.reflectionView(c, l, words, problems)
	v.Open, v.Notice = sent.open, page.Notice{Kind: page.NoticeProblem, Text: sentence}
	c.Status(status)
	return s.Page(c, v)
}

// sentReflection is a reflection as it was sent: words by the names of their
// boxes, the parts that were ticked, and the part to show unfolded.
type sentReflection struct {
	words map[string]string
	parts []string
	open  string
}

// readReflection reads a reflection. In a form, every ticked part is a field
// "part". In JSON, the parts are a list "parts", which is allowed only if sharing
// is set.
func readReflection(c *fiber.Ctx, sharing bool) (sentReflection, error) {
	var object struct {
		Boxes map[string]jsontext.Value `json:",inline"` // by name; also "parts"
	}
	var form struct {
		Part  edge.TextList             `json:"part"`
		Open  edge.TextList             `json:"open"` // sent by the buttons and by the page itself
		Boxes map[string]jsontext.Value `json:",inline"`
	}
	if err := edge.ReadBody(c, &object, &form); err != nil {
		return sentReflection{}, err
	}
	sent := sentReflection{parts: form.Part}
	if list, given := object.Boxes["parts"]; given && sharing {
		delete(object.Boxes, "parts")
		if err := edge.ReadTextList(list, (*edge.TextList)(&sent.parts)); err != nil {
			return sent, edge.WrongType("parts", err.Error())
		}
	}
	for _, open := range form.Open {
		if run.BoxesOf(open) != nil {
			sent.open = open
		}
	}
	boxes, inForm := object.Boxes, edge.IsForm(c)
	if inForm {
		boxes = form.Boxes
	}
	var err error
	sent.words, err = wordsIn(boxes, inForm)
	return sent, err
}

// wordsIn returns the texts of the boxes, by their names.
func wordsIn(boxes map[string]jsontext.Value, inForm bool) (map[string]string, error) {
	words := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(boxes)) {
		if _, is := run.IsBox(name); !is {
			return nil, &run.NoBox{Name: name}
		}
		text, err := edge.TextIn(boxes[name])
		switch {
		case err != nil && inForm:
			return nil, edge.ThereTwice(name)
		case err != nil:
			return nil, edge.WrongType(name, err.Error())
		}
		words[name] = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	}
	return words, nil
}

// reflected redirects to the page, with the part that was written in unfolded.
func reflected(c *fiber.Ctx, id int64, done, open string) error {
	address := reflectionAddress(id) + "?" + done
	if open != "" {
		address += "&" + queryOpen + "=" + open
	}
	return edge.SeeOther(c, address)
}
