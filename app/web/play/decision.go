package play

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// asked is a decision as it was sent.
type asked struct {
	turn     int
	decision sim.Decision
	words    run.Writing
	open     string // what the page is to show open afterwards
}

// decide makes a decision and answers with the new desk. It checks that the
// request is understood, that the run is the guest's, that the turn is current
// and that the offer exists, in this order.
func (s *Pages) decide(c *fiber.Ctx) error {
	a, err := readDecision(c)
	if err != nil {
		return err
	}
	guest, mine, err := s.GuestAndMine(c)
	if err != nil {
		return err
	}
	id := mine.ID()
	if err := s.InPace(c, id); err != nil {
		return err
	}
	answer := edge.DraftOf(c)
	view, err := s.Runs.DecideShowing(c.UserContext(), mine, a.turn, a.decision, a.words, func(view run.View) error {
		return answer.Make(func() error { return s.decided(c, view, a) })
	})
	if err != nil {
		answer.Drop()
		return s.undecided(c, mine, a, edge.UnkeptAs(edge.SentenceNotDecided, err))
	}
	for _, f := range view.Faults {
		s.Log.Warn("a storyline failed; the run goes on without it", "run", id, "version", view.Run.Version, "storyline", f.Storyline, "file", f.File, "line", f.Line, "code", string(f.Code), "message", f.Says)
	}
	if err := s.Remember(c, guest); err != nil {
		s.Log.Warn("a guest's time was not extended", "error", err.Error())
	}
	return nil
}

// decided answers a decision that was made with the new desk.
func (s *Pages) decided(c *fiber.Ctx, view run.View, a asked) error {
	id := view.Mine.ID()
	switch {
	case edge.WantsJSON(c):
		return c.JSON(DeskJSON{Run: id, Players: players(c, view), Digest: view.Digest, Desk: view.Desk})
	case a.decision.Offer == sim.VerbEnd:
		return edge.SeeOther(c, edge.RunAddress(id)+"/review")
	case edge.WantsFragment(c):
		v := s.deskView(c, view, s.clockOn(c, view.Mine), a.open)
		// The decision is made already: a page without earlier words is better than none.
		v.Said, _ = s.said(c, view.Mine, v, run.Logged{Decision: a.decision, Writing: a.words})
		v.Aim, _ = s.aimOf(c, view.Mine, v)
		c.Set("HX-Replace-Url", openAddress(id, v.Opened()))
		return s.HTML(c, v.RenderFragment)
	}
	return edge.SeeOther(c, openAddress(id, a.open))
}

// undecided answers a decision that wasn't made with the current desk, the
// reason, and what was sent still filled in.
func (s *Pages) undecided(c *fiber.Ctx, mine run.Mine, a asked, err error) error {
	status, sentence := edge.Problem(err)
	switch status {
	case fiber.StatusConflict, fiber.StatusUnprocessableEntity, fiber.StatusServiceUnavailable:
	default:
		return err
	}
	stale := new(run.Stale)
	isStale := errors.As(err, &stale)
	if edge.WantsJSON(c) {
		if !isStale {
			return err
		}
		c.Status(status)
		return c.JSON(staleJSON{sentence, DeskJSON{Run: mine.ID(), Players: players(c, stale.Now), Digest: stale.Now.Digest, Desk: stale.Now.Desk}})
	}
	now := stale.Now
	if !isStale {
		var lookErr error
		if now, lookErr = s.Runs.Look(c.UserContext(), mine); lookErr != nil {
			return err
		}
	}
	s.LogFault(c, status, err)
	c.Status(status)
	v := s.deskView(c, now, s.clockOn(c, mine), a.open)
	v.Unsent = playpage.Unsent{Offer: a.decision.Offer, With: a.decision.With, Reason: a.words.Reason, Note: a.words.Note, Shown: a.words.Shown}
	v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	if isStale {
		v.Notice.Kind = page.NoticeInfo
	}
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	return s.Page(c, v)
}

// sentDecision holds the fields of a decision that JSON and forms share.
type sentDecision struct {
	Turn   edge.Whole `json:"turn"`
	Offer  string     `json:"offer"`
	Reason string     `json:"reason"`
	Note   string     `json:"note"`
	Show   edge.Tick  `json:"show_reason"` // to those who follow the run
}

// readDecision reads a decision. In JSON, the values for the offer's fields are
// an object "with". In a form, each is a field "with.NAME", and a set is the same
// field several times.
func readDecision(c *fiber.Ctx) (asked, error) {
	var object struct {
		sentDecision
		With map[string]edge.WithText `json:"with"`
	}
	var form struct {
		sentDecision
		Open   string                   `json:"open"`
		Fields map[string]edge.TextList `json:",inline"`
	}
	err := edge.ReadBody(c, &object, &form)
	if err != nil {
		return asked{}, err
	}
	sent, with := object.sentDecision, textsOf(object.With)
	if edge.IsForm(c) {
		sent = form.sentDecision
		if with, err = fieldsOfForm(form.Fields); err != nil {
			return asked{}, err
		}
	}
	switch {
	case !sent.Turn.Given:
		return asked{}, edge.Misunderstood(sentenceDecisionTurn)
	case sent.Offer == "":
		return asked{}, edge.Misunderstood(sentenceDecisionOffer)
	}
	turn, err := sent.Turn.Turn("turn")
	return asked{turn, sim.Decision{Offer: sent.Offer, With: with}, run.Writing{Reason: sent.Reason, Note: sent.Note, Shown: bool(sent.Show)}, form.Open}, err
}

// fieldsOfForm returns a form's fields "with.NAME" by their names. The values of a
// set are separated by spaces. An empty value only says that the field was sent.
func fieldsOfForm(fields map[string]edge.TextList) (map[string]string, error) {
	var with map[string]string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		field, ok := strings.CutPrefix(name, "with.")
		if !ok {
			return nil, edge.UnknownField(name)
		}
		if with == nil {
			with = map[string]string{}
		}
		with[field] = strings.TrimSpace(strings.Join(fields[name], " "))
	}
	return with, nil
}

// textsOf returns the contents of the JSON object "with", or nil if it is left out.
func textsOf(with map[string]edge.WithText) map[string]string {
	if with == nil {
		return nil
	}
	texts := map[string]string{}
	for name, text := range with {
		texts[name] = string(text)
	}
	return texts
}

func openAddress(id int64, open string) string {
	if open == "" {
		return edge.RunAddress(id)
	}
	return edge.RunAddress(id) + "?open=" + url.QueryEscape(open)
}

// ReadDecision reads a decision as it is sent from any desk: the turn at which it is made, and
// what the page is to show open afterwards. Words beside it are left out.
func ReadDecision(c *fiber.Ctx) (turn int, d sim.Decision, open string, err error) {
	a, err := readDecision(c)
	return a.turn, a.decision, a.open, err
}
