package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	playpage "caseload/app/page/play"
)

type evidenceJSON struct {
	Run      int64            `json:"run"`
	Scenario string           `json:"scenario"`
	Raised   []debrief.Raised `json:"raised"`
}

// evidence shows a printable record of what a manager was shown of the workload.
// It never contains strain, no matter who it is for.
func (s *debriefPages) evidence(c *fiber.Ctx) error {
	k, err := s.keptDebrief(c)
	if err != nil {
		return err
	}
	load := k.Stress.Load
	if wantsJSON(c) {
		return c.JSON(evidenceJSON{k.mine.ID(), k.scenario, load.Raised})
	}
	return s.page(c, playpage.EvidenceView{Layout: s.Layout, Run: k.mine.ID(), Title: k.Title, Role: k.Role, Load: load, Ended: dateOf(*k.mine.Run().EndedAt)})
}
