package author

import (
	"cmp"
	"math"
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

// QueryCommented, QueryAnswered, QueryTakenUp and QueryUnsaid mark the redirects after these.
const (
	QueryCommented = "commented"
	QueryAnswered  = "answered"
	QueryTakenUp   = "taken-up"
	QueryUnsaid    = "unsaid"
)

// NoticeOfComments says what was just done about comments, if the address tells.
func NoticeOfComments(c *fiber.Ctx) page.Notice {
	return NoticeAmong(c, map[string]sim.Sentence{QueryCommented: sentenceCommented, QueryAnswered: sentenceAnswered, QueryTakenUp: sentenceTakenUp, QueryUnsaid: sentenceUnsaid})
}

// CommentsOn returns the comments on a draft, or those on one file of it.
func (s *Pages) CommentsOn(c *fiber.Ctx, r author.Reading, file int64) (v authorpage.Comments, err error) {
	ctx, d := c.UserContext(), r.Draft()
	v = authorpage.Comments{Draft: d.ID, File: file, May: d.PutAway == nil && r.May(who.CommentDraft), Writes: d.PutAway == nil && r.May(who.WriteDraft)}
	if v.Mark, err = s.drafts.CommentsMark(ctx, r, file); err != nil {
		return v, err
	}
	names, err := s.drafts.Names(ctx, r)
	if err != nil {
		return v, err
	}
	asked, _ := edge.ParseID(c.Query("of")) // which is shown whatever else is
	read := func(some author.Some, after string) (rows []authorpage.Comment, part authorpage.CommentsPart, err error) {
		some.File, some.After = file, from(c.Query(after))
		list, all, err := s.drafts.CommentsAt(ctx, r, some)
		if err == nil && asked != 0 && !slices.ContainsFunc(list, func(one author.CommentAt) bool { return one.ID == asked }) {
			some.Only, some.After = asked, 0
			var one []author.CommentAt
			one, _, err = s.drafts.CommentsAt(ctx, r, some)
			list = append(list, one...)
		}
		for _, one := range list {
			row := commentOf(d.ID, one, names)
			row.Deletes = v.May && (r.May(who.ChangePartnership) || one.Person == r.By().ID() && len(one.Replies) == 0)
			rows = append(rows, row)
		}
		return rows, partOf(d.ID, file, after, from(c.Query(after)), some.Most, all), err
	}
	if v.Open, v.OpenPart, err = read(author.Some{Most: mostOpen}, queryOpenFrom); err != nil {
		return v, err
	}
	if v.Settled, v.SettledPart, err = read(author.Some{Settled: true, Most: mostSettled}, querySettledFrom); err != nil {
		return v, err
	}
	slices.SortStableFunc(v.Open, func(a, b authorpage.Comment) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.First, b.First))
	})
	if v.May {
		v.People, err = s.canAnswer(c, r)
	}
	return v, err
}

const (
	mostOpen    = 100 // on a page
	mostSettled = 50

	QueryOn          = "on"           // the file whose comments are listed
	queryOpenFrom    = "open-from"    // how many come before those that are listed
	querySettledFrom = "settled-from" // and of those that are settled
)

// from reads how many comments come before those that a page lists.
func from(asked string) int {
	n, _ := edge.ParseID(asked)
	return int(min(n, math.MaxInt32))
}

// partOf says which comments a page lists, and leads to the others; the zero value if it lists all.
func partOf(draft, file int64, query string, after, most, all int) (p authorpage.CommentsPart) {
	if all <= most && after == 0 {
		return p
	}
	p.Says = sayPart(after, min(after+most, all), all)
	if after > 0 {
		p.Before = authorpage.AddressCommentsFrom(draft, file, query, max(0, after-most))
	}
	if after+most < all {
		p.After = authorpage.AddressCommentsFrom(draft, file, query, after+most)
	}
	return p
}

// canAnswer returns who else can comment on a draft.
func (s *Pages) canAnswer(c *fiber.Ctx, r author.Reading) (list []authorpage.Asked, err error) {
	p, err := s.drafts.Partner(c.UserContext(), r.By(), r.Partnership().ID, who.ReadPartnership)
	if err != nil {
		return nil, err
	}
	people, err := s.drafts.People(c.UserContext(), p)
	for _, one := range people {
		if one.Came != nil && one.Person != 0 && one.Person != r.By().ID() && author.CanComment(one.Standing) {
			list = append(list, authorpage.Asked{Person: one.Person, Name: one.Name})
		}
	}
	return list, err
}

func commentOf(draft int64, of author.CommentAt, names map[int64]string) authorpage.Comment {
	v := authorpage.Comment{
		ID: of.ID, Path: of.Path, First: of.First, Last: of.Last, Removed: of.Removed, Version: of.Version, From: of.From, To: of.To, Moment: of.Moment,
		By: sayWho(names, of.Person), When: when(of.Made, of.Made), Quote: of.Quote, Text: of.Text, Takeable: of.Takeable(), Settled: saySettled(of.Outcome),
		At: authorpage.AddressLine(draft, of.File, max(of.First, 1)),
	}
	if of.Gone {
		v.At = authorpage.AddressDifference(draft, of.File, of.Version-1, of.Version)
	} else if of.Now != of.Quote {
		v.Now = of.Now
	}
	if of.Asked != 0 {
		v.Asked = sayWho(names, of.Asked)
	}
	if of.Instead != nil {
		v.Suggests, v.Instead, v.Costs = true, *of.Instead, sayCosts(names[of.Person])
	}
	for _, one := range of.Replies {
		v.Replies = append(v.Replies, authorpage.Reply{By: sayWho(names, one.Person), When: when(one.Made, one.Made), Did: sayDid(one.What), Text: one.Text})
	}
	return v
}
