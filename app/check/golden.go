package check

import (
	"errors"
	"path"
	"slices"
	"strings"

	"caseload/app/check/golden"
	"caseload/app/check/remark"
	"caseload/app/scenario"
)

var goldenRules = []Rule{
	{"golden-unreadable", Error, "A golden play has the parts terms, luck, decisions and steps, each as it should be.", goldenUnreadable},
	{"golden-broken", Error, "Every decision of a golden play can still be made.", goldenBroken},
	{"golden-differs", Error, "A golden play leads where it led when it was recorded; other words on the way are no error.", goldenDiffers},
	{"golden-fault", Error, "No storyline fails in a golden play.", goldenFault},
	{"golden-short", Note, "A golden play goes on to the end, says whose play it is, and is at home in its pack.", goldenShort},
	{"golden-none", Note, "A pack has a golden play or more: a regression test, documentation and a bug report in one.", goldenNone},
}

// eachGolden calls each for every readable golden play of every beginning that
// loads.
func (p *pack) eachGolden(each func(t *telling, g *golden.Play)) {
	if p.golden == nil {
		p.golden = map[string]*golden.Play{}
	}
	for _, t := range p.tellings {
		for _, name := range p.scenarioPack().Plays(t.slug) {
			if t.version == nil || p.ctx.Err() != nil {
				continue
			}
			g, known := p.golden[name]
			if !known {
				g = golden.Fold(t.version, name, p.files[name])
				p.golden[name] = g
			}
			if g != nil {
				each(t, g)
			}
		}
	}
}

// worst returns the play that goes most differently; see [golden.Worst]. Those of
// which a comment says why aren't among them.
func (p *pack) worst() (first *golden.Play, verdict golden.Verdict, others []string) {
	var plays []*golden.Play
	p.eachGolden(func(_ *telling, g *golden.Play) {
		if !p.answered(g) {
			plays = append(plays, g)
		}
	})
	if first, others = golden.Worst(plays); first == nil {
		return nil, golden.Same, nil
	}
	return first, first.Verdict(), others
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
			line = golden.Line(p.files[name], wrong.Part)
		}
		say(Finding{File: name, Line: line}.says(remark.PlayUnreadable(err)))
	}
}

// answered reports whether a comment says why a play goes otherwise, in a way that isn't an error.
func (p *pack) answered(g *golden.Play) bool {
	verdict := g.Verdict()
	return (verdict == golden.Unseen || verdict == golden.Reworded) && slices.ContainsFunc(p.silences(), func(s *silence) bool {
		return s.rule == "golden-differs" && s.in == g.File && s.reason != ""
	})
}

func goldenBroken(p *pack, say say) {
	p.eachGolden(func(t *telling, g *golden.Play) {
		at := Finding{File: g.File, Line: golden.Line(g.Text, "decisions")}
		switch {
		case g.Verdict() != golden.Unfolded:
		case g.Broke != nil:
			say(at.says(remark.PlayUnfoldable(g.Broke)))
		default:
			say(at.says(remark.PlayTooLong(golden.MaxTurns)))
		}
	})
	g, verdict, others := p.worst()
	switch {
	case verdict != golden.Refused:
	case g.Differ != nil && g.Differ.Refused != "":
		say(Finding{File: g.File, Line: g.Differ.LineIn([]byte(g.Text)), Column: 1}.says(remark.DecisionRefused(g.Differ, others)))
	default:
		say(Finding{File: g.File, Line: g.DecisionLine(g.Turns + 1), Column: 1}.says(remark.DecisionImpossible(g.Last, g.Turns+1, g.Golden.Decisions[g.Turns].Offer, g.Refused, others)))
	}
}

// goldenDiffers reports the first turn at which a play now differs.
func goldenDiffers(p *pack, say say) {
	p.eachGolden(func(t *telling, g *golden.Play) {
		switch {
		case g.Verdict() != golden.Unfolded && g.Stepless():
			say(Finding{File: g.File, Line: golden.Line(g.Text, "steps")}.says(remark.PlayWithoutSteps(len(g.Golden.Decisions))))
		case p.answered(g):
			say(differing(g, nil))
		}
	})
	if g, verdict, others := p.worst(); verdict == golden.Differs || verdict == golden.Unseen || verdict == golden.Reworded {
		say(differing(g, others))
	}
}

// differing says how a play differs, and which others do.
func differing(g *golden.Play, others []string) Finding {
	at := Finding{File: g.File, Line: g.Differ.LineIn([]byte(g.Text)), Column: 1}
	switch g.Verdict() {
	case golden.Reworded:
		at.Severity = Note
		return at.says(remark.PlayReworded(g.Differ, others))
	case golden.Unseen:
		at.Severity = Warning
	}
	return at.says(remark.PlayDiffers(g.Differ, others))
}

func goldenFault(p *pack, say say) {
	if g, verdict, others := p.worst(); verdict == golden.Fails {
		say(Finding{File: g.File, Line: g.FailedAt(), Column: 1}.says(remark.FailsInPlay(*g.Fault, others)))
	}
}

func goldenShort(p *pack, say say) {
	p.eachGolden(func(t *telling, g *golden.Play) {
		verdict := g.Verdict()
		if verdict == golden.Unfolded || verdict == golden.Refused {
			return
		}
		if !g.Last.Ended && verdict != golden.Differs && verdict != golden.Fails { // else that is why
			say(Finding{File: g.File, Line: g.DecisionLine(len(g.Golden.Decisions))}.says(remark.PlayStops(g.Last, g.Turns)))
		}
		if strings.TrimSpace(g.Golden.Comment) == "" {
			say(Finding{File: g.File, Line: 1}.says(remark.PlayNobodys()))
		}
		if g.Golden.Scenario != "" && g.Golden.Scenario != t.slug {
			say(Finding{File: g.File, Line: golden.Line(g.Text, "scenario")}.says(remark.PlayElsewhere(g.Golden.Scenario, t.slug)))
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
