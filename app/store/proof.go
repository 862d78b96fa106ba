package store

import (
	"errors"
	"time"
)

// What belongs to somebody is reached through a proof that whoever asks may reach
// it. Only the queries of this package that check it make one: nobody outside can
// fill its fields in. Each proof says who and what it is about and until when it
// holds; a zero one is answered with ErrNobody, and one whose time is over with
// ErrNotFound. A proof is made for one request and not kept.

// ErrNobody means that a function was handed a proof that no check has made. It is
// a mistake in the program, never in a request.
var ErrNobody = errors.New("nobody has shown that they may do this")

// Guest proves that somebody holds a guest's cookie.
type Guest struct {
	id               int64
	created, expires time.Time
}

// Expires is when the guest will be forgotten.
func (g Guest) Expires() time.Time { return g.expires }

// Mine proves that a run is the guest's who asks. With it everything may be done to
// the run that a student can do.
type Mine struct{ run Run }

// ID is the run's number.
func (m Mine) ID() int64 { return m.run.ID }

// Run is the run as it was when it was checked.
func (m Mine) Run() Run { return m.run }

// Reading is the right to read the run's log and record, which Mine includes.
func (m Mine) Reading() Reading { return Reading{run: m.run} }

// Reading proves that somebody may read a run's log and its record: its student,
// the lecturer of its class, or whoever runs the server. A student's words are not
// among it.
type Reading struct {
	run     Run
	expired bool // it may be read even so
}

// ID is the run's number.
func (r Reading) ID() int64 { return r.run.ID }

// Run is the run as it was when it was checked.
func (r Reading) Run() Run { return r.run }

// Joined proves that somebody has a class's code: a student.
type Joined struct{ class Class }

// Class is the class as it was when it was checked.
func (j Joined) Class() Class { return j.class }

// Led proves that somebody has a class's code and its secret: the lecturer.
type Led struct{ class Class }

// Class is the class as it was when it was checked.
func (l Led) Class() Class { return l.class }

// Operator proves that somebody runs the server and can read the file anyway.
type Operator struct{ of *Store }

// Operator is for the command line, and for no page.
func (s *Store) Operator() Operator { return Operator{s} }

// holds is what every proof comes down to: it is about something, and not over.
func (s *Store) holds(id int64, expires time.Time) error {
	if id == 0 {
		return ErrNobody
	}
	if !s.now().Before(expires) {
		return ErrNotFound
	}
	return nil
}

func (s *Store) isGuest(g Guest) error { return s.holds(g.id, g.expires) }
func (s *Store) joined(j Joined) error { return s.holds(j.class.ID, j.class.ExpiresAt) }
func (s *Store) leads(l Led) error     { return s.holds(l.class.ID, l.class.ExpiresAt) }

// IsMine says whether a proof still holds. Every method that takes one asks this by
// itself; it is for those outside who have something else to do first.
func (s *Store) IsMine(m Mine) error { return s.holds(m.run.ID, m.run.ExpiresAt) }

// MayRead says whether a proof still holds, as IsMine does.
func (s *Store) MayRead(r Reading) error {
	if r.expired && r.run.ID != 0 {
		return nil
	}
	return s.holds(r.run.ID, r.run.ExpiresAt)
}
