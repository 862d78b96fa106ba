package play

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
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

// ScenariosJSON are the scenarios on a shelf.
func ScenariosJSON(shelf []run.Offered) []ScenarioJSON {
	list := make([]ScenarioJSON, len(shelf))
	for i, one := range shelf {
		list[i] = ScenarioJSON{one.Slug, one.Title, one.Summary, one.Version, "/scenarios/" + one.Slug + "/runs"}
	}
	return list
}

// brief shows the page before a scenario begins.
func (s *Pages) brief(c *fiber.Ctx) error {
	version, err := s.Runs.Scenario(c.UserContext(), c.Params("slug"))
	if gone := new(run.Withdrawn); errors.As(err, &gone) && !edge.WantsJSON(c) {
		return Gone(c, s.Edge, gone)
	}
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

// Gone answers for a scenario that was withdrawn.
func Gone(c *fiber.Ctx, e *edge.Edge, gone *run.Withdrawn) error {
	c.Status(fiber.StatusGone)
	return e.Page(c, playpage.WithdrawnView{Layout: e.Layout, Title: gone.Title, On: edge.DateOf(gone.At), Why: gone.Why, Over: gone.Over})
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

// mostToChoose is how many scenarios a form offers; the library leads back to it with any other.
const mostToChoose = 12

// ScenariosToChoose shows the scenarios that a form offers, with the one that was chosen in
// the library first, and which that is; "" for none.
func ScenariosToChoose(shelf []run.Offered, slug string) (cards []page.ScenarioCard, chosen string) {
	at := slices.IndexFunc(shelf, func(one run.Offered) bool { return one.Slug == slug })
	if at < 0 {
		return ScenarioCards(shelf[:min(len(shelf), mostToChoose)]), ""
	}
	list := slices.Concat(shelf[at:at+1], shelf[:at], shelf[at+1:])
	return ScenarioCards(list[:min(len(list), mostToChoose)]), slug
}

// ScenarioCards shows the scenarios on a shelf.
func ScenarioCards(shelf []run.Offered) []page.ScenarioCard {
	var cards []page.ScenarioCard
	for _, one := range shelf {
		cards = append(cards, page.ScenarioCard{
			Slug: one.Slug, Title: one.Title, Summary: one.Summary, Role: one.Role,
			Minutes: one.Length, Days: one.Days, ContentNotes: slices.Clone(one.ContentNotes), Taught: one.Taught, Service: one.Service, Nation: one.Nation,
			Leads: slices.ContainsFunc(shelf, func(next run.Offered) bool { return next.Slug == one.LeadsTo }),
		})
	}
	return cards
}
