package author

import (
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// draftRanges lists the ranges of a draft as it is, with how they were judged.
func (s *Pages) draftRanges(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	list, reviewed, err := s.drafts.JudgedNow(c.UserContext(), r)
	if err != nil {
		return err
	}
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.RangesView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Sum: saySumOfRanges(list, reviewed)}
	for _, one := range list {
		card := rangeCard(one, r.By().ID(), false)
		if at := slices.IndexFunc(files, func(f author.File) bool { return f.Path == one.Path }); at >= 0 && card.Outside != "" && d.PutAway == nil && r.May(who.WriteDraft) {
			card.Change, card.Script = sentenceOutsideChange, authorpage.AddressLine(d.ID, files[at].ID, one.Line)
		}
		v.List = append(v.List, card)
	}
	return s.Page(c, v)
}

// ranges lists what is judged in a review.
func (s *Pages) ranges(c *fiber.Ctx) error {
	r, id, err := s.reviewing(c)
	if err != nil {
		return err
	}
	review, list, err := s.judgedIn(c, r, id)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.RangesView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Review: id, Judges: judges(r, review), Sum: saySumOfReview(list, review.Person, judges(r, review))}
	for _, one := range list {
		v.List = append(v.List, rangeCard(one, r.By().ID(), v.Judges))
	}
	return s.Page(c, v)
}

func (s *Pages) judgedIn(c *fiber.Ctx, r author.Reading, id int64) (author.Review, []author.Judged, error) {
	review, err := s.drafts.Review(c.UserContext(), r, id)
	if err != nil {
		return review, nil, err
	}
	list, err := s.drafts.JudgedIn(c.UserContext(), r, review)
	return review, list, gone(err)
}

// judges reports whether whoever asks can judge ranges in a review.
func judges(r author.Reading, review author.Review) bool {
	return review.Ended == nil && review.Person == r.By().ID() && r.Draft().PutAway == nil && r.May(who.ReviewDraft)
}

// rangeCard returns a range as a person sees it.
func rangeCard(one author.Judged, self int64, judges bool) authorpage.RangeCard {
	card := authorpage.RangeCard{Key: one.Key(), Title: one.Moment, Says: sayRangeKind(one.Range), State: sayAgreement(one, self), Outside: sayOutside(one)}
	if card.Outside != "" {
		card.Published = sayPublished(one.Range)
	}
	own := false
	for _, j := range one.By {
		own = own || j.Person == self
		card.Judged = append(card.Judged, authorpage.RangeJudged{Who: sayJudge(j, self), Says: sayJudgement(j, self), Why: j.Why})
	}
	card.Asked = judges && !own
	return card
}

// rangeShow shows one range of a review.
func (s *Pages) rangeShow(c *fiber.Ctx) error {
	r, id, err := s.reviewing(c)
	if err != nil {
		return err
	}
	v, there, err := s.rangeView(c, r, id)
	switch {
	case err != nil:
		return err
	case !there:
		return edge.SeeOther(c, string(authorpage.AddressRanges(r.Draft().ID, id)))
	}
	return s.Page(c, v)
}

// rangeView returns the range that the address names, as whoever asks may see it, and whether
// there is one.
func (s *Pages) rangeView(c *fiber.Ctx, r author.Reading, id int64) (v authorpage.RangeView, there bool, err error) {
	review, list, err := s.judgedIn(c, r, id)
	if err != nil {
		return v, false, err
	}
	d, key, may := r.Draft(), c.Query("of"), judges(r, review)
	at := slices.IndexFunc(list, func(one author.Judged) bool { return one.Key() == key })
	if at < 0 {
		return v, false, nil
	}
	one := list[at]
	newest, err := s.drafts.IsNewest(c.UserContext(), r, review.Digest)
	if err != nil {
		return v, false, err
	}
	v = authorpage.RangeView{
		Layout: s.Layout, Draft: d.ID, Name: d.Name, Review: id, Card: rangeCard(one, r.By().ID(), may),
		Path: one.Path, Line: one.Line, Plays: newest && d.PutAway == nil,
	}
	for _, text := range one.Said {
		v.Said = append(v.Said, page.ReadProse(text))
	}
	for _, tier := range sim.Tiers {
		v.Tiers = append(v.Tiers, authorpage.RangeTier{Value: tier.Value, Label: tier.Label})
	}
	if v.Card.Asked {
		if err := s.rangeAsked(c, r, review, list, one.Range, &v); err != nil {
			return v, false, err
		}
	} else if len(one.By) > 0 {
		v.Card.Published = "" // it stands below
		v.Published, v.Because = sayPublished(one.Range), one.Why
	}
	for i := range list {
		if next := rangeCard(list[(at+i)%len(list)], r.By().ID(), may); next.Asked && v.Next == "" {
			v.Next = next.Key
		}
	}
	return v, true, nil
}

