package web

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
)

// asked is a decision as it was sent.
type asked struct {
	turn     int
	decision sim.Decision
	words    run.Words
	open     string // what the page is to show open afterwards
}

// decide makes a decision and answers with the new desk. It checks that the
// request is understood, that the run is the guest's, that the turn is current
// and that the offer exists, in this order.
func (s *Server) decide(c *fiber.Ctx) error {
	a, err := readDecision(c)
	if err != nil {
		return err
	}
	guest, err := s.guest(c)
	if err != nil {
		return err
	}
	mine, err := s.mineOf(c, guest)
	if err != nil {
		return err
	}
	id := mine.ID()
	view, err := s.Runs.Decide(c.UserContext(), mine, a.turn, a.decision, a.words)
	if err != nil {
		return s.undecided(c, mine, a, unkeptAs(sentenceNotDecided, err))
	}
	for _, f := range view.Faults {
		s.Log.Warn("a storyline failed; the run goes on without it", "run", id, "version", view.Run.Version, "storyline", f.Storyline, "file", f.File, "line", f.Line, "code", string(f.Code), "message", f.Says)
	}
	if err := s.remember(c, guest); err != nil {
		s.Log.Warn("a guest's time was not extended", "error", err.Error())
	}
	switch {
	case wantsJSON(c):
		return c.JSON(deskJSON{Run: id, Digest: view.Digest, Desk: view.Desk})
	case a.decision.Offer == sim.VerbEnd:
		return seeOther(c, runAddress(id)+"/review")
	case wantsFragment(c):
		v := s.deskView(view, s.clockOn(c, mine), a.open)
		c.Set("HX-Replace-Url", openAddress(id, v.Opened()))
		return s.html(c, v.RenderFragment)
	}
	return seeOther(c, openAddress(id, a.open))
}

// undecided answers a decision that wasn't made with the current desk, the
// reason, and what was sent still filled in.
func (s *Server) undecided(c *fiber.Ctx, mine run.Mine, a asked, err error) error {
	status, sentence := problem(err)
	switch status {
	case fiber.StatusConflict, fiber.StatusUnprocessableEntity, fiber.StatusServiceUnavailable:
	default:
		return err
	}
	stale := new(run.Stale)
	isStale := errors.As(err, &stale)
	if wantsJSON(c) {
		if !isStale {
			return err
		}
		c.Status(status)
		return c.JSON(staleJSON{sentence, deskJSON{Run: mine.ID(), Digest: stale.Now.Digest, Desk: stale.Now.Desk}})
	}
	now := stale.Now
	if !isStale {
		var lookErr error
		if now, lookErr = s.Runs.Look(c.UserContext(), mine); lookErr != nil {
			return err
		}
	}
	s.note(c, status, err)
	c.Status(status)
	v := s.deskView(now, s.clockOn(c, mine), a.open)
	v.Unsent = playpage.Unsent{Offer: a.decision.Offer, With: a.decision.With, Reason: a.words.Reason, Note: a.words.Note}
	v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	if isStale {
		v.Notice.Kind = page.NoticeInfo
	}
	if wantsFragment(c) {
		return s.html(c, v.RenderFragment)
	}
	return s.page(c, v)
}

// readDecision reads a decision. In JSON, the values for the offer's fields are
// an object "with". In a form, each is a field "with.NAME", and a set is the same
// field several times.
func readDecision(c *fiber.Ctx) (asked, error) {
	var a asked
	form, seen := isForm(c), map[string]bool{}
	err := readBody(c, func(name string, value json.RawMessage) (err error) {
		if field, ok := strings.CutPrefix(name, "with."); ok && form {
			return a.add(field, value)
		}
		if seen[name] {
			return misunderstood("The field %s is there twice. Nothing was changed.", shown(name))
		}
		seen[name] = true
		switch {
		case name == "turn":
			a.turn, err = asTurn(name, value, form)
		case name == "offer":
			a.decision.Offer, err = asText(name, value)
		case name == "with" && !form:
			err = a.readWith(value)
		case name == "reason":
			a.words.Reason, err = asText(name, value)
		case name == "note":
			a.words.Note, err = asText(name, value)
		case name == "open" && form:
			a.open, err = asText(name, value)
		default:
			err = unknownField(name)
		}
		return err
	})
	switch {
	case err != nil:
		return a, err
	case !seen["turn"]:
		return a, misunderstood("A decision says at which turn it is made: the field \"turn\" is missing. Nothing was changed.")
	case a.decision.Offer == "":
		return a, misunderstood("A decision names what it takes up: the field \"offer\" is missing. Nothing was changed.")
	}
	return a, nil
}

// add appends one value of a form's field to those before it. An empty value only
// says that the field was sent.
func (a *asked) add(field string, value json.RawMessage) error {
	text, err := asText("with."+field, value)
	if err != nil {
		return err
	}
	if a.decision.With == nil {
		a.decision.With = map[string]string{}
	}
	a.decision.With[field] = strings.TrimSpace(a.decision.With[field] + " " + text)
	return nil
}

// readWith reads the object "with". Each value is a string, an integer, or a list
// of strings, which is a set in order.
func (a *asked) readWith(value json.RawMessage) error {
	if string(value) == "null" {
		return nil
	}
	if value[0] != '{' {
		return wrongType("with", "an object")
	}
	a.decision.With = map[string]string{}
	return readObject(value, func(name string, value json.RawMessage) error {
		text, err := withValue("with."+name, value)
		a.decision.With[name] = text
		return err
	})
}

func withValue(name string, value json.RawMessage) (string, error) {
	const wanted = "a text, a whole number or a list of texts"
	switch value[0] {
	case '"':
		return asText(name, value)
	case '[':
		var list []*string
		if err := json.Unmarshal(value, &list); err != nil {
			return "", wrongType(name, wanted)
		}
		texts := make([]string, len(list))
		for i, text := range list {
			if text == nil {
				return "", wrongType(name, wanted)
			}
			texts[i] = *text
		}
		return strings.Join(texts, " "), nil
	}
	if _, err := asWhole(name, value, false); err != nil {
		return "", wrongType(name, wanted)
	}
	return string(value), nil
}

func openAddress(id int64, open string) string {
	if open == "" {
		return runAddress(id)
	}
	return runAddress(id) + "?open=" + url.QueryEscape(open)
}
