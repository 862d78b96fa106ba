package author

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// partnerships lists the partnerships of whoever asks.
func (s *Pages) partnerships(c *fiber.Ctx) error {
	v, err := s.partnershipsView(c)
	if err != nil {
		return err
	}
	if c.Context().QueryArgs().Has(queryDeleted) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentencePartnershipDeleted}
	}
	if c.Context().QueryArgs().Has(queryLeft) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceLeft}
	}
	return s.Page(c, v)
}

func (s *Pages) partnershipsView(c *fiber.Ctx) (v authorpage.PartnershipsView, err error) {
	p, err := s.Person(c)
	if err != nil {
		return v, err
	}
	list, err := s.drafts.Partnerships(c.UserContext(), p)
	if err != nil {
		return v, err
	}
	v.Layout = s.Layout
	if v.Waiting, err = s.waiting(c, 0); err != nil {
		return v, err
	}
	for _, one := range list {
		v.Partnerships = append(v.Partnerships, cardOf(one))
	}
	if v.Left, err = s.left(c); err != nil {
		return v, err
	}
	v.Places, err = s.places(c, func(roles []who.Role) bool {
		return who.AnyMay(roles, who.MakePartnership, who.Organisation, who.State{})
	})
	return v, err
}

func cardOf(p author.Partnership) authorpage.PartnershipCard {
	return authorpage.PartnershipCard{ID: p.ID, Name: p.Name, Standing: p.Standing}
}

// places returns the organisations in which whoever asks has such roles.
func (s *Pages) places(c *fiber.Ctx, such func([]who.Role) bool) (list []authorpage.Place, err error) {
	p, err := s.Person(c)
	if err != nil {
		return nil, err
	}
	all, err := s.Accounts.Memberships(c.UserContext(), p)
	for _, m := range all {
		if such(m.Roles) {
			list = append(list, authorpage.Place{ID: m.Organisation.ID, Name: m.Organisation.Name})
		}
	}
	return list, err
}

