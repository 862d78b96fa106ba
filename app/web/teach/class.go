package teach

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"
	"unicode"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/teach"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// errNoClass answers a code that is unknown, mistyped, expired or ended, and a
// secret that doesn't belong to the code. The answers are the same, so that
// nobody can tell which.
var errNoClass = edge.Refuse(fiber.StatusNotFound, sentenceNoClass)

// errCohort is errNoClass for a code that a cohort has.
var errCohort = fmt.Errorf("the code of a cohort: %w", errNoClass)

var (
	errFullClass     = edge.Refuse(fiber.StatusUnprocessableEntity, sentenceFullClass)
	errLockedClass   = edge.Refuse(fiber.StatusUnprocessableEntity, sentenceLockedClass)
	errOutdatedClass = edge.Refuse(fiber.StatusConflict, sentenceOutdatedClass)
	errClassByNewer  = edge.Refuse(fiber.StatusConflict, sentenceClassByNewer)
)

// classNew shows the form for creating a class.
func (s *Pages) classNew(c *fiber.Ctx) error {
	cards, _ := playweb.ScenariosToChoose(s.Runs.Shelf(c.UserContext()), c.Query("scenario"))
	return s.Page(c, teachpage.ClassNewView{Layout: s.Layout, Scenarios: cards, Employers: scenario.Employers, Kept: KeptClass})
}

// classJSON describes a class that has just been created.
type classJSON struct {
	Code    string    `json:"code"`
	Join    string    `json:"join"`  // the students' address
	Board   string    `json:"board"` // the lecturer's address, for whoever holds the cookie with the key
	Link    string    `json:"link"`  // gives that cookie to another browser
	Expires time.Time `json:"expires"`
}

// classMake creates a class and redirects to its board.
func (s *Pages) classMake(c *fiber.Ctx) error {
	plan, err := readPlan(c)
	if err != nil {
		return err
	}
	if _, err := s.Runs.Scenario(c.UserContext(), plan.Slug); errors.Is(err, run.ErrWithdrawn) {
		return err
	} else if err != nil {
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNoScenario)
	}
	if err := s.limits.make(c.UserContext(), s.Now(), s.Client(c)); err != nil {
		return err
	}
	led, secret, err := s.classes.NewClass(c.UserContext(), plan)
	if err != nil {
		return edge.UnkeptAs(sentenceNotMade, refusedClass(err))
	}
	class := led.Class()
	s.limits.knows(c.UserContext(), s.Now(), s.Client(c), class.Code)
	s.SetKey(c, class.Code, secret, class.ExpiresAt)
	if edge.WantsJSON(c) {
		c.Location(boardAddress(class.Code))
		c.Status(fiber.StatusCreated)
		return c.JSON(classJSON{class.Code, classAddress(class.Code), boardAddress(class.Code), boardLink(class.Code, secret), class.ExpiresAt})
	}
	return edge.SeeOther(c, boardAddress(class.Code))
}

// sentPlan holds a lecturer's choices, as sent in JSON or a form.
type sentPlan struct {
	Scenario string     `json:"scenario"`
	Employer string     `json:"employer"`
	SameLuck edge.Tick  `json:"same_luck"`
	Minutes  edge.Whole `json:"minutes"`
}

// readPlan reads what a lecturer chose. In JSON, a missing field has its default.
// In a form, a box that isn't ticked isn't sent.
func readPlan(c *fiber.Ctx) (teach.Plan, error) {
	sent := sentPlan{Employer: scenario.OwnTerms, SameLuck: edge.Tick(!edge.IsForm(c))}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return teach.Plan{}, err
	}
	if _, ok := scenario.EmployerCalled(sent.Employer); !ok {
		return teach.Plan{}, edge.Refuse(fiber.StatusUnprocessableEntity, sentenceNoEmployer)
	}
	return teach.Plan{Slug: sent.Scenario, Employer: sent.Employer, SameLuck: bool(sent.SameLuck), Minutes: clockMinutes(sent.Minutes)}, nil
}

