package check

import (
	"context"
	"io/fs"
	"slices"
	"sync"
	"time"

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
		readingRules, tidyRules, syntaxRules, fieldRules, nameRules, declaringRules, referenceRules, stepRules, hourRules, familyRules, proseRules, againRules, givingRules, storyRules,
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
// name, library is what the pack may require, now tells which days have come, and beside are the slugs of other packs that are known. If ctx ends early, Pack returns
// what it has found by then, with a finding that says so. First, unless it is nil, is
// called with the findings that need no plays, as soon as they are there; they are among
// those that are returned.
func Pack(ctx context.Context, folder fs.FS, slug string, library fs.FS, now time.Time, beside []string, first func([]Finding)) []Finding {
	files, refused := read(folder, slug)
	return found(ctx, prepared(ctx, files, refused, slug, library, now, beside), first)
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

// byGolden are the rules that fold golden plays.
var byGolden = map[string]bool{"golden-broken": true, "golden-differs": true, "golden-fault": true, "golden-short": true}

// byTexts are the rules that read texts as they are written and nothing else.
var byTexts = func() map[string]bool {
	is := map[string]bool{"identity-written": true}
	for _, rule := range slices.Concat(caseDataRules, neverRules, readingAgeRules) {
		is[rule.ID] = rule.ID != "death" // which looks in tables, too
	}
	return is
}()

func found(ctx context.Context, p *pack, first func([]Finding)) []Finding {
	all := Rules()
	list := p.unplayed(ctx, all)
	if first != nil {
		first(p.unsilenced(p.oneCause(order(slices.Clone(list)))))
	}
	p.play()
	played := make([][]Finding, len(all))
	p.applied(ctx, all, played, func(id string) bool { return byPlays[id] && !byGolden[id] })
	list = append(list, slices.Concat(played...)...)
	if ctx.Err() != nil {
		list = append(list, onPack(Error, remark.TookTooLong()))
	}
	if p.stopped.Load() > 0 {
		list = append(list, onPack(Error, remark.PlaysStopped()))
	}
	if list = p.oneCause(order(list)); !p.explained(list) {
		folded := make([][]Finding, len(all))
		p.applied(ctx, all, folded, func(id string) bool { return byGolden[id] })
		list = order(append(list, slices.Concat(folded...)...))
	}
	list = p.silenced(all, list)
	if len(list) > findingLimit {
		rest := len(list) - findingLimit
		list = append(list[:findingLimit], onPack(Note, remark.MoreFindings(rest)))
	}
	return list
}

// unplayed tells the scenario and runs the rules that need no plays. Those that read nothing
// but texts are run meanwhile.
func (p *pack) unplayed(ctx context.Context, all []Rule) []Finding {
	list := make([][]Finding, len(all))
	var wait sync.WaitGroup
	wait.Go(func() {
		p.documented() // for the others
		p.applied(ctx, all, list, func(id string) bool { return byTexts[id] })
	})
	p.tell()
	p.applied(ctx, all, list, func(id string) bool { return !byTexts[id] && !byPlays[id] })
	wait.Wait()
	return slices.Concat(list...)
}

// applied runs some of the rules until ctx ends, and puts what each finds in its place in a
// list.
func (p *pack) applied(ctx context.Context, all []Rule, list [][]Finding, which func(id string) bool) {
	for i, rule := range all {
		if rule.find != nil && which(rule.ID) && ctx.Err() == nil {
			list[i] = p.apply(rule)
		}
	}
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
