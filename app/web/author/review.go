package author

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// reviewing returns proof that whoever asks may read the draft of the address, and the number of
// the review there.
func (s *Pages) reviewing(c *fiber.Ctx) (author.Reading, int64, error) {
	r, err := s.reading(c)
	if err != nil {
		return r, 0, err
	}
	id, ok := edge.ParseID(c.Params("review"))
	if !ok {
		return r, 0, author.ErrNotFound
	}
	if edge.ActOf(c) == who.ReviewDraft && !r.May(who.ReviewDraft) {
		return r, 0, MayNot(c, r.Partnership().ID)
	}
	return r, id, nil
}

// answering is reviewing for what nobody answers in a draft that is put away.
func (s *Pages) answering(c *fiber.Ctx) (author.Reading, int64, error) {
	r, id, err := s.reviewing(c)
	if err == nil && r.Draft().PutAway != nil {
		err = PutAway(r.Draft().ID)
	}
	return r, id, err
}

// reviews lists the reviews of a draft.
func (s *Pages) reviews(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	v, err := s.reviewsView(c, r)
	if err != nil {
		return err
	}
	for query, sentence := range map[string]sim.Sentence{queryDropped: sentenceDropped, queryAsked: sentenceAsked, queryTakenBack: sentenceTakenBack} {
		if c.Context().QueryArgs().Has(query) {
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentence}
		}
	}
	return s.Page(c, v)
}

const (
	queryDropped = "dropped" // marks the redirect after a review was given up
	queryEnded   = "ended"   // and after one was ended
)

func (s *Pages) reviewsView(c *fiber.Ctx, r author.Reading) (authorpage.ReviewsView, error) {
	d := r.Draft()
	v := authorpage.ReviewsView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Count: len(author.Questions()), May: d.PutAway == nil && r.May(who.ReviewDraft)}
	list, err := s.drafts.Reviews(c.UserContext(), r)
	if err != nil {
		return v, err
	}
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return v, err
	}
	if v.Asks, err = s.asks(c, r); err != nil {
		return v, err
	}
	if len(list) >= author.MaxReviews {
		v.Older = fmt.Sprint(author.MaxReviews)
	}
	newest := pack.Digest()
	for _, one := range list {
		if one.Ended == nil && one.Person == r.By().ID() {
			v.Open = one.ID
		}
		v.List = append(v.List, authorpage.ReviewCard{ID: one.ID, Who: sayReviewer(one), Says: sayReview(one), State: sayPinned(one.Digest == newest)})
	}
	return v, nil
}

// reviewBegin begins a review of a draft as it is.
func (s *Pages) reviewBegin(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err == nil && !r.May(who.ReviewDraft) {
		err = MayNot(c, r.Partnership().ID)
	}
	if err == nil {
		err = s.tooOften(c, r.By().ID())
	}
	if err != nil {
		return err
	}
	id, err := s.drafts.BeginReview(c.UserContext(), r)
	return s.done(c, err, sayBeginReview(err), string(authorpage.AddressReview(r.Draft().ID, id)), func(problem page.Notice) (edge.View, error) {
		v, err := s.reviewsView(c, r)
		v.Notice = problem
		return v, err
	})
}

// review shows a review.
func (s *Pages) review(c *fiber.Ctx) error {
	r, id, err := s.reviewing(c)
	if err != nil {
		return err
	}
	v, err := s.reviewView(c, r, id)
	if err != nil {
		return err
	}
	for query, sentence := range map[string]page.Notice{
		QueryKept: {Kind: page.NoticeInfo, Text: sentenceReviewKept}, queryEnded: {Kind: page.NoticeInfo, Text: sentenceReviewEnded},
	} {
		if c.Context().QueryArgs().Has(query) {
			v.Notice = sentence
		}
	}
	return s.Page(c, v)
}

