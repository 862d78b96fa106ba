package web

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
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
func (s *playPages) brief(c *fiber.Ctx) error {
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
		Paragraphs: page.TextParagraphs(set.Brief), ContentNotes: set.ContentNotes, Minutes: set.Length, Days: set.Days,
		Kept: kept, RulePack: set.RulePack, Taught: s.notes.of(version.Slug) != "",
	})
}

// teachingNotes are the notes for teaching with a scenario, by its slug.
type teachingNotes map[string]page.Prose

// of returns the scenario's slug if it has teaching notes, and otherwise "".
func (n teachingNotes) of(slug string) string {
	if _, ok := n[slug]; !ok {
		return ""
	}
	return slug
}

// scenarioCards shows the scenarios on a shelf.
func scenarioCards(shelf []*scenario.Version, notes teachingNotes) []page.ScenarioCard {
	var cards []page.ScenarioCard
	for _, version := range shelf {
		set := version.Setting
		cards = append(cards, page.ScenarioCard{
			Slug: version.Slug, Title: set.Title, Summary: set.Summary, Role: set.Role,
			Minutes: set.Length, Days: set.Days, ContentNotes: slices.Clone(set.ContentNotes), Taught: notes.of(version.Slug) != "",
		})
	}
	return cards
}
