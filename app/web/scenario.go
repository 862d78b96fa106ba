package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	playpage "caseload/app/page/play"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/scenario"
)

// scenarioJSON is a scenario that can be begun, as JSON.
type scenarioJSON struct {
	Slug    string `json:"slug"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Version string `json:"version"` // its digest
	Begin   string `json:"begin"`   // the address to post to
}

func scenarioOf(v *scenario.Version) scenarioJSON {
	return scenarioJSON{v.Slug, v.Setting.Title, v.Setting.Summary, v.Digest, "/scenarios/" + v.Slug + "/runs"}
}

// brief shows the page before a scenario begins.
func (s *Server) brief(c *fiber.Ctx) error {
	version, err := s.Runs.Scenario(c.Params("slug"))
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(scenarioOf(version))
	}
	set := version.Setting
	return s.page(c, playpage.BriefView{
		Layout: s.Layout, Slug: version.Slug, Title: set.Title, Summary: set.Summary, Role: set.Role,
		Paragraphs: paragraphs(set.Brief), ContentNotes: set.ContentNotes, Minutes: set.Length, Days: set.Days,
		Kept: kept, RulePack: set.RulePack, Taught: s.notesOf(version.Slug) != "",
	})
}

// lecturersNotes shows a scenario's teaching notes. They aren't secret: the page
// begins by saying that it gives everything away.
func (s *Server) lecturersNotes(c *fiber.Ctx) error {
	version, err := s.Runs.Scenario(c.Params("slug"))
	if err != nil {
		return err
	}
	if s.notesOf(version.Slug) == "" {
		return run.ErrNotFound
	}
	return s.page(c, teachpage.NotesView{Layout: s.Layout, Slug: version.Slug, Title: version.Setting.Title, Notes: s.notes[version.Slug]})
}

// notesOf returns the scenario's slug if it has teaching notes, and otherwise "".
func (s *Server) notesOf(slug string) string {
	if _, ok := s.notes[slug]; !ok {
		return ""
	}
	return slug
}

// paragraphs splits an author's text at its empty lines.
func paragraphs(text string) []string {
	var list []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}
