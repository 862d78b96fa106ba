package teach

import (
	"github.com/gofiber/fiber/v2"

	debriefpage "caseload/app/page/debrief"
	debriefweb "caseload/app/web/debrief"
)

// classPooled shows the same over a class's runs, for its lecturer.
func (s *Pages) classPooled(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	version, err := s.classVersion(c.UserContext(), led.Class())
	if err != nil {
		return err
	}
	p, err := s.classes.Pooled(c.UserContext(), led)
	if err != nil {
		return err
	}
	return debriefweb.PooledOf(s.Edge, c, p, debriefpage.PooledView{Class: version.Setting.Title, Back: boardAddress(led.Class().Code)})
}
