package teach

import (
	"errors"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// SampleJSON is the sample of an assignment's marked runs.
type SampleJSON struct {
	Name       string         `json:"name"`     // of the assignment
	DrawnAt    *time.Time     `json:"drawn_at"` // last; nil if it wasn't
	Size       int            `json:"size"`     // that it should have at least
	Pass       *int           `json:"pass"`     // the fewest points with which a run passes
	Marked     int            `json:"marked"`   // runs that are marked
	Rubric     RubricJSON     `json:"rubric"`
	Candidates []SampledRow   `json:"candidates"`
	Examiners  []ExaminerJSON `json:"examiners"` // to one of them, only themselves
}

// SampledRow is a run in a sample.
type SampledRow struct {
	Number   int          `json:"number"`
	Stratum  mark.Stratum `json:"stratum"`
	Finished bool         `json:"finished"`
	Points   *int         `json:"points"` // nil while it is marked again
}

// ExaminerJSON is an external examiner.
type ExaminerJSON struct {
	ID       int64      `json:"id"`
	Name     string     `json:"name"`
	Email    string     `json:"email"`
	Invited  time.Time  `json:"invited_at"`
	Came     *time.Time `json:"came_at"`
	Ended    *time.Time `json:"ended_at"`
	Report   string     `json:"report"`
	Reported *time.Time `json:"reported_at"`
}

// askedSample returns proof that whoever asks may do to the sample of the assignment in the
// address what the address is for.
func (s *Pages) askedSample(c *fiber.Ctx) (teach.Sample, error) {
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return teach.Sample{}, err
	}
	x, err := s.given.SampleFor(c.UserContext(), p, id, edge.ActOf(c))
	switch {
	case err == nil && !x.Assignment().Marked:
		err = edge.Refuse(fiber.StatusConflict, sentenceNotMarked)
	case err == nil && x.Marking().Edition == 0:
		err = edge.Refuse(fiber.StatusConflict, sentenceNoRubric)
	}
	return x, err
}

// sample shows the sample, or how to draw one.
func (s *Pages) sample(c *fiber.Ctx) error {
	x, err := s.askedSample(c)
	if err != nil {
		return err
	}
	d, runs, err := s.given.SampleOf(c.UserContext(), x)
	if err != nil {
		return err
	}
	examiners, err := s.given.Examiners(c.UserContext(), x)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(sampleJSON(x, d, runs, examiners))
	}
	v := s.sampleView(x, d, runs, examiners)
	if c.Query(queryKept) != "" {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceKeptReport}
	}
	return s.Page(c, v)
}

func sampleJSON(x teach.Sample, d mark.Drawn, runs []teach.Sampled, examiners []mark.Examiner) SampleJSON {
	j := SampleJSON{Name: x.Assignment().Name, Size: d.Size, Pass: d.Pass, Marked: d.Marked, Rubric: rubricJSON(x.Marking()), Candidates: []SampledRow{}, Examiners: []ExaminerJSON{}}
	if !d.At.IsZero() {
		at := d.At.UTC()
		j.DrawnAt = &at
	}
	for _, r := range runs {
		j.Candidates = append(j.Candidates, sampledRow(r))
	}
	for _, e := range examiners {
		j.Examiners = append(j.Examiners, ExaminerJSON(e))
	}
	return j
}

func sampledRow(r teach.Sampled) SampledRow {
	row := SampledRow{Number: r.Number, Stratum: r.Stratum, Finished: r.Finished}
	if r.Standing.Mark != nil {
		n := r.Standing.Mark.Total()
		row.Points = &n
	}
	return row
}

func (s *Pages) sampleView(x teach.Sample, d mark.Drawn, runs []teach.Sampled, examiners []mark.Examiner) teachpage.SampleView {
	a, when := x.Assignment(), edge.InZone(x.Zone())
	v := teachpage.SampleView{
		Mails:  s.Accounts.Mails(),
		Layout: s.Layout, ID: a.ID, Name: a.Name, Cohort: cohortName(x.Cohort()), Marking: x.Marking(), Examines: x.Examines(), Marked: d.Marked, Pass: d.Pass,
		Plan: mark.SamplingPlan{Size: strconv.Itoa(max(d.Size, mark.LeastSampled(d.Marked)))},
	}
	if d.Pass != nil {
		v.Plan.Pass = strconv.Itoa(*d.Pass)
	}
	if !d.At.IsZero() {
		v.Drawn = when(d.At)
	}
	var ids []string
	for _, of := range v.Marking.Criteria {
		ids = append(ids, of.Source)
	}
	v.Sources = s.sources(ids)
	for _, r := range runs {
		v.Runs = append(v.Runs, sampledShown(r, when))
	}
	at := func(t *time.Time) string {
		if t == nil {
			return ""
		}
		return when(*t)
	}
	for _, e := range examiners {
		v.Examiners = append(v.Examiners, teachpage.ExaminerRow{
			ID: e.ID, Name: e.Name, Email: e.Email, Invited: when(e.Invited), Came: at(e.Came), Ended: at(e.Ended), Report: e.Report, Reported: at(e.Reported),
		})
		if v.Examines {
			v.Report = e.Report
		}
	}
	return v
}

