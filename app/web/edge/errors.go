package edge

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sim"
)

// refusal is a deliberate answer by a handler: a status and a sentence for the
// requester.
type refusal struct {
	status   int
	sentence string
}

func (r refusal) Error() string { return r.sentence }

func Refuse(status int, sentence string) error { return refusal{status, sentence} }

// What a student reads if something can't be done. The sentences say nothing of
// how the program works.
const (
	sentenceNotFound     = "There is nothing here that is yours to see. The address may be mistyped, or the run may have been deleted or have expired."
	sentenceStale        = "The desk has moved on since that page was shown, perhaps by the same click sent twice. Nothing was decided again; this is the desk as it is now."
	sentenceUncertain    = "We can't say yet whether your decision was kept. Open this run again: it shows what was kept, and you go on from there."
	sentenceNotEnded     = "This run has not ended yet. Its debrief comes after its last day."
	sentenceEnded        = "This run has ended; nothing more can be decided in it."
	sentenceTooLarge     = "What you wrote is too long to keep: a reason or a note has at most about 3,000 words. Nothing was decided; shorten it and send it again."
	sentenceManyWritings = "As many words as are kept stand in this run, or in all of yours together, so nothing was changed. Erase what you no longer need under “Data and ethics”, and send it again."
	sentenceInterrupted  = "That took too long and was not decided. Nothing was changed; try again in a moment."
	sentenceDiverged     = "This run can't be played on: going through it again gave something else than was kept, and we won't guess. Nothing of it is lost; please tell whoever runs this site."
	sentenceOutdated     = "This run was begun with an earlier version of Caseload and can't be played on with this one. What you decided is kept. You can begin the scenario again."
	sentenceInternal     = "Something went wrong on our side. Nothing was changed; try again in a moment."
)

// Problem returns the status and sentence with which to answer err. Errors with a
// 5xx status should be logged.
func Problem(err error) (int, string) {
	var (
		own       refusal
		ownUnkept unkept
		refused   *sim.Refused
		diverged  *run.Diverged
		outdated  *run.Outdated
		stale     *run.Stale
		many      *run.TooMany
		noBox     *run.NoBox
		fiberSays *fiber.Error
	)
	switch {
	case errors.As(err, &own):
		return own.status, own.sentence
	case errors.As(err, &refused):
		return fiber.StatusUnprocessableEntity, string(refused.Sentence)
	case errors.As(err, &many):
		return fiber.StatusUnprocessableEntity, fmt.Sprintf("You have %d runs already, which is the most that are kept for one browser. Delete your runs on the first page, then begin again.", many.Runs)
	case errors.As(err, &noBox):
		return fiber.StatusBadRequest, fmt.Sprintf("There is no box %s to write in. Nothing was changed.", Shown(noBox.Name))
	case errors.As(err, &stale):
		return fiber.StatusConflict, sentenceStale
	case errors.As(err, &diverged):
		return fiber.StatusConflict, sentenceDiverged
	case errors.As(err, &outdated):
		return fiber.StatusConflict, sentenceOutdated
	case errors.Is(err, run.ErrUncertain):
		return fiber.StatusServiceUnavailable, sentenceUncertain
	case errors.As(err, &ownUnkept):
		return fiber.StatusServiceUnavailable, ownUnkept.sentence
	case errors.Is(err, run.ErrNotKept):
		return fiber.StatusServiceUnavailable, sentenceNotKept
	case errors.Is(err, run.ErrNotFound):
		return fiber.StatusNotFound, sentenceNotFound
	case errors.Is(err, run.ErrNotEnded):
		return fiber.StatusConflict, sentenceNotEnded
	case errors.Is(err, run.ErrEnded):
		return fiber.StatusConflict, sentenceEnded
	case errors.Is(err, run.ErrManyWritings):
		return fiber.StatusUnprocessableEntity, sentenceManyWritings
	case errors.Is(err, run.ErrTooLarge):
		return fiber.StatusUnprocessableEntity, sentenceTooLarge
	case errors.Is(err, sim.ErrInterrupted), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return fiber.StatusServiceUnavailable, sentenceInterrupted
	case errors.As(err, &fiberSays):
		return protocolProblem(fiberSays.Code)
	}
	return fiber.StatusInternalServerError, sentenceInternal
}

