package sim

import (
	"cmp"
	"slices"
)

// Tiers is Caseload's own scale of urgency, not a national one (DOMAIN 8.3).
var Tiers = []Option{
	{"P0", "P0 · " + TierWords("P0")},
	{"P1", "P1 · " + TierWords("P1")},
	{"P2", "P2 · " + TierWords("P2")},
	{"P3", "P3 · " + TierWords("P3")},
	{"P4", "P4 · " + TierWords("P4")},
}

// TiersFrom returns the tiers from one to another, the most urgent first.
func TiersFrom(most, least string) (tiers []string) {
	for _, t := range Tiers {
		if most <= t.Value && t.Value <= least {
			tiers = append(tiers, t.Value)
		}
	}
	return tiers
}

// TierWords returns what a tier means, or "" if there is no such tier.
func TierWords(tier string) string {
	return map[string]string{
		"P0": "now, with a manager", "P1": "today", "P2": "in two to three days", "P3": "this week", "P4": "schedule or delegate",
	}[tier]
}

// Responses lists the first responses that can be recommended in children's
// services. A scenario can replace it. The first one is the default.
var Responses = []Option{
	{"find-out", "Find out more first"},
	{"see-today", "See the child today"},
	{"strategy", "Ask for a strategy discussion"},
	{"assessment", "Assessment under section 17"},
	{"early-help", "Early help"},
	{"advice", "Advice, and no further action"},
}

// Levels lists the levels of need in children's services, of which 3 is the
// default. Their names and the border between 3 and 4 differ by area (DOMAIN
// 8.1).
var Levels = []Option{
	{"1", "Level 1 · universal"},
	{"2", "Level 2 · early help"},
	{"3", "Level 3 · targeted"},
	{"4", "Level 4 · specialist or safeguarding"},
}

func (w *World) triageOffers(list []Offer) []Offer {
	for i := range w.Messages {
		m := &w.Messages[i]
		if m.Waiting() && m.Kind == KindReferral {
			o := Offer{
				ID: id(VerbTriage, m.ID), Verb: VerbTriage, On: m.ID, Label: "Recommend a tier and a first response", Minutes: w.longer(m.Minutes),
				Fields: w.recommending(),
			}
			if m.Forecast != "" {
				o.Fields = append(o.Fields, choice("forecast", "How likely is it? "+m.Forecast, likelihoods, noForecast))
			}
			list = append(list, o)
		}
	}
	for i := range w.Cases {
		c := &w.Cases[i]
		list = append(list, Offer{
			ID: id(VerbTriage, c.ID), Verb: VerbTriage, On: c.ID, Label: "Set its tier again",
			Fields: retiering[cmp.Or(c.Tier, "P3")],
		})
	}
	return list
}

// recommending returns the fields of a recommendation. Nothing may be changed in
// them, only added: they are made once for all that use the usual ones.
func (w *World) recommending() []Field {
	responses, levels := w.Setting.Responses, w.Setting.Levels
	if len(responses) == 0 {
		return slices.Clip(usualRecommending)
	}
	fields := []Field{tierField("P2"), choice("response", "First response", responses, responses[0].Value)}
	if len(levels) > 0 {
		fields = append(fields, choice("level", "Level of need", levels, levels[0].Value))
	}
	return fields
}

var usualRecommending = []Field{
	tierField("P2"),
	choice("response", "First response", Responses, "find-out"),
	choice("level", "Level of need", Levels, "3"),
}

func tierField(fallback string) Field { return choice("tier", "Tier", Tiers, fallback) }

// retiering has the field by which a case's tier is set again, by its tier now.
var retiering = func() map[string][]Field {
	fields := map[string][]Field{}
	for _, tier := range Tiers {
		fields[tier.Value] = []Field{tierField(tier.Value)}
	}
	return fields
}()
