package check

import (
	"maps"
	"regexp"
	"slices"

	"caseload/app/check/agree"
	"caseload/app/check/remark"
	"caseload/app/sim"
)

var rulePackRules = []Rule{
	{"rule-pack-old", Note, "A rule pack carries its date and says what hasn't been compared since; a newer one may be there.", rulePackOld},
	{"rule-pack-ahead", Error, "A rule pack was compared with its sources on a day that has come.", func(p *pack, say say) {
		for _, t := range p.tellings {
			if t.world != nil && t.world.Setting.Rules.IsAhead(p.now) {
				say(p.declared(t, "rules").says(agree.NotChecked(t.world.Setting.Rules.Checked)))
			}
		}
	}},
	{"rule-unverified", Note, "A timescale that nobody has read at its source stands on the desk as not checked yet.", unverified},
	{"rule-pack-missing", Note, "A scenario whose dates come from law or guidance names its rule pack.", rulePackMissing},
}

// edition matches the name of a module of rules: what they are for, and the year.
var edition = regexp.MustCompile(`^(.*)_(20\d\d)$`)

// rulePackOld reports that the library has newer rules than those that the pack
// requires, or that the rule pack itself says that a newer edition of a source
// hasn't been compared yet.
func rulePackOld(p *pack, say say) {
	newest := map[string]string{}
	for _, name := range p.libraryModules() {
		if m := edition.FindStringSubmatch(name); m != nil {
			newest[m[1]] = max(newest[m[1]], m[2])
		}
	}
	for _, t := range p.tellings {
		if t.world == nil || t.world.Setting.RulePack == "" {
			continue
		}
		rules, place := t.world.Setting.RulePack, p.declared(t, "rules")
		for _, name := range slices.Sorted(maps.Keys(p.required)) {
			if m := edition.FindStringSubmatch(name); m != nil && newest[m[1]] > m[2] {
				say(place.says(remark.OlderRules(m[2], newest[m[1]])))
			}
		}
		if t.world.Setting.Uncompared {
			say(place.says(remark.RulesUncompared(rules)))
		}
	}
}

// unverified lists, once for each beginning, the timescales on the desk that
// nobody has read at their source.
func unverified(p *pack, say say) {
	for _, t := range p.tellings {
		sources := map[string]bool{}
		add := func(source string, status sim.Status) {
			if status.Unverified && source != "" {
				sources[source] = true
			}
		}
		for _, one := range t.plays {
			for _, c := range slices.Concat(one.world.Cases, one.world.Former) {
				for _, d := range c.Dates {
					add(d.Source, d.Status)
				}
			}
			for _, k := range one.world.Tasks {
				add(k.Source, k.Status)
			}
		}
		if len(sources) > 0 {
			say(p.declared(t, "rules").says(remark.UnverifiedTimescales(slices.Sorted(maps.Keys(sources)))))
		}
	}
}

// rulePackMissing asks for a rule pack if dates come from law or guidance.
func rulePackMissing(p *pack, say say) {
	for _, t := range p.tellings {
		if t.world == nil || t.world.Setting.RulePack != "" {
			continue
		}
		for _, c := range t.world.Cases {
			for _, d := range c.Dates {
				if d.Status.Basis == sim.Statute || d.Status.Basis == sim.Guidance {
					say(p.declared(t, "title").says(remark.NoRulePack(d.Status)))
					return
				}
			}
		}
	}
}
