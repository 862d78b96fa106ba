package play

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/limiter"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/whatif"
)

// Limits on what-ifs. One takes up to two seconds of a processor, and everybody
// in a lecture hall behind one address may ask a few.
const (
	maxWhatIfs   = 600
	whatIfWindow = 10 * time.Minute
)

// fewWhatIfs refuses requests beyond the limit for an address.
func (s *Pages) fewWhatIfs() fiber.Handler {
	return limiter.New(limiter.Config{Max: maxWhatIfs, Expiration: whatIfWindow, KeyGenerator: s.Client, LimitReached: func(*fiber.Ctx) error {
		return edge.Refuse(fiber.StatusTooManyRequests, sentenceMuchTried)
	}})
}

// WhatIfJSON is the answer to a what-if as JSON.
type WhatIfJSON struct {
	Run int64 `json:"run"`
	whatif.Compared
}

// whatIf shows the form that asks what might have been, about one turn or about
// none.
func (s *Pages) whatIf(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	turn := 0
	if text := c.Query("turn"); text != "" {
		n, ok := edge.ParseID(text)
		if !ok || n > maxTurn {
			return edge.Refuse(fiber.StatusNotFound, sentenceNoTurn)
		}
		turn = int(n)
	}
	v, err := s.whatIfView(c, mine, turn)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(formOf(v))
	}
	return s.Page(c, v)
}

// whatIfFormJSON lists what a program can ask for.
type whatIfFormJSON struct {
	Run      int64    `json:"run"`
	Turns    int      `json:"turns"` // how many turns were decided
	Policies []string `json:"policies"`
	Terms    []string `json:"terms"`
	Seeds    int      `json:"seeds"`      // the usual number of seeds
	Most     int      `json:"most_seeds"` // the largest number of seeds
}

func formOf(v playpage.WhatIfView) whatIfFormJSON {
	form := whatIfFormJSON{Run: v.Run, Turns: v.Turns, Seeds: whatif.UsualSeeds, Most: whatif.MaxSeeds}
	for _, p := range v.Policies {
		form.Policies = append(form.Policies, p.Name)
	}
	for _, e := range v.Employers {
		form.Terms = append(form.Terms, e.Name)
	}
	return form
}

// whatIfView returns the page before anything is asked.
func (s *Pages) whatIfView(c *fiber.Ctx, mine run.Mine, turn int) (playpage.WhatIfView, error) {
	v := playpage.WhatIfView{Layout: s.Layout, Run: mine.ID(), Turn: turn}
	back, err := s.Runs.LookBack(c.UserContext(), mine, max(turn, 1))
	if err != nil {
		return v, ofEnded(err)
	}
	if back.Stuck {
		return v, edge.Refuse(fiber.StatusConflict, sentenceStuck)
	}
	v.Title, v.Turns = back.Desk.Scenario.Title, back.Turns
	if turn > 0 {
		v.When = back.Desk.Clock.Date + ", " + back.Desk.Clock.Now
		v.Decided = whatif.LabelOf(back.Desk, back.Decided)
		v.Choices = whatif.Alternatives(back.Desk, back.Decided)
	}
	v.Policies, v.Employers = whatif.PlayingOns, whatif.OtherEmployers(back.Version, back.Terms)
	return v, nil
}

// whatIfs makes the comparison and answers with the result: as JSON for programs,
// and otherwise as the page with its forms as they were sent.
func (s *Pages) whatIfs(c *fiber.Ctx) error {
	asked, choice, err := readWhatIf(c)
	if err != nil {
		return err
	}
	mine, err := s.Mine(c)
	if err != nil {
		return err
	}
	if err := s.triesWait(c, mine); err != nil {
		return err
	}
	compared, err := s.compare(c, mine, asked)
	if edge.WantsJSON(c) {
		if err != nil {
			return ofEnded(err)
		}
		return c.JSON(WhatIfJSON{mine.ID(), compared})
	}
	untried := ofEnded(err)
	if status, _ := edge.Problem(untried); err != nil && status != fiber.StatusUnprocessableEntity && status != fiber.StatusTooManyRequests {
		return untried
	}
	v, lookErr := s.whatIfView(c, mine, asked.Turn)
	if lookErr != nil {
		return errors.Join(untried, lookErr)
	}
	v.Asked = playpage.WhatIfAsked{Choice: choice, Policy: asked.Policy, Terms: asked.Terms, Seeds: asked.Seeds}
	if err != nil {
		status, sentence := edge.Problem(untried)
		c.Status(status)
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	} else {
		v.Result = &compared
	}
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	return s.Page(c, v)
}

// compare compares a run with what might have been.
func (s *Pages) compare(c *fiber.Ctx, mine run.Mine, asked whatif.Asked) (whatif.Compared, error) {
	play, err := s.Runs.Play(c.UserContext(), mine)
	if err != nil {
		return whatif.Compared{}, err
	}
	return s.tries.Compare(c.UserContext(), play, asked)
}

// sentWhatIf holds the fields of a what-if that JSON and forms share.
type sentWhatIf struct {
	Turn   edge.Whole `json:"turn"`
	Policy string     `json:"policy"`
	Terms  string     `json:"terms"`
	Seeds  edge.Whole `json:"seeds"`
}

// readWhatIf reads a what-if. A form gives the decision in one field, "choice":
// the offer, followed by NAME=VALUE for each of its fields.
func readWhatIf(c *fiber.Ctx) (w whatif.Asked, choice string, err error) {
	var object struct {
		sentWhatIf
		Offer string                   `json:"offer"`
		With  map[string]edge.WithText `json:"with"`
	}
	var form struct {
		sentWhatIf
		Choice string `json:"choice"`
	}
	if err := edge.ReadBody(c, &object, &form); err != nil {
		return w, "", err
	}
	sent, decision := object.sentWhatIf, sim.Decision{Offer: object.Offer, With: textsOf(object.With)}
	if edge.IsForm(c) {
		sent = form.sentWhatIf
		if decision, err = chosen(form.Choice); err != nil {
			return w, "", err
		}
	}
	turn, err1 := sent.Turn.Turn("turn")
	seeds, err2 := sent.Seeds.Turn("seeds")
	switch {
	case err1 != nil || err2 != nil:
		return w, "", cmp.Or(err1, err2)
	case sent.Seeds.Given && seeds == 0:
		return w, "", edge.WrongType("seeds", fmt.Sprintf("a whole number from 1 to %d", whatif.MaxSeeds))
	case !sent.Turn.Given:
		return w, "", edge.Misunderstood(sentenceWhatIfTurn)
	case decision.Offer == "" && decision.With != nil:
		return w, "", edge.Misunderstood(sentenceWhatIfOffer)
	}
	w = whatif.Asked{Turn: turn, Policy: cmp.Or(sent.Policy, whatif.UsualPolicy), Terms: sent.Terms, Seeds: seeds}
	if decision.Offer != "" {
		w.Decision = &decision
	}
	return w, form.Choice, nil
}

// chosen parses a decision in the format of the form.
func chosen(choice string) (sim.Decision, error) {
	d, ok := whatif.ParseDecision(choice)
	if !ok {
		return d, edge.Misunderstood(sentenceWhatIfChoice)
	}
	return d, nil
}