// partnershipMake makes a partnership.
func (s *Pages) partnershipMake(c *fiber.Ctx) error {
	var sent struct {
		Organisation edge.Whole `json:"organisation"`
		Name         string     `json:"name"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	place := int64(min(sent.Organisation.N, math.MaxInt64))
	by, err := s.Accounts.Allow(c.UserContext(), p, who.MakePartnership, place)
	if err != nil {
		return err
	}
	id, err := s.drafts.Make(c.UserContext(), by, sent.Name)
	return s.done(c, err, sayName(err), string(authorpage.AddressPartnership(id)), func(problem page.Notice) (edge.View, error) {
		v, err := s.partnershipsView(c)
		v.Notice, v.Name, v.Place = problem, sent.Name, place
		return v, err
	})
}

// partnership shows a partnership.
func (s *Pages) partnership(c *fiber.Ctx) error {
	p, err := s.in(c)
	if err != nil {
		return err
	}
	v, err := s.partnershipView(c, p)
	if err != nil {
		return err
	}
	if c.Context().QueryArgs().Has(QueryKept) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: SentenceKept}
	}
	if c.Context().QueryArgs().Has(queryDeleted) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceDraftDeleted}
	}
	if c.Context().QueryArgs().Has(queryJoined) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sayJoined(v.Self)}
	}
	return s.Page(c, v)
}

// queryJoined marks the redirect after an invitation was accepted.
const queryJoined = "joined"

// QueryKept marks the redirect after something was changed.
const QueryKept = "kept"

// partnershipView shows a partnership to somebody who is in it.
func (s *Pages) partnershipView(c *fiber.Ctx, p author.Partner) (v authorpage.PartnershipView, err error) {
	ctx := c.UserContext()
	if p, err = s.drafts.Partner(ctx, p.By(), p.Partnership().ID, who.ReadPartnership); err != nil {
		return v, err
	}
	people, err := s.drafts.People(ctx, p)
	if err != nil {
		return v, err
	}
	drafts, err := s.drafts.Drafts(ctx, p)
	if err != nil {
		return v, err
	}
	tokens, err := s.drafts.Tokens(ctx, p)
	if err != nil {
		return v, err
	}
	of := p.Partnership()
	v = authorpage.PartnershipView{
		Layout: s.Layout, ID: of.ID, Name: of.Name, Owns: p.May(who.ChangePartnership), Writes: p.May(who.WriteDraft),
		Mails: s.Accounts.Mails(), Sides: saySides(people), Starts: s.starts(c),
		Tokens: s.tokenList(tokens), Site: s.Origin(c),
	}
	if v.Waiting, err = s.waiting(c, of.ID); err != nil {
		return v, err
	}
	for _, d := range drafts {
		v.Drafts = append(v.Drafts, authorpage.DraftCard{ID: d.ID, Name: d.Name, Slug: d.Slug, PutAway: d.PutAway != nil})
	}
	for _, one := range people {
		self := one.Person == p.By().ID()
		row := authorpage.Somebody{ID: one.ID, Name: one.Name, Place: one.Place, Standing: one.Standing, Lived: one.Lived, Self: self}
		if v.Owns {
			row.Email = one.Email
		}
		if v.Owns && !self {
			row.Tokens = one.Tokens
		}
		if one.Came == nil {
			row.Invited = edge.DateOf(one.Invited)
		}
		if self {
			v.Self = authorpage.Self{Named: one.Named, Place: one.Organisation, For: one.Place}
		}
		v.People = append(v.People, row)
	}
	if v.Terms, err = s.termsOf(c, p, people); err != nil {
		return v, err
	}
	v.Self.Places, err = s.places(c, func(roles []who.Role) bool { return slices.ContainsFunc(roles, who.Role.IsStaff) })
	return v, err
}

// starts returns what a draft can be begun from.
func (s *Pages) starts(c *fiber.Ctx) []authorpage.Start {
	var list []authorpage.Start
	for _, team := range s.drafts.Teams() {
		list = append(list, authorpage.Start{Value: startTeam + team, Label: string(sayTeam(team))})
	}
	for _, one := range s.drafts.Shelf(c.UserContext()) {
		list = append(list, authorpage.Start{Value: startPack + one.Slug, Label: string(sayCopy(one.Title))})
	}
	for _, team := range s.drafts.Teams() {
		if label := sayBare(team); label != "" {
			list = append(list, authorpage.Start{Value: startBare + team, Label: string(label)})
		}
	}
	return append(list, authorpage.Start{Value: startEmpty, Label: sentenceEmpty})
}

// What is sent as that from which a draft is begun.
const (
	startTeam  = "team-"
	startPack  = "scenario-"
	startBare  = "bare-"
	startEmpty = "empty"
)

// partnershipDone answers what was asked for on the page of a partnership.
func (s *Pages) partnershipDone(c *fiber.Ctx, p author.Partner, err error, problem sim.Sentence, change func(*authorpage.PartnershipView)) error {
	to := string(authorpage.AddressPartnership(p.Partnership().ID)) + "?" + QueryKept
	return s.done(c, err, problem, to, func(problem page.Notice) (edge.View, error) {
		v, err := s.partnershipView(c, p)
		v.Notice = problem
		if change != nil {
			change(&v)
		}
		return v, err
	})
}

// partnershipName gives a partnership another name.
func (s *Pages) partnershipName(c *fiber.Ctx) error {
	var sent struct {
		Name string `json:"name"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.Rename(c.UserContext(), p, sent.Name)
	return s.partnershipDone(c, p, err, sayName(err), nil)
}

// partnershipInvite invites somebody to a partnership.
func (s *Pages) partnershipInvite(c *fiber.Ctx) error {
	var sent struct {
		Email    string    `json:"email"`
		Standing string    `json:"standing"`
		ByMail   edge.Tick `json:"by_mail"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	one := author.Somebody{Standing: who.Relation(sent.Standing), Lived: sent.Standing == "lived"}
	if one.Lived {
		one.Standing = who.Reviewed
	}
	if !slices.Contains(who.Standings(), one.Standing) {
		return s.partnershipDone(c, p, errNoStanding, sentenceNoStanding, func(v *authorpage.PartnershipView) { v.Email = sent.Email })
	}
	link, err := s.Accounts.InviteBy(c.UserContext(), sent.Email, bool(sent.ByMail), func(ctx context.Context, email string, expires time.Time, hash []byte) error {
		one.Email = email
		return s.drafts.Invite(ctx, p, one, expires, hash, bool(sent.ByMail))
	})
	if err != nil || link == "" {
		return s.partnershipDone(c, p, err, sayInvite(err), func(v *authorpage.PartnershipView) { v.Email, v.As = sent.Email, sent.Standing })
	}
	v, err := s.partnershipView(c, p)
	if err != nil {
		return err
	}
	v.Link, v.Email = s.Origin(c)+link, one.Email
	return s.Page(c, v)
}

// partner returns the number in the address of somebody in the partnership.
func partner(c *fiber.Ctx) (int64, error) {
	id, ok := edge.ParseID(c.Params("partner"))
	if !ok {
		return 0, author.ErrNotFound
	}
	return id, nil
}

// partnerStanding makes somebody something else in a partnership.
func (s *Pages) partnerStanding(c *fiber.Ctx) error {
	var sent struct {
		Standing string `json:"standing"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	id, err := partner(c)
	switch {
	case err != nil:
		return err
	case !slices.Contains(who.Standings(), who.Relation(sent.Standing)):
		return s.partnershipDone(c, p, errNoStanding, sentenceNoStanding, nil)
	}
	err = s.drafts.SetStanding(c.UserContext(), p, id, who.Relation(sent.Standing))
	return s.partnershipDone(c, p, err, sayOwner(err), nil)
}

// partnerRemove takes somebody out of a partnership, or an invitation back.
func (s *Pages) partnerRemove(c *fiber.Ctx) error {
	p, err := s.in(c)
	if err != nil {
		return err
	}
	id, err := partner(c)
	if err == nil {
		err = s.drafts.TakeOut(c.UserContext(), p, id)
	}
	return s.partnershipDone(c, p, err, sayOwner(err), nil)
}

// partnershipSelf keeps what somebody says of themselves.
func (s *Pages) partnershipSelf(c *fiber.Ctx) error {
	var sent struct {
		Named        string     `json:"named"`
		Organisation edge.Whole `json:"organisation"`
	}
	p, err := s.askedIn(c, &sent)
	if err != nil {
		return err
	}
	err = s.drafts.Describe(c.UserContext(), p, strings.TrimSpace(sent.Named), int64(min(sent.Organisation.N, math.MaxInt64)))
	return s.partnershipDone(c, p, err, saySelf(err), nil)
}

// partnershipLeave takes whoever asks out of a partnership.
func (s *Pages) partnershipLeave(c *fiber.Ctx) error {
	return s.leave(c, s.drafts.Leave)
}

// partnershipLeaveFor takes out everybody who writes for the same organisation.
func (s *Pages) partnershipLeaveFor(c *fiber.Ctx) error {
	return s.leave(c, s.drafts.LeaveFor)
}

func (s *Pages) leave(c *fiber.Ctx, how func(context.Context, author.Partner) error) error {
	p, err := s.in(c)
	if err != nil {
		return err
	}
	if err = how(c.UserContext(), p); err == nil {
		return edge.SeeOther(c, string(page.AddressPartnerships)+"?"+queryLeft)
	}
	return s.partnershipDone(c, p, err, sayOwner(err), nil)
}

// queryLeft marks the redirect after somebody left a partnership.
const queryLeft = "left"

// queryDeleted marks the redirect after a draft, or a partnership, was deleted.
const queryDeleted = "deleted"

// partnershipDelete deletes a partnership whose drafts are put away.
func (s *Pages) partnershipDelete(c *fiber.Ctx) error {
	p, err := s.in(c)
	if err != nil {
		return err
	}
	if err = s.drafts.DeletePartnership(c.UserContext(), p); err == nil {
		return edge.SeeOther(c, string(page.AddressPartnerships)+"?"+queryDeleted)
	}
	return s.partnershipDone(c, p, err, sayDelete(err), nil)
}
