package check

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

var goldenRules = []Rule{
	{"golden-unreadable", Error, "A golden play has the parts terms, luck, decisions and steps, each as it should be.", goldenUnreadable},
	{"golden-broken", Error, "Every decision of a golden play can still be made.", goldenBroken},
	{"golden-differs", Error, "A golden play leads where it led when it was written down.", goldenDiffers},
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
	last   sim.Desk // the desk at which it ends or can't go on
	fault  string   // the fault of the first storyline that failed, or "", and
	failed int      // the number of the decision at which it failed
	broke  error    // why it could not be folded at all

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
	if len(golden.Decisions) > playTurns {
		g.broke = fmt.Errorf("it has more than %d decisions", playTurns)
		return g
	}
	if g.differ, g.broke = scenario.FirstDifference(golden, v); g.broke != nil {
		return g
	}
	seat, err := scenario.Sit(v, golden.Terms, golden.Luck)
	if err != nil {
		g.broke = err
		return g
	}
	for _, d := range golden.Decisions {
		if g.refused = seat.Decide(d); g.refused != nil {
			break
		}
		g.turns++
		if faults := seat.Faults(); len(faults) > 0 && g.fault == "" {
			g.fault, g.failed = quoted(faults[0].Storyline)+" fails: "+string(faults[0].Message), g.turns
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
		f := Finding{File: name, Line: line, Sentence: "this golden play can't be read: " + err.Error(),
			Instead: "`caseload replay RUN --golden` writes one from a run."}
		say(f)
	}
}

func goldenBroken(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		switch {
		case g.broke != nil:
			say(Finding{File: g.file, Line: partLine(g.text, "decisions")}.says("the play can't be folded: "+g.broke.Error(), ""))
		case g.differ != nil && g.differ.Refused != "":
			say(Finding{File: g.file, Line: g.differ.LineIn([]byte(g.text)), Column: 1}.says(told(g.differ), "Make another decision there, or mend what has changed."))
		case g.refused != nil:
			say(Finding{File: g.file, Line: g.decisionLine(g.turns + 1), Column: 1}.says(fmt.Sprintf("turn %d, day %d at %s: “%s” can't be decided here. %s", g.turns+1, g.last.Scenario.Day, g.last.Clock.Now, g.golden.Decisions[g.turns].Offer, g.refused), "Make another decision there, or mend what has changed."))
		}
	})
}

// goldenDiffers reports the first turn at which a play now differs, in the
// author's terms: what was decided, what the desk said then, and what it says
// now.
func goldenDiffers(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		switch {
		case g.differ == nil || g.differ.Refused != "":
		case strings.TrimSpace(g.golden.Steps) == "":
			say(Finding{File: g.file, Line: partLine(g.text, "steps")}.says(fmt.Sprintf("the play has no steps for its decisions (%d)", len(g.golden.Decisions)), "Let them be written: `caseload replay --update`."))
		default:
			say(Finding{File: g.file, Line: g.differ.LineIn([]byte(g.text)), Column: 1}.says("the play now goes another way. "+told(g.differ), "If that is meant, `caseload replay --update` writes it down anew; if not, see what changed there."))
		}
	})
}

// differences is the maximum number of sentences about a difference.
const differences = 5

// told describes a difference in a few sentences.
func told(d *scenario.Difference) string {
	var list []string
	for _, s := range d.Sentences() {
		list = append(list, string(s))
	}
	if more := len(list) - differences; more > 0 {
		list = append(list[:differences], fmt.Sprintf("%d differences more there.", more))
	}
	return strings.Join(list, " ")
}

func goldenFault(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		if g.fault != "" {
			say(Finding{File: g.file, Line: g.decisionLine(g.failed), Column: 1}.says("at this decision the storyline "+g.fault, "Mend the storyline there."))
		}
	})
}

func goldenShort(p *pack, say say) {
	p.eachGolden(func(t *telling, g *folded) {
		if g.broke != nil || g.refused != nil {
			return
		}
		if !g.last.Ended {
			say(Finding{File: g.file, Line: g.decisionLine(len(g.golden.Decisions))}.says(fmt.Sprintf("the play stops at turn %d, day %d, %s, before the scenario ends", g.turns, g.last.Scenario.Day, g.last.Clock.Now), "Go on to the end, so that what comes later is held, too."))
		}
		if strings.TrimSpace(g.golden.Comment) == "" {
			say(Finding{File: g.file, Line: 1}.says("the play doesn't say whose it is", "Begin the file with a line or two: who plays, how, and what it shows."))
		}
		if g.golden.Scenario != "" && g.golden.Scenario != t.slug {
			say(Finding{File: g.file, Line: partLine(g.text, "scenario")}.says("the play was recorded in "+quoted(g.golden.Scenario)+", and lies here among those of "+quoted(t.slug), "Take the part “scenario” away if it belongs here."))
		}
	})
	for _, name := range p.names() {
		if folder := path.Dir(name); strings.HasPrefix(folder, "plays/") && path.Ext(name) == ".txtar" && !slices.Contains(p.scenarioPack().Cuts(), strings.TrimPrefix(folder, "plays/")) {
			say(Finding{File: name}.says("there is no cut called "+quoted(strings.TrimPrefix(folder, "plays/"))+", so nobody folds this play", "Put it into `plays`, or into the folder of a cut."))
		}
	}
}

func goldenNone(p *pack, say say) {
	for _, t := range p.tellings {
		if t.version != nil && len(p.scenarioPack().Plays(t.slug)) == 0 {
			play, plays := "caseload play "+p.slug, p.slug+"/plays/"
			if t.slug != p.slug {
				play, plays = play+" --cut "+t.slug, plays+t.slug+"/"
			}
			say(Finding{File: t.main}.says(quoted(t.slug)+" has no golden play", "Play it once, and keep that: `"+play+" --save "+plays+"careful.txtar`."))
		}
	}
}
