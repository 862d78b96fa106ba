package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"caseload/app/script"
	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// entry is one thing on a desk as a golden play records it: its kind, its id, and
// the rest in words.
type entry struct {
	kind, id, text string
	sum            string // checksum of the words of a letter, a summary or a paper; "" for other kinds
}

// The kinds of entry.
const (
	entryOffer  = "offer"
	entryLetter = "letter"
	entryCase   = "case"
	entryPaper  = "paper"
	entryDate   = "date"
	entryTask   = "task"
	entryFigure = "figure"
)

var entryKinds = []string{entryLetter, entryCase, entryPaper, entryDate, entryTask, entryOffer, entryFigure}

func (f entry) key() string { return f.kind + " " + f.id }

// same reports whether two facts are about the same thing.
func (f entry) same(other entry) bool { return f.kind == other.kind && f.id == other.id }

// entriesOf returns everything on a desk that a golden play records, in the order of
// the desk.
func entriesOf(d sim.Desk) []entry {
	var list []entry
	add := func(kind, id string, parts ...string) {
		list = append(list, entry{kind: kind, id: id, text: script.OneLine(strings.Join(parts, ", "))})
	}
	addWorded := func(words, kind, id string, parts ...string) {
		add(kind, id, parts...)
		list[len(list)-1].sum = sumOf(words)
	}
	for _, l := range slices.Backward(d.Inbox) { // oldest first
		parts := []string{sentence.Quote(l.Title)}
		if l.From != "" {
			parts = append(parts, "from "+l.From)
		}
		parts = append(parts, byWay(l.By))
		if l.Replied != "" {
			parts = append(parts, "answered "+sentence.Quote(string(l.Replied)))
		}
		addWorded(l.Text, entryLetter, l.ID, parts...)
	}
	for _, c := range d.Cases {
		addWorded(c.Summary+strings.Join(c.Strengths, "\n"), entryCase, c.ID, c.Name, c.Kind, "tier "+orNone(c.Tier))
		for _, p := range c.Papers {
			if p.Opened {
				addWorded(p.Text, entryPaper, p.ID, p.Title+" of "+c.Name, "opened")
			}
		}
		for i, date := range c.Dates {
			add(entryDate, fmt.Sprintf("%s:%d", c.ID, i+1), date.What, "due "+date.Due, string(date.State))
		}
	}
	for _, j := range d.Tasks {
		parts := []string{sentence.Quote(j.Title), fmt.Sprintf("%d min", j.Minutes)}
		if j.Due != "" {
			parts = append(parts, "due "+j.Due)
		}
		add(entryTask, j.ID, parts...)
	}
	for _, o := range d.Offers {
		parts := []string{fmt.Sprintf("%d min", o.Minutes), sentence.Quote(o.Label)}
		if o.Then != "" {
			parts = append(parts, o.Then)
		}
		for _, f := range o.Fields {
			if f.Name == "about" { // whom one can ask about depends on the play
				parts = append(parts, "about "+values(f))
			}
		}
		add(entryOffer, o.ID, parts...)
	}
	add(entryFigure, "load", fmt.Sprintf("%s of %s", decimal(int64(d.Load.Points), 1000), decimal(int64(d.Load.Ceiling), 1000)))
	add(entryFigure, "strain", decimal(d.Strain.Value, 1_000_000))
	return list
}

// sumMark precedes a checksum at the end of a recorded line. The words themselves
// aren't recorded, but a change in them is noticed.
const sumMark = ", words "

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:3])
}

// line returns the entry as a golden play has it.
func (f entry) line() string {
	line := strings.TrimSpace(f.key() + " " + f.text)
	if f.sum != "" {
		line += sumMark + f.sum
	}
	return line
}

// changed returns the lines that turn one desk's facts into the next desk's: "+"
// for what is new or different, "-" for what is gone.
func changed(from, to []entry) []string {
	var lines []string
	for _, f := range from {
		if !slices.ContainsFunc(to, func(o entry) bool { return o.same(f) }) {
			lines = append(lines, "- "+f.key())
		}
	}
	for _, f := range to {
		if !slices.Contains(from, f) {
			lines = append(lines, "+ "+f.line())
		}
	}
	return lines
}

// follow applies one line of [changed] to a desk's facts, in place. It returns
// false if the line isn't of that form.
func follow(list []entry, line string) ([]entry, bool) {
	sign, rest, _ := strings.Cut(line, " ")
	kind, rest, _ := strings.Cut(rest, " ")
	id, text, _ := strings.Cut(rest, " ")
	if sign != "+" && sign != "-" || id == "" || !slices.Contains(entryKinds, kind) {
		return list, false
	}
	f := entry{kind: kind, id: id, text: text}
	if i := strings.LastIndex(text, sumMark); i >= 0 && (kind == entryLetter || kind == entryCase || kind == entryPaper) {
		f.text, f.sum = text[:i], text[i+len(sumMark):]
	}
	i := slices.IndexFunc(list, func(o entry) bool { return o.same(f) })
	switch {
	case sign == "-" && i >= 0:
		return slices.Delete(list, i, i+1), true
	case sign == "-":
	case i >= 0:
		list[i] = f
	default:
		list = append(list, f)
	}
	return list, true
}

// byWay says how a letter arrived: "by phone", "in person".
func byWay(by sim.Way) string {
	if by == sim.InPerson {
		return string(by)
	}
	return "by " + string(by)
}

func values(f sim.Field) string {
	var list []string
	for _, o := range f.Options {
		list = append(list, o.Value)
	}
	return strings.Join(list, " ")
}

// decimal formats value/unit, rounded to one decimal place.
func decimal(value, unit int64) string {
	tenths := (value*10 + unit/2) / unit
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