func (s *Pages) reviewView(c *fiber.Ctx, r author.Reading, id int64) (v authorpage.ReviewView, err error) {
	ctx, d := c.UserContext(), r.Draft()
	review, err := s.drafts.Review(ctx, r, id)
	if err != nil {
		return v, err
	}
	v = authorpage.ReviewView{
		Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: id, Mine: review.Person == r.By().ID(), Ended: review.Ended != nil,
		Lived: review.Lived, Who: sayReviewer(review), Says: sayReview(review), Words: review.Words,
	}
	for _, q := range author.Questions() {
		a := review.Answers[q.Key]
		one := authorpage.ReviewQuestion{Key: q.Key, Asks: q.Asks, Hint: q.Hint, WhatChanges: q.WhatChanges, Why: a.Why, Choices: []authorpage.ReviewChoice{
			{Value: author.AnswerFine, Label: q.Fine}, {Value: author.AnswerChange, Label: q.Change}, {Value: author.AnswerUnsure, Label: author.Unsure},
		}}
		for i := range one.Choices {
			one.Choices[i].Chosen = one.Choices[i].Value == a.Choice
		}
		v.Questions = append(v.Questions, one)
	}
	if v.Mine && !v.Ended {
		if review.Side == "" && !review.Lived {
			v.Neither = authorpage.AddressPartnership(d.Partnership) + "#self-title"
		}
		list, err := s.drafts.JudgedIn(ctx, r, review)
		if err != nil {
			return v, err
		}
		v.Ranges = sayRangesLeft(list, review.Person)
	}
	newest, err := s.drafts.IsNewest(ctx, r, review.Digest)
	v.State = sayPinned(newest)
	if err != nil {
		return v, err
	}
	if newest {
		err = s.before(c, r, review, &v)
		return v, err
	}
	v.Changed = true
	v.Again = v.Mine && v.Ended && review.Verdict == author.Signed && d.PutAway == nil && r.May(who.ReviewDraft)
	v.Since, err = s.since(c, r, review)
	if errors.Is(err, author.ErrLetGo) {
		v.State, v.LetGo, err = sentenceLetGo, true, nil
	}
	return v, err
}

// before adds to whoever's open review it is that it has the answers of their last one, and what has
// changed since.
func (s *Pages) before(c *fiber.Ctx, r author.Reading, review author.Review, v *authorpage.ReviewView) error {
	if !v.Mine || v.Ended {
		return nil
	}
	list, err := s.drafts.Reviews(c.UserContext(), r)
	at := slices.IndexFunc(list, func(of author.Review) bool { return of.Person == review.Person && of.Ended != nil })
	if err != nil || at < 0 {
		return err
	}
	v.Before = sayBefore(list[at], list[at].Digest == review.Digest)
	if v.Since, err = s.since(c, r, list[at]); errors.Is(err, author.ErrLetGo) {
		err = nil
	}
	return err
}

// since returns what has changed in a draft since it was read in a review.
func (s *Pages) since(c *fiber.Ctx, r author.Reading, review author.Review) (rows []authorpage.ReviewSince, err error) {
	read, err := s.drafts.Reviewed(c.UserContext(), r, review)
	if err != nil {
		return nil, err
	}
	list, renamed, err := s.drafts.ChangedSince(c.UserContext(), r, read)
	for _, one := range list {
		row := authorpage.ReviewSince{Path: one.Path, Says: saySince(one), At: authorpage.AddressFile(r.Draft().ID, one.File)}
		if !one.Added && !one.Gone && one.From < one.To {
			row.At = authorpage.AddressDifference(r.Draft().ID, one.File, one.From, one.To)
		}
		rows = append(rows, row)
	}
	if renamed {
		rows = append(rows, authorpage.ReviewSince{Path: r.Draft().Slug, Says: sentenceOtherSlug})
	}
	return rows, err
}