// protocolProblem answers what Fiber and fasthttp themselves refuse.
func protocolProblem(status int) (int, string) {
	switch status {
	case fiber.StatusNotFound:
		return status, sentenceNotFound
	case fiber.StatusMethodNotAllowed:
		return status, "That can't be done at this address. Go back to the page and use its buttons."
	case fiber.StatusRequestEntityTooLarge:
		return status, "What was sent is too large to be taken at once. Nothing was changed; go back to the page to shorten it."
	case fiber.StatusRequestHeaderFieldsTooLarge:
		return status, "The headers of this request are too large. Nothing was changed."
	case fiber.StatusRequestTimeout:
		return status, "The request took too long to arrive. Nothing was changed; try again."
	}
	if status < 500 || status == fiber.StatusBadGateway { // fasthttp's answer to a client that hangs up halfway
		return fiber.StatusBadRequest, "This request could not be understood. Nothing was changed."
	}
	return fiber.StatusInternalServerError, sentenceInternal
}

// Answer is the only place where errors are answered: with one sentence, as JSON
// or on a page that says what to do next. It never shows the error itself.
func (s *Edge) Answer(c *fiber.Ctx, err error) error {
	if s.taken(c) {
		err = again{Refuse(fiber.StatusServiceUnavailable, sentenceIntake), 5 * time.Second}
	}
	retryAfter(c, err)
	status, sentence := Problem(err)
	s.Note(c, status, err)
	s.setHeaders(c)
	c.Status(status)
	if WantsJSON(c) {
		return c.JSON(problemJSON{sentence})
	}
	return s.WholePage(c, page.ErrorView{Layout: s.Layout, Status: status, Title: problemTitle(status), Text: sentence, Next: nextAfter(c, status), Unsent: unsentForm(c, status)})
}

// WholePage answers with a page that htmx puts in place of the whole page, not
// just the part that sent the request.
func (s *Edge) WholePage(c *fiber.Ctx, v view) error {
	if WantsFragment(c) {
		c.Set("HX-Retarget", "body")
		c.Set("HX-Reswap", "innerHTML")
	}
	return s.Page(c, v)
}

// Note logs errors that are our fault. It logs the route rather than the address;
// the error says what was being done and contains nothing that a student wrote.
func (s *Edge) Note(c *fiber.Ctx, status int, err error) {
	if (status >= 500 || errors.As(err, new(*run.Diverged))) && !errors.Is(err, errPanic) {
		s.Log.Error("request failed", "method", c.Method(), "route", c.Route().Path, "status", status, "error", err.Error())
	}
}

type problemJSON struct {
	Error string `json:"error"`
}

func problemTitle(status int) string {
	switch {
	case status == fiber.StatusNotFound:
		return "There is nothing here"
	case status == fiber.StatusServiceUnavailable:
		return "That was not kept"
	case status >= 500:
		return "Something went wrong"
	}
	return "That could not be done"
}

// nextAfter links back to the run that the request was about, if there is one and
// it may be the guest's, or to the form for a class, and otherwise to the first
// page.
func nextAfter(c *fiber.Ctx, status int) page.Link {
	if rest, ok := strings.CutPrefix(c.Path(), "/runs/"); ok && status != fiber.StatusNotFound {
		id, _, _ := strings.Cut(rest, "/")
		if _, ok := ParseID(id); ok && c.Path() != "/runs/"+id {
			return page.Link{Address: "/runs/" + id, Text: "Back to the desk"}
		}
	}
	if strings.HasPrefix(c.Path(), "/help/guide/") {
		return page.Link{Address: "/help/guide", Text: "All pages of the author’s guide"}
	}
	if strings.HasPrefix(c.Path(), "/help/words/") {
		return page.Link{Address: "/help/words", Text: "All words of scenarios"}
	}
	if c.Path() == "/class" {
		return page.Link{Address: "/class/new", Text: "Back to the form"}
	}
	return page.Link{Address: "/", Text: "Go to the first page"}
}
