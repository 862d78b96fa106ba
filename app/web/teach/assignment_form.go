package teach

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// sentAssignment holds what a lecturer chose, as sent in JSON or a form.
type sentAssignment struct {
	Scenario  string `json:"scenario"`
	Employer  string `json:"employer"`
	sentTerms `json:",inline"`
	SameLuck  edge.Tick     `json:"same_luck"`
	Minutes   edge.Whole    `json:"minutes"`
	Name      string        `json:"name"`
	Attempts  edge.Whole    `json:"attempts"`
	Practice  edge.Tick     `json:"practice"`
	Pairs     edge.Tick     `json:"pairs"`
	Tries     string        `json:"tries"`
	Debrief   string        `json:"debrief"`
	Marked    edge.Tick     `json:"marked"`
	Framework edge.TextList `json:"frameworks"`
	Variants  edge.Tick     `json:"variants"`
	OpensDate string        `json:"opens_date"`
	OpensTime string        `json:"opens_time"`
	DueDate   string        `json:"due_date"`
	DueTime   string        `json:"due_time"`
	LateDate  string        `json:"late_date"`
	LateTime  string        `json:"late_time"`
	Changed   edge.Whole    `json:"changed"`
	Copy      edge.WithText `json:"copy"` // the number of the assignment that it is a copy of
	Confirmed edge.Tick     `json:"confirmed"`
}

// sentTerms holds the terms that were set one by one. They count if the employer is "set".
type sentTerms struct {
	Ceiling     edge.WithText `json:"term_ceiling"`
	Recording   edge.WithText `json:"term_recording"`
	Supervision string        `json:"term_supervision"`
	Session     edge.WithText `json:"term_minutes"`
	Cancelled   edge.WithText `json:"term_cancelled"`
	Development edge.WithText `json:"term_development"`
	Discretion  string        `json:"term_discretion"`
	Blame       string        `json:"term_blame"`
	DutyCover   string        `json:"term_duty_cover"`
	Peers       string        `json:"term_peers"`
}

func (t sentTerms) set() teach.Set {
	return teach.Set{
		Ceiling: string(t.Ceiling), Recording: string(t.Recording), Supervision: t.Supervision, Minutes: string(t.Session), Cancelled: string(t.Cancelled),
		Development: string(t.Development), Discretion: t.Discretion, Blame: t.Blame, DutyCover: t.DutyCover, Peers: t.Peers,
	}
}

func sentOf(s teach.Set) sentTerms {
	return sentTerms{
		Ceiling: edge.WithText(s.Ceiling), Recording: edge.WithText(s.Recording), Supervision: s.Supervision, Session: edge.WithText(s.Minutes), Cancelled: edge.WithText(s.Cancelled),
		Development: edge.WithText(s.Development), Discretion: s.Discretion, Blame: s.Blame, DutyCover: s.DutyCover, Peers: s.Peers,
	}
}

func (sent sentAssignment) plan() teach.AssignmentPlan {
	return teach.AssignmentPlan{
		Plan: teach.Plan{Slug: sent.Scenario, Employer: sent.Employer, Set: sent.set(), SameLuck: bool(sent.SameLuck), Minutes: clockMinutes(sent.Minutes)},
		Name: sent.Name, Attempts: clockMinutes(sent.Attempts), Practice: bool(sent.Practice), Pairs: bool(sent.Pairs), Tries: teach.From(sent.Tries), Debrief: teach.From(sent.Debrief), Marked: bool(sent.Marked), Variants: bool(sent.Variants), Frameworks: teach.FrameworksOf(sent.Framework),
		Opens: teach.Local{Date: sent.OpensDate, Time: sent.OpensTime}, Due: teach.Local{Date: sent.DueDate, Time: sent.DueTime},
		Late: teach.Local{Date: sent.LateDate, Time: sent.LateTime}, Changed: clockMinutes(sent.Changed),
	}
}