// clockMinutes returns how many minutes of a live clock were sent, as an int: a
// number that is too large stays too large.
func clockMinutes(w edge.Whole) int { return int(min(w.N, math.MaxInt32)) }

// class shows students the class with the code they typed, in whatever spelling.
func (s *Pages) class(c *fiber.Ctx) error {
	if code := teach.Code(c.Params("code")); code != "" && code != c.Params("code") {
		return edge.SeeOther(c, classAddress(code))
	}
	joined, err := s.joined(c)
	if errors.Is(err, errCohort) && !edge.WantsJSON(c) {
		return edge.SeeOther(c, string(page.AddressJoinCohort(c.Params("code"))))
	}
	if err != nil {
		return s.noClass(c, c.Params("code"), err)
	}
	class := joined.Class()
	_, set, err := s.Runs.SettingOf(c.UserContext(), class.Version)
	if err != nil {
		return outdatedClass(err)
	}
	gone, stopped, err := s.Runs.Stopped(c.UserContext(), class.Version)
	if err != nil {
		return err
	}
	own, plays := run.Run{}, false // whoever is in the middle goes on, also in what was withdrawn
	if guest, err := s.Guest(c); err == nil {
		if mine, err := s.classes.Own(c.UserContext(), guest, joined); err == nil {
			own, plays = mine.Run(), true
		}
	}
	if edge.WantsJSON(c) {
		if stopped && !plays {
			return run.ErrWithdrawn
		}
		version, err := s.classVersion(c.UserContext(), class)
		if err != nil {
			return err
		}
		j := playweb.ScenarioOf(version)
		j.Begin = classAddress(class.Code) + "/runs"
		return c.JSON(j)
	}
	v := teachpage.ClassView{
		Layout: s.Layout, Code: class.Code, Title: set.Title, Summary: set.Summary, Role: set.Role,
		Paragraphs: page.TextParagraphs(set.Brief), RulePack: set.RulePack,
		Minutes: set.Length, Days: set.Days, ContentNotes: set.ContentNotes, Employer: employerWords(class.Exercise), SameLuck: class.SharesLuck(),
		Locked: class.Locked, Clock: playweb.ClockView(s.classes.ClockOf(class, run.Run{})), Until: edge.DateOf(class.ExpiresAt), Kept: edge.Kept,
	}
	if stopped {
		v.Stopped, v.Over = edge.DateOf(gone.At), gone.Over != nil
	}
	if plays {
		v.Run, v.Ended, v.Clock = own.ID, own.EndedAt != nil, playweb.ClockView(s.classes.ClockOf(class, own))
	}
	return s.Page(c, v)
}

