package teach

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/mark"
	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

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

	Until  *time.Time  `json:"until,omitempty"`  // the link is good, if it wasn't used
	Mailed sign.Mailed `json:"mailed,omitempty"` // what became of mailing it: "waiting", "sent" or "failed"
}

func examinerJSON(e mark.Examiner, invited map[int64]sign.Invitation) ExaminerJSON {
	j := ExaminerJSON{ID: e.ID, Name: e.Name, Email: e.Email, Invited: e.Invited, Came: e.Came, Ended: e.Ended, Report: e.Report, Reported: e.Reported}
	if i, is := invited[e.ID]; is {
		j.Until, j.Mailed = &i.Expires, i.Mailed
	}
	return j
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
