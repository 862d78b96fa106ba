package teach

import (
	"errors"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// SampledJSON is a run in a sample with its marks.
type SampledJSON struct {
	SampledRow
	Finished bool          `json:"finished"` // there is a run to be read
	Marks    []MarkJSON    `json:"marks"`    // first, second and settled
	Opinions []OpinionJSON `json:"opinions"` // the oldest first; none for an external examiner
}

// OpinionJSON is what a moderator says of a mark.
type OpinionJSON struct {
	Moderator string    `json:"moderator"`
	Agrees    bool      `json:"agrees"`
	Text      string    `json:"text"`
	At        time.Time `json:"at"`
	Earlier   bool      `json:"earlier"` // another mark counts since
}

// askedSampled returns the run in the address, which is in the sample.
func (s *Pages) askedSampled(c *fiber.Ctx) (x teach.Sample, of teach.Sampled, err error) {
	if x, err = s.askedSample(c); err != nil {
		return x, of, err
	}
	number, err := candidateNumber(c)
	if err != nil {
		return x, of, err
	}
	_, list, err := s.given.SampleOf(c.UserContext(), x)
	i := slices.IndexFunc(list, func(r teach.Sampled) bool { return r.Number == number })
	if err == nil && i < 0 {
		err = run.ErrNotFound
	}
	if err != nil {
		return x, of, err
	}
	return x, list[i], nil
}

// sampled shows a run in the sample with its marks.
func (s *Pages) sampled(c *fiber.Ctx) error {
	x, of, err := s.askedSampled(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		j := SampledJSON{sampledRow(of), of.Finished, []MarkJSON{}, []OpinionJSON{}}
		for _, m := range of.Marks {
			j.Marks = append(j.Marks, markJSON(m))
		}
		for _, o := range of.Opinions {
			j.Opinions = append(j.Opinions, OpinionJSON{o.Moderator, o.Agrees, o.Text, o.At.UTC(), o.Earlier})
		}
		return c.JSON(j)
	}
	return s.Page(c, s.sampledView(x, of))
}

func (s *Pages) sampledView(x teach.Sample, of teach.Sampled) teachpage.SampledView {
	a := x.Assignment()
	return teachpage.SampledView{
		Layout: s.Layout, ID: a.ID, Name: a.Name, Cohort: cohortName(x.Cohort()), Row: sampledShown(of, edge.InZone(x.Zone())), Finished: of.Finished,
		Marking: x.Marking(), Marks: of.Marks, Examines: x.Examines(),
	}
}

// moderate keeps what a moderator says of a mark.
func (s *Pages) moderate(c *fiber.Ctx) error {
	var sent struct {
		Mark   edge.Whole `json:"mark"`
		Agrees string     `json:"agrees"` // "yes" or "no"
		Text   string     `json:"text"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	x, of, err := s.askedSampled(c)
	if err != nil {
		return err
	}
	err = s.given.ModerateMark(c.UserContext(), x, of.Number, int64(clockMinutes(sent.Mark)), sent.Agrees, sent.Text)
	status := fiber.StatusConflict
	var sentence sim.Sentence
	v := s.sampledView(x, of)
	v.Agrees, v.Text = sent.Agrees, sent.Text
	var wrong *mark.Wrong
	switch {
	case err == nil && edge.WantsJSON(c):
		return c.SendStatus(fiber.StatusNoContent)
	case err == nil:
		return edge.SeeOther(c, string(page.AddressSampled(v.ID, of.Number)))
	case errors.As(err, &wrong):
		status, sentence = fiber.StatusUnprocessableEntity, wrong.Sentence
		v.Wrong, v.Sentence = wrong.Field, wrong.Sentence
	case errors.Is(err, run.ErrTaken):
		sentence = sentenceOwnMark
	case errors.Is(err, teach.ErrMarkChanged):
		sentence = sentenceOtherMark
	case errors.Is(err, run.ErrFull):
		sentence = sentenceManyOpinions
	default:
		return err
	}
	if edge.WantsJSON(c) {
		return edge.Refuse(status, sentence)
	}
	if v.Wrong == "" {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentence}
	}
	c.Status(status)
	return s.Page(c, v)
}

// askedSampledRun returns the right to read the run in the address.
func (s *Pages) askedSampledRun(c *fiber.Ctx) (f teachpage.Following, r run.Reading, err error) {
	x, err := s.askedSample(c)
	if err != nil {
		return f, r, err
	}
	number, err := candidateNumber(c)
	if err != nil {
		return f, r, err
	}
	a := x.Assignment()
	f = teachpage.Following{Assignment: a.ID, Candidate: number, Sampled: true, Name: a.Name, Cohort: cohortName(x.Cohort()), Students: []string{teach.CandidateWords(number)}}
	r, err = s.given.SampledRun(c.UserContext(), x, number)
	return f, r, err
}

// sampledRun shows a run in the sample, day by day, and not whose it is.
func (s *Pages) sampledRun(c *fiber.Ctx) error {
	f, r, err := s.askedSampledRun(c)
	if err != nil {
		return err
	}
	seen, err := s.given.Sampled(c.UserContext(), r)
	if err != nil {
		return unfoldable(err)
	}
	if edge.WantsJSON(c) {
		return c.JSON(MarkedRunJSON{f.Candidate, seen})
	}
	return s.Page(c, teachpage.FollowView{Layout: s.Layout, Following: f, Ended: " ", Followed: seen})
}

// sampledTurn shows one turn of it.
func (s *Pages) sampledTurn(c *fiber.Ctx) error {
	f, r, err := s.askedSampledRun(c)
	if err != nil {
		return err
	}
	n, ok := edge.ParseID(c.Params("turn"))
	if !ok || n > maxTurn {
		return run.ErrNotFound
	}
	seen, err := s.given.SampledTurn(c.UserContext(), r, int(n))
	if err != nil {
		return unfoldable(err)
	}
	if edge.WantsJSON(c) {
		return c.JSON(MarkedTurnJSON{f.Candidate, seen})
	}
	return s.Page(c, teachpage.FollowTurnView{Layout: s.Layout, Following: f, FollowedTurn: seen})
}
