package teach

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// AssignedJSON lists a student's assignments.
type AssignedJSON struct {
	Assignments []AssignedOneJSON `json:"assignments"`
	Examines    []string          `json:"examines"` // addresses of samples that they read as external examiner
}

// AssignedOneJSON is one of a student's assignments. Due is in the time zone Zone.
type AssignedOneJSON struct {
	Address string      `json:"address"`
	Name    string      `json:"name"`
	Due     teach.Local `json:"due"`
	Zone    string      `json:"zone"`
	Open    bool        `json:"open"`
	Stopped *time.Time  `json:"withdrawn,omitempty"` // when its scenario was, so that nobody begins it any longer
	Ended   bool        `json:"ended"`
	Run     int64       `json:"run,omitempty"`
	New     int         `json:"new_comments"`   // on runs for it
	Mark    string      `json:"mark,omitempty"` // the address of their mark, once they have been given one
}

// assigned lists what a student has been given: to do, to come, and done.
func (s *Pages) assigned(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	list, err := s.given.For(c.UserContext(), p)
	if err != nil {
		return err
	}
	places, err := s.Accounts.Memberships(c.UserContext(), p)
	if err != nil {
		return err
	}
	marks, err := s.ownMarks(c, p)
	if err != nil {
		return err
	}
	v, j := teachpage.AssignedView{Layout: s.Layout}, AssignedJSON{Assignments: []AssignedOneJSON{}, Examines: []string{}}
	samples, err := s.given.ExaminedBy(c.UserContext(), p)
	if err != nil {
		return err
	}
	for _, x := range samples {
		v.Examines = append(v.Examines, teachpage.ExaminedCard(x))
		j.Examines = append(j.Examines, string(page.AddressSample(x.ID)))
	}
	for _, m := range places {
		v.Leads = v.Leads || who.AnyMay(m.Roles, who.MakeCohort, who.Organisation, who.State{})
	}
	stopped, err := s.stoppedOf(c.UserContext(), list)
	if err != nil {
		return err
	}
	for _, in := range list {
		card := s.assignedCard(c, in)
		gone, is := stopped[in.Assignment().Version]
		if is {
			card.Stopped, card.RunsOver = edge.DateOf(gone.At), gone.Over != nil
		}
		if err := s.feedback(c, in, &card); err != nil {
			return err
		}
		if g, given := marks[card.ID]; given {
			card.Mark, card.MarkNew = teachpage.MarkWords(g), !g.Seen
		}
		own, ownIs := stopped[goingVersion(in)]
		if ownIs && !is { // the assignment has another version meanwhile
			card.Stopped, card.OwnStopped, card.RunsOver = edge.DateOf(own.At), true, own.Over != nil
		}
		open := !is && in.Assignment().State(in.Given(), s.Now()).Open
		one := AssignedOneJSON{string(page.AddressAssignment(card.ID)), card.Name, s.given.Local(in.Open(), in.Due()), in.Zone(), open, nil, card.Ended, card.Run, card.New, addressOf(card)}
		if is {
			one.Stopped = &gone.At
		}
		j.Assignments = append(j.Assignments, one)
		switch {
		case (is || ownIs) && !card.Ended:
			v.Stopped = append(v.Stopped, card)
		case card.Ended:
			v.Done = append(v.Done, card)
		case card.Opens != "":
			v.Coming = append(v.Coming, card)
		case card.Overdue && !open && card.Run == 0:
			card.Over = true
			v.Over = append(v.Over, card)
		default:
			v.Due = append(v.Due, card)
		}
	}
	if edge.WantsJSON(c) {
		return c.JSON(j)
	}
	return s.Page(c, v)
}

// stoppedOf returns which versions of a student's assignments, and of their runs for them that go on,
// nobody begins any longer.
func (s *Pages) stoppedOf(ctx context.Context, list []teach.InAssignment) (map[string]run.Stopped, error) {
	var versions []string
	for _, in := range list {
		versions = append(versions, in.Assignment().Version)
		if of := goingVersion(in); of != "" {
			versions = append(versions, of)
		}
	}
	return s.Runs.AllStopped(ctx, versions)
}

// goingVersion returns the version of a student's run for an assignment that goes on and counts, or
// "".
func goingVersion(in teach.InAssignment) string {
	for _, m := range in.Runs { // newest first
		if r := m.Run(); !r.Practice && r.EndedAt == nil {
			return r.Version
		}
	}
	return ""
}

func (s *Pages) assignedCard(c *fiber.Ctx, in teach.InAssignment) teachpage.AssignedCard {
	a, when := in.Assignment(), edge.InZone(in.Zone())
	card := teachpage.AssignedCard{
		ID: a.ID, Name: a.Name, Cohort: cohortName(in.Cohort()) + ", " + in.Place, Marked: a.Marked,
		Due: when(in.Due()), Extended: in.Due().After(a.Due), Overdue: !s.Now().Before(in.Due()),
	}
	if s.Now().Before(a.Opens) {
		card.Opens = when(a.Opens)
	}
	for _, m := range in.Runs { // newest first
		r := m.Run()
		if r.Practice {
			continue
		}
		if r.EndedAt == nil {
			card.Run, card.Where = r.ID, s.dayOf(c, m)
			if due := s.dueOf(c, m, in.Due()); !due.Equal(in.Due()) {
				card.Due, card.Overdue = when(due), !s.Now().Before(due)
			}
			break
		}
		if card.Run == 0 {
			card.Run, card.Ended = r.ID, true
		}
	}
	if card.Where != "" { // another attempt goes on
		card.Ended = false
	}
	return card
}

// feedback counts the comments on a student's runs for an assignment.
func (s *Pages) feedback(c *fiber.Ctx, in teach.InAssignment, card *teachpage.AssignedCard) error {
	if len(in.Runs) == 0 {
		return nil
	}
	counts, err := s.given.CountComments(c.UserContext(), in.Runs)
	for _, m := range in.Runs { // newest first
		n := counts[m.ID()]
		card.Comments, card.New = card.Comments+n.All, card.New+n.New
		if n.All > 0 && (card.On == 0 || n.New > 0 && counts[card.On].New == 0) {
			card.On = m.ID()
		}
	}
	return err
}

// addressOf returns the address of a student's mark, or "".
func addressOf(card teachpage.AssignedCard) string {
	if card.Mark == "" {
		return ""
	}
	return string(page.AddressMark(card.ID))
}

// ownMarks returns the mark that counts of each assignment for which a person was given one.
func (s *Pages) ownMarks(c *fiber.Ctx, p sign.Person) (map[int64]mark.Given, error) {
	all, err := s.given.MarksOf(c.UserContext(), p)
	last := map[int64]mark.Given{}
	for _, g := range all { // the oldest first
		last[g.Assignment] = g
	}
	return last, err
}

// dueOf returns when a run is due: for a pair, the later of their dates. If that can't be
// read, it is the student's own.
func (s *Pages) dueOf(c *fiber.Ctx, m run.Mine, own time.Time) time.Time {
	if !m.Run().Paired {
		return own
	}
	a, err := s.given.AssignedFor(c.UserContext(), m)
	if err != nil {
		return own
	}
	return a.Due()
}

// dayOf says which day a student's own run has come to, for its card. If it can't be read,
// the card does without.
func (s *Pages) dayOf(c *fiber.Ctx, m run.Mine) string {
	day, days, err := s.Runs.DayOf(c.UserContext(), m)
	if err != nil {
		return "Begun"
	}
	return teachpage.DayWords(day, days)
}