func sampledShown(r teach.Sampled, when func(time.Time) string) teachpage.SampledRow {
	row := teachpage.SampledRow{Number: r.Number, Stratum: r.Stratum, Standing: r.Standing}
	for _, o := range r.Opinions {
		row.Opinions = append(row.Opinions, teachpage.OpinionRow{Moderator: o.Moderator, Agrees: o.Agrees, Text: o.Text, When: when(o.At), Earlier: o.Earlier})
	}
	return row
}

// sampleAgain shows the sample with what was typed, and why it wasn't kept.
func (s *Pages) sampleAgain(c *fiber.Ctx, x teach.Sample, status int, field string, sentence sim.Sentence, typed func(v *teachpage.SampleView)) error {
	if edge.WantsJSON(c) {
		return edge.Refuse(status, sentence)
	}
	d, runs, err := s.given.SampleOf(c.UserContext(), x)
	if err != nil {
		return err
	}
	examiners, err := s.given.Examiners(c.UserContext(), x)
	if err != nil {
		return err
	}
	v := s.sampleView(x, d, runs, examiners)
	v.Wrong, v.Sentence = field, sentence
	typed(&v)
	c.Status(status)
	return s.Page(c, v)
}

// sampleDraw draws the sample, or adds to it.
func (s *Pages) sampleDraw(c *fiber.Ctx) error {
	var sent struct {
		Size string `json:"size"`
		Pass string `json:"pass"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	x, err := s.askedSample(c)
	if err != nil {
		return err
	}
	plan := mark.SamplingPlan(sent)
	var wrong *mark.Wrong
	switch err := s.given.DrawSample(c.UserContext(), x, plan); {
	case errors.As(err, &wrong):
		return s.sampleAgain(c, x, fiber.StatusUnprocessableEntity, wrong.Field, wrong.Sentence, func(v *teachpage.SampleView) { v.Plan = plan })
	case errors.Is(err, run.ErrNotFound):
		return edge.Refuse(fiber.StatusConflict, sentenceNoneMarked)
	case err != nil:
		return err
	}
	return s.sampleKept(c, "")
}

func (s *Pages) sampleKept(c *fiber.Ctx, query string) error {
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	_, id, err := s.askedAssignment(c)
	if err != nil {
		return err
	}
	return edge.SeeOther(c, string(page.AddressSample(id))+query)
}

// sampleReport keeps an external examiner's report.
func (s *Pages) sampleReport(c *fiber.Ctx) error {
	var sent struct {
		Text string `json:"text"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	x, err := s.askedSample(c)
	if err != nil {
		return err
	}
	err = s.given.ReportOnSample(c.UserContext(), x, sent.Text)
	var wrong *mark.Wrong
	if errors.As(err, &wrong) {
		return s.sampleAgain(c, x, fiber.StatusUnprocessableEntity, wrong.Field, wrong.Sentence, func(v *teachpage.SampleView) { v.Report = sent.Text })
	}
	if err != nil {
		return err
	}
	return s.sampleKept(c, "?"+queryKept+"=1")
}

// examinerInvite makes a link that invites an external examiner, and shows it, once, or has
// it mailed.
func (s *Pages) examinerInvite(c *fiber.Ctx) error {
	var sent struct {
		Email  string    `json:"email"`
		ByMail edge.Tick `json:"by_mail"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	x, err := s.askedSample(c)
	if err != nil {
		return err
	}
	link, err := s.Accounts.InviteExaminer(c.UserContext(), x, sent.Email, bool(sent.ByMail))
	if sentence := sayExaminer(err); sentence != "" {
		return s.sampleAgain(c, x, fiber.StatusUnprocessableEntity, teachpage.FieldEmail, sentence, func(v *teachpage.SampleView) { v.Email = sent.Email })
	}
	switch {
	case errors.Is(err, run.ErrNotFound):
		return edge.Refuse(fiber.StatusConflict, sentenceNoSample)
	case errors.Is(err, sign.ErrNoMail):
		return edge.Refuse(fiber.StatusUnprocessableEntity, edge.SentenceNoMail)
	case err != nil:
		return err
	case edge.WantsJSON(c) && link == "":
		return c.SendStatus(fiber.StatusNoContent)
	case link == "":
		return s.sampleAgain(c, x, fiber.StatusOK, "", "", func(v *teachpage.SampleView) {
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sayExaminerMailed(sent.Email)}
		})
	case edge.WantsJSON(c):
		c.Status(fiber.StatusCreated)
		return c.JSON(fiber.Map{"link": s.Origin(c) + link})
	}
	return s.sampleAgain(c, x, fiber.StatusOK, "", "", func(v *teachpage.SampleView) { v.Email, v.Link = sent.Email, s.Origin(c)+link })
}

// examinerEnd has an external examiner read the sample no longer.
func (s *Pages) examinerEnd(c *fiber.Ctx) error {
	x, err := s.askedSample(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("examiner"))
	if !ok {
		return run.ErrNotFound
	}
	if err := s.given.EndExaminer(c.UserContext(), x, id); err != nil {
		return err
	}
	return s.sampleKept(c, "")
}
