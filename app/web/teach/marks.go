package teach

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// MarksJSON lists the runs for an assignment, as those who mark know them.
type MarksJSON struct {
	Assignment string          `json:"assignment"` // its address
	Rubric     RubricJSON      `json:"rubric"`
	Candidates []CandidateJSON `json:"candidates"`
	Left       []CandidateJSON `json:"left"`      // who were marked, and aren't in the cohort any longer
	NotBegun   int             `json:"not_begun"` // students without a run to be marked
	Going      int             `json:"going"`     // who haven't finished
}

// CandidateJSON is one of the runs.
type CandidateJSON struct {
	Number   int        `json:"number"`
	With     []int      `json:"with"`           // the numbers of others who have the same run, and get the same mark
	Name     string     `json:"name,omitempty"` // of the student, unless that isn't to be known
	State    mark.State `json:"state"`
	Again    bool       `json:"again"`
	Late     bool       `json:"late"`
	Finished *bool      `json:"finished,omitempty"` // there is a run to be read; nil in a list without names
	Deleted  bool       `json:"deleted"`            // they have deleted an attempt
	Points   *int       `json:"points"`             // nil unless it is marked
}

// marking returns proof that whoever asks may mark the runs for the assignment in the
// address, which is a marked one.
func (s *Pages) marking(c *fiber.Ctx) (teach.MarkedAssignment, error) {
	p, id, err := s.askedAssignment(c)
	if err != nil {
		return teach.MarkedAssignment{}, err
	}
	m, err := s.given.MarkAssignment(c.UserContext(), p, id)
	if err == nil && !m.Assignment().Marked {
		err = edge.Refuse(fiber.StatusConflict, sentenceNotMarked)
	}
	return m, err
}

// marks lists the runs for an assignment, to be marked.
func (s *Pages) marks(c *fiber.Ctx) error {
	m, err := s.marking(c)
	if err != nil {
		return err
	}
	v, err := s.marksView(c, m)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(marksJSON(v, string(page.AddressAssignment(m.Assignment().ID))))
	}
	return s.Page(c, v)
}

func marksJSON(v teachpage.MarksView, address string) MarksJSON {
	j := MarksJSON{address, rubricJSON(v.Marking), []CandidateJSON{}, []CandidateJSON{}, v.NotBegun, v.Going}
	for _, c := range v.Candidates {
		j.Candidates = append(j.Candidates, candidateJSON(c, v.Marking))
	}
	for _, c := range v.Left {
		j.Left = append(j.Left, candidateJSON(c, v.Marking))
	}
	return j
}

func candidateJSON(c teachpage.CandidateRow, m mark.Marking) CandidateJSON {
	j := CandidateJSON{Number: c.Number, With: append([]int{}, c.With...), Name: c.Name, State: c.Standing.State, Again: c.Standing.Again, Late: c.Late, Deleted: c.Deleted}
	if !m.State().Blind {
		j.Finished = &c.Finished
	}
	if c.Standing.Mark != nil {
		n := c.Standing.Mark.Total()
		j.Points = &n
	}
	return j
}

func (s *Pages) marksView(c *fiber.Ctx, m teach.MarkedAssignment) (v teachpage.MarksView, err error) {
	a := m.Assignment()
	v = teachpage.MarksView{Layout: s.Layout, ID: a.ID, Name: a.Name, Cohort: cohortName(m.Cohort()), Marking: m.Marking(), Kept: edge.DateOf(m.Open().MarksKeptUntil())}
	if at := v.Marking.Released; at != nil {
		v.Released = edge.InZone(m.Zone())(*at)
	}
	all, err := s.given.Candidates(c.UserContext(), m)
	if err != nil {
		return v, err
	}
	names, err := s.names(c, m)
	for _, x := range all.List {
		v.Candidates = append(v.Candidates, candidateRow(x, m, names))
	}
	for _, x := range all.Left {
		v.Left = append(v.Left, candidateRow(x, m, names))
	}
	v.NotBegun, v.Going = all.NotBegun, all.Going
	return v, err
}

func candidateRow(x teach.Candidate, m teach.MarkedAssignment, names map[int]string) teachpage.CandidateRow {
	counts := x.Standing.Mark
	owed := m.Marking().Released != nil && counts != nil && (x.Given == nil || x.Given.Mark != counts.ID)
	return teachpage.CandidateRow{Owed: owed, Number: x.Number, With: x.With, Name: names[x.Number], Late: x.Late, Finished: x.Finished, Deleted: x.Deleted, Apart: x.Apart != "", Standing: x.Standing, Mine: x.Mine != nil && x.Mine.Marker == m.By().ID(), Place: x.Place}
}

// names returns the candidates' names, or nothing while they aren't to be known.
func (s *Pages) names(c *fiber.Ctx, m teach.MarkedAssignment) (map[int]string, error) {
	whose, err := s.given.Whose(c.UserContext(), m)
	if errors.Is(err, sign.ErrForbidden) {
		return nil, nil
	}
	names := map[int]string{}
	for number, x := range whose {
		names[number] = x.Name
	}
	return names, err
}

// markedRun returns proof that whoever asks may read the run that they mark.
func (s *Pages) markedRun(c *fiber.Ctx) (m teach.MarkedAssignment, number int, r run.Reading, err error) {
	if m, err = s.marking(c); err != nil {
		return m, 0, r, err
	}
	if number, err = candidateNumber(c); err != nil {
		return m, 0, r, err
	}
	r, err = s.given.MarkedRun(c.UserContext(), m, number)
	return m, number, r, err
}

func candidateNumber(c *fiber.Ctx) (int, error) {
	n, ok := edge.ParseID(c.Params("candidate"))
	if !ok || n > maxTurn {
		return 0, run.ErrNotFound
	}
	return int(n), nil
}

// MarkedRunJSON is the run of a candidate as JSON.
type MarkedRunJSON struct {
	Candidate int `json:"candidate"`
	teach.Followed
}

// MarkedTurnJSON is one turn of it.
type MarkedTurnJSON struct {
	Candidate int `json:"candidate"`
	teach.FollowedTurn
}

// markRun shows the run that is marked, day by day, and not whose it is.
func (s *Pages) markRun(c *fiber.Ctx) error {
	m, number, r, err := s.markedRun(c)
	if err != nil {
		return err
	}
	seen, err := s.given.ToMark(c.UserContext(), r)
	if err != nil {
		return unfoldable(err)
	}
	if edge.WantsJSON(c) {
		return c.JSON(MarkedRunJSON{number, seen})
	}
	return s.Page(c, teachpage.FollowView{Layout: s.Layout, Following: toMark(m, number), Ended: " ", Followed: seen})
}

// markTurn shows one turn of it.
func (s *Pages) markTurn(c *fiber.Ctx) error {
	m, number, r, err := s.markedRun(c)
	if err != nil {
		return err
	}
	n, ok := edge.ParseID(c.Params("turn"))
	if !ok || n > maxTurn {
		return run.ErrNotFound
	}
	seen, err := s.given.TurnToMark(c.UserContext(), r, int(n))
	if err != nil {
		return unfoldable(err)
	}
	if edge.WantsJSON(c) {
		return c.JSON(MarkedTurnJSON{number, seen})
	}
	return s.Page(c, teachpage.FollowTurnView{Layout: s.Layout, Following: toMark(m, number), FollowedTurn: seen})
}

func toMark(m teach.MarkedAssignment, number int) teachpage.Following {
	a := m.Assignment()
	return teachpage.Following{Assignment: a.ID, Candidate: number, Name: a.Name, Cohort: cohortName(m.Cohort()), Students: []string{teach.CandidateWords(number)}}
}
