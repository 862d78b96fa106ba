package author

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// asks returns who is asked to review a draft, and whom whoever asks could ask.
func (s *Pages) asks(c *fiber.Ctx, r author.Reading) (v authorpage.Asks, err error) {
	ctx, self := c.UserContext(), r.By().ID()
	list, err := s.drafts.Asked(ctx, r)
	if err != nil || r.Draft().PutAway != nil {
		return v, err
	}
	for _, one := range list {
		row := authorpage.Ask{Person: one.Asked, Says: sayAsk(one, self)}
		switch {
		case one.Asked == self:
			row.Back = "I can’t"
		case one.By == self || r.May(who.ChangePartnership):
			row.Back = "Take it back"
		}
		v.List = append(v.List, row)
	}
	resting, err := s.drafts.Resting(ctx, r)
	if err != nil {
		return v, err
	}
	for _, one := range resting {
		if one.Asked == self || r.May(who.WriteDraft) {
			v.Resting = append(v.Resting, sayRests(one, self))
		}
	}
	if !r.May(who.WriteDraft) {
		return v, nil
	}
	reviews, err := s.drafts.Reviews(ctx, r)
	if err != nil {
		return v, err
	}
	p, err := s.drafts.Partner(ctx, r.By(), r.Partnership().ID, who.ReadPartnership)
	if err != nil {
		return v, err
	}
	people, err := s.drafts.People(ctx, p)
	var busy []string
	for _, one := range people {
		if one.Came == nil || one.Person == 0 || one.Person == self || !who.AnyMay(who.Roles(), who.ReviewDraft, one.Standing, who.State{}) {
			continue
		}
		reviewing := slices.ContainsFunc(reviews, func(of author.Review) bool { return of.Person == one.Person && of.Ended == nil })
		asked := slices.ContainsFunc(list, func(of author.Ask) bool { return of.Asked == one.Person })
		rests := slices.ContainsFunc(resting, func(of author.Ask) bool { return of.Asked == one.Person })
		if reviewing || asked || rests {
			busy = append(busy, one.Name)
			continue
		}
		v.Can = append(v.Can, authorpage.Asked{Person: one.Person, Name: sayWhom(one)})
		v.Sideless = v.Sideless || isSideless(one)
	}
	if len(v.Can) == 0 {
		v.None = sayNobodyToAsk(busy)
	}
	return v, err
}

const (
	queryAsked     = "asked"      // marks the redirect after somebody was asked for a review
	queryTakenBack = "taken-back" // and after that was taken back
)

// ask asks somebody to review a draft.
func (s *Pages) ask(c *fiber.Ctx) error {
	w, err := s.writing(c)
	if err == nil {
		err = s.tooOften(c, w.By().ID())
	}
	if err != nil {
		return err
	}
	whom, err := sentWhom(c)
	if err == nil {
		err = s.drafts.AskReview(c.UserContext(), w, whom)
	}
	return s.asksDone(c, w.Reading(), err, sayAskProblem(err), queryAsked)
}

// askTakeBack has somebody not asked any longer.
func (s *Pages) askTakeBack(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	whom, err := sentWhom(c)
	if err == nil {
		err = s.drafts.TakeBackAsk(c.UserContext(), r, whom)
	}
	return s.asksDone(c, r, err, sayTakeBackProblem(err), queryTakenBack)
}

// sentWhom returns whose number was sent.
func sentWhom(c *fiber.Ctx) (int64, error) {
	var sent struct {
		Whom string `json:"whom"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return 0, err
	}
	whom, ok := edge.ParseID(sent.Whom)
	if !ok {
		return 0, author.ErrNotFound
	}
	return whom, nil
}

func (s *Pages) asksDone(c *fiber.Ctx, r author.Reading, err error, problem sim.Sentence, query string) error {
	to := string(authorpage.AddressReviews(r.Draft().ID)) + "?" + query
	return s.done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		v, err := s.reviewsView(c, r)
		v.Notice = problem
		return v, err
	})
}
