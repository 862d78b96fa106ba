package sign

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

// settings shows an organisation's settings to its administrator.
func (s *Pages) settings(c *fiber.Ctx) error {
	_, place, v, err := s.askedSettings(c)
	if err != nil {
		return err
	}
	v.Name.Value, v.Zone.Value, v.Kept.Value, v.Support.Value, v.Data.Value = place.Name, place.Zone, strconv.Itoa(place.Kept()), place.Support, place.Data
	v.Chosen, v.Uncounted = place.Frameworks.Names(), place.Uncounted
	if c.Context().QueryArgs().Has(queryChanged) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceSettingsChanged}
	}
	return s.Page(c, v)
}

// askedSettings returns proof that whoever asks may change an organisation, what it is, and
// its page with nothing in the boxes.
func (s *Pages) askedSettings(c *fiber.Ctx) (by sign.Allowed, place sign.Organisation, v signpage.SettingsView, err error) {
	if by, err = s.Allowed(c); err != nil {
		return by, place, v, err
	}
	if place, err = s.accounts.Organisation(c.UserContext(), by); err != nil {
		return by, place, v, err
	}
	going, err := s.accounts.Going(c.UserContext(), by)
	v = signpage.SettingsView{
		Layout: s.Layout, Place: signpage.Place{ID: place.ID, Name: place.Name, Kind: place.Kind}, Was: markOf(place),
		Least: sign.LeastKept, Most: sign.MostKept, Going: going.Runs, Marked: going.Marked, Until: edge.DateOf(going.Until), Frameworks: s.Runs.Frameworks(),
	}
	return by, place, v, err
}

// markOf returns a mark of an organisation's settings, which is another once any of them
// has changed.
func markOf(o sign.Organisation) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %d %q %q %q %t", o.Name, o.Zone, o.Kept(), o.Support, o.Data, o.Frameworks, o.Uncounted))
	return hex.EncodeToString(sum[:8])
}

// changeSettings changes an organisation's settings. What would have runs deleted sooner is
// asked once more.
func (s *Pages) changeSettings(c *fiber.Ctx) error {
	var sent struct {
		Was     string `json:"was"`
		Name    string `json:"name"`
		Zone    string `json:"zone"`
		Kept    string `json:"kept"`
		Support string `json:"support"`
		Data    string `json:"data"`
		Sure    string `json:"sure"`

		Uncounted edge.Tick `json:"uncounted"`

		Frameworks edge.TextList `json:"frameworks"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	by, place, v, err := s.askedSettings(c)
	if err != nil {
		return err
	}
	v.Name.Value, v.Zone.Value, v.Kept.Value, v.Support.Value, v.Data.Value = sent.Name, sent.Zone, sent.Kept, sent.Support, sent.Data
	v.Chosen = slices.DeleteFunc(sent.Frameworks, func(name string) bool {
		return !slices.ContainsFunc(v.Frameworks, func(s debrief.Source) bool { return s.Name == name })
	})
	v.Uncounted = bool(sent.Uncounted)
	to := place
	to.Uncounted = v.Uncounted
	to.Frameworks = sign.FrameworksOf(v.Chosen)
	to.Name, to.Zone, to.Support, to.Data = sent.Name, strings.TrimSpace(sent.Zone), strings.TrimSpace(sent.Support), strings.TrimSpace(sent.Data)
	to.KeptDays, err = strconv.Atoi(strings.TrimSpace(sent.Kept))
	switch {
	case sent.Was != v.Was:
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: saySettingsAre(place)}
		return s.refuse(c, fiber.StatusConflict, v.Notice.Text, v)
	case err == nil && to.KeptDays >= sign.LeastKept && to.KeptDays < place.Kept() && sent.Sure != "yes":
		v.Sooner = true
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceSooner}
		return s.refuse(c, fiber.StatusConflict, sentenceSooner, v)
	}
	err = s.accounts.ChangeOrganisation(c.UserContext(), by, place, to)
	var wrong *sign.Unsuitable
	switch {
	case errors.As(err, &wrong):
		v.Name.Problem, v.Zone.Problem, v.Kept.Problem = sayOwnName(wrong.Name), sayZone(wrong.Zone), sayKept(wrong.Kept)
		v.Support.Problem, v.Data.Problem = sayLongText(wrong.Support), sayLongText(wrong.Data)
		return s.refuse(c, fiber.StatusUnprocessableEntity, sentenceIncomplete, v)
	case err != nil:
		return err
	}
	return edge.SeeOther(c, string(signpage.AddressSettings(place.ID))+"?"+queryChanged)
}
