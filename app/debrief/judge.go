package debrief

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// Judge says what the steps of a play show, against what the scenario
// publishes of what was on those desks. It sees desks and decisions only: if the
// desks up to a turn are equal, what it says of them is equal, whatever came
// after.
func Judge(steps []scenario.Step, published []sim.Published) Debrief {
	last := steps[len(steps)-1].Desk
	d := Debrief{
		Title: last.Scenario.Title, Role: last.Scenario.Role, Days: []Day{},
		Recommendations: []Recommendation{}, Dates: []sim.Date{}, Hours: last.Spent, Decisions: decided(steps),
		Topics: []Topic{}, Later: []Later{},
	}
	for _, step := range steps {
		if r := step.Desk.Review; r != nil && (len(d.Days) == 0 || d.Days[len(d.Days)-1].Day != r.Day) {
			d.Days = append(d.Days, Today(*r))
		}
	}
	for _, p := range published {
		if p.Expected != nil {
			if r, offered := recommendation(steps, p); offered {
				d.Recommendations = append(d.Recommendations, r)
			}
		}
		if p.Discuss != "" {
			if topic, shown := topic(steps, p); shown {
				d.Topics = append(d.Topics, topic)
			}
		}
	}
	for _, c := range last.Cases {
		for _, date := range c.Dates {
			date.What = c.Name + ": " + date.What
			d.Dates = append(d.Dates, date)
		}
	}
	return d
}

// recommendation sets what was recommended beside the published range: on a
// referral, where a desk offered to recommend anything, or on an open case
// about which something new had come.
func recommendation(steps []scenario.Step, p sim.Published) (r Recommendation, offered bool) {
	r = Recommendation{On: p.Message, Range: p.Expected.Tiers, Why: p.Expected.Why, Judged: p.Expected.Judged, Verdict: NotOffered, Unopened: []string{}}
	if p.Case != "" {
		return r.onCase(steps, p), true
	}
	triage := sim.VerbTriage + ":" + p.Message
	for i, step := range steps {
		letter, _ := letterOn(step.Desk, p.Message)
		if slices.ContainsFunc(step.Desk.Offers, func(o sim.Offer) bool { return o.ID == triage }) {
			r.Title, offered = letter.Title, true
		}
		if step.Decision != nil && step.Decision.Offer == triage {
			r.made(steps[i-1].Desk, *step.Decision, letter.On)
			r.Response = chosenLabel(steps[i-1].Desk, *step.Decision, "response")
		}
	}
	r.Sentence = r.sentence()
	return r, offered
}

// onCase is the first tier that was set again after something new had come
// about an open case, or the tier that it was left at.
func (r Recommendation) onCase(steps []scenario.Step, p sim.Published) Recommendation {
	r.On = p.Case
	since := min(p.Turn, len(steps)-1)
	for i := since; i < len(steps); i++ {
		if f, shown := fileOn(steps[i].Desk, p.Case); shown {
			r.Title, r.Tier = f.Name, f.Tier
		}
		if d := steps[i].Decision; i > since && d != nil && d.Offer == sim.VerbTriage+":"+p.Case && !takenBack(steps, i) {
			r.made(steps[i-1].Desk, *d, p.Case)
			r.Sentence = r.sentence() + " Something new had come at " + steps[since].Desk.Clock.Date + ", " + steps[since].Desk.Clock.Now + "."
			return r
		}
	}
	now := steps[since].Desk.Clock
	r.Verdict = verdict(r.Tier, r.Range)
	r.Sentence = fmt.Sprintf("Something new came at %s, %s. You left the tier as it was, %s. The published range from then on is %s.", now.Date, now.Now, tierOr(r.Tier), Range(r.Range))
	return r
}

// takenBack says whether the decision that led to a step was taken back: only the
// last free one can be, and at once.
func takenBack(steps []scenario.Step, i int) bool {
	return i+1 < len(steps) && steps[i+1].Decision != nil && steps[i+1].Decision.Offer == sim.VerbTakeBack
}

func tierOr(tier string) string {
	if tier == "" {
		return "without one"
	}
	return tier
}

// made notes a recommendation made at a desk.
func (r *Recommendation) made(before sim.Desk, d sim.Decision, about string) {
	r.Turn, r.At = before.Turn, before.Clock.Date+", "+before.Clock.Now
	r.Tier = chosen(before, d, "tier")
	r.Unopened = unopened(before, about)
	r.Verdict = verdict(r.Tier, r.Range)
}

