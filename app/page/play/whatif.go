package play

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// WhatIfView asks what might have been in a run that has ended, and answers.
type WhatIfView struct {
	page.Layout
	Run       int64
	Title     string // of the scenario
	Turn      int    // to decide otherwise at; 0: none is named
	Turns     int    // that were decided in all
	When      string // in the story, where a turn is named
	Decided   string // what was decided there, in words
	Choices   []WhatIfChoice
	Policies  []NamedCard
	Employers []NamedCard
	Asked     WhatIfAsked
	Notice    page.Notice
	Result    *WhatIfResult
}

// WhatIfAsked is what was asked; its zero value is what a form begins with.
type WhatIfAsked struct {
	Choice string // one of the choices' values; "": what the policy would decide
	Policy string
	Terms  string // an employer's name, where the whole run is asked about
	Seeds  int    // 0: as many as usual
}

// WhatIfChoice is what could have been decided.
type WhatIfChoice struct {
	Value   string
	Verb    string
	Label   string
	Minutes int
}

// NamedCard is something to choose by its name.
type NamedCard struct{ Name, Title, Summary string }

// WhatIfResult is a run beside two that might have been.
type WhatIfResult struct {
	Title    string // what was compared
	Same     bool   // the two don't differ
	Happened WhatIfSide
	AsItWas  WhatIfSide
	Might    WhatIfSide
	Pairs    map[string]WhatIfPair // by measure
	Asked    int                   // how many other lucks
	Played   int
	Unknown  []string
	Limits   []string
}

// WhatIfSide is what a play came to, and over other lucks.
type WhatIfSide struct {
	Words   string // what it is
	Figures map[string]float64
	Nights  []WhatIfNight
	Spread  map[string]WhatIfSpread
}

// WhatIfNight is the strain after a day, in points.
type WhatIfNight struct {
	ISO    string
	Strain float64
}

// WhatIfSpread is the middle one, and between what eighty of a hundred lie.
type WhatIfSpread struct{ P10, P50, P90 float64 }

// WhatIfPair says in how many lucks what might have been came to less, the same
// and more.
type WhatIfPair struct{ Less, Same, More int }

// Render writes the page.
func (v WhatIfView) Render(ctx context.Context, w io.Writer) error {
	return whatIfPage(v).Render(ctx, w)
}

// RenderFragment writes the region #result alone.
func (v WhatIfView) RenderFragment(ctx context.Context, w io.Writer) error {
	return whatIfResult(v).Render(ctx, w)
}

// comparedMeasure is a figure that is compared.
type comparedMeasure struct {
	name, words string
	format      func(float64) string
}

var comparedMeasures = []comparedMeasure{
	{"harm", "Harm: severities, added up", page.Number},
	{"worry_days", "Worry-days: days with something serious in sight and nothing done, by how serious", page.Number},
	{"strain", "Strain in the story after the last night, of 100", roundedNumber},
	{"dates_missed", "Dates missed without a recorded reason", page.Number},
	{"minutes", "Time worked", minutesOf},
	{"overtime", "Of that, overtime", minutesOf},
}

func roundedNumber(f float64) string { return strconv.Itoa(int(math.Round(f))) }
func minutesOf(f float64) string     { return page.Unbroken(page.Duration(int(math.Round(f)))) }

// reach is a spread in a cell.
func (m comparedMeasure) reach(s WhatIfSpread) string {
	if s.P10 == s.P90 {
		return m.format(s.P50)
	}
	return fmt.Sprintf("%s (%s to %s)", m.format(s.P50), m.format(s.P10), m.format(s.P90))
}

// luckByLuck is how two sides compare luck by luck.
func luckByLuck(p WhatIfPair) string {
	var parts []string
	for _, c := range []struct {
		n     int
		words string
	}{{p.Less, "less"}, {p.Same, "the same"}, {p.More, "more"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s in %d", c.words, c.n))
		}
	}
	return strings.Join(parts, ", ")
}

