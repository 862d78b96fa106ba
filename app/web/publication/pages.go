package publication

import (
	"context"
	"errors"
	"math"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// Pages answers for the publication of drafts.
type Pages struct {
	*authorweb.Pages
	drafts *author.Drafts
}

// New returns the pages of this area, beside those of drafts.
func New(beside *authorweb.Pages) *Pages { return &Pages{beside, beside.Drafts()} }

// Routes declares the addresses of this area.
func (s *Pages) Routes() []edge.Route {
	return []edge.Route{
		edge.Get("/drafts/:draft/publication", edge.Personal, who.ReadDraft, s.publication),
		edge.Post("/drafts/:draft/publication", edge.Personal, who.PublishDraft, s.publish),
		edge.Post("/drafts/:draft/publication/work", edge.Personal, who.ReadDraft, s.work),
		edge.Post("/drafts/:draft/publication/declare", edge.Personal, who.Declare, s.declare),
		edge.Post("/drafts/:draft/publication/withdraw", edge.Personal, who.WithdrawDraft, s.withdraw),
		edge.Get("/drafts/:draft/decided", edge.Personal, who.ReadDraft, s.decided),
	}
}

const (
	queryDeclared  = "declared"  // marks the redirect after somebody declared
	queryPublished = "published" // and after the draft was published,
	queryAlready   = "already"   // or was already,
	queryWithdrawn = "withdrawn" // and after something was withdrawn,
	queryOver      = "ended"     // and what was begun of it ended
)

// publication shows what a draft needs to be published, and what was.
func (s *Pages) publication(c *fiber.Ctx) error {
	r, err := s.Reading(c)
	if err != nil {
		return err
	}
	v, err := s.view(c, r)
	if err != nil {
		return err
	}
	v.Notice = authorweb.NoticeAmong(c, map[string]sim.Sentence{
		queryDeclared: sentenceDeclared, queryPublished: sentencePublished, queryAlready: sentenceAlready, queryWithdrawn: sentenceWithdrawn, queryOver: sentenceOver,
	})
	return s.Page(c, v)
}

// publishing returns proof that whoever asks may read the draft of the address, and do the act
// that the route declares to it.
func (s *Pages) publishing(c *fiber.Ctx) (author.Reading, error) {
	r, err := s.Reading(c)
	if err == nil && !r.May(edge.ActOf(c)) {
		err = authorweb.MayNot(c, r.Partnership().ID)
	}
	return r, err
}

func (s *Pages) view(c *fiber.Ctx, r author.Reading) (v authorpage.PublicationView, err error) {
	ctx, d := c.UserContext(), r.Draft()
	stood, err := s.drafts.Stood(ctx, r, s.Now())
	if err != nil {
		return v, err
	}
	names, err := s.drafts.Names(ctx, r)
	if err != nil {
		return v, err
	}
	released, err := s.drafts.Released(ctx, r)
	if err != nil {
		return v, err
	}
	v = authorpage.PublicationView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Digest: stood.Digest, Sum: sayStood(stood, released), Rules: sayRules(stood)}
	for _, n := range stood.Needs() {
		row := authorpage.NeedRow{State: string(n.Stand), Says: sayNeed(n, names, stood.Taken), Turn: sayTurn(n, r.By().ID())}
		if n.Need == author.NeedSignature {
			row.Unsure = unsure(stood, stood.Signing().Signatures(), stood.Digest, n.Side, names)
		}
		lead(&row, r, n)
		v.Needs = append(v.Needs, row)
		if n.Need == author.NeedDeclaration && n.Stand != author.Met && d.PutAway == nil {
			v.Declares = v.Declares || slices.ContainsFunc(n.Turn, func(one author.Somebody) bool { return one.Person == r.By().ID() })
		}
		v.Going = v.Going || n.Stand == author.Awaited
	}
	v.Works = v.Going || !stood.Looked || stood.Report.Digest == "" && stood.Found.Playable()
	if v.Releases, err = s.releases(ctx, r, stood, released, names); err != nil {
		return v, err
	}
	asItIs := isOffered(stood.Digest, released, v.Releases)
	if asItIs && stood.Ready() {
		v.Sum = sentenceAsItIs
	}
	until := urgentNow(stood.Digest, released)
	if !until.IsZero() && !stood.Ready() {
		v.Sum += " " + sayUrgentNow(until)
	}
	if r.May(who.PublishDraft) && d.PutAway == nil && !asItIs && (until.IsZero() || stood.Ready()) {
		urgentFor, said := sayUrgent(stood, released)
		v.Publish = stood.Ready()
		if !v.Publish {
			v.Urgent, v.UrgentSays = urgentFor, said
		}
	}
	if v.Publish || v.Urgent {
		if v.Notes, err = s.notesBegun(c, r, released); err != nil {
			return v, err
		}
		v.Begun = v.Notes != ""
	}
	if v.Voided, err = s.voided(c, r, stood); err != nil {
		return v, err
	}
	ranges, err := s.drafts.CountRanges(ctx, r)
	v.Ranges, v.Outside = sayRanges(ranges.Reviewed, ranges.All), authorweb.SayOutside(ranges.Outside)
	return v, err
}

