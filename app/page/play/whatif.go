package play

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"caseload/app/page"
	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/whatif"
)

// WhatIfView asks what might have been in a finished run, and shows the answer.
type WhatIfView struct {
	page.Layout
	Run       int64
	Title     string // the scenario's title
	Turn      int    // the turn at which to decide differently; 0 if none is named
	Turns     int    // how many turns were decided
	When      string // the time in the story of that turn, if one is named
	Decided   string // what was decided there, in words
	Choices   []whatif.Alternative
	Policies  []whatif.PlayingOn
	Employers []scenario.Employer
	Asked     WhatIfAsked
	Notice    page.Notice
	Result    *whatif.Compared
}

// WhatIfAsked is the question. Its zero value is an unfilled form.
type WhatIfAsked struct {
	Choice string // the value of a choice; "" for what the policy would decide
	Policy string
	Terms  string // the name of an employer, if the question is about the whole run
	Seeds  int    // how many seeds to try; 0 for the usual number
}

// Render writes the page to w.
func (v WhatIfView) Render(ctx context.Context, w io.Writer) error {
	return whatIfPage(v).Render(ctx, w)
}

// RenderFragment writes only the region #result.
func (v WhatIfView) RenderFragment(ctx context.Context, w io.Writer) error {
	return whatIfResult(v).Render(ctx, w)
}

// comparedMeasure is one of the figures compared.
type comparedMeasure struct {
	name, words string
	format      func(float64) string
}

var comparedMeasures = []comparedMeasure{
	{"harm", "Harm: severities, added up", page.Number},
	{"worry_days", "Worry-days: nights with something serious and nothing done, by how serious", page.Number},
	{"strain", "Strain in the story after the last night, of 100", roundedNumber},
	{"dates_missed", "Dates missed without a recorded reason", page.Number},
	{"minutes", "Time worked", minutesOf},
	{"overtime", "Of that, overtime", minutesOf},
	{"left", "Work left undone: due or waiting on the last day", minutesOf},
}

func roundedNumber(f float64) string { return strconv.Itoa(int(math.Round(f))) }
func minutesOf(f float64) string     { return page.Unbroken(page.Duration(int(math.Round(f)))) }

// reach formats a spread for one table cell.
func (m comparedMeasure) reach(s playtest.Spread) string {
	if s.P10 == s.P90 {
		return m.format(s.P50)
	}
	return fmt.Sprintf("%s (%s to %s)", m.format(s.P50), m.format(s.P10), m.format(s.P90))
}

// luckByLuck says how two sides compare seed by seed.
func luckByLuck(p whatif.Counts) string {
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

// whatIfLine is a side with what it is called and the CSS class of its line.
type whatIfLine struct {
	class, words string
	whatif.Side
}

// linesOf returns the rows of the tables, in order.
func linesOf(r whatif.Compared) []whatIfLine {
	called := r.Titles()
	return []whatIfLine{
		{"happened", called.Happened, whatif.Side{Outcome: r.Happened}}, {"was", called.AsItWas, r.AsItWas}, {"might", called.Might, r.Might},
	}
}

// nightsOf returns the nights of the longest line. It returns none if there is only
// one, because its strain is among the figures.
func nightsOf(r whatif.Compared) []whatif.Night {
	var longest []whatif.Night
	for _, line := range linesOf(r) {
		if len(line.Nights) > len(longest) {
			longest = line.Nights
		}
	}
	if len(longest) < 2 {
		return nil
	}
	return longest
}

// night formats the strain of the i-th night for a table cell.
func (l whatIfLine) night(i int) string {
	if i >= len(l.Nights) {
		return "–"
	}
	return roundedNumber(l.Nights[i].Strain)
}

// In the picture, points of strain run from bottom to top and nights from left to
// right. Everything is in per cent, so that text keeps its size on a narrow
// screen.

// nightDot is the place of one night in the picture.
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

// strainInWords describes the picture in words.
func strainInWords(r whatif.Compared) string {
	var parts []string
	for _, side := range linesOf(r) {
		if n := len(side.Nights); n > 0 {
			parts = append(parts, fmt.Sprintf("%s: from %s after the first day to %s after the last", side.words, roundedNumber(side.Nights[0].Strain), roundedNumber(side.Nights[n-1].Strain)))
		}
	}
	return strings.Join(parts, ". ") + "."
}

// choiceGroup holds the choices of one kind.
type choiceGroup struct {
	title   string
	choices []whatif.Alternative
}

var verbTitles = []struct{ verb, title string }{
	{sim.VerbAnswer, "Answer"}, {sim.VerbTriage, "Recommend, or set a tier"}, {sim.VerbRead, "Read"}, {sim.VerbContact, "Ask or tell somebody"},
	{sim.VerbWork, "Work"}, {sim.VerbSupervise, "Supervision"}, {sim.VerbRaise, "Say what can’t be done"}, {sim.VerbDiffer, "Do differently"},
}

// groups sorts the choices by kind for a drop-down list.
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

// choiceLine formats a choice for a list, with what it costs.
func choiceLine(c whatif.Alternative) string {
	if c.Verb == sim.VerbEnd {
		return c.Label
	}
	return c.Label + " (" + page.Cost(c.Minutes) + ")"
}

// someLucks is the number of seeds from which on a spread is informative.
const someLucks = 30

// fewLucks returns a caveat if fewer than someLucks were played, and otherwise
// "".
func fewLucks(played int) string {
	if played < someLucks {
		return ", though so few say little"
	}
	return ""
}
