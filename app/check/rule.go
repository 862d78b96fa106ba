package check

import (
	"context"
	"fmt"
	"io/fs"
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
		readingRules, tidyRules, syntaxRules, fieldRules, declaringRules, referenceRules, storyRules,
		dateRules, rulePackRules, themeRules, caseDataRules, identityRules, readingAgeRules,
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
// what it has found by then, with a finding that says so.
func Pack(ctx context.Context, folder fs.FS, slug string, library fs.FS) []Finding {
	return found(ctx, prepare(ctx, folder, slug, library))
}

func found(ctx context.Context, p *pack) []Finding {
	var list []Finding
	all := Rules()
	for _, rule := range all {
		if rule.find == nil {
			continue
		}
		if ctx.Err() != nil {
			list = append(list, Finding{Rule: "pack", Severity: Error, Sentence: "Checking this pack took too long, so not everything was looked at."})
			break
		}
		list = append(list, p.apply(rule)...)
	}
	if p.stopped.Load() > 0 {
		list = append(list, Finding{Rule: "pack", Severity: Error, Sentence: "In some plays a script had to be stopped, because a decision took too long or too much memory; nothing is known of them.",
			Instead: "Take out what is unusually large or goes on for long, and check again."})
	}
	list = p.silenced(all, order(list))
	if len(list) > findingLimit {
		rest := len(list) - findingLimit
		list = append(list[:findingLimit], Finding{Rule: "pack", Severity: Note, Sentence: fmt.Sprintf("There are %d findings more; mend some of these first.", rest)})
	}
	return list
}

// apply runs one rule. A rule that panics on a strange pack is reported as a
// finding, and the other rules still run.
func (p *pack) apply(rule Rule) (list []Finding) {
	defer func() {
		if broken := recover(); broken != nil {
			list = append(list, Finding{Rule: rule.ID, Severity: Warning, Sentence: fmt.Sprintf("This rule failed on this pack (%s), so what it looks for wasn't looked for; please report it.", shorten(fmt.Sprint(broken), 120))})
		}
	}()
	rule.find(p, func(f Finding) {
		f.Rule = rule.ID
		if f.Severity == "" {
			f.Severity = rule.Severity
		}
		f.Sentence, f.Instead = sentence(plain(shorten(f.Sentence, 900))), sentence(plain(shorten(f.Instead, 500)))
		if len(list) <= findingLimit {
			list = append(list, f)
		}
	})
	return list
}
