package check

import (
	"context"
	"io/fs"
	"slices"

	"caseload/app/check/remark"
)

// Rule describes one kind of problem that is looked for.
type Rule struct {
	ID       string
	Severity Severity
	About    string // one sentence: what should be so, and why
	find     func(*pack, say)
}

// say reports a finding of the rule that is running, whose id and severity are
// filled in.
type say func(Finding)

// Rules returns all rules, in the order in which they are run.
func Rules() []Rule {
	var all []Rule
	for _, family := range [][]Rule{
		readingRules, tidyRules, syntaxRules, fieldRules, nameRules, declaringRules, referenceRules, stepRules, hourRules, familyRules, storyRules,
		dateRules, rulePackRules, themeRules, caseDataRules, neverRules, identityRules, readingAgeRules,
		loadRules, limitRules, choiceRules, concernRules, goldenRules, silenceRules,
	} {
		all = append(all, family...)
	}
	return all
}

// findingLimit is the maximum number of findings reported for a pack; nobody
// reads more at once.
const findingLimit = 1_000

// Pack checks the pack in a folder and returns all findings. Slug is the folder's
// name, and library is what the pack may require. If ctx ends early, Pack returns
// what it has found by then, with a finding that says so. First, unless it is nil, is
// called with the findings that need no plays, as soon as they are there; they are among
// those that are returned.
func Pack(ctx context.Context, folder fs.FS, slug string, library fs.FS, first func([]Finding)) []Finding {
	return found(ctx, prepare(ctx, folder, slug, library), first)
}

// byPlays are the rules that need the plays of bots, or what was met in them.
var byPlays = map[string]bool{
	"storyline-fails": true, "content-note-missing": true, "date-outside": true, "wait-too-long": true,
	"storyline-unreached": true, "wait-unended": true, "play-breaks": true, "identity-moves": true, "concern-unseen": true,
	"load-impossible": true, "load-none": true, "load-over-ceiling": true,
	"words-message": true, "words-referral": true, "words-summary": true, "words-visit": true, "lines-chronology": true,
	"words-met": true, "turns": true, "minutes": true,
	"rule-unverified": true, "golden-unreadable": true, "golden-broken": true, "golden-differs": true, "golden-fault": true, "golden-short": true, "golden-none": true,
}

func found(ctx context.Context, p *pack, first func([]Finding)) []Finding {
	all := Rules()
	list := p.applied(ctx, all, false)
	if first != nil {
		first(p.unsilenced(p.oneCause(order(slices.Clone(list)))))
	}
	p.play()
	list = append(list, p.applied(ctx, all, true)...)
	if ctx.Err() != nil {
		list = append(list, onPack(Error, remark.TookTooLong()))
	}
	if p.stopped.Load() > 0 {
		list = append(list, onPack(Error, remark.PlaysStopped()))
	}
	list = p.silenced(all, p.oneCause(order(list)))
	if len(list) > findingLimit {
		rest := len(list) - findingLimit
		list = append(list[:findingLimit], onPack(Note, remark.MoreFindings(rest)))
	}
	return list
}

// applied runs the rules that need plays, or those that don't, until ctx ends.
func (p *pack) applied(ctx context.Context, all []Rule, plays bool) (list []Finding) {
	for _, rule := range all {
		if rule.find != nil && byPlays[rule.ID] == plays && ctx.Err() == nil {
			list = append(list, p.apply(rule)...)
		}
	}
	return list
}

// apply runs one rule. A rule that panics on a strange pack is reported as a
// finding, and the other rules still run.
func (p *pack) apply(rule Rule) (list []Finding) {
	defer func() {
		if broken := recover(); broken != nil {
			list = append(list, Finding{Rule: rule.ID, Severity: Warning}.says(remark.RuleFailed(broken)))
		}
	}()
	rule.find(p, func(f Finding) {
		f.Rule = rule.ID
		if f.Severity == "" {
			f.Severity = rule.Severity
		}
		if len(list) <= findingLimit {
			list = append(list, f)
		}
	})
	return list
}
