package sim

// RoutineKind is a kind of work that every open case brings.
type RoutineKind string

const (
	RoutineRecord RoutineKind = "record" // a contact that has to be written up
	RoutineCall   RoutineKind = "call"   // somebody to ring back
	RoutineEmail  RoutineKind = "email"  // to read, and answer where it asks something
	RoutineChase  RoutineKind = "chase"  // something promised that hasn't come
	RoutineCore   RoutineKind = "core"   // chronology, plan, who is who: what keeps a file usable
)

// RoutineKinds lists the kinds in the order in which a desk shows them.
var RoutineKinds = []RoutineKind{RoutineRecord, RoutineCall, RoutineEmail, RoutineChase, RoutineCore}

// Routine is the work that a case brings week after week, besides the tasks and
// messages of its storylines. The figures are minutes a week for a case with one
// child or person, before its weight is taken into account. They come from the
// kind of case and are never reckoned from its points: hours and points are two
// measures of the same caseload, and may disagree.
type Routine struct {
	Record, Call, Email, Chase, Core int
}

// of returns the minutes a week of one kind.
func (r Routine) of(kind RoutineKind) int {
	switch kind {
	case RoutineRecord:
		return r.Record
	case RoutineCall:
		return r.Call
	case RoutineEmail:
		return r.Email
	case RoutineChase:
		return r.Chase
	}
	return r.Core
}

// add adds minutes of one kind.
func (r *Routine) add(kind RoutineKind, minutes int) {
	switch kind {
	case RoutineRecord:
		r.Record += minutes
	case RoutineCall:
		r.Call += minutes
	case RoutineEmail:
		r.Email += minutes
	case RoutineChase:
		r.Chase += minutes
	case RoutineCore:
		r.Core += minutes
	}
}

// introductions is how many minutes of calls a week a case brings while it is new
// to the worker (a design proposal: one call, DOMAIN 3.2).
const introductions = 15

// week returns the minutes a week of one kind that a case brings, by its weight:
// each child has a record of their own (DOMAIN 1.5), interpreting makes a call
// half as long again, whoever is new to a family has to ring round, and two who
// share a case, or one who only holds it, have less to do. If a case brings
// nothing of a kind, its weight adds nothing.
func (c *Case) week(kind RoutineKind) int {
	minutes, weight := c.Routine.of(kind), c.Weight
	if minutes == 0 {
		return 0
	}
	switch kind {
	case RoutineRecord:
		minutes *= 1 + max(weight.Siblings, 0)
	case RoutineCall:
		if weight.NewToWorker {
			minutes += introductions
		}
		if weight.Interpreter {
			minutes += minutes / 2
		}
	}
	scheme := StandardWeighting()
	if weight.CoWorked {
		minutes = thousandthsOf(minutes, scheme.CoWorked)
	}
	if weight.LowActivity {
		minutes = thousandthsOf(minutes, scheme.LowActivity)
	}
	return minutes
}

// weekly returns all the minutes a week that a case brings.
func (c *Case) weekly() int {
	minutes := 0
	for _, kind := range RoutineKinds {
		minutes += c.week(kind)
	}
	return minutes
}

// ofSiblings returns how many of the weekly minutes are for further children.
func (c *Case) ofSiblings() int {
	alone := *c
	alone.Weight.Siblings = 0
	return c.weekly() - alone.weekly()
}
