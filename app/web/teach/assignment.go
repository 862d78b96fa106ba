package teach

import (
	"cmp"
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// AssignmentJSON is an assignment as JSON. Those who may not change it don't get its
// students.
type AssignmentJSON struct {
	Address   string         `json:"address"`
	Name      string         `json:"name"`
	Scenario  string         `json:"scenario"` // its slug
	Employer  string         `json:"employer"`
	Terms     *sim.Terms     `json:"terms,omitempty"` // the employer's; not there for the scenario's own
	SameLuck  bool           `json:"same_luck"`
	Minutes   int            `json:"minutes"` // of a live clock; 0: none
	Attempts  int            `json:"attempts"`
	Practice  bool           `json:"practice"`
	Pairs     bool           `json:"pairs"`
	Marked    bool           `json:"marked"`
	Tries     teach.From     `json:"tries"`
	Debrief   teach.From     `json:"debrief"`
	Framework []string       `json:"frameworks"` // names of those that debriefs refer to; none: all of the organisation's
	Variants  bool           `json:"variants"`   // whether half of the students meet families with other names
	Opens     teach.Local    `json:"opens"`
	Due       teach.Local    `json:"due"` // for whoever asks
	Late      *teach.Local   `json:"late,omitempty"`
	Zone      string         `json:"zone"`
	Withdrawn *time.Time     `json:"withdrawn,omitempty"` // when its scenario was, so that nobody begins it any longer
	Changed   int            `json:"changed"`
	Students  []ProgressJSON `json:"students,omitempty"`
}

// ProgressJSON is how far a student has come.
type ProgressJSON struct {
	ID      int64                  `json:"id"`
	Name    string                 `json:"name"`
	State   teachpage.StudentState `json:"state"`
	Overdue bool                   `json:"overdue"`
	Stuck   teach.Stuck            `json:"stuck,omitempty"`
	Runs    []int64                `json:"runs"`           // those that count, oldest first
	With    string                 `json:"with,omitempty"` // who has the last of them too
}

func (s *Pages) askedAssignment(c *fiber.Ctx) (sign.Person, int64, error) {
	p, err := s.Person(c)
	if err != nil {
		return p, 0, err
	}
	id, ok := edge.ParseID(c.Params("assignment"))
	if !ok {
		return p, 0, run.ErrNotFound
	}
	return p, id, nil
}

// ledAssignment returns proof that whoever asks may change the assignment in the address.
func (s *Pages) ledAssignment(c *fiber.Ctx) (teach.LedAssignment, error) {
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return teach.LedAssignment{}, err
	}
	return s.given.Lead(c.UserContext(), p, id)
}

// assignment shows an assignment to its students and to its lecturers.
func (s *Pages) assignment(c *fiber.Ctx) error {
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return err
	}
	led, err := s.given.Lead(c.UserContext(), p, id)
	if err == nil {
		return s.assignmentLed(c, led)
	}
	if !errors.Is(err, sign.ErrForbidden) {
		return err
	}
	assigned, err := s.given.Assigned(c.UserContext(), p, id)
	if errors.Is(err, sign.ErrForbidden) {
		open, err := s.given.Open(c.UserContext(), p, id)
		if err != nil {
			return err
		}
		return s.assignmentGiven(c, open)
	}
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return s.assignmentJSON(c, assigned.Open(), nil)
	}
	v, err := s.assignmentView(c, assigned)
	if err != nil {
		return err
	}
	v.Notice = edge.RunDeleted(c)
	return s.Page(c, v)
}

func (s *Pages) assignmentJSON(c *fiber.Ctx, o teach.OpenAssignment, students []ProgressJSON) error {
	plan, err := s.given.PlanOf(c.UserContext(), o)
	if err != nil {
		return outdatedAssignment(err)
	}
	j := AssignmentJSON{
		Address: string(page.AddressAssignment(o.Assignment().ID)), Name: plan.Name, Scenario: plan.Slug, Employer: plan.Employer, SameLuck: plan.SameLuck, Minutes: plan.Minutes,
		Attempts: plan.Attempts, Practice: plan.Practice, Pairs: plan.Pairs, Marked: plan.Marked, Tries: plan.Tries, Debrief: plan.Debrief, Variants: plan.Variants, Framework: append([]string{}, plan.Frameworks.Names()...),
		Opens: plan.Opens, Due: plan.Due, Zone: o.Zone(), Changed: plan.Changed, Students: students,
	}
	if e, ok := teach.EmployerOf(o.Assignment().Exercise); ok {
		j.Terms = e.Terms
	}
	if plan.Late != (teach.Local{}) {
		j.Late = &plan.Late
	}
	gone, is, err := s.Runs.Stopped(c.UserContext(), o.Assignment().Version)
	if err != nil {
		return err
	}
	if is {
		j.Withdrawn = &gone.At
	}
	return c.JSON(j)
}

