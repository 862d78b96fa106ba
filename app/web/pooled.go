package web

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
)

// pooled shows how well urgent was told from not urgent over all of a guest's
// runs.
func (s *debriefPages) pooled(c *fiber.Ctx) error {
	guest, err := s.guest(c)
	if err != nil {
		return err
	}
	p, err := s.Runs.Pooled(c.UserContext(), guest)
	if err != nil {
		return err
	}
	return pooledOf(s.Edge, c, p, debriefpage.PooledView{Back: "/"})
}

func pooledOf(s *Edge, c *fiber.Ctx, p run.Pooled, v debriefpage.PooledView) error {
	if wantsJSON(c) {
		return c.JSON(p)
	}
	v.Layout, v.Runs, v.Detection, v.ByLoad, v.Method = s.Layout, p.Runs, p.Detection, p.ByLoad, p.Method
	return s.page(c, v)
}