// readAssignment reads what a lecturer chose. What isn't sent in JSON is as in usual; in a
// form, a box that isn't ticked isn't sent.
func readAssignment(c *fiber.Ctx, usual teach.AssignmentPlan) (sentAssignment, error) {
	sent := sentAssignment{}
	if !edge.IsForm(c) {
		whole := func(n int) edge.Whole { return edge.Whole{N: uint64(n), Given: true} }
		sent = sentAssignment{
			Scenario: usual.Slug, Employer: usual.Employer, sentTerms: sentOf(usual.Set), SameLuck: edge.Tick(usual.SameLuck), Minutes: whole(usual.Minutes), Name: usual.Name,
			Attempts: whole(usual.Attempts), Practice: edge.Tick(usual.Practice), Pairs: edge.Tick(usual.Pairs), Tries: string(usual.Tries), Debrief: string(usual.Debrief), Marked: edge.Tick(usual.Marked), Variants: edge.Tick(usual.Variants), Framework: usual.Frameworks.Names(),
			OpensDate: usual.Opens.Date, OpensTime: usual.Opens.Time, DueDate: usual.Due.Date, DueTime: usual.Due.Time, LateDate: usual.Late.Date, LateTime: usual.Late.Time, Changed: whole(usual.Changed),
		}
	}
	return sent, edge.ReadBody(c, &sent, &sent)
}

// assignmentNew shows the form for a new assignment.
func (s *Pages) assignmentNew(c *fiber.Ctx) error {
	led, v, err := s.newForm(c)
	if err != nil {
		return err
	}
	if v.Plan, err = s.given.Usual(c.UserContext(), led); err != nil {
		return err
	}
	if err := s.fillCopy(c, &v); err != nil {
		return err
	}
	s.chosenInLibrary(c, &v)
	return s.Page(c, v)
}

// chosenInLibrary offers scenarios, and chooses the one that was chosen in the library.
func (s *Pages) chosenInLibrary(c *fiber.Ctx, v *teachpage.AssignmentFormView) {
	shelf := s.Runs.Shelf(c.UserContext())
	cards, chosen := playweb.ScenariosToChoose(shelf, c.Query("scenario"))
	if chosen == "" {
		cards, chosen = playweb.ScenariosToChoose(shelf, v.Plan.Slug)
	}
	if v.Scenarios = cards; chosen != "" {
		v.Plan.Slug = chosen
	}
}

func (s *Pages) newForm(c *fiber.Ctx) (teach.LedCohort, teachpage.AssignmentFormView, error) {
	led, err := s.ledCohort(c)
	if err == nil && !led.Teaches() {
		err = edge.Refuse(fiber.StatusForbidden, sentenceNotLed)
	}
	cohort := led.Cohort()
	v := teachpage.AssignmentFormView{Layout: s.Layout, CohortID: cohort.ID, Cohort: cohortName(cohort)}
	if err == nil {
		v.Zone, err = s.given.ZoneOf(c.UserContext(), led.Open())
	}
	if err == nil {
		v.Frameworks, err = s.given.OfferedFor(c.UserContext(), led.Open())
	}
	return led, v, err
}

// assignmentMake gives a cohort an assignment.
func (s *Pages) assignmentMake(c *fiber.Ctx) error {
	led, v, err := s.newForm(c)
	if err != nil {
		return err
	}
	usual, err := s.given.Usual(c.UserContext(), led)
	if err != nil {
		return err
	}
	sent, err := readAssignment(c, usual)
	if err != nil {
		return err
	}
	from, err := s.copied(c, string(sent.Copy))
	if err != nil {
		return err
	}
	v.Plan = sent.plan()
	s.chosenInLibrary(c, &v)
	if from != nil {
		v.Copy, v.CopyName = from.Assignment().ID, from.Assignment().Name
	}
	id, err := s.given.Make(c.UserContext(), led, v.Plan)
	if err == nil && from != nil && v.Plan.Marked {
		err = s.copyMarking(c, *from, id)
	}
	switch {
	case errors.Is(err, run.ErrFull):
		return edge.Refuse(fiber.StatusConflict, sentenceManyAssignments)
	case errors.Is(err, sign.ErrArchived):
		return edge.Refuse(fiber.StatusConflict, sentenceAssignArchived)
	case err != nil:
		return s.wrongAssignment(c, v, err)
	}
	if edge.WantsJSON(c) {
		c.Location(string(page.AddressAssignment(id)))
		c.Status(fiber.StatusCreated)
		return c.JSON(fiber.Map{"address": string(page.AddressAssignment(id))})
	}
	return edge.SeeOther(c, string(page.AddressAssignment(id)))
}

