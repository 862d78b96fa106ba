package whatif

import (
	"fmt"
	"strconv"
	"strings"

	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// say fills in what could not have been known and what a comparison doesn't
// say. Every figure in these sentences is also in the answer.
func (c *Compared) say(desk sim.Desk, was, might sim.Terms) {
	if c.Turn == 0 {
		c.unknown("Nobody at the desk chooses the employer’s terms, and on the first morning nobody could have known what luck the week would bring.")
	} else {
		c.unknown("At that moment (%s) nobody could have known what luck would bring from there on.", c.When)
		if papers := unopened(desk); papers == 1 {
			c.unknown("One paper about your cases was unopened: what it says could have been known, for the minutes that the desk named. What only came out later could not.")
		} else if papers > 1 {
			c.unknown("%d papers about your cases were unopened: what they say could have been known, for the minutes that the desk named. What only came out later could not.", papers)
		}
	}
	c.sayLuck()
	c.sayWhy(was, might)
	c.limit("The same policy (“%s”) plays both sides to the end, so that one thing changes at a time. It sees the desk and nothing else. It isn’t you, and it is no model answer.", c.Policy)
	if c.Turn > 0 {
		c.limit("One decision seldom makes a week. A difference is something to ask about. Without one, the decision may still have mattered: a family may have been heard sooner, and no figure here would show it.")
	} else {
		c.limit("The terms are a model of an employer, not a measurement of one. A policy doesn’t tire of them, and doesn’t ask for better ones as a person can.")
	}
}

func (c *Compared) unknown(format string, args ...any) {
	c.Unknown = append(c.Unknown, sim.Say(format, args...))
}

func (c *Compared) limit(format string, args ...any) {
	c.Limits = append(c.Limits, sim.Say(format, args...))
}

// sayLuck says what other lucks came to, if any were played.
func (c *Compared) sayLuck() {
	n := c.Seeds.Played - c.Seeds.Broken
	if n <= 0 {
		return
	}
	was, might := c.AsItWas.Distribution["harm"], c.Might.Distribution["harm"]
	pair := c.Pairs["harm"]
	lucks := fmt.Sprintf("%d other lucks", n)
	if n == 1 {
		lucks = "one other luck"
	}
	switch {
	case was == might && was.Least == was.Most:
		c.unknown("Over %s harm came to %s on either side: here it didn’t depend on luck.", lucks, reach(was))
	default:
		c.unknown("Over %s harm came to %s as it was, and to %s as it might have been. %s", lucks, reach(was), reach(might), pair.said())
	}
}

// named returns an offer's label with the case or the person that it is about.
func named(desk sim.Desk, o sim.Offer) string {
	file, _ := desk.CaseOf(o.On)
	letter, about := desk.Letter(o.On)
	var parts []string
	if about && o.Verb == sim.VerbAnswer && letter.From != "" {
		parts = append(parts, "to "+letter.From)
	}
	if file.Name != "" && !strings.Contains(o.Label, file.Name) {
		parts = append(parts, file.Name)
	}
	if about && file.Name == "" && !strings.Contains(o.Label, letter.Title) {
		parts = append(parts, letter.Title)
	}
	if len(parts) == 0 {
		return o.Label
	}
	return o.Label + " (" + strings.Join(parts, ", ") + ")"
}

// reach returns the range of a distribution in words.
func reach(s playtest.Spread) string {
	figure := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	if s.Least == s.Most {
		return figure(s.Least)
	}
	return "anything from " + figure(s.Least) + " to " + figure(s.Most)
}

// said returns a sentence on how the two sides compare luck by luck.
func (p Counts) said() sim.Sentence {
	switch {
	case p.Less+p.More == 0:
		return "Luck by luck, both came to the same."
	case p.More == 0:
		return sim.Say("Luck by luck, what might have been came to less in %d, and to the same in %d.", p.Less, p.Same)
	case p.Less == 0:
		return sim.Say("Luck by luck, what might have been came to more in %d, and to the same in %d.", p.More, p.Same)
	}
	return sim.Say("Luck by luck, what might have been came to less in %d, to more in %d, and to the same in %d: which of these it would be, nobody could have known.", p.Less, p.More, p.Same)
}

// unopened counts the unopened papers on a desk.
func unopened(desk sim.Desk) int {
	n := 0
	for _, f := range desk.Cases {
		for _, p := range f.Papers {
			if !p.Opened {
				n++
			}
		}
	}
	return n
}

// Titles are what a comparison and its sides are called.
type Titles struct{ Title, Happened, AsItWas, Might string }

// Titles names a comparison and its sides.
func (c Compared) Titles() Titles {
	plays := "“" + titleOf(c.Policy) + "”"
	if c.Terms == nil {
		return Titles{c.When + ", instead: " + c.Instead.Label, "What happened", "Your decision, then " + plays, "The other decision, then " + plays}
	}
	was := "The terms as they were"
	if e, ok := scenario.EmployerCalled(c.Terms.AsItWas); ok && e.Name != scenario.OwnTerms {
		was = e.Title
	}
	other, _ := scenario.EmployerCalled(c.Terms.Might)
	return Titles{"The same caseload: " + other.Title, "What happened", was + ", " + plays, other.Title + ", " + plays}
}

func titleOf(policy string) string {
	for _, p := range PlayingOns {
		if p.Name == policy {
			return p.Title
		}
	}
	return policy
}
