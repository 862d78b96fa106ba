package check

import (
	"context"
	"fmt"
	"io/fs"
)

// Rule is one thing that is looked for.
type Rule struct {
	ID       string
	Severity Severity
	About    string // one sentence: what it finds and why that matters
	find     func(*pack, say)
}

// say notes a finding of the rule that runs; it fills in the rule's name and
// severity.
type say func(Finding)

// Rules are all that are looked for, in the order in which they are.
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

// findingLimit bounds what is reported of one pack: nobody reads more at once.
const findingLimit = 1_000

// Pack says all that is wrong with the pack in a folder, whose name is slug.
// The library is what it may require. Ctx stops it early; what was found by
// then is given.
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

// apply runs one rule. One that fails on a strange pack says so and doesn't keep
// the others from running.
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
