package web

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/store"
)

// maxRuns is how many runs a guest may have at once: more than a course plays,
// and few enough that one browser can't fill the disk.
const maxRuns = 50

// deskJSON is a desk as a program gets it: the desk's own fields, with the run
// they are of and the digest of the step.
type deskJSON struct {
	Run    int64  `json:"run"`
	Digest string `json:"digest"`
	sim.Desk
}

// staleJSON is the desk as it is, beside why nothing was decided.
type staleJSON struct {
	Error string `json:"error"`
	deskJSON
}

// begin begins a run of a scenario, for the guest who asks or a new one.
func (s *Server) begin(c *fiber.Ctx) error {
	seed, err := readSeed(c)
	if err != nil {
		return err
	}
	slug := c.Params("slug")
	if _, err := s.Runs.Scenario(slug); err != nil {
		return err
	}
	guest, err := s.welcome(c)
	if err != nil {
		return err
	}
	if err := s.room(c, guest); err != nil {
		return err
	}
	view, err := s.Runs.Begin(c.UserContext(), guest.ID, slug, sim.NewLuck(seed))
	if err != nil {
		return err
	}
	return begun(c, view)
}

// begun answers with a run that has just begun: its desk, or the way to it.
func begun(c *fiber.Ctx, view run.View) error {
	address := runAddress(view.Run.ID)
	if wantsJSON(c) {
		c.Location(address)
		c.Status(fiber.StatusCreated)
		return c.JSON(deskJSON{Run: view.Run.ID, Digest: view.Digest, Desk: view.Desk})
	}
	return seeOther(c, address)
}

func (s *Server) room(c *fiber.Ctx, guest store.Guest) error {
	runs, err := s.Store.RunsOf(c.UserContext(), guest.ID, guest.CreatedAt)
	if err == nil && len(runs) >= maxRuns {
		return refuse(fiber.StatusUnprocessableEntity, fmt.Sprintf("You have %d runs already, which is the most that are kept for one browser. Delete your runs on the first page, then begin again.", len(runs)))
	}
	return err
}

// readSeed is the seed that was asked for, or one drawn here.
func readSeed(c *fiber.Ctx) (uint64, error) {
	var seed uint64
	given, form := false, isForm(c)
	err := readBody(c, func(name string, value json.RawMessage) (err error) {
		switch {
		case name != "seed":
			return unknownField(name)
		case given:
			return misunderstood("The field \"seed\" is there twice. Nothing was changed.")
		case string(value) == "null" || form && string(value) == `""`:
			return nil
		}
		given = true
		seed, err = asWhole(name, value, form)
		return err
	})
	if err == nil && !given {
		seed = run.Seed()
	}
	return seed, err
}

// desk shows a run as it stands.
func (s *Server) desk(c *fiber.Ctx) error {
	guest, id, err := s.mine(c)
	if err != nil {
		return err
	}
	view, err := s.Runs.Look(c.UserContext(), guest.ID, id)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(deskJSON{Run: id, Digest: view.Digest, Desk: view.Desk})
	}
	v := s.deskView(c, view, c.Query("open"))
	if wantsFragment(c) {
		return s.html(c, v.RenderFragment)
	}
	return s.page(c, v)
}

func (s *Server) deskView(c *fiber.Ctx, v run.View, open string) playpage.DeskView {
	return playpage.DeskView{Layout: s.Layout, Run: v.Run.ID, Desk: v.Desk, Open: open, Class: s.classClock(c, v.Run), Fork: playpage.Fork{Parent: v.Run.Parent, Turn: v.Run.Forked}}
}

// deleteRuns deletes all runs of whoever asks, with all that belongs to them.
func (s *Server) deleteRuns(c *fiber.Ctx) error {
	guest, err := s.guest(c)
	if status, _ := problem(err); err != nil && status != fiber.StatusNotFound {
		return err
	}
	if err == nil {
		if err := s.Store.DeleteRuns(c.UserContext(), guest.ID); err != nil {
			return err
		}
	}
	if wantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return seeOther(c, "/?"+queryDeleted)
}

// mine is who asks and the run that the address names. Whether it is theirs is
// asked with what is done to it, as one question to the store.
func (s *Server) mine(c *fiber.Ctx) (store.Guest, int64, error) {
	id, ok := parseID(c.Params("run"))
	if !ok {
		return store.Guest{}, 0, run.ErrNotFound
	}
	guest, err := s.guest(c)
	return guest, id, err
}

// parseID reads a run's number as this program writes it, and in no other way.
func parseID(text string) (int64, bool) {
	id, err := strconv.ParseInt(text, 10, 64)
	return id, err == nil && id > 0 && strconv.FormatInt(id, 10) == text
}

func runAddress(id int64) string { return "/runs/" + strconv.FormatInt(id, 10) }
