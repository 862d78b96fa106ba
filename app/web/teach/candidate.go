package teach

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// MarkingJSON is where a candidate's run is marked, as JSON.
type MarkingJSON struct {
	CandidateJSON
	Apart   string     `json:"apart"`   // why they are marked apart from a partner who has the same run; "" if they aren't
	Edition int        `json:"edition"` // of the rubric
	Changed int        `json:"changed"` // to be sent with a mark
	Place   mark.Place `json:"place"`   // of the mark that whoever asks can give; "" for none
	Marks   []MarkJSON `json:"marks"`   // that they may read, and then those that were replaced, newest first
}

// MarkJSON is a mark.
type MarkJSON struct {
	ID       int64       `json:"id"`
	Place    mark.Place  `json:"place"`
	Marker   string      `json:"marker"`
	Edition  int         `json:"edition"`
	Changed  int         `json:"changed"`
	At       time.Time   `json:"at"`
	Handed   bool        `json:"handed_in"`
	Replaced bool        `json:"replaced"`
	Total    int         `json:"total"`
	Points   []PointJSON `json:"points"`
	Comment  string      `json:"comment"`
	Why      string      `json:"why"`
}

// PointJSON is what a mark says of a criterion.
type PointJSON struct {
	Criterion int    `json:"criterion"` // its key
	Points    *int   `json:"points"`    // nil: not yet
	Reason    string `json:"reason"`
}

func markJSON(m mark.Mark) MarkJSON {
	return MarkJSON{m.ID, m.Place, m.Name, m.Edition, m.Changed, m.At.UTC(), m.Handed != nil, m.Replaced != nil, m.Total(), pointsJSON(m.Points), m.Comment, m.Why}
}

func pointsJSON(points []mark.Point) []PointJSON {
	list := []PointJSON{}
	for _, p := range points {
		list = append(list, PointJSON(p))
	}
	return list
}

// askedCandidate returns the candidate in the address, as whoever asks may see them.
func (s *Pages) askedCandidate(c *fiber.Ctx) (m teach.MarkedAssignment, x teach.Candidate, err error) {
	if m, err = s.marking(c); err != nil {
		return m, x, err
	}
	number, err := candidateNumber(c)
	if err != nil {
		return m, x, err
	}
	x, err = s.given.Candidate(c.UserContext(), m, number)
	if err == nil && m.Marking().Edition == 0 {
		err = edge.Refuse(fiber.StatusConflict, sentenceNoRubric)
	}
	return m, x, err
}

// candidate shows where a candidate's run is marked.
func (s *Pages) candidate(c *fiber.Ctx) error {
	m, x, err := s.askedCandidate(c)
	if err != nil {
		return err
	}
	v, err := s.candidateView(c, m, x)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		j := MarkingJSON{candidateJSON(teachpage.CandidateRow{Number: v.Number, With: v.With, Name: v.Student, Late: v.Late, Deleted: v.Deleted, Standing: v.Standing}, m.Marking()), x.Apart, m.Marking().Edition, v.Plan.Changed, v.Place, []MarkJSON{}}
		j.Finished = &v.Finished
		for _, of := range x.Marks {
			j.Marks = append(j.Marks, markJSON(of))
		}
		return c.JSON(j)
	}
	if c.Query(queryKept) != "" {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceKeptDraft}
	}
	return s.Page(c, v)
}

// queryKept marks the redirect to a candidate's page after a draft was kept.
const queryKept = "kept"

func (s *Pages) candidateView(c *fiber.Ctx, m teach.MarkedAssignment, x teach.Candidate) (v teachpage.CandidateView, err error) {
	a, marking := m.Assignment(), m.Marking()
	v = teachpage.CandidateView{
		Layout: s.Layout, ID: a.ID, Number: x.Number, With: x.With, Name: a.Name, Cohort: cohortName(m.Cohort()), Late: x.Late, Finished: x.Finished, Deleted: x.Deleted, Apart: x.Apart,
		Marking: marking, Standing: x.Standing, Place: x.Place, Given: x.Given != nil, Plan: mark.MarkPlan{Edition: marking.Edition},
	}
	names, err := s.names(c, m)
	if err != nil {
		return v, err
	}
	v.Student = names[x.Number]
	var ids []string
	for _, of := range marking.Criteria {
		ids = append(ids, of.Source)
	}
	v.Sources = s.sources(ids)
	editions, err := s.given.Rubrics(c.UserContext(), m.Open())
	if err != nil {
		return v, err
	}
	when := edge.InZone(m.Zone())
	shown := func(of mark.Mark) teachpage.ShownMark {
		return teachpage.ShownMark{Mark: of, When: when(of.At), Criteria: rubricOf(editions, of.Edition).Criteria}
	}
	for _, of := range x.Marks {
		if of.Replaced != nil || !of.Stands(marking) {
			v.Earlier = append(v.Earlier, shown(of))
		} else {
			v.Marks = append(v.Marks, shown(of))
		}
	}
	s.fillMark(&v, m, x, editions)
	if v.Given && v.Standing.Again && v.Plan.Why == "" {
		v.Plan.Why = marking.Why // for which all are marked again
	}
	return v, nil
}

// fillMark puts into the form what is in its place already: a mark that can be changed, what
// was said on criteria that stay, or that on which two marks agree.
func (s *Pages) fillMark(v *teachpage.CandidateView, m teach.MarkedAssignment, x teach.Candidate, editions []mark.Rubric) {
	marking := m.Marking()
	if marking.Second != mark.Single && x.Standing.Both() {
		first, second, settled := x.Marks.At(mark.First), x.Marks.At(mark.Second), x.Marks.At(mark.Settled)
		v.Plan = mark.Agreed(marking, *first, *second)
		if settled != nil {
			v.Plan.Changed = settled.Changed
			if settled.Stands(marking) {
				v.Plan = mark.PlanOfMark(marking, rubricOf(editions, settled.Edition), *settled)
			}
		}
		return
	}
	if x.Mine == nil {
		return
	}
	v.Plan = mark.PlanOfMark(marking, rubricOf(editions, x.Mine.Edition), *x.Mine)
	v.Draft = x.Mine.Handed == nil && x.Mine.Stands(marking)
	if x.Mine.Marker != m.By().ID() {
		v.Another = x.Mine.Name
		if v.Another == "" {
			v.Another = "somebody who has left"
		}
	}
}

func rubricOf(editions []mark.Rubric, edition int) mark.Rubric {
	for _, r := range editions {
		if r.Edition == edition {
			return r
		}
	}
	return mark.Rubric{}
}
