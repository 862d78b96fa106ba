package sign

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// organisation shows an organisation's people and invitations to its administrator.
func (s *Pages) organisation(c *fiber.Ctx) error {
	v, err := s.organisationView(c)
	if err != nil {
		return err
	}
	for query, text := range map[string]sentence{queryEnded: sentenceWithdrawn, queryTakenOut: sentenceTakenOut, queryErased: sentenceErased, queryMailed: sentenceMailed} {
		if c.Context().QueryArgs().Has(query) {
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: text}
		}
	}
	return s.Page(c, v)
}

func (s *Pages) organisationView(c *fiber.Ctx) (v signpage.OrganisationView, err error) {
	lists, err := s.AllowedTo(c, who.ListPeople)
	if err != nil {
		return v, err
	}
	invites, err := s.AllowedTo(c, who.Invite)
	if err != nil {
		return v, err
	}
	ctx := c.UserContext()
	place, err := s.accounts.Organisation(ctx, lists)
	if err != nil {
		return v, err
	}
	people, err := s.accounts.People(ctx, lists)
	if err != nil {
		return v, err
	}
	open, err := s.accounts.Invitations(ctx, invites)
	if err != nil {
		return v, err
	}
	v = signpage.OrganisationView{Layout: s.Layout, Place: signpage.Place{ID: place.ID, Name: place.Name, Kind: place.Kind}, Roles: map[who.Role]bool{}, Mails: s.accounts.Mails()}
	for _, p := range people {
		line := signpage.PersonLine{ID: p.ID, Name: p.Name, Email: p.Email, Roles: signpage.RoleList(p.Roles)}
		v.People = append(v.People, line)
		if slices.Contains(p.Roles, who.Lecturer) {
			v.Lecturers = append(v.Lecturers, line)
		}
	}
	unled, err := s.accounts.Unled(ctx, lists)
	if err != nil {
		return v, err
	}
	for _, x := range unled {
		v.Unled = append(v.Unled, signpage.UnledCohort{ID: x.ID, Name: x.Name + ", " + x.Year})
	}
	for _, i := range open {
		v.Invited = append(v.Invited, signpage.InvitedLine{ID: i.ID, Email: i.Email, Roles: signpage.RoleList(i.Roles), Until: edge.DateOf(i.Expires), Mailed: edge.SayMailed(i), CanMail: s.accounts.Mails() && i.Email != ""})
	}
	return v, nil
}
