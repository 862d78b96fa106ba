package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
)

// keepReflection stores what a student wrote. A form has a field for each box.
// JSON is one object of strings by the names of their boxes, as in the field
// "words" of a reflection:
//
//	{"day-1-what": "…", "day-1-word": "tired", "gibbs-plan": ""}
//
// A box that isn't sent stays as it is, and an empty one is erased. If two pages
// were open, the one sent last wins.
func (s *Server) keepReflection(c *fiber.Ctx) error {
	sent, err := readReflection(c, false)
	if err != nil {
		return err
	}
	l, err := s.lookingBack(c)
	if err != nil {
		return err
	}
	if answered, err := s.keepWords(c, l, sent, ""); answered || err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return reflected(c, l.mine.ID(), queryKept, sent.open)
}

// keepWords stores what a student wrote. If that isn't possible, it answers the
// request itself, with the reason and, for a person, the page as it was sent, and
// returns true. Done is a sentence about what was done before.
func (s *Server) keepWords(c *fiber.Ctx, l looking, sent sentReflection, done string) (answered bool, err error) {
	err = s.Runs.Reflect(c.UserContext(), l.mine, l.Reflection, sent.words)
	long := new(run.TooLong)
	switch {
	case errors.As(err, &long):
		return true, s.unkept(c, l, sent, problemsOf(long), fiber.StatusUnprocessableEntity, done+"Nothing was kept yet: something is too long, and is marked below. All that you wrote is still here.")
	case errors.Is(err, run.ErrTooEarly):
		return false, refuse(fiber.StatusUnprocessableEntity, "A day can be looked back on when it has ended, and the whole when the run has. Nothing was changed.")
	case errors.Is(err, run.ErrNotKept):
		return true, s.unkept(c, l, sent, nil, fiber.StatusServiceUnavailable, done+"What you wrote was not kept. It is all still here: keep it again in a moment.")
	}
	return false, err
}

// problemsOf says of each text that is too long how long it is, by the name of
// its box.
func problemsOf(long *run.TooLong) map[string]string {
	problems := map[string]string{}
	for name, o := range long.Texts {
		problems[name] = fmt.Sprintf("This has %d letters, and there is room for %d. Nothing is lost: shorten it here, and keep it again.", o.Letters, o.Room)
	}
	return problems
}

// unkept answers with the page as it was sent, and why nothing was stored.
func (s *Server) unkept(c *fiber.Ctx, l looking, sent sentReflection, problems map[string]string, status int, sentence string) error {
	if wantsJSON(c) {
		for _, name := range slices.Sorted(maps.Keys(problems)) {
			return refuse(status, shown(name)+" is too long. Nothing was changed.")
		}
		return refuse(status, sentence)
	}
	words := maps.Clone(l.Words)
	maps.Copy(words, sent.words)
	v := s.reflectionView(c, l, words, problems)
	v.Open, v.Notice = sent.open, page.Notice{Kind: page.NoticeProblem, Text: sentence}
	c.Status(status)
	return s.page(c, v)
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
	sent, form := sentReflection{words: map[string]string{}}, isForm(c)
	err := readBody(c, func(name string, value json.RawMessage) (err error) {
		_, twice := sent.words[name]
		_, box := run.IsBox(name)
		text := ""
		switch {
		case twice:
			return misunderstood("The field %s is there twice. Nothing was changed.", shown(name))
		case box:
			if text, err = asText(name, value); err == nil {
				sent.words[name] = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
			}
		case form && name == "part":
			if text, err = asText(name, value); err == nil {
				sent.parts = append(sent.parts, text)
			}
		case form && name == "open":
			if text, err = asText(name, value); run.BoxesOf(text) != nil {
				sent.open = text
			}
		case sharing && !form && name == "parts":
			if json.Unmarshal(value, &sent.parts) != nil {
				err = wrongType(name, "a list of texts")
			}
		default:
			err = unknownField(name)
		}
		return err
	})
	return sent, err
}

// reflected redirects to the page, with the part that was written in unfolded.
func reflected(c *fiber.Ctx, id int64, done, open string) error {
	address := reflectionAddress(id) + "?" + done
	if open != "" {
		address += "&" + queryOpen + "=" + open
	}
	return seeOther(c, address)
}
