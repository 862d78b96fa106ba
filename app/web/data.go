package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/sign"
	debriefweb "caseload/app/web/debrief"
	"caseload/app/web/edge"
	teachweb "caseload/app/web/teach"
)

// data shows the page on data and ethics.
func (s *sitePages) data(c *fiber.Ctx) error {
	own, err := s.ownRuns(c)
	if err != nil {
		return err
	}
	v := page.DataView{Layout: s.Layout, About: s.own.data, Kept: edge.Kept, KeptClass: teachweb.KeptClass, Runs: len(own), Overwrites: s.Runs.Overwrites()}
	if v.Places, err = s.ownPlaces(c); err != nil {
		return err
	}
	if c.Context().QueryArgs().Has(debriefweb.QueryErased) {
		v.Notice = debriefweb.NoticeErased
	}
	return s.Page(c, v)
}

// ownPlaces returns what the organisations of whoever is signed in say about data.
func (s *sitePages) ownPlaces(c *fiber.Ctx) (list []page.Own, err error) {
	p, err := s.Person(c)
	if errors.Is(err, sign.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	belongs, err := s.Accounts.Memberships(c.UserContext(), p)
	for _, m := range belongs {
		if text := page.ReadProse(m.Organisation.Data); !text.Empty() {
			list = append(list, page.Own{Name: m.Organisation.Name, Text: text})
		}
	}
	return list, err
}

// accessibility shows the accessibility statement.
func (s *sitePages) accessibility(c *fiber.Ctx) error {
	return s.Page(c, page.AccessibilityView{Layout: s.Layout, Statement: s.own.access})
}
