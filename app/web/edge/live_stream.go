package edge

import (
	"bufio"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/live"
)

// stream sends events until the browser has gone, there is nothing to tell any longer,
// the program ends, or the stream has lived long enough. It runs after the request's
// handlers have returned, in a goroutine of its own, where a panic would end the
// program.
func (l *listening) stream(to *bufio.Writer) {
	defer l.on.Close()
	defer func() {
		if p := recover(); p != nil {
			l.Log.Error("panic in a stream", "event", l.Event, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		}
	}()
	beat, life := time.NewTicker(l.Beats.Quiet), time.NewTimer(l.Beats.Life)
	defer beat.Stop()
	defer life.Stop()
	if err := live.WriteOpening(to, l.Beats.Back); err != nil {
		return
	}
	for quiet, asOf := true, l.Now(); l.tell(to, quiet, asOf); {
		select {
		case asOf = <-l.on.Woken():
			quiet = false
		case <-beat.C:
			quiet, asOf = true, l.Now()
		case <-life.C:
			return
		case <-l.on.Done():
			return
		}
	}
}

// tell sends what is new, and reports whether the stream goes on. If nothing is new, it
// sends a beat when it was quiet for long enough, and otherwise nothing at all: a beat
// would tell when something has happened that can't be seen.
func (l *listening) tell(to *bufio.Writer, quiet bool, asOf time.Time) (goesOn bool) {
	shown, isNew, err := l.look(asOf)
	if status, _ := Problem(err); err != nil && status < fiber.StatusInternalServerError {
		_, _ = live.Event{Name: eventGone}.WriteTo(to)
		_ = to.Flush()
		return false
	}
	switch {
	case err != nil:
		l.logLook(err)
		err = live.WriteBeat(to) // there will be another look
	case isNew:
		_, err = live.Event{ID: l.last, Name: l.Event, Data: shown}.WriteTo(to)
	case quiet:
		err = live.WriteBeat(to)
	}
	return err == nil && to.Flush() == nil
}

// eventGone is sent when there will be nothing to tell any longer. A request for the
// page says why.
const eventGone = "gone"

// logLook logs why a stream couldn't look, unless there was too much to do.
func (l *listening) logLook(err error) {
	if !errors.As(err, new(again)) {
		l.Log.Error("a stream couldn't look", "event", l.Event, "error", err.Error())
	}
}
