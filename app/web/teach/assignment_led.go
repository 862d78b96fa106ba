package teach

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// assignmentLed shows an assignment to whoever leads it, and how far its students are.
func (s *Pages) assignmentLed(c *fiber.Ctx, led teach.LedAssignment) error {
	v, err := s.ledView(c.UserContext(), led)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return s.assignmentJSON(c, led.Open(), progressJSON(v.Students))
	}
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	fragment, err := fragmentOf(c.UserContext(), v)
	if err != nil {
		return err
	}
	v.Shown = edge.EventID(fragment)
	return s.Page(c, v)
}

func progressJSON(rows []teachpage.AssignmentStudent) []ProgressJSON {
	students := []ProgressJSON{}
	for _, x := range rows {
		students = append(students, ProgressJSON{x.ID, x.Name, x.State, x.Overdue, x.Stuck, append([]int64{}, x.Runs...), x.With})
	}
	return students
}

// eventStudents is the event that an assignment's stream sends. Its name is the id of the
// region that it replaces.
const eventStudents = "students"

// assignmentLive tells whoever leads an assignment how its students get on.
func (s *Pages) assignmentLive(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	id, inJSON, person := led.Assignment().ID, edge.WantsJSON(c), s.PersonLater(c)
	return s.Live(c, edge.Watch{
		Topic: fmt.Sprint("assignment ", id), Event: eventStudents,
		Mark: func(ctx context.Context) (string, error) { return s.given.Mark(ctx, led) },
		Pace: assignmentPace,
		Look: func(ctx context.Context, asOf time.Time) ([]byte, error) {
			p, err := person(ctx)
			if err != nil {
				return nil, err
			}
			led, err := s.given.Lead(ctx, p, id)
			if err != nil {
				return nil, err
			}
			if !inJSON {
				return s.together.look(id, asOf, func() ([]byte, error) {
					return s.besideDecisions(ctx, led, func(v teachpage.AssignmentLedView) ([]byte, error) { return fragmentOf(ctx, v) })
				})
			}
			return s.besideDecisions(ctx, led, func(v teachpage.AssignmentLedView) ([]byte, error) {
				return json.Marshal(progressJSON(v.Students))
			})
		},
	})
}

// besideDecisions shows an assignment as background work, since nobody has asked for it at
// that moment, and students wait for their decisions.
func (s *Pages) besideDecisions(ctx context.Context, led teach.LedAssignment, show func(teachpage.AssignmentLedView) ([]byte, error)) ([]byte, error) {
	leave, err := s.Runs.Background().Enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	v, err := s.ledView(ctx, led)
	if err != nil {
		return nil, err
	}
	return show(v)
}

// assignmentPace is how often an open page of an assignment shows what has changed, at
// most: a cohort of 300 decides thirty times a second.
const assignmentPace = 2 * time.Second

