package play

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// DeskJSON is a desk as JSON: the desk's own fields, its run, and the digest of
// the last step.
type DeskJSON struct {
	Run     int64    `json:"run"`
	Players []string `json:"players,omitempty"` // the names of two who have it together
	Digest  string   `json:"digest"`
	sim.Desk
}

// staleJSON is the current desk, with the reason why nothing was decided.
type staleJSON struct {
	Error sim.Sentence `json:"error"`
	DeskJSON
}

// begin begins a run of a scenario, for the guest who sent the request or for a
// new one.
func (s *Pages) begin(c *fiber.Ctx) error {
	seed, err := readSeed(c)
	if err != nil {
		return err
	}
	slug := c.Params("slug")
	if _, err := s.Runs.Scenario(c.UserContext(), slug); err != nil {
		return err
	}
	guest, err := s.Welcome(c)
	if err != nil {
		return err
	}
	view, err := s.Runs.Begin(c.UserContext(), guest, slug, sim.NewLuck(seed))
	if err != nil {
		return err
	}
	return Begun(c, view)
}

// Begun answers with a run that has just begun: its desk, or a redirect to it.
func Begun(c *fiber.Ctx, view run.View) error {
	address := edge.RunAddress(view.Run.ID)
	if edge.WantsJSON(c) {
		c.Location(address)
		c.Status(fiber.StatusCreated)
		return c.JSON(DeskJSON{Run: view.Run.ID, Players: players(c, view), Digest: view.Digest, Desk: view.Desk})
	}
	return edge.SeeOther(c, address)
}

// players returns the names of two who have a run together, and nil for one that is begun
// from theirs by one of them.
func players(c *fiber.Ctx, view run.View) []string {
	if !view.Run.Paired {
		return nil
	}
	return edge.PairOn(c).Names
}

// readSeed returns the seed that was asked for, or a random one.
func readSeed(c *fiber.Ctx) (uint64, error) {
	var sent struct {
		Seed edge.WholeOrNone `json:"seed"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return 0, err
	}
	if !sent.Seed.Given {
		return run.Seed(), nil
	}
	return sent.Seed.N, nil
}

// desk shows the current desk of a run.
func (s *Pages) desk(c *fiber.Ctx) error {
	guest, mine, err := s.GuestAndMine(c)
	if err != nil {
		return err
	}
	view, err := s.Runs.Look(c.UserContext(), mine)
	if run.Stuck(err) {
		return s.unplayable(c, mine, err)
	}
	if err != nil {
		return err
	}
	if mine.Run().Paired && view.Desk.Turn == 1 {
		if err := s.Runs.TakeAim(c.UserContext(), guest, mine); err != nil {
			return err
		}
	}
	if edge.WantsJSON(c) {
		return c.JSON(DeskJSON{Run: mine.ID(), Players: players(c, view), Digest: view.Digest, Desk: view.Desk})
	}
	v := s.deskView(c, view, s.clockOn(c, mine), c.Query("open"))
	if v.Said, err = s.said(c, mine, v); err != nil {
		return err
	}
	if v.Aim, err = s.aimOf(c, mine, v); err != nil {
		return err
	}
	v.Notice = carried(c)
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	return s.Page(c, v)
}

// said returns what the student wrote beside their replies in conversations, by letter,
// if the page shows one. Just are decisions that are being stored meanwhile, and so may
// not be in the log. Only the desk's page of the run's owner shows it.
func (s *Pages) said(c *fiber.Ctx, mine run.Mine, v playpage.DeskView, just ...run.Logged) (map[string]string, error) {
	if !v.ShowsTalk() {
		return nil, nil
	}
	log, err := s.Runs.Log(c.UserContext(), mine)
	said := map[string]string{}
	for _, d := range slices.Concat(log.Decided, just) {
		parts := strings.Split(d.Decision.Offer, ":")
		if len(parts) < 2 || parts[0] != sim.VerbAnswer || d.Writing.Note == "" {
			continue
		}
		if l, ok := v.Desk.Letter(parts[1]); ok && l.Kind == sim.KindExchange {
			said[l.ID] = d.Writing.Note
		}
	}
	return said, err
}

// aimOf returns what the student means to try in this run. A desk shows it in the
// mornings, until the first thing is done.
func (s *Pages) aimOf(c *fiber.Ctx, mine run.Mine, v playpage.DeskView) (string, error) {
	if v.Desk.Clock.Minute > 0 || v.Desk.Ended {
		return "", nil
	}
	aims, err := s.Runs.Aims(c.UserContext(), mine)
	return aims.Begun.Text, err
}

func (s *Pages) deskView(c *fiber.Ctx, look run.View, clock page.ClassClock, open string) playpage.DeskView {
	v := playpage.DeskView{Layout: s.Layout, Run: look.Run.ID, Desk: look.Desk, Open: open, Class: clock, Glossary: s.glossaryOf(c, look.Run), Followed: look.Run.Followed(), Fork: playpage.Fork{Parent: look.Run.Parent, Turn: look.Run.Forked}}
	if partner := edge.PairOn(c).Partner; partner != "" && !v.Desk.Ended {
		v.Live = liveAddress(look.Run.ID, v.Desk.Turn)
	}
	s.opening(c, &v)
	return v
}

// deleteRuns deletes all of the guest's runs and everything that belongs to them.
func (s *Pages) deleteRuns(c *fiber.Ctx) error {
	guest, err := s.Guest(c)
	if status, _ := edge.Problem(err); err != nil && status != fiber.StatusNotFound {
		return err
	}
	if err == nil {
		runs, err := s.Runs.Of(c.UserContext(), guest)
		if err != nil {
			return err
		}
		if err := s.Runs.DeleteAll(c.UserContext(), guest); err != nil {
			return err
		}
		for _, r := range runs {
			s.DropOpened(c, r.Run.ID)
		}
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, "/?"+QueryDeleted)
}

// QueryDeleted marks the redirect after runs were deleted, so that the page can
// say so.
const QueryDeleted = "deleted"