// assignmentView is what a student sees before they begin.
func (s *Pages) assignmentView(c *fiber.Ctx, a teach.Assigned) (v teachpage.AssignmentView, err error) {
	ctx, of := c.UserContext(), a.Assignment()
	_, set, err := s.Runs.SettingOf(ctx, of.Version)
	if err != nil {
		return v, outdatedAssignment(err)
	}
	when := edge.InZone(a.Zone())
	v = teachpage.AssignmentView{
		Layout: s.Layout, ID: of.ID, Name: of.Name, Cohort: cohortName(a.Cohort()), Title: set.Title, Summary: set.Summary, Role: set.Role,
		Paragraphs: page.TextParagraphs(set.Brief), RulePack: set.RulePack, Minutes: set.Length, Days: set.Days, ContentNotes: set.ContentNotes,
		Employer: employerWords(of.Exercise), SameLuck: of.SharesLuck(), Variants: of.Variants, Clock: of.Minutes, ExtraMinutes: a.Given().Minutes, Marked: of.Marked,
		Opens: when(of.Opens), Due: when(a.Due()), Extended: a.Due().After(of.Due), Early: s.Now().Before(of.Opens), Overdue: !s.Now().Before(a.Due()),
		Open: of.State(a.Given(), s.Now()).Open && a.Cohort().Archived == nil, Attempts: a.Attempts(), Practice: of.Practice, Pairs: of.Pairs,
		Debrief: teachpage.FromWords(of.Debrief), Tries: teachpage.FromWords(of.Tries), Kept: edge.DateOf(a.KeptUntil()),
	}
	if of.Late != nil && of.Late.After(a.Due()) {
		v.Late = when(*of.Late)
	}
	gone, is, err := s.Runs.Stopped(ctx, of.Version)
	if err != nil {
		return v, err
	}
	if is {
		v.Open, v.Early, v.Stopped, v.Over = false, false, edge.DateOf(gone.At), gone.Over != nil
	}
	if e, ok := teach.EmployerOf(of.Exercise); ok {
		v.Terms = e.Lines()
	}
	lecturers, err := s.given.Lecturers(ctx, a)
	if err != nil {
		return v, err
	}
	for _, l := range lecturers {
		v.Lecturers = append(v.Lecturers, l.Name)
	}
	p, err := s.Person(c)
	if err != nil {
		return v, err
	}
	marks, err := s.ownMarks(c, p)
	if g, given := marks[of.ID]; given {
		v.Mark = teachpage.MarkWords(g)
	}
	if err != nil {
		return v, err
	}
	if v.ByNumber, err = s.byNumber(ctx, a.Open()); err != nil {
		return v, err
	}
	v.Used = a.Deleted()
	own := "" // the version of the newest run that counts
	runs, err := s.given.Runs(ctx, a)
	for _, m := range runs {
		r := m.Run()
		if !r.Practice {
			v.Used++
			own = cmp.Or(own, r.Version) // the newest comes first
		}
		pair, err := s.Runs.PairOf(ctx, m)
		if err != nil {
			return v, err
		}
		switch {
		case r.EndedAt != nil:
			v.Ended = append(v.Ended, teachpage.AssignedRun{ID: r.ID, Practice: r.Practice, With: pair.Partner, When: when(*r.EndedAt)})
		case r.Practice:
			v.Practising = r.ID
		default:
			v.Going, v.With = r.ID, pair.Partner
			if due := s.dueOf(c, m, a.Due()); !due.Equal(a.Due()) {
				v.Due = when(due)
			}
		}
	}
	if err != nil || own == "" {
		return v, err
	}
	if gone, is, err = s.Runs.Stopped(ctx, own); is {
		v.OwnStopped, v.OwnWhy, v.OwnOver = edge.DateOf(gone.At), gone.Why, gone.Over != nil
	}
	return v, err
}

// assignmentBegin begins a student's run, or goes on with the one that was begun.
func (s *Pages) assignmentBegin(c *fiber.Ctx) error {
	var sent struct {
		Practice edge.Tick `json:"practice"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return err
	}
	assigned, err := s.given.Assigned(c.UserContext(), p, id)
	if err != nil {
		return err
	}
	guest, err := s.Welcome(c)
	if err != nil {
		return err
	}
	view, err := s.given.Begin(c.UserContext(), assigned, guest, bool(sent.Practice))
	if err == nil {
		return playweb.Begun(c, view)
	}
	sentence := sayNotBegun(err)
	switch {
	case sentence == "":
		return outdatedAssignment(err)
	case edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusConflict, sentence)
	}
	again, err := s.given.Assigned(c.UserContext(), p, id)
	if err != nil {
		return err
	}
	v, err := s.assignmentView(c, again)
	if err != nil {
		return err
	}
	v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	c.Status(fiber.StatusConflict)
	return s.Page(c, v)
}

// assignmentTry begins a run of a lecturer's own, with what the students get.
func (s *Pages) assignmentTry(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	guest, err := s.Welcome(c)
	if err != nil {
		return err
	}
	view, err := s.given.Try(c.UserContext(), led, guest)
	if err != nil {
		return outdatedAssignment(err)
	}
	return playweb.Begun(c, view)
}

func outdatedAssignment(err error) error {
	var outdated *run.Outdated
	switch {
	case !errors.As(err, &outdated):
		return err
	case outdated.ByNewer():
		return errAssignmentByNewer
	}
	return errOutdatedAssignment
}

func cohortName(c teach.Cohort) string { return c.Name + ", " + c.Year }