// sides are what the tables compare, in their order. Where the two don't differ
// one of them is enough.
func (r WhatIfResult) sides() []whatIfLine {
	lines := []whatIfLine{{"happened", r.Happened}, {"was", r.AsItWas}, {"might", r.Might}}
	if r.Same {
		lines = append(lines[:1], lines[2])
	}
	return lines
}

// whatIfLine is a side with the class of its line.
type whatIfLine struct {
	class string
	WhatIfSide
}

// nights are the days that the longest of the lines has; none of a single day,
// whose strain is among the figures.
func (r WhatIfResult) nights() []WhatIfNight {
	longest := r.Happened.Nights
	for _, side := range r.sides() {
		if len(side.Nights) > len(longest) {
			longest = side.Nights
		}
	}
	if len(longest) < 2 {
		return nil
	}
	return longest
}

// night is the strain of a night in a cell.
func (l whatIfLine) night(i int) string {
	if i >= len(l.Nights) {
		return "–"
	}
	return roundedNumber(l.Nights[i].Strain)
}

// The picture: points of strain from bottom to top, nights from left to right, all
// in per cent, so that its words keep their size on a narrow screen.

// nightDot is a night in the picture.
type nightDot struct{ x, y string }

func (l whatIfLine) dots(nights int) []nightDot {
	var list []nightDot
	for i, n := range l.Nights {
		list = append(list, nightDot{nightX(i, nights), strainY(n.Strain)})
	}
	return list
}

func nightX(i, nights int) string {
	const left, right = 14.0, 96.0
	if nights < 2 {
		return page.Percent((left + right) / 2)
	}
	return page.Percent(left + (right-left)*float64(i)/float64(nights-1))
}

func strainY(points float64) string {
	const top, bottom = 5.0, 88.0
	return page.Percent(bottom - (bottom-top)*min(max(points, 0), 100)/100)
}

// inWords is the picture in words.
func (r WhatIfResult) inWords() string {
	var parts []string
	for _, side := range r.sides() {
		if n := len(side.Nights); n > 0 {
			parts = append(parts, fmt.Sprintf("%s: from %s after the first day to %s after the last", side.Words, roundedNumber(side.Nights[0].Strain), roundedNumber(side.Nights[n-1].Strain)))
		}
	}
	return strings.Join(parts, ". ") + "."
}

// choiceGroup is choices of one kind.
type choiceGroup struct {
	title   string
	choices []WhatIfChoice
}

var verbTitles = []struct{ verb, title string }{
	{sim.VerbAnswer, "Answer"}, {sim.VerbTriage, "Recommend, or set a tier"}, {sim.VerbRead, "Read"}, {sim.VerbContact, "Ask or tell somebody"},
	{sim.VerbWork, "Work"}, {sim.VerbSupervise, "Supervision"}, {sim.VerbRaise, "Say what can’t be done"}, {sim.VerbDiffer, "Do differently"},
}

// groups sorts the choices for a list that unfolds.
func (v WhatIfView) groups() []choiceGroup {
	var groups []choiceGroup
	placed := map[string]bool{}
	for _, t := range verbTitles {
		placed[t.verb] = true
		g := choiceGroup{title: t.title}
		for _, c := range v.Choices {
			if c.Verb == t.verb {
				g.choices = append(g.choices, c)
			}
		}
		if len(g.choices) > 0 {
			groups = append(groups, g)
		}
	}
	rest := choiceGroup{title: "The day"}
	for _, c := range v.Choices {
		if !placed[c.Verb] {
			rest.choices = append(rest.choices, c)
		}
	}
	if len(rest.choices) > 0 {
		groups = append(groups, rest)
	}
	return groups
}

// choiceLine is a choice in a list, with what it costs.
func choiceLine(c WhatIfChoice) string {
	if c.Verb == sim.VerbEnd {
		return c.Label
	}
	return c.Label + " (" + page.Cost(c.Minutes) + ")"
}

// someLucks is from how many a spread says something.
const someLucks = 30

// fewLucks is said where there are fewer.
func fewLucks(played int) string {
	if played < someLucks {
		return ", though so few say little"
	}
	return ""
}