// rangeAsked adds what whoever is still to judge a range reads beforehand.
func (s *Pages) rangeAsked(c *fiber.Ctx, r author.Reading, review author.Review, list []author.Judged, of author.Range, v *authorpage.RangeView) error {
	wrote, err := s.drafts.HasWritten(c.UserContext(), r)
	if err != nil {
		return err
	}
	seen, err := s.drafts.Tiers(c.UserContext(), r, false)
	if err != nil {
		return err
	}
	would := author.Judgement{Side: review.Side, Stands: review.Speaks.Side, Lived: review.Lived, Wrote: wrote, Decides: true}
	v.Counts, v.Reads = sayWouldCount(would)
	if v.AsksDecides = would.Counts(); !v.AsksDecides {
		return nil
	}
	ranges := make([]author.Range, len(list))
	for i, one := range list {
		ranges[i] = one.Range
	}
	earlier := of.Earlier(ranges, seen, r.By().ID())
	if v.Earlier = sayJudgedBefore(earlier); len(earlier) > 0 {
		v.Most, v.Least = earlier[0].Most, earlier[0].Least
	}
	for _, j := range slices.Backward(seen) { // as they have said last
		if j.Person == r.By().ID() && j.Side == review.Side && !j.Wrote {
			v.Decides = map[bool]string{true: authorpage.Decides, false: authorpage.DecidesNot}[j.Decides]
			break
		}
	}
	return nil
}

// rangeJudge keeps how whoever asks judges a range.
func (s *Pages) rangeJudge(c *fiber.Ctx) error {
	var sent struct {
		Most    string `json:"most"`
		Least   string `json:"least"`
		Why     string `json:"why"`
		Decides string `json:"decides"`
	}
	r, id, err := s.answering(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	v, there, err := s.rangeView(c, r, id)
	if err != nil || !there {
		if err == nil {
			err = edge.SeeOther(c, string(authorpage.AddressRanges(r.Draft().ID, id)))
		}
		return err
	}
	why := strings.ReplaceAll(sent.Why, "\r\n", "\n")
	says := sentenceDecides
	if !v.AsksDecides || sent.Decides == authorpage.Decides || sent.Decides == authorpage.DecidesNot {
		err = s.drafts.Judge(c.UserContext(), r, id, c.Query("of"), author.Judgement{Most: sent.Most, Least: sent.Least, Why: why, Decides: v.AsksDecides && sent.Decides == authorpage.Decides})
		if err == nil {
			return edge.SeeOther(c, string(authorpage.AddressRange(r.Draft().ID, id, c.Query("of"))))
		}
		says = sayJudgeProblem(err)
	}
	switch {
	case says == "":
		return err
	case edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, says)
	}
	v, _, again := s.rangeView(c, r, id)
	if again != nil {
		return again
	}
	v.Most, v.Least, v.Why, v.Decides = sent.Most, sent.Least, why, sent.Decides
	switch {
	case err == nil:
		v.Undecided = says
	case errors.Is(err, author.ErrNoRange):
		v.Problem = says
	case errors.Is(err, author.ErrNoReason), errors.Is(err, author.ErrTooLarge):
		v.NoReason = says
	default:
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: says}
	}
	c.Status(fiber.StatusUnprocessableEntity)
	if errors.Is(err, author.ErrForbidden) || errors.Is(err, author.ErrEnded) || errors.Is(err, author.ErrTaken) {
		c.Status(fiber.StatusConflict)
	}
	return s.Page(c, v)
}
