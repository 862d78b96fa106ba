package library

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"caseload/app/run"
)

// MaxWords is how many characters a search may have.
const MaxWords = 200

// mostWords is how many words of a search are looked for.
const mostWords = 20

// Query says what is looked for; what is "" may be anything.
type Query struct {
	Words   string // at most MaxWords characters
	Service string
	Nation  string
	Length  Length
	Theme   string

	Framework   string                     // the identifier of an entry
	FrameworkOf func(run.Offered) []string // the entries for a scenario; nil if nothing is asked about them
}

// Length is how long a scenario takes at the desk.
type Length string

const (
	Short  Length = "short"  // up to 20 minutes, so that it fits a class of fifty
	Medium Length = "medium" // up to an hour
	Long   Length = "long"
)

// lengthOf returns "" if the scenario doesn't say how long it takes.
func lengthOf(minutes int) Length {
	switch {
	case minutes == 0:
		return ""
	case minutes <= 20:
		return Short
	case minutes <= 60:
		return Medium
	}
	return Long
}

// Choice is something by which the list can be narrowed, and how many scenarios would be left.
type Choice struct {
	Value string
	Left  int
}

// Found is what fits a query.
type Found struct {
	List []run.Offered // the best first; in the order of the shelf if no words were given

	// By what it can be narrowed: all that the shelf has, each with what would be left if it
	// were chosen and the rest of the query stayed. What would leave none is among them.
	Services, Nations, Lengths, Themes, Frameworks []Choice
}

// Search returns what fits a query: every word is somewhere in what is said of a scenario, at
// the beginning of a word. A word counts for more the rarer it is on the shelf, the more the
// place says about the scenario, and if it stands there whole.
func Search(shelf []run.Offered, q Query) Found {
	scores := score(shelf, q.Words)
	facets := []facet{
		{q.Service, func(o run.Offered) []string { return one(o.Service) }},
		{q.Nation, func(o run.Offered) []string { return one(o.Nation) }},
		{string(q.Length), func(o run.Offered) []string { return one(string(lengthOf(o.Length))) }},
		{q.Theme, func(o run.Offered) []string { return o.Themes }},
	}
	if q.FrameworkOf != nil {
		facets = append(facets, facet{q.Framework, q.FrameworkOf})
	}
	lists := make([]choices, len(facets))
	type ranked struct {
		run.Offered
		score float64
	}
	var fits []ranked
	for i, o := range shelf {
		failed, which := 0, 0 // how many facets don't fit, and the last of them
		if scores[i] < 0 {
			failed = len(facets) + 1
		}
		for at, f := range facets {
			if !f.fits(o) {
				failed++
				which = at
			}
		}
		for at, f := range facets {
			lists[at].add(f.of(o), failed == 0 || failed == 1 && which == at)
		}
		if failed == 0 {
			fits = append(fits, ranked{o, scores[i]})
		}
	}
	slices.SortStableFunc(fits, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	found := Found{Services: lists[0].sorted(), Nations: lists[1].sorted(), Lengths: lists[2].list, Themes: lists[3].sorted()}
	if q.FrameworkOf != nil {
		found.Frameworks = lists[4].list
	}
	for _, r := range fits {
		found.List = append(found.List, r.Offered)
	}
	slices.SortFunc(found.Lengths, func(a, b Choice) int {
		order := []Length{Short, Medium, Long}
		return cmp.Compare(slices.Index(order, Length(a.Value)), slices.Index(order, Length(b.Value)))
	})
	return found
}

// facet is one of the ways to narrow the list.
type facet struct {
	wanted string // "" if anything will do
	of     func(run.Offered) []string
}

func (f facet) fits(o run.Offered) bool { return f.wanted == "" || slices.Contains(f.of(o), f.wanted) }

func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// choices are the values of a facet.
type choices struct{ list []Choice }

// add notes the values that a scenario has, and counts it if it would be left.
func (c *choices) add(values []string, left bool) {
	for _, v := range values {
		i := slices.IndexFunc(c.list, func(one Choice) bool { return one.Value == v })
		if i < 0 {
			i, c.list = len(c.list), append(c.list, Choice{Value: v})
		}
		if left {
			c.list[i].Left++
		}
	}
}

func (c *choices) sorted() []Choice {
	slices.SortFunc(c.list, func(a, b Choice) int { return strings.Compare(a.Value, b.Value) })
	return c.list
}

// What a place says about a scenario.
const (
	weighsTitle   = 8.0
	weighsAbout   = 4.0 // what it is filed under
	weighsSummary = 2.0
	weighsNotes   = 1.0
)

// score returns for each scenario how well it fits, below zero if a word isn't there, and zero
// for all if there are no words.
func score(shelf []run.Offered, text string) []float64 {
	scores := make([]float64, len(shelf))
	wanted := wordsOf(text)
	if len(wanted) > mostWords {
		wanted = wanted[:mostWords]
	}
	if len(wanted) == 0 {
		return scores
	}
	found := make([][]float64, len(wanted)) // for each word and scenario, the most that it weighs anywhere
	for at := range found {
		found[at] = make([]float64, len(shelf))
	}
	for i, o := range shelf {
		for _, place := range placesOf(o) {
			for _, word := range wordsOf(place.text) {
				for at, want := range wanted {
					if strings.HasPrefix(word, want) {
						weighs := place.weighs
						if word != want {
							weighs /= 2
						}
						found[at][i] = max(found[at][i], weighs)
					}
				}
			}
		}
	}
	for at := range wanted {
		has := 0
		for _, weighs := range found[at] {
			if weighs > 0 {
				has++
			}
		}
		rarity := math.Log(1 + float64(len(shelf))/float64(max(has, 1)))
		for i, weighs := range found[at] {
			if weighs == 0 || scores[i] < 0 {
				scores[i] = -1
				continue
			}
			scores[i] += weighs * rarity
		}
	}
	return scores
}

type place struct {
	text   string
	weighs float64
}

func placesOf(o run.Offered) []place {
	return []place{
		{o.Title, weighsTitle}, {o.Slug, weighsTitle},
		{strings.Join(o.Themes, " "), weighsAbout}, {o.Service, weighsAbout}, {o.Nation, weighsAbout},
		{o.Summary, weighsSummary}, {o.Role, weighsSummary},
		{strings.Join(o.ContentNotes, " "), weighsNotes}, {o.RulePack, weighsNotes},
	}
}

// wordsOf returns the words of a text in small letters, without "'s" and the s of a plural, so
// that "children's visits" finds a visit to a child.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
	kept := words[:0]
	for _, w := range words {
		w = strings.Trim(strings.ReplaceAll(w, "’", "'"), "'")
		w = strings.ReplaceAll(strings.TrimSuffix(w, "'s"), "'", "")
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}