// verdict compares tiers, which sort from most to least urgent.
func verdict(tier string, expected []string) string {
	switch {
	case tier == "":
		return NotOffered
	case slices.Contains(expected, tier):
		return Within
	case tier < slices.Min(expected):
		return Higher
	case tier > slices.Max(expected):
		return Lower
	}
	return Within // between two tiers of the range
}

func (r Recommendation) sentence() string {
	expected := Range(r.Range)
	switch r.Verdict {
	case Within:
		return fmt.Sprintf("You recommended %s. The published range is %s.", r.Tier, expected)
	case Higher:
		return fmt.Sprintf("You recommended %s, more urgent than the published range, %s. What would the quicker response have cost elsewhere?", r.Tier, expected)
	case Lower:
		return fmt.Sprintf("You recommended %s, less urgent than the published range, %s. Which sentence of the referral would you read again?", r.Tier, expected)
	}
	return fmt.Sprintf("You made no recommendation on this one. The published range is %s.", expected)
}

// Range is a list of tiers in words: "P1", "P1 or P2", "P1 to P3".
func Range(tiers []string) string {
	sorted := slices.Sorted(slices.Values(tiers))
	switch len(sorted) {
	case 0:
		return "open"
	case 1:
		return sorted[0]
	case 2:
		return sorted[0] + " or " + sorted[1]
	}
	return sorted[0] + " to " + sorted[len(sorted)-1]
}

// topic is a question worth talking about, where a desk showed what it is about
// while something could still be said.
func topic(steps []scenario.Step, p sim.Published) (Topic, bool) {
	t := Topic{Prompt: p.Discuss, Key: p.Moment != ""}
	for _, step := range steps {
		letter, shown := letterOn(step.Desk, p.Message)
		if !shown || step.Desk.Ended && t.Turn == 0 {
			continue
		}
		if t.Turn == 0 {
			t.Turn = step.Desk.Turn
		}
		t.On, t.Asked, t.Said = letter.On, letter.Title, letter.Replied
		if letter.From != "" {
			t.Asked = letter.From + ": " + letter.Title
		}
	}
	return t, t.Turn > 0
}

// unopened are the papers about a case that a desk had on offer.
func unopened(desk sim.Desk, about string) []string {
	list := []string{}
	for _, c := range desk.Cases {
		for _, paper := range c.Papers {
			if c.ID == about && !paper.Opened {
				list = append(list, fmt.Sprintf("%s (%d min)", paper.Title, paper.Minutes))
			}
		}
	}
	return list
}

func fileOn(desk sim.Desk, id string) (sim.File, bool) {
	i := slices.IndexFunc(desk.Cases, func(f sim.File) bool { return f.ID == id })
	if i < 0 {
		return sim.File{}, false
	}
	return desk.Cases[i], true
}

func letterOn(desk sim.Desk, id string) (sim.Letter, bool) {
	i := slices.IndexFunc(desk.Inbox, func(l sim.Letter) bool { return l.ID == id })
	if i < 0 {
		return sim.Letter{}, false
	}
	return desk.Inbox[i], true
}

// chosen is a field's value in a decision, or the default that its desk had.
func chosen(desk sim.Desk, d sim.Decision, name string) string {
	if value, given := d.With[name]; given {
		return value
	}
	return field(desk, d, name).Default
}

func chosenLabel(desk sim.Desk, d sim.Decision, name string) string {
	value := chosen(desk, d, name)
	for _, o := range field(desk, d, name).Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

func field(desk sim.Desk, d sim.Decision, name string) sim.Field {
	for _, o := range desk.Offers {
		for _, f := range o.Fields {
			if o.ID == d.Offer && f.Name == name {
				return f
			}
		}
	}
	return sim.Field{}
}

// AtTheEnd adds what only the outcome knows, under a name of its own.
func (d Debrief) AtTheEnd(o sim.Outcome) Debrief {
	d.Later = []Later{}
	for _, h := range o.Harms {
		d.Later = append(d.Later, Later{On: h.Case, Text: h.What})
	}
	if o.WorryDays > 0 {
		d.Later = append(d.Later, Later{Text: fmt.Sprintf("Worry-days came to %d: days on which something serious was visible and nothing protective had been done yet, weighted by how serious it was.", o.WorryDays)})
	}
	return d
}

// join lists things in a sentence: "a", "a and b", "a, b and c".
func join(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