// wrongAssignment answers with the form once more, if something in it won't do.
func (s *Pages) wrongAssignment(c *fiber.Ctx, v teachpage.AssignmentFormView, err error) error {
	var wrong *teach.Wrong
	switch {
	case !errors.As(err, &wrong):
		return err
	case edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, wrong.Sentence)
	}
	v.Wrong, v.Sentence = wrong.Field, wrong.Sentence
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}

// assignmentForm shows the form that changes an assignment.
func (s *Pages) assignmentForm(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	plan, err := s.given.PlanOf(c.UserContext(), led.Open())
	if err != nil {
		return outdatedAssignment(err)
	}
	v, err := s.changeForm(c, led, plan)
	if err != nil {
		return err
	}
	return s.Page(c, v)
}

func (s *Pages) changeForm(c *fiber.Ctx, led teach.LedAssignment, plan teach.AssignmentPlan) (teachpage.AssignmentFormView, error) {
	cohort := led.Cohort()
	offered, err := s.given.OfferedTo(c.UserContext(), led.Open())
	form := teachpage.AssignmentFormView{
		Layout: s.Layout, CohortID: cohort.ID, Cohort: cohortName(cohort), ID: led.Assignment().ID, Plan: plan, Zone: led.Open().Zone(), Frameworks: offered,
	}
	s.chosenInLibrary(c, &form)
	if v, err := s.given.Plays(c.UserContext(), led.Assignment()); err == nil && !s.Runs.Offers(c.UserContext(), v.Slug) {
		form.Scenarios = append(form.Scenarios, page.ScenarioCard{Slug: v.Slug, Title: v.Setting.Title, Minutes: v.Setting.Length, Days: v.Setting.Days, ContentNotes: v.Setting.ContentNotes, Withdrawn: true})
		_, form.Scenarios[len(form.Scenarios)-1].Stopped, err = s.Runs.Stopped(c.UserContext(), v.Digest)
	}
	return form, err
}

// assignmentChange changes an assignment. What that does to those who have begun is said
// first, and asked once.
func (s *Pages) assignmentChange(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	now, err := s.given.PlanOf(c.UserContext(), led.Open())
	if err != nil {
		return outdatedAssignment(err)
	}
	sent, err := readAssignment(c, now)
	if err != nil {
		return err
	}
	v, err := s.changeForm(c, led, sent.plan())
	if err != nil {
		return err
	}
	next, err := s.given.Changed(c.UserContext(), led, v.Plan)
	if err == nil && !bool(sent.Confirmed) {
		v.Means, err = s.given.Means(c.UserContext(), led, next)
	}
	if err == nil && len(v.Means) > 0 {
		return s.askAgain(c, v)
	}
	if err == nil {
		err = s.given.Change(c.UserContext(), led, v.Plan)
	}
	if errors.As(err, new(*teach.ByAnother)) {
		return s.changedByAnother(c, v)
	}
	if err != nil {
		return s.wrongAssignment(c, v, err)
	}
	return edge.SeeOther(c, string(page.AddressAssignment(led.Assignment().ID)))
}

