package web

import (
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
	teachweb "caseload/app/web/teach"
	"caseload/app/who"
)

// home shows the first page: what this is, the scenarios, and the guest's own
// runs.
func (s *sitePages) home(c *fiber.Ctx) error {
	if edge.WantsJSON(c) {
		return s.homeJSON(c)
	}
	v := page.HomeView{Layout: s.Layout, Kept: edge.Kept, Scenarios: playweb.ScenarioCards(s.Runs.Shelf(c.UserContext()))}
	p, err := s.Person(c)
	if err == nil {
		v.SignedIn = p.Name()
		if err := s.workOf(c, p, &v); err != nil {
			return err
		}
	} else if !errors.Is(err, run.ErrNotFound) {
		return err
	}
	if v.Runs, err = s.ownRuns(c); err != nil {
		return err
	}
	v.Notice = edge.RunDeleted(c)
	if c.Context().QueryArgs().Has(playweb.QueryDeleted) && len(v.Runs) == 0 {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceRunsDeleted}
	}
	if c.Context().QueryArgs().Has(teachweb.QueryEnded) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceClassEnded}
	}
	return s.Page(c, v)
}

// workOf says what somebody who is signed in does for their organisations.
func (s *sitePages) workOf(c *fiber.Ctx, p sign.Person, v *page.HomeView) error {
	belongs, err := s.Accounts.Memberships(c.UserContext(), p)
	for _, m := range belongs {
		if who.AnyMay(m.Roles, who.ListPeople, who.Organisation, who.State{}) {
			v.Places = append(v.Places, page.HomePlace{Name: m.Organisation.Name, Address: page.AddressOrganisation(m.Organisation.ID)})
		}
		v.Studies = v.Studies || slices.Contains(m.Roles, who.Student)
		v.Leads = v.Leads || slices.Contains(m.Roles, who.Lecturer) || slices.Contains(m.Roles, who.Practitioner)
	}
	if err != nil {
		return err
	}
	if v.Leads {
		if v.Stopped, err = teachweb.StoppedFor(c, s.Edge, p); err != nil {
			return err
		}
	}
	partnerships, err := s.drafts.Partnerships(c.UserContext(), p)
	if v.Writes = len(partnerships) > 0; !v.Writes || err != nil {
		return err
	}
	waiting, err := s.drafts.Waiting(c.UserContext(), p, 0, s.Now())
	v.Waiting = len(waiting)
	return err
}

// ownRuns returns the guest's runs, or none if the requester isn't a known guest.
func (s *sitePages) ownRuns(c *fiber.Ctx) ([]page.RunCard, error) {
	guest, err := s.Guest(c)
	if err != nil {
		if status, _ := edge.Problem(err); status == fiber.StatusNotFound {
			return nil, nil
		}
		return nil, err
	}
	list, err := s.Runs.Of(c.UserContext(), guest)
	if err != nil {
		return nil, err
	}
	begun := map[string]bool{}
	for _, r := range list {
		begun[r.Slug] = true
	}
	cards := make([]page.RunCard, len(list))
	for i, r := range list {
		cards[i] = page.RunCard{
			ID: r.Run.ID, Slug: r.Slug, Title: r.Title, Forked: r.Run.Forked, With: r.With, For: page.ForWords(r.For, r.Run.Practice), Where: r.Where,
			Ended: r.Run.EndedAt != nil, Stuck: r.Stuck, Over: r.Over, Until: edge.DateOf(r.Run.ExpiresAt),
		}
		if r.Next != nil && !begun[r.Next.Slug] {
			cards[i].Next = r.Next.Setting.Title
		}
	}
	return cards, nil
}

// homeJSON lists the scenarios that can be begun.
func (s *sitePages) homeJSON(c *fiber.Ctx) error {
	return c.JSON(fiber.Map{"scenarios": playweb.ScenariosJSON(s.Runs.Shelf(c.UserContext()))})
}
