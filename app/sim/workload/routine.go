// Package workload reckons what a caseload takes, in two measures that may disagree:
// points, by a council's scheme, and hours, by what there is to do. It knows nothing
// of the world.
package workload

// Kind is a kind of work that every open case brings.
type Kind string

const (
	Record Kind = "record" // a contact that has to be written up
	Call   Kind = "call"   // somebody to ring back
	Email  Kind = "email"  // to read, and answer where it asks something
	Chase  Kind = "chase"  // something promised that hasn't come
	Core   Kind = "core"   // chronology, plan, who is who: what keeps a file usable
)

// Calls reports whether the work is talking to somebody rather than writing.
func (k Kind) Calls() bool { return k == Call || k == Chase }

// Kinds lists the kinds in the order in which a desk shows them.
var Kinds = []Kind{Record, Call, Email, Chase, Core}

// Routine is the work that a case brings week after week, besides the tasks and
// messages of its storylines. The figures are minutes a week for a case with one
// child or person, before its weight is taken into account. They come from the
// kind of case and are never reckoned from its points: hours and points are two
// measures of the same caseload, and may disagree.
type Routine struct {
	Record, Call, Email, Chase, Core int
	// Usual is what visits, meetings and reports take in an ordinary week, with up to an
	// hour of travel. It makes no items: storylines lay such work out as tasks, and what
	// they don't lay out is still to be fitted in.
	Usual int
}

// Of returns the minutes a week of one kind.
func (r Routine) Of(kind Kind) int {
	switch kind {
	case Record:
		return r.Record
	case Call:
		return r.Call
	case Email:
		return r.Email
	case Chase:
		return r.Chase
	}
	return r.Core
}

// Add adds minutes of one kind.
func (r *Routine) Add(kind Kind, minutes int) {
	switch kind {
	case Record:
		r.Record += minutes
	case Call:
		r.Call += minutes
	case Email:
		r.Email += minutes
	case Chase:
		r.Chase += minutes
	case Core:
		r.Core += minutes
	}
}

// introductions is how many minutes of calls a week a case brings while it is new
// to the worker (a design proposal: one call, DOMAIN 3.2).
const introductions = 15

// Week returns the minutes a week of one kind that a case of this weight brings:
// each child has a record of their own (DOMAIN 1.5), interpreting makes a call half as
// long again, whoever is new to a family has to ring round, and two who share a case,
// or one who only holds it, have less to do. If a case brings nothing of a kind, its
// weight adds nothing.
func (r Routine) Week(kind Kind, weight Weight) int {
	minutes := r.Of(kind)
	if minutes == 0 {
		return 0
	}
	switch kind {
	case Record:
		minutes *= 1 + max(weight.Siblings, 0)
	case Call:
		if weight.NewToWorker {
			minutes += introductions
		}
		if weight.Interpreter {
			minutes += minutes / 2
		}
	}
	return shared(minutes, weight)
}

// UsualWeek returns the minutes of visits, meetings and reports that are usual in a week
// for a case of this weight. Travel of more than an hour is added for the visits that
// there are.
func (r Routine) UsualWeek(weight Weight) int {
	if r.Usual == 0 {
		return 0
	}
	minutes := r.Usual + thousandthsOf(max(weight.Travel-freeTravel, 0), max(weight.Visits, 0))
	return shared(minutes, weight)
}

// shared returns the part of the minutes that is left for one who shares a case, or
// only holds it.
func shared(minutes int, weight Weight) int {
	scheme := StandardWeighting()
	if weight.CoWorked {
		minutes = thousandthsOf(minutes, scheme.CoWorked)
	}
	if weight.LowActivity {
		minutes = thousandthsOf(minutes, scheme.LowActivity)
	}
	return minutes
}

// Weekly returns all the minutes a week, apart from those that are Usual. recording is the minutes of writing up for an
// hour of contact.
func (r Routine) Weekly(weight Weight, recording int) int {
	minutes := 0
	for _, kind := range Kinds {
		if kind == Record {
			minutes += ByTerms(r.Week(kind, weight), recording)
		} else {
			minutes += r.Week(kind, weight)
		}
	}
	return minutes
}

// standardRecording is the minutes of writing up an hour of contact for which the
// routine figures stand (DOMAIN 3.2).
const standardRecording = 45

// ByTerms returns how long a record takes that takes minutes under the standard terms.
// recording is the minutes of writing up for an hour of contact.
func ByTerms(minutes, recording int) int { return minutes * recording / standardRecording }

// Line is what a piece of routine work says.
type Line struct {
	Number  int // from 1; the same line of several kinds of case has the same number
	Kind    Kind
	From    string // who it is from, in words
	Text    string
	Brings  string // what working it brings; "" for nothing
	Left    string // what is heard of it if it is left; "" for a sentence of its kind
	Minutes int
}

// left says after how many working days work of each kind comes back if it is left,
// and how many minutes that adds: somebody rings or writes again; a record is missed
// when its time is up and duty looks; a file that isn't kept up is found by an audit.
// All are design proposals.
var left = map[Kind]struct{ days, minutes int }{
	Call: {2, 5}, Email: {3, 5}, Chase: {3, 5}, Record: {3, 10}, Core: {4, 15},
}

// ComesBack says after how many working days work of this kind comes back if it is
// left, and how many minutes that adds.
func (k Kind) ComesBack() (days, minutes int) { return left[k].days, left[k].minutes }