// isOffered reports whether a draft is offered as it is, with both signatures and with a rule pack
// that hasn't expired: then there is nothing to publish.
func isOffered(digest string, released []author.Release, rows []authorpage.ReleaseRow) bool {
	for i, row := range rows {
		if row.At != "" {
			return released[i].Texts == digest && released[i].Second == nil && row.Expired == ""
		}
	}
	return false
}

// urgentNow returns until when a draft that is offered as it is, as an urgent correction, waits for
// what it lacks; zero if it isn't offered so.
func urgentNow(digest string, released []author.Release) time.Time {
	for _, one := range released {
		if one.Withdrawn == nil { // older ones are replaced by it
			if one.Texts == digest && one.Second != nil {
				return *one.Second
			}
			break
		}
	}
	return time.Time{}
}

// unsure says at which questions those of a side couldn't say who signed a draft when it had a digest.
func unsure(stood author.Stood, signed []author.Signature, digest string, side who.Kind, names map[int64]string) (said []sim.Sentence) {
	for _, one := range signed {
		if says := sayUnsure(nameOf(names, one.Person), stood.Unsure(one, digest)); one.Side == side && says != "" {
			said = append(said, says)
		}
	}
	return said
}

// lead gives a need the page on which it can be met, if that is another one.
func lead(row *authorpage.NeedRow, r author.Reading, n author.Needed) {
	draft := r.Draft().ID
	switch {
	case n.Need == author.NeedChecked && n.Stand == author.Met && n.Again > 0:
		row.At, row.Link = authorpage.AddressDraft(draft)+"#found-title", "See what was found"
	case n.Stand != author.Missing:
	case n.Need == author.NeedChecked && n.Count > 0, n.Need == author.NeedGolden && n.Count > 0:
		row.At, row.Link = authorpage.AddressDraft(draft)+"#found-title", "See what was found"
	case n.Need == author.NeedSlug:
		row.At, row.Link = authorpage.AddressDraft(draft)+"#change-title", "Give it another name"
	case n.Need == author.NeedPlayed && n.Count > 0:
		row.At, row.Link = authorpage.AddressBots(draft), "See what the bots did"
	case n.Need == author.NeedSignature, n.Need == author.NeedJudged:
		row.At, row.Link = authorpage.AddressReviews(draft), "To the reviews"
	case n.Need == author.NeedAgreement:
		row.At, row.Link = authorpage.AddressPartnership(r.Partnership().ID)+"#terms-title", "To the terms"
	}
}

// notesBegun returns the release notes with which whoever publishes begins.
func (s *Pages) notesBegun(c *fiber.Ctx, r author.Reading, released []author.Release) (string, error) {
	for _, one := range released {
		if one.Texts != "" {
			notes, err := s.drafts.BeginNotes(c.UserContext(), r, one.Texts)
			if errors.Is(err, author.ErrNotFound) || errors.Is(err, author.ErrLetGo) {
				err = nil
			}
			return notes, err
		}
	}
	return "", nil
}

// mostVoided is how many signatures are shown that don't count any longer.
const mostVoided = 6

// voided returns the newest signatures that don't count any longer, and what has changed since.
func (s *Pages) voided(c *fiber.Ctx, r author.Reading, stood author.Stood) (list []authorpage.VoidedRow, err error) {
	for _, review := range stood.Reviews {
		if review.Verdict != author.Signed || len(list) == mostVoided {
			continue
		}
		why := stood.Signing().Signature(review)
		if why == author.Counts || why == author.VoidSide {
			continue
		}
		row, err := s.Voided(c, r, review, why == author.VoidChanged)
		if err != nil {
			return nil, err
		}
		row.Why = sayVoid(why)
		list = append(list, row)
	}
	return list, nil
}

