package play

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/scenario"
	"caseload/app/web/edge"
)

// ScenarioJSON is a scenario that can be begun, as JSON.
type ScenarioJSON struct {
	Slug    string `json:"slug"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Version string `json:"version"` // its digest
	Begin   string `json:"begin"`   // the address to post to
}

func ScenarioOf(v *scenario.Version) ScenarioJSON {
	return ScenarioJSON{v.Slug, v.Setting.Title, v.Setting.Summary, v.Digest, "/scenarios/" + v.Slug + "/runs"}
}

// brief shows the page before a scenario begins.
func (s *Pages) brief(c *fiber.Ctx) error {
	version, err := s.Runs.Scenario(c.Params("slug"))
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(ScenarioOf(version))
	}
	set := version.Setting
	return s.Page(c, playpage.BriefView{
		Layout: s.Layout, Slug: version.Slug, Title: set.Title, Summary: set.Summary, Role: set.Role,
		Paragraphs: page.TextParagraphs(set.Brief), ContentNotes: set.ContentNotes, Minutes: set.Length, Days: set.Days,
		Kept: edge.Kept, RulePack: set.RulePack, Aim: s.nextAim(c, version.Slug),
	})
}

// nextAim returns the aim with which a run that is begun now begins, or "". A page without
// it is better than none.
func (s *Pages) nextAim(c *fiber.Ctx, slug string) string {
	guest, err := s.Guest(c)
	if err != nil {
		return ""
	}
	next, err := s.Runs.NextAim(c.UserContext(), guest, slug)
	if err != nil {
		return ""
	}
	return next.Text
}

// TeachingNotes are the notes for teaching with a scenario, by its slug.
type TeachingNotes map[string]page.Prose

// Of returns the scenario's slug if it has teaching notes, and otherwise "".
func (n TeachingNotes) Of(slug string) string {
	if _, ok := n[slug]; !ok {
		return ""
	}
	return slug
}

// ScenarioCards shows the scenarios on a shelf.
func ScenarioCards(shelf []*scenario.Version, notes TeachingNotes) []page.ScenarioCard {
	var cards []page.ScenarioCard
	for _, version := range shelf {
		set := version.Setting
		cards = append(cards, page.ScenarioCard{
			Slug: version.Slug, Title: set.Title, Summary: set.Summary, Role: set.Role,
			Minutes: set.Length, Days: set.Days, ContentNotes: slices.Clone(set.ContentNotes), Taught: notes.Of(version.Slug) != "",
			Leads: slices.ContainsFunc(shelf, func(next *scenario.Version) bool { return next.Slug == set.LeadsTo }),
		})
	}
	return cards
}
