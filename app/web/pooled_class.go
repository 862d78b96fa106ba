package web

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
)

// classPooled shows the same over a class's runs, for its lecturer.
func (s *teachPages) classPooled(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	version, err := s.classVersion(c, led.Class())
	if err != nil {
		return err
	}
	p, err := s.classes.Pooled(c.UserContext(), led)
	if err != nil {
		return err
	}
	return pooledOf(s.Edge, c, p, debriefpage.PooledView{Class: version.Setting.Title, Back: boardAddress(led.Class().Code, c.Params("secret"))})
}
