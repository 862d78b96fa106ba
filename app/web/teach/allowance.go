package teach

import (
	"errors"
	"math"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// sentAllowance holds what a student is allowed, as sent in JSON or a form.
type sentAllowance struct {
	DueDate  string           `json:"due_date"`
	DueTime  string           `json:"due_time"`
	Minutes  edge.WholeOrNone `json:"minutes"`
	Attempts edge.WholeOrNone `json:"attempts"`
	Why      string           `json:"why"`
}

// allowance shows the form for what one student is allowed.
func (s *Pages) allowance(c *fiber.Ctx) error {
	led, v, err := s.allowanceView(c)
	if err != nil {
		return err
	}
	given, err := s.given.Allowances(c.UserContext(), led)
	if err != nil {
		return err
	}
	a := given[v.ID]
	if a.Due != nil {
		at := s.given.Local(led.Open(), *a.Due)
		v.DueDate, v.DueTime = at.Date, at.Time
	}
	v.Minutes, v.Attempts, v.Why = number(a.Minutes), number(a.Attempts), a.Why
	return s.Page(c, v)
}

// number is a number in a box, where none is nothing.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (s *Pages) allowanceView(c *fiber.Ctx) (teach.LedAssignment, teachpage.AllowanceView, error) {
	led, err := s.ledAssignment(c)
	if err != nil {
		return led, teachpage.AllowanceView{}, err
	}
	id, ok := edge.ParseID(c.Params("person"))
	if !ok {
		return led, teachpage.AllowanceView{}, run.ErrNotFound
	}
	student, err := s.given.Student(c.UserContext(), led, id)
	if err != nil {
		return led, teachpage.AllowanceView{}, err
	}
	a := led.Assignment()
	return led, teachpage.AllowanceView{
		Layout: s.Layout, Assignment: a.ID, ID: id, Name: a.Name, Student: student.Name,
		Due: edge.InZone(led.Open().Zone())(a.Due), Clock: a.Minutes > 0, Pairs: a.Pairs,
	}, nil
}

// allow gives a student what was sent, in place of what they had.
func (s *Pages) allow(c *fiber.Ctx) error {
	led, v, err := s.allowanceView(c)
	if err != nil {
		return err
	}
	var sent sentAllowance
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	given := teach.Allowance{Minutes: int(min(sent.Minutes.N, math.MaxInt32)), Attempts: int(min(sent.Attempts.N, math.MaxInt32)), Why: sent.Why}
	err = s.given.Allow(c.UserContext(), led, v.ID, teach.Local{Date: sent.DueDate, Time: sent.DueTime}, given)
	var wrong *teach.Wrong
	switch {
	case errors.As(err, &wrong) && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, wrong.Sentence)
	case errors.As(err, &wrong):
		v.DueDate, v.DueTime, v.Minutes, v.Attempts, v.Why = sent.DueDate, sent.DueTime, number(given.Minutes), number(given.Attempts), sent.Why
		v.Wrong, v.Sentence = wrong.Field, wrong.Sentence
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	case err != nil:
		return err
	}
	return edge.SeeOther(c, string(page.AddressAssignment(v.Assignment)))
}