func (s *Pages) ledView(ctx context.Context, led teach.LedAssignment) (v teachpage.AssignmentLedView, err error) {
	a := led.Assignment()
	plan, err := s.given.PlanOf(ctx, led.Open())
	if err != nil {
		return v, outdatedAssignment(err)
	}
	when := edge.InZone(led.Open().Zone())
	v = teachpage.AssignmentLedView{Layout: s.Layout, ID: a.ID, CohortID: a.Cohort, Name: a.Name, Cohort: cohortName(led.Cohort()), Opens: when(a.Opens), Due: when(a.Due), Changed: a.Changed, Marked: a.Marked, Waits: a.Debrief == teach.FromRelease}
	v.Facts = s.planFacts(ctx, plan)
	if a.Released != nil {
		v.Released = when(*a.Released)
	}
	if newer := s.given.Newer(ctx, a); newer != nil {
		v.Newer = newer.Setting.Title
	}
	progress, err := s.given.Progress(ctx, led)
	if err != nil {
		return v, err
	}
	stopped, err := s.Runs.AllStopped(ctx, versionsIn(a, progress))
	if err != nil {
		return v, err
	}
	gone, is := stopped[a.Version]
	if is {
		v.Stopped, v.StoppedWhy, v.RunsOver = edge.DateOf(gone.At), gone.Why, gone.Over != nil
		v.Settled = a.Settled != nil && !a.Settled.Before(gone.Since())
	}
	countBefore(&v, a, progress, stopped)
	given, err := s.given.Allowances(ctx, led)
	if err != nil {
		return v, err
	}
	if v.ByNumber, err = s.byNumber(ctx, led.Open()); err != nil {
		return v, err
	}
	v.Begun = progress.Begun()
	days := 0
	if version, err := s.given.Plays(ctx, a); err == nil {
		days = version.Setting.Days
	}
	for _, x := range progress {
		row := studentRow(x, a, given, days, s.Now(), when)
		last, own := stopped[lastVersion(x)]
		if is && len(x.Runs) == 0 || own {
			row.Overdue = false
		}
		if last.Over != nil && row.State == teachpage.StateGoing { // nobody is stuck in what nobody goes on with
			row.Stuck, row.Where, row.Day = teach.NotStuck, "In the middle, and ended", 0
		}
		if is && row.Where == notBegun {
			row.Where = "Not begun, and can’t any longer"
		}
		v.Students = append(v.Students, row)
		if v.ByNumber {
			nameless(&v.Students[len(v.Students)-1], x, !s.Now().Before(a.Opens))
		}
	}
	return v, nil
}

// notBegun says that a student hasn't begun.
const notBegun = "Not begun"

// byNumber reports whether runs that are finished can't be opened by name.
func (s *Pages) byNumber(ctx context.Context, o teach.OpenAssignment) (bool, error) {
	if !o.Assignment().Marked {
		return false, nil
	}
	marking, err := s.given.Marking(ctx, o)
	return marking.State().Blind, err
}

// nameless leaves out of a row what could be found again beside a candidate's number: which
// runs are finished, whether the student deleted one, and with whom they played. Before the
// assignment opens there is nothing that they could have deleted.
func nameless(row *teachpage.AssignmentStudent, x teach.Standing, opened bool) {
	row.Runs = nil
	for _, r := range x.Runs {
		if r.Run.EndedAt == nil {
			row.Runs = append(row.Runs, r.Run.ID)
		}
	}
	switch {
	case len(x.Runs) == 0 && opened:
		row.Where = "Not begun, or deleted"
	case row.State == teachpage.StateEnded:
		row.With = ""
	}
}

// studentRow says how far a student has come, by the last of their runs. Given is what
// students were allowed, by their numbers.
func studentRow(x teach.Standing, a teach.Assignment, given map[int64]teach.Allowance, days int, now time.Time, when func(time.Time) string) teachpage.AssignmentStudent {
	row := teachpage.AssignmentStudent{ID: x.Student.ID, Name: x.Student.Name, Email: x.Student.Email, State: teachpage.StateNone, Where: notBegun, Allowed: allowedWords(given[x.Student.ID], when)}
	due := a.DueFor(given[x.Student.ID])
	row.Overdue = !now.Before(due)
	switch {
	case len(x.Runs) == 0 && x.Deleted > 0:
		row.Where = "Deleted their run"
		return row
	case len(x.Runs) == 0:
		return row
	}
	last := x.Runs[len(x.Runs)-1]
	if last.With.ID != 0 { // the longer holds for both
		due = a.DueFor(given[x.Student.ID].OrLonger(given[last.With.ID]))
		row.Overdue = !now.Before(due)
	}
	row.State, row.Moved, row.Stuck = teachpage.StateGoing, when(last.Moved), teach.StuckIn(last)
	row.Where, row.Day, row.Days = teachpage.DayWords(last.Days+1, days), min(last.Days+1, days), days
	if last.Run.EndedAt != nil {
		row.State, row.Where, row.Overdue = teachpage.StateEnded, "Finished", false
		if last.Run.EndedAt.After(due) {
			row.Where = "Finished late"
		}
	}
	row.With = last.With.Name
	for _, r := range x.Runs {
		row.Runs = append(row.Runs, r.Run.ID)
	}
	if n := len(x.Runs) + x.Deleted; n > 1 {
		row.Where += fmt.Sprintf(", attempt %d", n)
	}
	return row
}