// reviewAnswer keeps what is answered in a review, and ends it if that is asked for.
func (s *Pages) reviewAnswer(c *fiber.Ctx) error {
	var sent struct {
		Then  string                    `json:"then"`
		Words string                    `json:"words"`
		Boxes map[string]jsontext.Value `json:",inline"`
	}
	r, id, err := s.answering(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	answers, err := answersIn(sent.Boxes)
	if err != nil {
		return err
	}
	ctx, at := c.UserContext(), string(authorpage.AddressReview(r.Draft().ID, id))
	if _, err := s.drafts.Review(ctx, r, id); err != nil {
		return err
	}
	words := strings.ReplaceAll(sent.Words, "\r\n", "\n")
	if err := s.drafts.Answer(ctx, r, id, answers, words); err != nil {
		return s.reviewAgain(c, r, id, err, func(v *authorpage.ReviewView) {
			if v.Mine && !v.Ended { // what was typed is shown still
				v.Words = words
				for i, q := range v.Questions {
					v.Questions[i].Why = answers[q.Key].Why
				}
			}
		})
	}
	switch then := author.Verdict(sent.Then); then {
	case author.Signed, author.NotYet, author.Lapsed:
		if err := s.drafts.EndReview(ctx, r, id, then); err != nil {
			return s.reviewAgain(c, r, id, err, nil)
		}
		if then == author.Lapsed {
			return s.reviewBegin(c)
		}
		return edge.SeeOther(c, at+"?"+queryEnded)
	}
	return edge.SeeOther(c, at+"?"+QueryKept)
}

// answersIn reads the answers of a form, by their questions.
func answersIn(boxes map[string]jsontext.Value) (map[string]author.Answer, error) {
	answers := map[string]author.Answer{}
	for name, value := range boxes {
		part, key, _ := strings.Cut(name, ".")
		known := slices.ContainsFunc(author.Questions(), func(q author.Question) bool { return q.Key == key })
		if !known || part != "choice" && part != "why" {
			return nil, edge.UnknownField(name)
		}
		text, err := edge.TextIn(value)
		if err != nil {
			return nil, edge.WrongType(name, err.Error())
		}
		a := answers[key]
		switch {
		case part == "why":
			a.Why = strings.ReplaceAll(text, "\r\n", "\n")
		case text == author.AnswerFine, text == author.AnswerChange, text == author.AnswerUnsure:
			a.Choice = text
		default:
			return nil, edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNoChoice)
		}
		answers[key] = a
	}
	return answers, nil
}

// reviewAgain shows a review again in which something couldn't be done.
func (s *Pages) reviewAgain(c *fiber.Ctx, r author.Reading, id int64, problem error, show func(*authorpage.ReviewView)) error {
	says, status := sayReviewProblem(problem), fiber.StatusUnprocessableEntity
	if says == "" {
		return problem
	}
	if errors.Is(problem, author.ErrEnded) || errors.Is(problem, author.ErrForbidden) || errors.Is(problem, author.ErrOutdated) || errors.Is(problem, author.ErrAsRead) {
		status = fiber.StatusConflict
	}
	if edge.WantsJSON(c) {
		return edge.Refuse(status, says)
	}
	v, err := s.reviewView(c, r, id)
	if err != nil {
		return err
	}
	if show != nil {
		show(&v)
	}
	var lacks *author.Unfinished
	if errors.As(problem, &lacks) && !lacks.Unsure {
		showLacks(&v, lacks)
	} else {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: says}
	}
	c.Status(status)
	return s.Page(c, v)
}

// showLacks shows at each question, and above all of them, what a review lacks.
func showLacks(v *authorpage.ReviewView, lacks *author.Unfinished) {
	for i, q := range v.Questions {
		says := sayLack(lacks, q.Key)
		if v.Questions[i].Problem = says; says != "" {
			v.Problems = append(v.Problems, authorpage.ReviewProblem{At: "question-" + q.Key, Says: q.Asks + " " + says})
		}
	}
	if lacks.Words {
		v.NoWords = sentenceNoWords
		v.Problems = append(v.Problems, authorpage.ReviewProblem{At: "words", Says: sentenceNoWords})
	}
}

// reviewDrop gives a review up.
func (s *Pages) reviewDrop(c *fiber.Ctx) error {
	r, id, err := s.reviewing(c)
	if err != nil {
		return err
	}
	if _, err := s.drafts.Review(c.UserContext(), r, id); err != nil {
		return err
	}
	if err := s.drafts.DropReview(c.UserContext(), r, id); err != nil {
		return s.reviewAgain(c, r, id, err, nil)
	}
	return edge.SeeOther(c, string(authorpage.AddressReviews(r.Draft().ID))+"?"+queryDropped)
}
