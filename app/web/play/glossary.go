package play

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/glossary"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// GlossaryJSON is what the terms of a run's scenario mean, as JSON.
type GlossaryJSON struct {
	Run     int64       `json:"run"`
	Entries []entryJSON `json:"entries"`
}

type entryJSON struct {
	Name   string   `json:"name"`
	Also   []string `json:"also"`
	Means  string   `json:"means"`
	Source string   `json:"source"`
	Read   string   `json:"read"`
}

// glossary explains the terms of the scenario's field, as the run's version has them.
func (s *Pages) glossary(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	version, err := s.Runs.Version(c.UserContext(), mine.Run().Version)
	if run.Stuck(err) {
		return s.unplayable(c, mine, err)
	}
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		j := GlossaryJSON{Run: mine.ID(), Entries: []entryJSON{}}
		for _, e := range version.Glossary {
			j.Entries = append(j.Entries, entryJSON{e.Name, append([]string{}, e.Also...), e.Means, e.Source, e.Read})
		}
		return c.JSON(j)
	}
	return s.Page(c, playpage.GlossaryView{Layout: s.Layout, Run: mine.ID(), Title: version.Setting.Title, Ended: mine.Run().EndedAt != nil, Open: strings.Clone(c.Query("open")), Glossary: version.Glossary})
}

// glossaryOf returns a run's glossary, or nothing if this program can't play the run's
// version.
func (s *Pages) glossaryOf(c *fiber.Ctx, r run.Run) glossary.Glossary {
	version, err := s.Runs.Version(c.UserContext(), r.Version)
	if err != nil {
		return nil
	}
	return version.Glossary
}