func allowedWords(a teach.Allowance, when func(time.Time) string) string {
	var parts []string
	if a.Due != nil {
		parts = append(parts, "until "+when(*a.Due))
	}
	if a.Minutes > 0 {
		parts = append(parts, fmt.Sprintf("%d minutes more", a.Minutes))
	}
	switch {
	case a.Attempts == 1:
		parts = append(parts, "one more attempt")
	case a.Attempts > 1:
		parts = append(parts, fmt.Sprintf("%d more attempts", a.Attempts))
	}
	return page.Capitalised(strings.Join(parts, ", "))
}

// assignmentNewer has those who haven't begun begin with the newer version.
func (s *Pages) assignmentNewer(c *fiber.Ctx) error {
	var sent struct {
		Changed edge.Whole `json:"changed"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	err = s.given.MoveOn(c.UserContext(), led, clockMinutes(sent.Changed))
	if errors.As(err, new(*teach.ByAnother)) {
		return edge.Refuse(fiber.StatusConflict, sentenceChangedByAnother)
	}
	if err != nil && !errors.Is(err, run.ErrNotFound) { // a second click finds it done
		return err
	}
	return edge.SeeOther(c, string(page.AddressAssignment(led.Assignment().ID)))
}

// assignmentRelease shows everybody what waited for release, or hides it again.
func (s *Pages) assignmentRelease(released bool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		led, err := s.ledAssignment(c)
		if err == nil {
			err = s.given.Release(c.UserContext(), led, released)
		}
		if err != nil {
			return err
		}
		return edge.SeeOther(c, string(page.AddressAssignment(led.Assignment().ID)))
	}
}

// assignmentDelete deletes an assignment, once the box is ticked.
func (s *Pages) assignmentDelete(c *fiber.Ctx) error {
	var sent struct {
		Sure edge.Tick `json:"sure"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	if !sent.Sure {
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNotSure)
	}
	switch err := s.given.Delete(c.UserContext(), led); {
	case errors.Is(err, teach.ErrMarksGiven):
		return edge.Refuse(fiber.StatusConflict, sentenceMarksGiven)
	case err != nil:
		return err
	}
	return edge.SeeOther(c, string(page.AddressCohort(led.Cohort().ID)))
}

// cohortAssignments lists the assignments of a cohort for its page.
func (s *Pages) cohortAssignments(c *fiber.Ctx, o teach.OpenCohort) ([]teachpage.CohortAssignment, error) {
	list, err := s.given.Of(c.UserContext(), o)
	if err != nil {
		return nil, err
	}
	place, err := s.given.ZoneOf(c.UserContext(), o)
	if err != nil {
		return nil, err
	}
	when := edge.InZone(place)
	versions := make([]string, len(list))
	for i, a := range list {
		versions[i] = a.Version
	}
	stopped, err := s.Runs.AllStopped(c.UserContext(), versions)
	if err != nil {
		return nil, err
	}
	cards := make([]teachpage.CohortAssignment, len(list))
	for i, a := range list {
		cards[i] = teachpage.CohortAssignment{ID: a.ID, Name: a.Name, When: "Due " + when(a.Due) + "."}
		if s.Now().Before(a.Opens) {
			cards[i].When = "Opens " + when(a.Opens) + ". " + cards[i].When
		}
		if gone, is := stopped[a.Version]; is {
			cards[i].Stopped, cards[i].Over = edge.DateOf(gone.At), gone.Over != nil
		}
	}
	return cards, nil
}
