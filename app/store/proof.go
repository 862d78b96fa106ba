package store

import (
	"errors"
	"time"

	"caseload/app/who"
)

// Data that belongs to somebody can only be reached with a proof that the person
// asking may reach it. Only the queries in this package that check it make
// proofs; code outside cannot fill in their fields. Each proof says whom and what
// it is about and until when it is valid. A zero proof is answered with
// ErrNobody, and one that has expired with ErrNotFound. A proof is meant for one
// request and must not be kept for longer.

// ErrNobody means that a function was given a proof that no check has made. It is
// always a bug in the program, never a mistake in a request.
var ErrNobody = errors.New("nobody has shown that they may do this")

// Guest proves that the person asking holds a guest's cookie, or has signed in as the
// person who owns these guests. What is begun is the first one's.
type Guest struct {
	id      int64
	all     []int64 // with id
	expires time.Time

	closed    time.Time // runs that began before have words that are closed
	since     time.Time // runs that began before are shut: see [Mine]
	unclaimed int64     // the one among them that is no person's, so that nothing of it is closed
}

// Expires returns the time at which the guest expires.
func (g Guest) Expires() time.Time { return g.expires }

// Person proves that the person asking has signed in, or that a program of theirs asks with a
// token, which reaches less: see [Store.PersonByPersonalToken].
type Person struct {
	id, session int64 // the session at hand, or the token
	tokenFor    int64 // with a token: the partnership whose drafts it reaches; otherwise 0
	tokenWrites bool
	name, email string
	began, seen time.Time
	expires     time.Time
	replaced    *Replacement // the one that concerns the session, or nil
	since       time.Time    // the last replacement before the session began; zero if none stands
	closed      time.Time    // runs that began before have words that are closed; zero if none have
}

// ID returns the person's number.
func (p Person) ID() int64 { return p.id }

// Name returns what the person is called.
func (p Person) Name() string { return p.name }

// Email returns the person's e-mail address.
func (p Person) Email() string { return p.email }

// Began returns when the person signed in.
func (p Person) Began() time.Time { return p.began }

// Seen returns when the session was last noted as used.
func (p Person) Seen() time.Time { return p.seen }

// Allowed proves that the person asking may do one act to what is an organisation's.
type Allowed struct {
	by           Person
	act          who.Act
	organisation int64
}

// By returns who may.
func (a Allowed) By() Person { return a.by }

// Organisation returns the number of the organisation.
func (a Allowed) Organisation() int64 { return a.organisation }

// Mine proves that a run belongs to the guest who is asking, alone or with a partner, who
// has the same right by a proof of their own. It gives the right to do anything to the run
// that a student can do, and to read and write those of its words that are the guest's.
type Mine struct {
	run    Run
	guest  int64 // the one of theirs who has it, whose words are meant
	closed bool  // its words: see ErrClosed
	shut   bool  // what it says about its student, which erasing the words doesn't open
}

// ID returns the run's number.
func (m Mine) ID() int64 { return m.run.ID }

// Run returns the run as it was when the proof was made.
func (m Mine) Run() Run { return m.run }

// Reading returns the right to read the run's log and record, which Mine
// includes.
func (m Mine) Reading() Reading { return Reading{run: m.run} }

// Reading proves that the person asking may read a run's log and record: they are
// its student, the lecturer of its class, those who follow or mark it, or the operator of
// the server. Of the student's words it gives access to no more than [Store.ShownReasons].
type Reading struct {
	run     Run
	expired bool // the run may be read although it has expired
	follows bool // whoever asks follows or marks the run
	named   bool // and may know by name whose it is
}

// ID returns the run's number.
func (r Reading) ID() int64 { return r.run.ID }

// Run returns the run as it was when the proof was made.
func (r Reading) Run() Run { return r.run }

// Joined proves that the person asking has a class's code, as a student does.
type Joined struct{ class Class }

// Class returns the class as it was when the proof was made.
func (j Joined) Class() Class { return j.class }

// Led proves that the person asking has a class's code and its secret, as the
// lecturer does.
type Led struct {
	class Class
	leads bool // this field makes it another type than [Joined], which can't be converted
}

// Class returns the class as it was when the proof was made.
func (l Led) Class() Class { return l.class }

// Operator proves that the person asking runs the server, and so could read and
// change the database file anyway.
type Operator struct{ of *Store }

// Operator returns the operator's proof. It is for commands only and must not be
// used to answer requests.
func (s *Store) Operator() Operator { return Operator{s} }

// holds checks what every proof must fulfil: it is about something, so that id
// isn't 0, and it hasn't expired.
func (s *Store) holds(id int64, expires time.Time) error {
	if id == 0 {
		return ErrNobody
	}
	if !s.now().Before(expires) {
		return ErrNotFound
	}
	return nil
}

// IsOperator checks that a proof is the operator's, for packages that keep an area of their own.
func (s *Store) IsOperator(o Operator) error {
	if o.of != s {
		return ErrNobody
	}
	return nil
}

func (s *Store) isGuest(g Guest) error { return s.holds(g.id, g.expires) }
func (s *Store) isPerson(p Person) error {
	if p.ByToken() {
		return ErrNobody
	}
	return s.holds(p.id, p.expires)
}

// allowed checks that a proof is for this act. One for another act is a bug.
func (s *Store) allowed(a Allowed, act who.Act) error {
	if err := s.isPerson(a.by); err != nil || a.act == act {
		return err
	}
	return ErrNobody
}

func (s *Store) joined(j Joined) error { return s.holds(j.class.ID, j.class.ExpiresAt) }
func (s *Store) leads(l Led) error {
	if !l.leads {
		return ErrNobody
	}
	return s.holds(l.class.ID, l.class.ExpiresAt)
}

// IsMine checks that a proof is still valid. Every method that takes a proof
// checks it anyway; this is for callers that have something else to do first.
func (s *Store) IsMine(m Mine) error { return s.holds(m.run.ID, m.run.ExpiresAt) }

// IsPerson checks that a proof is still valid, and IsAllowed that one is for this act, for
// packages that keep an area of their own.
func (s *Store) IsPerson(p Person) error                { return s.isPerson(p) }
func (s *Store) IsAllowed(a Allowed, act who.Act) error { return s.allowed(a, act) }

// MayRead checks that a proof is still valid, as IsMine does.
func (s *Store) MayRead(r Reading) error {
	if r.expired && r.run.ID != 0 {
		return nil
	}
	return s.holds(r.run.ID, r.run.ExpiresAt)
}
