package play

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// opening tells a page which messages were opened in this browser, and notes there those
// that the page is about to show.
func (s *Pages) opening(c *fiber.Ctx, v *playpage.DeskView) {
	ids := idsOf(v.Desk)
	v.Read = edge.Opened(c, v.Run, ids)
	before := len(v.Read)
	for _, id := range v.Shows() {
		v.Read[id] = true
	}
	if len(v.Read) > before {
		s.noteOpened(c, v.Run, v.Read, ids)
	}
}

// openedBefore notes in the browser, of a run that goes on from another, what was opened
// in the one before.
func (s *Pages) openedBefore(c *fiber.Ctx, before int64, fork run.View) {
	ids := idsOf(fork.Desk)
	if opened := edge.Opened(c, before, ids); len(opened) > 0 {
		s.noteOpened(c, fork.Run.ID, opened, ids)
	}
}

func (s *Pages) noteOpened(c *fiber.Ctx, id int64, opened map[string]bool, ids []string) {
	ids = slices.DeleteFunc(ids, func(id string) bool { return !opened[id] })
	s.SetOpened(c, id, ids, s.Now().Add(run.Keep))
}

// idsOf returns the ids of a desk's messages, newest first.
func idsOf(d sim.Desk) []string {
	ids := make([]string, len(d.Inbox))
	for i, l := range d.Inbox {
		ids[i] = l.ID
	}
	return ids
}
