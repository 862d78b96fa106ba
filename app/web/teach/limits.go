package teach

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/limit"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// limits bounds what is made, and what fails, from one network address or with one
// class's code. See app/teach for the numbers.
type limits struct {
	made    *limit.Allowance // classes, by address
	wrong   *limit.Allowance // different codes that no class has, by address
	tried   *limit.Allowance // each such code once, by address and code
	known   *limit.Allowance // that a class was made, led or joined from an address, by both
	refused *limit.Allowance // attempts to join a class that is full, by its code
}

func newLimits(counts *limit.Counts) *limits {
	return &limits{
		made:    counts.Of("classes", teach.ClassesAMinute, time.Minute),
		wrong:   counts.Of("wrong codes", teach.WrongCodes, teach.WrongCodesFor),
		tried:   counts.Of("wrong code", 1, teach.WrongCodesFor),
		known:   counts.Of("known class", 1, knownFor),
		refused: counts.Of("refused", teach.RefusedAMinute, time.Minute),
	}
}

// make counts a class that is about to be made.
func (l *limits) make(ctx context.Context, now time.Time, client string) error {
	if wait := l.made.Take(ctx, now, client); wait > 0 {
		return edge.TooMany(sentenceManyClasses, wait)
	}
	return nil
}

// miss counts a code that no class has. Malformed codes don't count: they find
// nothing out.
func (l *limits) miss(ctx context.Context, now time.Time, client, code string) {
	if teach.Code(code) == code && l.tried.Take(ctx, now, client+" "+code) == 0 {
		l.wrong.Take(ctx, now, client)
	}
}

// knownFor is how long it is remembered that a class is known at an address. Each
// request for its board, and each who joins, says so again.
const knownFor = 12 * time.Hour

// knows remembers that somebody at an address leads or has joined a class.
func (l *limits) knows(ctx context.Context, now time.Time, client, code string) {
	l.known.Take(ctx, now, client+" "+code)
}

// mayTry reports whether somebody at an address may learn that a class has this code,
// and otherwise how long they have to wait. Whoever tries many wrong codes on purpose
// can't keep a lecture hall on the same network out of a class that is known there: its
// code is told all the same. To find that one by guessing takes days at the rate at
// which a server answers.
func (l *limits) mayTry(ctx context.Context, now time.Time, client, code string) (wait time.Duration) {
	if l.known.Spent(ctx, now, client+" "+code) > 0 {
		return 0
	}
	return l.wrong.Spent(ctx, now, client)
}

// mayJoin refuses somebody who is about to join a class if they can't, or if too
// many have from their network. It counts nothing: only those who succeed do.
func (s *Pages) mayJoin(c *fiber.Ctx, class teach.Class) error {
	ctx, now := c.UserContext(), s.Now()
	if class.Locked {
		return errLockedClass
	}
	if wait := s.limits.refused.Spent(ctx, now, class.Code); wait > 0 {
		return edge.TooMany(sentenceManyRefused, wait)
	}
	if wait := s.Joins.Spent(ctx, now, s.Client(c)); wait > 0 {
		return edge.TooMany(sayManyJoins(s.Joins.Most), wait)
	}
	return nil
}
