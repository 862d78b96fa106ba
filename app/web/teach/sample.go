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
	Number  int          `json:"number"`
	Stratum mark.Stratum `json:"stratum"`
	Points  *int         `json:"points"` // nil while it is marked again
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
	read, err := s.readSample(c, x)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(read.json())
	}
	v := s.sampleView(read)
	if c.Query(queryKept) != "" {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceKeptReport}
	}
	return s.Page(c, v)
}

// sampleRead is what there is of a sample to be shown.
type sampleRead struct {
	of        teach.Sample
	drawn     mark.Drawn
	runs      []teach.Sampled
	examiners []mark.Examiner
	invited   map[int64]sign.Invitation // by external examiner
}

func (s *Pages) readSample(c *fiber.Ctx, x teach.Sample) (r sampleRead, err error) {
	r.of = x
	if r.drawn, r.runs, err = s.given.SampleOf(c.UserContext(), x); err != nil {
		return r, err
	}
	if r.examiners, err = s.given.Examiners(c.UserContext(), x); err != nil {
		return r, err
	}
	r.invited, err = s.Accounts.ExaminersInvited(c.UserContext(), x)
	return r, err
}

func (r sampleRead) json() SampleJSON {
	d := r.drawn
	j := SampleJSON{Name: r.of.Assignment().Name, Size: d.Size, Pass: d.Pass, Marked: d.Marked, Rubric: rubricJSON(r.of.Marking()), Candidates: []SampledRow{}, Examiners: []ExaminerJSON{}}
	if !d.At.IsZero() {
		at := d.At.UTC()
		j.DrawnAt = &at
	}
	for _, x := range r.runs {
		j.Candidates = append(j.Candidates, sampledRow(x))
	}
	for _, e := range r.examiners {
		j.Examiners = append(j.Examiners, examinerJSON(e, r.invited))
	}
	return j
}

func sampledRow(r teach.Sampled) SampledRow {
	row := SampledRow{Number: r.Number, Stratum: r.Stratum}
	if r.Standing.Mark != nil {
		n := r.Standing.Mark.Total()
		row.Points = &n
	}
	return row
}

func (s *Pages) sampleView(read sampleRead) teachpage.SampleView {
	x, d := read.of, read.drawn
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
	for _, r := range read.runs {
		v.Runs = append(v.Runs, sampledShown(r, when))
	}
	at := func(t *time.Time) string {
		if t == nil {
			return ""
		}
		return when(*t)
	}
	for _, e := range read.examiners {
		row := teachpage.ExaminerRow{
			ID: e.ID, Name: e.Name, Email: e.Email, Invited: when(e.Invited), Came: at(e.Came), Ended: at(e.Ended), Report: e.Report, Reported: at(e.Reported),
		}
		if i, is := read.invited[e.ID]; is && s.Now().Before(i.Expires) {
			row.Mailed = edge.SayMailed(i)
			if i.Mailed == "" || i.Mailed == sign.MailSent {
				row.Until = edge.DateOf(i.Expires)
			}
		}
		v.Examiners = append(v.Examiners, row)
		if v.Examines {
			v.Report = e.Report
		}
	}
	return v
}

func sampledShown(r teach.Sampled, when func(time.Time) string) teachpage.SampledRow {
	row := teachpage.SampledRow{Number: r.Number, Stratum: r.Stratum, Standing: r.Standing, Marked: r.Marked}
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
	read, err := s.readSample(c, x)
	if err != nil {
		return err
	}
	v := s.sampleView(read)
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