// classJoin redirects from a typed code to its class.
func (s *Pages) classJoin(c *fiber.Ctx) error {
	var sent struct {
		Code string `json:"code"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	code := teach.Code(sent.Code)
	if code == "" {
		return s.noClass(c, sent.Code, errNoClass)
	}
	return edge.SeeOther(c, classAddress(code))
}

// maxTyped is how many characters of a mistyped code are shown again: as many as
// the box takes.
const maxTyped = 16

// noClass answers the search for a class that doesn't exist with the box to try
// again, containing what was typed. For programs, and for any other error, it
// returns the error.
func (s *Pages) noClass(c *fiber.Ctx, typed string, err error) error {
	if !errors.Is(err, errNoClass) || edge.WantsJSON(c) {
		return err
	}
	status, _ := edge.Problem(err)
	c.Status(status)
	return s.Page(c, teachpage.ClassJoinView{
		Layout: s.Layout, Typed: printable(typed, maxTyped),
		Text: sentenceLookAgain,
	})
}

// printable returns the printable characters of text, at most most of them.
func printable(text string, most int) string {
	var runes []rune
	for _, r := range text {
		if unicode.IsPrint(r) && len(runes) < most {
			runes = append(runes, r)
		}
	}
	return string(runes)
}

// classBegin begins a run in a class for the guest, or continues the one they
// have there.
func (s *Pages) classBegin(c *fiber.Ctx) error {
	if err := edge.ReadBody(c, &struct{}{}, &struct{}{}); err != nil {
		return err
	}
	joined, err := s.joined(c)
	if err != nil {
		return s.noClass(c, c.Params("code"), err)
	}
	isNew := !s.isIn(c, joined)
	if isNew {
		if err := s.mayJoin(c, joined.Class()); err != nil {
			return err
		}
	}
	guest, err := s.Welcome(c)
	if err != nil {
		return err
	}
	view, err := s.classes.Begin(c.UserContext(), guest, joined)
	switch {
	case errors.Is(err, run.ErrFull):
		s.limits.refused.Take(c.UserContext(), s.Now(), joined.Class().Code)
		return errFullClass
	case errors.Is(err, run.ErrLocked):
		return errLockedClass
	case err != nil:
		return outdatedClass(err)
	}
	if led, err := s.led(c); err == nil { // the lecturer tries their own class
		if err := s.classes.SetAside(c.UserContext(), led, guest); err != nil {
			return err
		}
	}
	if isNew {
		s.Joins.Take(c.UserContext(), s.Now(), s.Client(c))
	}
	s.limits.knows(c.UserContext(), s.Now(), s.Client(c), joined.Class().Code)
	return playweb.Begun(c, view)
}

// joined returns proof that the requester has the class's code, which is part of
// the address. After too many wrong codes from their network, only those who are in
// the class get it, and those on a network where somebody leads or has joined it. The
// error is errCohort if it is a cohort's code, which students are told to type in as well.
func (s *Pages) joined(c *fiber.Ctx) (teach.Joined, error) {
	joined, err := s.classes.Join(c.UserContext(), c.Params("code"))
	if err != nil && !errors.Is(err, run.ErrNotFound) {
		return joined, err
	}
	found := err == nil
	if wait := s.limits.mayTry(c.UserContext(), s.Now(), s.Client(c), c.Params("code")); wait > 0 && !(found && s.isIn(c, joined)) {
		return teach.Joined{}, edge.TooMany(sentenceManyCodes, wait)
	}
	if !found {
		if _, err := s.lists.WithCode(c.UserContext(), c.Params("code")); err == nil {
			return joined, errCohort
		}
		s.limits.miss(c.UserContext(), s.Now(), s.Client(c), c.Params("code"))
		return joined, errNoClass
	}
	return joined, nil
}

// isIn reports whether the requester has a run in a class.
func (s *Pages) isIn(c *fiber.Ctx, joined teach.Joined) bool {
	guest, err := s.Guest(c)
	if err == nil {
		_, err = s.classes.Own(c.UserContext(), guest, joined)
	}
	return err == nil
}

// classVersion returns the version of the scenario that a class plays.
func (s *Pages) classVersion(ctx context.Context, class teach.Class) (*scenario.Version, error) {
	version, err := s.classes.Plays(ctx, class)
	return version, outdatedClass(err)
}

func outdatedClass(err error) error {
	var outdated *run.Outdated
	switch {
	case !errors.As(err, &outdated):
		return err
	case outdated.ByNewer():
		return errClassByNewer
	}
	return errOutdatedClass
}

// employerWords returns the name of an exercise's employer terms, or "" for the
// scenario's own.
func employerWords(played teach.Exercise) string {
	e, ok := teach.EmployerOf(played)
	if !ok || e.Name == scenario.OwnTerms {
		return ""
	}
	return e.Title
}

func classAddress(code string) string { return "/class/" + code }

func boardAddress(code string) string { return classAddress(code) + "/board" }

// boardLink is the address that gives a lecturer's browser the key to the board.
func boardLink(code, secret string) string { return boardAddress(code) + "/" + secret }

// KeptClass says how long a class is kept.
var KeptClass = fmt.Sprintf("%d days", int(teach.KeepClass.Hours())/24)