// askAgain says what a change does.
func (s *Pages) askAgain(c *fiber.Ctx, v teachpage.AssignmentFormView) error {
	c.Status(fiber.StatusConflict)
	if edge.WantsJSON(c) {
		return c.JSON(fiber.Map{"error": sentenceConfirm, "means": v.Means})
	}
	return s.Page(c, v)
}

// changedByAnother shows what somebody else has changed, beside what was sent.
func (s *Pages) changedByAnother(c *fiber.Ctx, v teachpage.AssignmentFormView) error {
	led, err := s.ledAssignment(c) // as it is by now
	if err != nil {
		return err
	}
	theirs, err := s.given.PlanOf(c.UserContext(), led.Open())
	if err != nil {
		return outdatedAssignment(err)
	}
	v.Plan.Changed = theirs.Changed
	of := s.allFacts(c.UserContext(), theirs)
	for i, yours := range s.allFacts(c.UserContext(), v.Plan) {
		if of[i] != yours {
			v.Differs = append(v.Differs, teachpage.PlanDifference{Label: yours.Label, Theirs: of[i].Value, Yours: yours.Value})
		}
	}
	c.Status(fiber.StatusConflict)
	if edge.WantsJSON(c) {
		return c.JSON(fiber.Map{"error": sentenceChangedByAnother, "changed": theirs.Changed, "differs": v.Differs})
	}
	if len(v.Differs) == 0 { // both changed the same
		return edge.SeeOther(c, string(page.AddressAssignment(v.ID)))
	}
	return s.Page(c, v)
}

// allFacts says in words what a plan has, with its name, always in the same order.
func (s *Pages) allFacts(ctx context.Context, p teach.AssignmentPlan) []teachpage.AssignmentFact {
	return append(s.planFacts(ctx, p), teachpage.AssignmentFact{Label: "Name", Value: p.Name})
}

// planFacts says in words what a plan has beside its name, always in the same order.
func (s *Pages) planFacts(ctx context.Context, p teach.AssignmentPlan) []teachpage.AssignmentFact {
	title := p.Slug
	gone := new(run.Withdrawn)
	if v, err := s.Runs.Scenario(ctx, p.Slug); err == nil {
		title = v.Setting.Title
	} else if errors.As(err, &gone) {
		title = gone.Title + " (withdrawn)"
	}
	return []teachpage.AssignmentFact{
		{Label: "Scenario", Value: title},
		{Label: "Opens", Value: localWords(p.Opens)}, {Label: "Due", Value: localWords(p.Due)}, {Label: "Late work", Value: lateWords(p.Late)},
		{Label: "Attempts", Value: fmt.Sprint(p.Attempts)}, {Label: "Practice", Value: yesNo(p.Practice)}, {Label: "In pairs", Value: teachpage.PairsWords(p.Pairs)}, {Label: "Marked", Value: yesNo(p.Marked)},
		{Label: "Employer", Value: p.EmployerWords()}, {Label: "The same luck", Value: yesNo(p.SameLuck)}, {Label: "Two sets of names", Value: yesNo(p.Variants)}, {Label: "Live clock", Value: teachpage.MinutesWords(p.Minutes)},
		{Label: "Debrief", Value: teachpage.StaffFromWords(p.Debrief)}, {Label: "Look back and what-ifs", Value: teachpage.StaffFromWords(p.Tries)},
		{Label: "Frameworks", Value: teachpage.FrameworksWords(p.Frameworks)},
	}
}

func lateWords(l teach.Local) string {
	if l == (teach.Local{}) {
		return "Can’t be begun"
	}
	return "Can be begun until " + localWords(l)
}

func localWords(l teach.Local) string {
	if l == (teach.Local{}) {
		return "–"
	}
	at, err := time.Parse("2006-01-02", l.Date)
	if err != nil {
		return l.Date + ", " + l.Time // as it was typed
	}
	return at.Format("Monday 2 January 2006") + ", " + l.Time
}

func yesNo(is bool) string {
	if is {
		return "Yes"
	}
	return "No"
}
