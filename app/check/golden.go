package check

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/scenario"
	"caseload/app/sim"
)

var goldenRules = []Rule{
	{"golden-unreadable", Error, "A golden play has the parts terms, luck, decisions and steps, each as it should be.", goldenUnreadable},
	{"golden-broken", Error, "Every decision of a golden play can still be made.", goldenBroken},
	{"golden-differs", Error, "A golden play leads where it led when it was recorded; other words on the way are no error.", goldenDiffers},
	{"golden-fault", Error, "No storyline fails in a golden play.", goldenFault},
	{"golden-short", Note, "A golden play goes on to the end, says whose play it is, and is at home in its pack.", goldenShort},
	{"golden-none", Note, "A pack has a golden play or more: a regression test, documentation and a bug report in one.", goldenNone},
}

// folded is the result of folding a golden play again.
type folded struct {
	file   string
	text   string
	golden scenario.Golden
	differ *scenario.Difference // nil if nothing differs
	turns  int
	last   sim.Desk   // the desk at which it ends or can't go on
	fault  *sim.Fault // of the first storyline that failed, or nil, and
	failed int        // the number of the decision at which it failed
	long   bool       // whether it is too long to be folded
	broke  error      // why it could not be folded at all

	refused error // why the next decision can't be made
}

// eachGolden calls each for every readable golden play of every beginning that
// loads.
func (p *pack) eachGolden(each func(t *telling, g *folded)) {
	if p.golden == nil {
		p.golden = map[string]*folded{}
	}
	for _, t := range p.tellings {
		for _, name := range p.scenarioPack().Plays(t.slug) {
			if t.version == nil || p.ctx.Err() != nil {
				continue
			}
			g, known := p.golden[name]
			if !known {
				g = fold(t.version, name, p.files[name])
				p.golden[name] = g
			}
			if g != nil {
				each(t, g)
			}
		}
	}
}

// fold plays a golden play again. It returns nil if the play can't be read.
func fold(v *scenario.Version, name, text string) *folded {
	golden, err := scenario.ParseGolden([]byte(text))
	if err != nil {
		return nil
	}
	g := &folded{file: name, text: text, golden: golden}
	if g.long = len(golden.Decisions) > playTurns; g.long {
		return g
	}
	if g.differ, g.broke = scenario.FirstDifference(golden, v); g.broke != nil {
		return g
	}
	seat, err := scenario.SitWithin(context.Background(), golden.Play(v))
	if err != nil {
		g.broke = err
		return g
	}
	for _, d := range golden.Decisions {
		if g.refused = seat.Decide(d); g.refused != nil {
			break
		}
		g.turns++
		if faults := seat.Faults(); len(faults) > 0 && g.fault == nil {
			g.fault, g.failed = &faults[0], g.turns
		}
	}
	g.last = seat.Desk()
	return g
}

// partLine returns the line on which a part begins, or 1 if it isn't there.
func partLine(text, part string) int {
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "-- "+part+" --" {
			return i + 1
		}
	}
	return 1
}

// decisionLine returns the line of the n-th decision, counted from 1.
func (g *folded) decisionLine(n int) int {
	lines := strings.Split(g.text, "\n")
	for i := partLine(g.text, "decisions"); i < len(lines); i++ {
		words := strings.Fields(lines[i])
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if n--; n == 0 {
			return i + 1
		}
	}
	return partLine(g.text, "decisions")
}

func goldenUnreadable(p *pack, say say) {
	for _, name := range p.names() {
		if !strings.HasPrefix(name, "plays/") || path.Ext(name) != ".txtar" {
			continue
		}
		_, err := scenario.ParseGolden([]byte(p.files[name]))
		if err == nil {
			continue
		}
		line := 1
		if wrong := new(scenario.Unreadable); errors.As(err, &wrong) {
			line = partLine(p.files[name], wrong.Part)
		}
		say(Finding{File: name, Line: line}.says(remark.PlayUnreadable(err)))
	}
}

func goldenBroken(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		switch {
		case g.long:
			say(Finding{File: g.file, Line: partLine(g.text, "decisions")}.says(remark.PlayTooLong(playTurns)))
		case g.broke != nil:
			say(Finding{File: g.file, Line: partLine(g.text, "decisions")}.says(remark.PlayUnfoldable(g.broke)))
		case g.differ != nil && g.differ.Refused != "":
			say(Finding{File: g.file, Line: g.differ.LineIn([]byte(g.text)), Column: 1}.says(remark.DecisionRefused(g.differ)))
		case g.refused != nil:
			say(Finding{File: g.file, Line: g.decisionLine(g.turns + 1), Column: 1}.says(remark.DecisionImpossible(g.last, g.turns+1, g.golden.Decisions[g.turns].Offer, g.refused)))
		}
	})
}

// goldenDiffers reports the first turn at which a play now differs.
func goldenDiffers(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		switch {
		case g.differ == nil || g.differ.Refused != "":
		case strings.TrimSpace(g.golden.Steps) == "":
			say(Finding{File: g.file, Line: partLine(g.text, "steps")}.says(remark.PlayWithoutSteps(len(g.golden.Decisions))))
		case g.differ.WordsOnly:
			say(Finding{File: g.file, Line: g.differ.LineIn([]byte(g.text)), Column: 1, Severity: Note}.says(remark.PlayReworded(g.differ)))
		case g.differ.Turn == 0: // no desk shows it: other words of a text that wasn't opened, perhaps
			say(Finding{File: g.file, Line: g.differ.LineIn([]byte(g.text)), Column: 1, Severity: Warning}.says(remark.PlayDiffers(g.differ)))
		default:
			say(Finding{File: g.file, Line: g.differ.LineIn([]byte(g.text)), Column: 1}.says(remark.PlayDiffers(g.differ)))
		}
	})
}

func goldenFault(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		if g.fault != nil {
			say(Finding{File: g.file, Line: g.decisionLine(g.failed), Column: 1}.says(remark.FailsInPlay(*g.fault)))
		}
	})
}

func goldenShort(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		if g.long || g.broke != nil || g.refused != nil {
			return
		}
		if !g.last.Ended {
			say(Finding{File: g.file, Line: g.decisionLine(len(g.golden.Decisions))}.says(remark.PlayStops(g.last, g.turns)))
		}
		if strings.TrimSpace(g.golden.Comment) == "" {
			say(Finding{File: g.file, Line: 1}.says(remark.PlayNobodys()))
		}
		if g.golden.Scenario != "" && g.golden.Scenario != t.slug {
			say(Finding{File: g.file, Line: partLine(g.text, "scenario")}.says(remark.PlayElsewhere(g.golden.Scenario, t.slug)))
		}
	})
	for _, name := range p.names() {
		if folder := path.Dir(name); strings.HasPrefix(folder, "plays/") && path.Ext(name) == ".txtar" && !slices.Contains(p.scenarioPack().Cuts(), strings.TrimPrefix(folder, "plays/")) {
			say(Finding{File: name}.says(remark.PlayOfNoCut(strings.TrimPrefix(folder, "plays/"))))
		}
	}
}

func goldenNone(p *pack, say say) {
	for _, t := range p.tellings {
		if t.version != nil && len(p.scenarioPack().Plays(t.slug)) == 0 {
			say(Finding{File: t.main}.says(remark.NoGoldenPlay(p.slug, t.slug)))
		}
	}
}
