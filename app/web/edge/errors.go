package edge

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
)

// refusal is a deliberate answer by a handler: a status and a sentence for the
// requester, and where to go next if it isn't where [nextAfter] says.
type refusal struct {
	status   int
	sentence sim.Sentence
	next     page.Link
}

func (r refusal) Error() string { return string(r.sentence) }

// Refuse returns an error that is answered with a status and a sentence.
func Refuse(status int, sentence sim.Sentence) error {
	return refusal{status: status, sentence: sentence}
}

// RefuseTo returns such an error whose page leads to next.
func RefuseTo(status int, sentence sim.Sentence, next page.Link) error {
	return refusal{status, sentence, next}
}

// RefuseTyped is RefuseTo for a form that can't be sent again by whoever sent it: its page shows
// what they typed, to copy.
func RefuseTyped(status int, sentence sim.Sentence, next page.Link, typed Typed) error {
	return refusedTyped{refusal{status, sentence, next}, typed}
}

// refusedTyped is what RefuseTyped returns.
type refusedTyped struct {
	refusal
	typed Typed
}

func (r refusedTyped) Unwrap() error { return r.refusal }

// Problem returns the status and sentence with which to answer err. Errors with a
// 5xx status should be logged.
func Problem(err error) (int, sim.Sentence) {
	var (
		own       refusal
		ownUnkept unkept
		refused   *sim.Refused
		diverged  *run.Diverged
		outdated  *run.Outdated
		stale     *run.Stale
		hidden    *run.Hidden
		many      *run.TooMany
		noBox     *run.NoBox
		fiberSays *fiber.Error
	)
	switch {
	case errors.As(err, &own):
		return own.status, own.sentence
	case errors.As(err, &refused):
		return fiber.StatusUnprocessableEntity, refused.Sentence
	case errors.As(err, &many):
		return fiber.StatusUnprocessableEntity, sayManyRuns(many)
	case errors.As(err, &noBox):
		return fiber.StatusBadRequest, sayNoBox(noBox.Name)
	case errors.As(err, &stale):
		return fiber.StatusConflict, sayStale(stale)
	case errors.As(err, &diverged):
		return fiber.StatusConflict, sentenceDiverged
	case errors.As(err, &outdated) && outdated.ByNewer():
		return fiber.StatusConflict, sentenceByNewer
	case errors.As(err, &outdated):
		return fiber.StatusConflict, sentenceOutdated
	case errors.As(err, &hidden):
		return fiber.StatusGone, sayHidden(hidden)
	case errors.Is(err, run.ErrUncertain):
		return fiber.StatusServiceUnavailable, sentenceUncertain
	case errors.As(err, &ownUnkept):
		return fiber.StatusServiceUnavailable, ownUnkept.sentence
	case errors.Is(err, run.ErrNotKept):
		return fiber.StatusServiceUnavailable, sentenceNotKept
	case errors.Is(err, run.ErrAway):
		return fiber.StatusServiceUnavailable, sentenceAway
	case errors.Is(err, run.ErrWithdrawn): // some of which are also not found
		return fiber.StatusGone, sentenceWithdrawn
	case errors.Is(err, run.ErrNotFound):
		return fiber.StatusNotFound, sentenceNotFound
	case errors.Is(err, sign.ErrForbidden):
		return fiber.StatusForbidden, sentenceForbidden
	case errors.Is(err, run.ErrNotEnded):
		return fiber.StatusConflict, sentenceNotEnded
	case errors.Is(err, run.ErrEnded):
		return fiber.StatusConflict, sentenceEnded
	case errors.Is(err, run.ErrClosed):
		return fiber.StatusForbidden, sentenceClosed
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
func protocolProblem(status int) (int, sim.Sentence) {
	switch status {
	case fiber.StatusNotFound:
		return status, sentenceNotFound
	case fiber.StatusMethodNotAllowed:
		return status, sentenceMethod
	case fiber.StatusRequestEntityTooLarge:
		return status, sentenceLargeRequest
	case fiber.StatusRequestHeaderFieldsTooLarge:
		return status, sentenceLargeHeaders
	case fiber.StatusRequestTimeout:
		return status, sentenceSlow
	}
	if status < 500 || status == fiber.StatusBadGateway { // fasthttp's answer to a client that hangs up halfway
		return fiber.StatusBadRequest, sentenceNotUnderstood
	}
	return fiber.StatusInternalServerError, sentenceInternal
}

// Answer is the only place where errors are answered: with one sentence, as JSON
// or on a page that says what to do next. It never shows the error itself.
func (s *Edge) Answer(c *fiber.Ctx, err error) error {
	if s.taken(c) {
		err = again{Refuse(fiber.StatusServiceUnavailable, sentenceIntake), soon}
	}
	retryAfter(c, err)
	status, sentence := Problem(err)
	s.LogFault(c, status, err)
	s.setHeaders(c)
	c.Response().Header.Del(fiber.HeaderContentEncoding) // of an answer that was made and isn't sent
	c.Status(status)
	if WantsJSON(c) {
		return c.JSON(problemJSON{sentence, HiddenOf(err)})
	}
	return s.WholePage(c, page.ErrorView{Layout: s.Layout, Status: status, Title: problemTitle(status), Text: sentence, Next: nextAfter(c, status, err), Unsent: unsentForm(c, status, err)})
}

// WholePage answers with a page that htmx puts in place of the whole page, not
// just the part that sent the request.
func (s *Edge) WholePage(c *fiber.Ctx, v View) error {
	if WantsFragment(c) {
		c.Set("HX-Retarget", "body")
		c.Set("HX-Reswap", "innerHTML")
	}
	return s.Page(c, v)
}

// LogFault logs an error if it is our fault. It logs the route rather than the address;
// the error says what was being done and contains nothing that a student wrote.
// Requests that were too much at once are counted instead.
func (s *Edge) LogFault(c *fiber.Ctx, status int, err error) {
	if status == fiber.StatusServiceUnavailable && errors.As(err, new(again)) {
		s.shed.log(s.Log, s.Now())
		return
	}
	if (status >= 500 || errors.As(err, new(*run.Diverged))) && !errors.Is(err, errPanic) {
		s.Log.Error("request failed", "method", c.Method(), "route", c.Route().Path, "status", status, "error", err.Error())
	}
}

type problemJSON struct {
	Error  sim.Sentence `json:"error"`
	Hidden *HiddenJSON  `json:"hidden,omitempty"`
}

// HiddenJSON says that a run was ended because of what its scenario's texts hold.
type HiddenJSON struct {
	At  time.Time `json:"at"`
	Why string    `json:"why"`
}

// HiddenOf returns what an error says of that; nil if it isn't about that.
func HiddenOf(err error) *HiddenJSON {
	hidden := new(run.Hidden)
	if !errors.As(err, &hidden) {
		return nil
	}
	return &HiddenJSON{hidden.At.UTC(), hidden.Why}
}

// nextAfter links to what the refusal names, or back to the run that the request was
// about, if there is one and it may be the guest's, or to the form for a class, and
// otherwise to the first page.
func nextAfter(c *fiber.Ctx, status int, err error) page.Link {
	if own := (refusal{}); errors.As(err, &own) && own.next != (page.Link{}) {
		return own.next
	}
	if rest, ok := strings.CutPrefix(c.Path(), "/runs/"); ok && status != fiber.StatusNotFound {
		id, _, _ := strings.Cut(rest, "/")
		if _, ok := ParseID(id); ok && c.Path() != "/runs/"+id {
			if errors.As(err, new(*run.Hidden)) {
				return page.Link{Address: "/runs/" + id, Text: sentenceToHidden}
			}
			return page.Link{Address: "/runs/" + id, Text: sentenceToDesk}
		}
	}
	if strings.HasPrefix(c.Path(), "/help/guide/") {
		return page.Link{Address: "/help/guide", Text: sentenceToGuide}
	}
	if strings.HasPrefix(c.Path(), "/help/words/") {
		return page.Link{Address: "/help/words", Text: sentenceToWords}
	}
	if status == fiber.StatusUnauthorized {
		return page.Link{Address: "/sign-in", Text: sentenceToSignIn}
	}
	if c.Path() == "/class" {
		return page.Link{Address: "/class/new", Text: sentenceToForm}
	}
	return page.Link{Address: "/", Text: sentenceToFirst}
}
