package script

import (
	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/workload"
)

// caseKindAt reads a kind of case: either a text, or a table from a rule pack such
// as { "child in need", points = 5 }.
func (t *telling) caseKindAt(r *args, key any) sim.CaseKind {
	if _, isTable := r.value(key).(*lua.LTable); !isTable {
		return sim.CaseKind{Name: r.text(key)}
	}
	in := r.within(key)
	k := sim.CaseKind{Name: in.text(1), Base: in.thousandthsOr("points", 0, 0, 100), Enquiry: in.truth("enquiry")}
	t.routine(in, "", &k)
	return k
}

const (
	weekMinutes  = 2220 // the most that a case may bring of one kind of routine work: a week's contracted minutes
	routineLines = 200
	allLines     = 5000 // different ones in a play
)

// itemMinutes is how long a piece of routine work takes unless its line says
// otherwise: a call to a professional takes 15 minutes (DOMAIN 3.2); the others are
// judgement. All are design proposals.
var itemMinutes = map[workload.Kind]int{
	workload.Record: 15, workload.Call: 15, workload.Email: 5, workload.Chase: 10, workload.Core: 20,
}

// routine reads the routine work that a case brings every week into its kind. What
// isn't given stays as it was; lines go before those that there are. It returns how
// many lines were given. about is the case whose words fill the lines.
func (t *telling) routine(r *args, about string, k *sim.CaseKind) int {
	if !r.has("routine") {
		return 0
	}
	in := r.within("routine")
	of := &k.Routine
	of.Record = in.wholeOr("record", of.Record, 0, weekMinutes)
	of.Call = in.wholeOr("call", of.Call, 0, weekMinutes)
	of.Email = in.wholeOr("email", of.Email, 0, weekMinutes)
	of.Chase = in.wholeOr("chase", of.Chase, 0, weekMinutes)
	of.Core = in.wholeOr("core", of.Core, 0, weekMinutes)
	of.Usual = in.wholeOr("usual", of.Usual, 0, weekMinutes)
	var lines []workload.Line
	in.list("lines", routineLines, func(items *args, i int) {
		lines = append(lines, t.routineLine(items.within(i), about))
	})
	in.done()
	k.Lines = append(lines, k.Lines...)
	return len(lines)
}

// routineLine reads a line. A table that several kinds of case share is one line.
func (t *telling) routineLine(r *args, about string) workload.Line {
	kind := workload.Kind(r.choice(1, "record", "call", "email", "chase", "core"))
	number, known := t.lines[r.table]
	if !known {
		if len(t.lines) >= allLines {
			r.refuse(2, say.TooManyLines(allLines))
		}
		number = len(t.lines) + 1
		t.lines[r.table] = number
	}
	line := workload.Line{
		Number: number, Kind: kind, Text: t.line(r, 2, about), From: t.line(r, "from", about), Brings: t.line(r, "brings", about), Left: t.line(r, "left", about),
		Minutes: r.wholeOr("minutes", itemMinutes[kind], 1, 240),
	}
	r.done()
	if line.Text == "" {
		r.wrong(2, say.Words)
	}
	return line
}
