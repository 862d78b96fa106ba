package debrief

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/web/edge"
)

type evidenceJSON struct {
	Run      int64            `json:"run"`
	Scenario string           `json:"scenario"`
	Raised   []debrief.Raised `json:"raised"`
}

// evidence shows a printable record of what a manager was shown of the workload.
// It never contains strain, no matter who it is for.
func (s *Pages) evidence(c *fiber.Ctx) error {
	k, err := s.keptDebrief(c)
	if err != nil {
		return err
	}
	load := k.Stress.Load
	if edge.WantsJSON(c) {
		return c.JSON(evidenceJSON{k.mine.ID(), k.scenario, load.Raised})
	}
	return s.Page(c, playpage.EvidenceView{Layout: s.Layout, Run: k.mine.ID(), Title: k.Title, Role: k.Role, Load: load, Ended: edge.DateOf(*k.mine.Run().EndedAt)})
}
