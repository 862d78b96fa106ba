package debrief

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// pooled shows how well urgent was told from not urgent over all of a guest's
// runs.
func (s *Pages) pooled(c *fiber.Ctx) error {
	guest, err := s.Guest(c)
	if err != nil {
		return err
	}
	p, err := s.Runs.Pooled(c.UserContext(), guest, s.waits(c))
	if err != nil {
		return err
	}
	return PooledOf(s.Edge, c, p, debriefpage.PooledView{Back: "/"})
}

func PooledOf(s *edge.Edge, c *fiber.Ctx, p run.Pooled, v debriefpage.PooledView) error {
	if edge.WantsJSON(c) {
		return c.JSON(p)
	}
	v.Layout, v.Runs, v.Detection, v.ByLoad, v.Method = s.Layout, p.Runs, p.Detection, p.ByLoad, p.Method
	return s.Page(c, v)
}
