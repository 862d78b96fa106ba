package teach

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// FollowedJSON is a student's run as JSON, for those who follow it.
type FollowedJSON struct {
	Run        int64        `json:"run"`
	Assignment string       `json:"assignment"` // its address
	Student    StudentJSON  `json:"student"`
	Partner    *StudentJSON `json:"partner,omitempty"` // who has the run too
	teach.Followed
	Hidden   *edge.HiddenJSON      `json:"hidden,omitempty"` // the run was ended because of what its texts hold, and nothing of it is shown
	Comments []FollowedCommentJSON `json:"comments"`         // all of them, the oldest first
}

// FollowedTurnJSON is one turn of it.
type FollowedTurnJSON struct {
	Run int64 `json:"run"`
	teach.FollowedTurn
	Comments []FollowedCommentJSON `json:"comments"` // those on this turn
}

// followsRun returns proof that whoever asks may follow the run in the address.
func (s *Pages) followsRun(c *fiber.Ctx) (teach.FollowedRun, error) {
	p, assignment, err := s.askedAssignment(c)
	if err != nil {
		return teach.FollowedRun{}, err
	}
	id, ok := edge.ParseID(c.Params("run"))
	if !ok {
		return teach.FollowedRun{}, run.ErrNotFound
	}
	f, err := s.given.Follow(c.UserContext(), p, assignment, id)
	return f, toMarks(assignment, err)
}

// toMarks leads whoever may not open a run by name to where it is marked.
func toMarks(assignment int64, err error) error {
	if errors.Is(err, sign.ErrByNumber) {
		return edge.RefuseTo(fiber.StatusForbidden, sentenceByNumber, page.Link{Address: string(page.AddressMarks(assignment)), Text: sentenceToMarks})
	}
	return err
}

// follow shows a student's run, day by day.
func (s *Pages) follow(c *fiber.Ctx) error {
	f, err := s.followsRun(c)
	if err != nil {
		return err
	}
	return s.followPage(c, f, teachpage.CommentDraft{})
}

func (s *Pages) followPage(c *fiber.Ctx, f teach.FollowedRun, draft teachpage.CommentDraft) error {
	comments, err := s.comments(c, f)
	if err != nil {
		return err
	}
	seen, err := s.given.Followed(c.UserContext(), f)
	hidden := edge.HiddenOf(err)
	if err != nil && hidden == nil {
		return unfoldable(err)
	}
	if edge.WantsJSON(c) {
		j := FollowedJSON{Run: f.Run().ID, Hidden: hidden, Assignment: string(page.AddressAssignment(f.Assignment().ID)), Followed: seen, Comments: commentsJSON(comments, 0)}
		for i, x := range f.Students() {
			one := StudentJSON{x.ID, x.Name, x.Email}
			if i == 0 {
				j.Student = one
			} else {
				j.Partner = &one
			}
		}
		return c.JSON(j)
	}
	when := edge.InZone(f.Zone())
	v := teachpage.FollowView{Layout: s.Layout, Following: following(f, comments, draft), Begun: when(f.Run().CreatedAt), Followed: seen}
	if hidden != nil {
		v.HiddenOn, v.HiddenWhy = edge.DateOf(hidden.At), hidden.Why
	}
	if f.Run().EndedAt != nil {
		v.Ended = when(*f.Run().EndedAt)
	}
	return s.Page(c, v)
}

// followTurn shows one turn of a student's run.
func (s *Pages) followTurn(c *fiber.Ctx) error {
	f, err := s.followsRun(c)
	if err != nil {
		return err
	}
	n, ok := edge.ParseID(c.Params("turn"))
	if !ok || n > maxTurn {
		return run.ErrNotFound
	}
	return s.turnPage(c, f, int(n), teachpage.CommentDraft{})
}

func (s *Pages) turnPage(c *fiber.Ctx, f teach.FollowedRun, turn int, draft teachpage.CommentDraft) error {
	seen, err := s.given.FollowedTurn(c.UserContext(), f, turn)
	if err != nil {
		return unfoldable(err)
	}
	comments, err := s.comments(c, f)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(FollowedTurnJSON{f.Run().ID, seen, commentsJSON(comments, turn)})
	}
	return s.Page(c, teachpage.FollowTurnView{Layout: s.Layout, Following: following(f, comments, draft), FollowedTurn: seen})
}

// maxTurn is the largest number accepted as a turn in an address.
const maxTurn = 1 << 30

func following(f teach.FollowedRun, comments []page.Comment, draft teachpage.CommentDraft) teachpage.Following {
	var names []string
	for _, x := range f.Students() {
		names = append(names, x.Name)
	}
	return teachpage.Following{Assignment: f.Assignment().ID, Run: f.Run().ID, Name: f.Assignment().Name, Cohort: cohortName(f.Cohort()), Students: names, Comments: comments, Draft: draft}
}

// unfoldable says of a run that goes on that this program can't show it.
func unfoldable(err error) error {
	if edge.HiddenOf(err) != nil {
		return err
	}
	if run.Stuck(err) {
		return edge.Refuse(fiber.StatusConflict, sentenceUnfoldable)
	}
	return err
}

// assignmentGiven shows an assignment to a practice educator, with the students whom they
// were given.
func (s *Pages) assignmentGiven(c *fiber.Ctx, o teach.OpenAssignment) error {
	progress, err := s.given.FollowedRuns(c.UserContext(), o)
	if err != nil {
		return err
	}
	a, days := o.Assignment(), 0
	if version, err := s.given.Plays(c.UserContext(), a); err == nil {
		days = version.Setting.Days
	}
	v := teachpage.AssignmentGivenView{Layout: s.Layout, ID: a.ID, CohortID: a.Cohort, Name: a.Name, Cohort: cohortName(o.Cohort()), Due: edge.InZone(o.Zone())(a.Due)}
	for _, x := range progress {
		v.Students = append(v.Students, studentRow(x, a, nil, days, s.Now(), edge.InZone(o.Zone())))
	}
	if edge.WantsJSON(c) {
		return s.assignmentJSON(c, o, progressJSON(v.Students))
	}
	return s.Page(c, v)
}
