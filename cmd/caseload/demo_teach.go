package main

import (
	"context"
	"time"

	"caseload/app/run"
	"caseload/app/store"
	"caseload/app/teach"
)

// demoComment is what a demo's lecturer or practice educator says of a student's run, and
// what the student does then.
type demoComment struct {
	by, student int // the nth lecturer, or the practice educator; and the nth student
	on          anchor
	text        string
	seen        bool
	answer      string // "" for none
}

type anchor int

const (
	onAll anchor = iota
	onDay
	onTurn // the first recommendation
)

// theEducator as by of a comment is the practice educator.
const theEducator = -1

var demoComments = []demoComment{
	{0, 0, onTurn, "What would make you choose the tier above, and what the one below? Say it in one sentence each.", true, "Above: if somebody small had been alone with it tonight. Below: if a person we know had seen them today."},
	{0, 0, onDay, "Look at what waits at the end of this day. Would you leave the same things again?", true, ""},
	{0, 0, onAll, "I could follow what you did and why. Bring your first recommendation to the seminar, please: others decided differently, and more than one tier can be defended.", true, "I will. I have changed my mind about it since."},
	{1, 2, onTurn, "What did you know here, and what did you fear? Try to keep the two apart when you give a reason.", false, ""},
	{1, 3, onAll, "Try the day once more, and let the loudest call wait for ten minutes. Then tell me what it cost, and whom.", true, ""},
	{theEducator, 1, onAll, "We have mornings like this one here. Let us talk about it when we meet.", false, ""},
}

// follow has staff comment on runs for an assignment, some students read it and answer, and
// a lecturer prepare the seminar at its first key moment.
func (d *demo) follow(ctx context.Context, assignment int64) error {
	lecturer, err := d.signedIn(ctx, d.lecturers[0])
	if err != nil {
		return err
	}
	led, err := d.assignments.Lead(ctx, lecturer, assignment)
	if err != nil {
		return err
	}
	progress, err := d.assignments.Progress(ctx, led)
	if err != nil {
		return err
	}
	runs := map[int64]int64{}
	for _, p := range progress {
		if len(p.Runs) > 0 {
			runs[p.Student.ID] = p.Runs[0].Run.ID
		}
	}
	for _, c := range demoComments {
		if err := d.comment(ctx, assignment, runs[d.students[c.student].person.ID()], c); err != nil {
			return err
		}
	}
	seminars := teach.NewSeminars(teach.New(d.runs, d.kept, func() time.Time { return d.now }, nil), d.assignments)
	seminar, err := seminars.OfAssignment(ctx, led, "", false)
	if err != nil || len(seminar.Moments) == 0 {
		return err
	}
	return seminars.MoveAssignment(ctx, led, teach.Place{Part: "desk", Moment: seminar.Moments[0].Message})
}

// comment has one comment written, and read and answered where it is.
func (d *demo) comment(ctx context.Context, assignment, id int64, c demoComment) error {
	d.now = d.now.Add(4 * time.Minute)
	by := d.educator
	if c.by != theEducator {
		by = d.lecturers[c.by]
	}
	by, err := d.signedIn(ctx, by)
	if err != nil {
		return err
	}
	may, err := d.assignments.CommentOn(ctx, by, assignment, id)
	if err != nil {
		return err
	}
	day, turn := 0, 0
	switch c.on {
	case onDay:
		day = 1
	case onTurn:
		if turn, err = d.recommendation(ctx, may.Followed()); err != nil {
			return err
		}
	}
	if err := d.assignments.AddComment(ctx, may, day, turn, c.text); err != nil || !c.seen {
		return err
	}
	return d.readComments(ctx, d.students[c.student].person, id, c)
}

// recommendation returns the turn of the first recommendation in a run.
func (d *demo) recommendation(ctx context.Context, f teach.FollowedRun) (int, error) {
	seen, err := d.assignments.Followed(ctx, f)
	if err != nil {
		return 0, err
	}
	if seen.Measures != nil {
		for _, j := range seen.Measures.Judgements {
			if j.Turn > 0 {
				return j.Turn, nil
			}
		}
	}
	return 1, nil
}

func (d *demo) readComments(ctx context.Context, student store.Person, id int64, c demoComment) error {
	student, err := d.signedIn(ctx, student)
	if err != nil {
		return err
	}
	guest, err := d.runs.WelcomePerson(ctx, student, nil)
	if err != nil {
		return err
	}
	mine, err := d.runs.Mine(ctx, guest, id)
	if err != nil {
		return err
	}
	all, err := d.assignments.CommentsFor(ctx, mine, func(run.Comment) bool { return true })
	if err != nil || c.answer == "" {
		return err
	}
	d.now = d.now.Add(2 * time.Minute)
	return d.assignments.AnswerComment(ctx, mine, all[len(all)-1].ID, c.answer)
}
