package help

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	helppage "caseload/app/page/help"
	"caseload/app/web/edge"
)

// helpPage shows the first page of the help.
func (s *Pages) helpPage(c *fiber.Ctx) error { return s.Page(c, helppage.View{Layout: s.Layout}) }

// helpWords lists the words that scenarios are written in.
func (s *Pages) helpWords(c *fiber.Ctx) error {
	if edge.WantsJSON(c) {
		return c.JSON(s.help.Themes)
	}
	return s.Page(c, helppage.WordsView{Layout: s.Layout, Help: s.help})
}

// helpWord explains one word. If there is no such word, it names the nearest.
func (s *Pages) helpWord(c *fiber.Ctx) error {
	name, err := url.PathUnescape(c.Params("word"))
	if err != nil {
		return fiber.ErrNotFound
	}
	theme, word, ok := s.help.Word(name)
	switch {
	case ok && edge.WantsJSON(c):
		return c.JSON(word)
	case ok:
		return s.Page(c, helppage.WordView{Layout: s.Layout, Help: s.help, Theme: theme, Word: word})
	}
	near := ""
	if s.help.Near != nil {
		near = s.help.Near(strings.ToValidUTF8(name, "?"))
	}
	if near == "" {
		return edge.Refuse(fiber.StatusNotFound, sentenceNoWord)
	}
	return edge.Refuse(fiber.StatusNotFound, sayNoWord(near))
}
