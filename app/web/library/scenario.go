package library

import (
	"errors"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	librarypage "caseload/app/page/library"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
	"caseload/app/who"
)

// InLibraryJSON is what the library says of one scenario, as JSON.
type InLibraryJSON struct {
	ShelfJSON
	RulePack    string          `json:"rule_pack"`
	Checked     string          `json:"checked"`
	Withdrawn   *time.Time      `json:"withdrawn"`
	Shipped     bool            `json:"shipped"`
	Partnership string          `json:"partnership"`
	Places      []string        `json:"places"`
	Signed      []SignatureJSON `json:"signed"`
	SecondBy    *time.Time      `json:"second_by"`
	Playtest    *run.Playtest   `json:"playtest"`
	Used        UsedJSON        `json:"used"`
	Versions    []EditionJSON   `json:"versions"`
}

// SignatureJSON is a signature under the newest version, as JSON.
type SignatureJSON struct {
	Place string    `json:"place"`
	Side  who.Kind  `json:"side"`
	On    time.Time `json:"on"`
}

// UsedJSON is where a scenario is used, as JSON.
type UsedJSON struct {
	Classes       *int `json:"classes"`
	Assignments   *int `json:"assignments"`
	Organisations *int `json:"organisations"`
}

// EditionJSON is a version that is or was on the shelf, as JSON.
type EditionJSON struct {
	Version   string     `json:"version"`
	Put       time.Time  `json:"put"`
	Withdrawn *time.Time `json:"withdrawn"`
	Why       string     `json:"why"`
	SecondBy  *time.Time `json:"second_by"`
	Released  string     `json:"released"`
}

// scenario shows what the library says of a scenario.
func (s *Pages) scenario(c *fiber.Ctx) error {
	ctx, slug := c.UserContext(), c.Params("slug")
	o, gone, editions, err := s.Runs.OnShelf(ctx, slug)
	if err != nil {
		return err
	}
	var used librarypage.Used
	used.Classes, used.Assignments, used.Organisations, err = s.given.Used(ctx, slug)
	if err != nil {
		return err
	}
	now := current(o, editions)
	if (sim.RulePack{Checked: o.Checked}).IsAhead(s.Now()) {
		o.Checked = "" // it wasn't yet
	}
	if edge.WantsJSON(c) {
		return c.JSON(s.inLibraryJSON(o, gone, now, editions, used))
	}
	v := librarypage.ScenarioView{
		Layout: s.Layout, Card: playweb.ScenarioCards([]run.Offered{o})[0], Themes: o.Themes, RulePack: o.RulePack,
		Shipped: now.Origin == run.Shipped, Partnership: now.Partnership, Places: now.Places, Used: used, Older: len(editions) == run.MostEditions,
	}
	if at, err := time.Parse(time.DateOnly, o.Checked); err == nil {
		until := sim.RulePack{Checked: o.Checked}.Until(s.Now())
		v.Checked, v.Until, v.Expired = edge.DateOf(at), edge.DateOf(until), s.Now().After(until)
	}
	if gone != nil {
		v.Gone, v.Why = edge.DateOf(gone.At), gone.Why
	}
	if o.Pack != o.Slug {
		if i := slices.IndexFunc(s.Runs.Shelf(ctx), func(whole run.Offered) bool { return whole.Slug == o.Pack }); i >= 0 {
			v.From = &playweb.ScenarioCards(s.Runs.Shelf(ctx)[i : i+1])[0]
		}
	}
	for _, id := range s.frameworksOf(o) {
		v.Frameworks = append(v.Frameworks, s.frameworkWords(id))
	}
	if p := o.Playtest; p != nil {
		v.Playtest = sayPlaytest(p.Plays, p.Failed, p.Minutes, p.Decisions)
	}
	for _, one := range now.Signed {
		v.Signed = append(v.Signed, librarypage.Signature{Place: saidPlace(one.Place), Side: sideWords(one.Side), On: edge.DateOf(one.On)})
	}
	if now.Second != nil && now.Withdrawn == nil {
		v.Second = edge.DateOf(*now.Second)
	}
	for _, e := range editions {
		v.Editions = append(v.Editions, editionOf(e, e.Version == o.Version && gone == nil))
	}
	if err := s.asked(c, &v); err != nil {
		return err
	}
	return s.Page(c, v)
}

// current returns the edition with which new runs begin, or the newest if none do. It is the
// zero value for what can be begun on this server alone.
func current(o run.Offered, editions []run.Edition) run.Edition {
	for _, e := range editions {
		if e.Version == o.Version {
			return e
		}
	}
	if len(editions) > 0 {
		return editions[0]
	}
	return run.Edition{}
}

func editionOf(e run.Edition, now bool) librarypage.Edition {
	one := librarypage.Edition{On: edge.DateOf(e.Put), Version: e.Version[:12], Now: now, Why: e.Why, Urgent: e.Second != nil, Released: page.ReadProse(e.Released)}
	if e.Withdrawn != nil {
		one.Withdrawn = edge.DateOf(*e.Withdrawn)
	}
	return one
}

// asked says what whoever asks can do with a scenario.
func (s *Pages) asked(c *fiber.Ctx, v *librarypage.ScenarioView) error {
	p, err := s.Person(c)
	if v.Guest = errors.Is(err, run.ErrNotFound); v.Guest {
		return nil
	}
	if err != nil {
		return err
	}
	list, err := s.cohorts.List(c.UserContext(), p)
	for _, in := range list {
		if in.As != who.Lecturer || in.Cohort.Archived != nil {
			continue
		}
		v.Teaches = true
		if v.Gone == "" {
			v.Cohorts = append(v.Cohorts, librarypage.Assignable{Name: in.Cohort.Name + ", " + in.Cohort.Year, Form: librarypage.ChosenFor(page.AddressAssignments(in.Cohort.ID)+"/new", v.Card.Slug)})
		}
	}
	return err
}

func (s *Pages) inLibraryJSON(o run.Offered, gone *run.Withdrawn, now run.Edition, editions []run.Edition, used librarypage.Used) InLibraryJSON {
	answer := InLibraryJSON{
		ShelfJSON: s.shelfJSON([]run.Offered{o})[0], RulePack: o.RulePack, Checked: o.Checked, Shipped: now.Origin == run.Shipped,
		Partnership: now.Partnership, Places: append([]string{}, now.Places...), Signed: []SignatureJSON{}, SecondBy: now.Second, Playtest: o.Playtest, Used: UsedJSON(used), Versions: []EditionJSON{},
	}
	if gone != nil {
		answer.Withdrawn = &gone.At
	}
	for _, one := range now.Signed {
		answer.Signed = append(answer.Signed, SignatureJSON(one))
	}
	for _, e := range editions {
		answer.Versions = append(answer.Versions, EditionJSON{e.Version, e.Put, e.Withdrawn, e.Why, e.Second, e.Released})
	}
	return answer
}