// releases returns what was published of a draft.
func (s *Pages) releases(ctx context.Context, r author.Reading, stood author.Stood, released []author.Release, names map[int64]string) (rows []authorpage.ReleaseRow, err error) {
	offered := false // a newer one
	for i, one := range released {
		row := authorpage.ReleaseRow{
			ID: one.ID, Put: edge.DateOf(one.Put) + ", " + edge.HourOf(one.Put), State: sayRelease(one, offered, names), Says: sayReleased(one, released[i+1:], names), Notes: page.ReadProse(one.Released),
			Withdraws: one.Why == "" && r.May(who.WithdrawDraft), Ends: one.Why != "" && one.Hidden == nil && r.May(who.WithdrawDraft),
		}
		if row.Withdraws || row.Ends {
			middle, finished, err := s.drafts.Begun(ctx, r, one.ID)
			if err != nil {
				return nil, err
			}
			row.Begun = sayBegun(middle, finished)
		}
		for _, side := range author.Sides() {
			row.Unsure = append(row.Unsure, unsure(stood, one.Signatures, one.Texts, side, names)...)
		}
		if one.Withdrawn == nil && !offered {
			expired, err := author.RulesExpired(one, s.Now())
			if err != nil {
				return nil, err
			}
			row.Expired = sayExpired(expired)
			row.At, offered = page.AddressInLibrary(one.Slug), true
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// finish answers what was asked for on the page of a draft's publication.
func (s *Pages) finish(c *fiber.Ctx, r author.Reading, err error, problem sim.Sentence, query string, change func(*authorpage.PublicationView)) error {
	to := string(authorpage.AddressPublication(r.Draft().ID)) + "?" + query
	return s.Done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		v, err := s.view(c, r)
		v.Notice = problem
		if change != nil {
			change(&v)
		}
		return v, err
	})
}

// work has a draft checked, and then played by bots. It waits a little while for each.
func (s *Pages) work(c *fiber.Ctx) error {
	r, err := s.Reading(c)
	if err != nil {
		return err
	}
	pack, err := s.CheckAgain(c, r)
	if err == nil {
		_, err = s.drafts.PlaySoon(c.UserContext(), r, pack, authorweb.LongestWait)
	}
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(authorpage.AddressPublication(r.Draft().ID))+"#needs-title")
}

// declare has whoever asks declare that nobody real can be recognised in a draft.
func (s *Pages) declare(c *fiber.Ctx) error {
	var sent struct {
		Digest string `json:"digest"`
	}
	r, err := s.publishing(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	err = s.drafts.Declare(c.UserContext(), r, sent.Digest)
	return s.finish(c, r, err, sayDeclare(err), queryDeclared, nil)
}

// publish puts a draft on the shelf.
func (s *Pages) publish(c *fiber.Ctx) error {
	var sent struct {
		Digest string    `json:"digest"`
		Notes  string    `json:"notes"`
		Urgent edge.Tick `json:"urgent"`
	}
	r, err := s.publishing(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	placed, err := s.drafts.Publish(c.UserContext(), r, s.Now(), sent.Digest, sent.Notes, bool(sent.Urgent))
	query := queryPublished
	if err == nil && placed != author.PlacedNow {
		query = queryAlready
	}
	return s.finish(c, r, err, sayPublish(err, r.Draft().Slug), query, func(v *authorpage.PublicationView) { v.Notes, v.Begun = sent.Notes, false })
}

// withdraw takes what was published of a draft from the shelf.
func (s *Pages) withdraw(c *fiber.Ctx) error {
	var sent struct {
		Release edge.Whole `json:"release"`
		Why     string     `json:"why"`
		Which   string     `json:"which"`
		Begun   string     `json:"begun"`
	}
	r, err := s.publishing(c)
	if err == nil {
		err = edge.ReadBody(c, &sent, &sent)
	}
	if err != nil {
		return err
	}
	id, only := int64(min(sent.Release.N, math.MaxInt64)), sent.Which == "only"
	ends, query := sent.Begun == "ends", queryWithdrawn
	if ends {
		query = queryOver
	}
	err = s.drafts.TakeBack(c.UserContext(), r, id, !only, ends, sent.Why)
	return s.finish(c, r, err, sayTakeBack(err), query, func(v *authorpage.PublicationView) { v.Release, v.Why, v.Only, v.Ends = id, sent.Why, only, ends })
}
