package web

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
)

// pooled shows how well urgent was told from not urgent over all of a guest's
// runs.
func (s *Server) pooled(c *fiber.Ctx) error {
	guest, err := s.guest(c)
	if err != nil {
		return err
	}
	p, err := s.Runs.Pooled(c.UserContext(), guest)
	if err != nil {
		return err
	}
	return s.pooledOf(c, p, debriefpage.PooledView{Back: "/"})
}

// classPooled shows the same over a class's runs, for its lecturer.
func (s *Server) classPooled(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	version, err := s.classVersion(c, led.Class())
	if err != nil {
		return err
	}
	p, err := s.Classes.Pooled(c.UserContext(), led)
	if err != nil {
		return err
	}
	return s.pooledOf(c, p, debriefpage.PooledView{Class: version.Setting.Title, Back: boardAddress(led.Class().Code, c.Params("secret"))})
}

func (s *Server) pooledOf(c *fiber.Ctx, p run.Pooled, v debriefpage.PooledView) error {
	if wantsJSON(c) {
		return c.JSON(p)
	}
	v.Layout, v.Runs, v.Detection, v.ByLoad, v.Method = s.Layout, p.Runs, p.Detection, p.ByLoad, p.Method
	return s.page(c, v)
}
