package page_test

import (
	"caseload/app/page"
	librarypage "caseload/app/page/library"
)

// libraryStates returns the states of the pages of the library.
func libraryStates(l page.Layout, cards []page.ScenarioCard) map[string]view {
	filters := []librarypage.Filter{
		{Name: "service", Label: "Service", Any: "Any service", Options: []librarypage.Option{{Value: "Adults' services", Label: "Adults' services"}, {Value: "Children's services", Label: "Children's services", Left: 2, Chosen: true}}},
		{Name: "nation", Label: "Nation", Any: "Any nation", Options: []librarypage.Option{{Value: "England", Label: "England", Left: 2}}},
		{Name: "length", Label: "Length", Any: "Any length", Options: []librarypage.Option{{Value: "short", Label: "Up to 20 minutes", Left: 1}, {Value: "long", Label: "Over an hour", Left: 1}}},
		{Name: "theme", Label: "Theme", Any: "Any theme", Options: []librarypage.Option{{Value: "domestic abuse", Label: "Domestic abuse", Left: 1}, {Value: "a parent's or carer's mental ill health", Label: "A parent's or carer's mental ill health"}, {Value: "neglect", Label: "Neglect", Left: 2}}},
	}
	list := librarypage.ListView{Layout: l, Words: "children's team", Filters: filters, Found: 2, Cards: cards, Guest: true, At: 1, Of: 1}
	many, nothing, long, choose := list, list, list, list
	many.Found, many.At, many.Of = 43, 2, 3
	nothing.Found, nothing.Cards = 0, nil
	long.Problem = "A search has up to 200 characters. Shorten it, and search again."
	choose.For = librarypage.Choosing{Value: "cohort-3", Words: "your assignment", Form: "/cohorts/3/assignments/new"}
	five, ten := 5, 10
	one := librarypage.ScenarioView{Layout: l, Card: cards[0], Guest: true, Themes: []string{"neglect"}, RulePack: "England, children's services, 2023. A 2026 edition of Working Together may set other dates: check one before you use it at work.", Checked: "22 November 2026", Until: "23 November 2027", Shipped: true,
		Editions: []librarypage.Edition{{On: "30 November 2026", Version: "3f9a0c21d7be", Now: true}}}
	signed := one
	signed.Guest, signed.Teaches, signed.Shipped, signed.Partnership, signed.Places = false, true, false, "Southfield writes", []string{"University of Southfield", "Southfield Council"}
	signed.Frameworks = []string{"PCF.6 Critical reflection and analysis", "SWE.3 Accountable for practice and decisions"}
	signed.Playtest = "Before it was published, bots played it 200 times. Half of their plays took 68 decisions or fewer (from 41 to 96), for which a student would need about 74 minutes (49 to 102). Nothing failed."
	signed.Cohorts = []librarypage.Assignable{{Name: "BA Social Work, year 2, 2026/27", Form: "/cohorts/3/assignments/new?scenario=first-morning"}}
	signed.Signed = []librarypage.Signature{{Place: "University of Southfield", Side: "a university", On: "27 November 2026"}, {Place: "Southfield Council", Side: "an authority", On: "28 November 2026"}}
	signed.Used, signed.From = librarypage.Used{Classes: &five, Assignments: &ten, Organisations: &five}, &cards[1]
	signed.Editions = []librarypage.Edition{{On: "28 November 2026", Version: "77ab12fe9c04", Now: true, Released: page.ReadProse("Mrs Hale rings earlier.\n\n- A date is counted from the visit.")},
		{On: "2 November 2026", Version: "3f9a0c21d7be"}, {On: "1 November 2026", Version: "0c21d7be3f9a", Withdrawn: "2 November 2026", Why: "It named a street that there is."}}
	urgent, gone := signed, signed
	urgent.Signed, urgent.Second, urgent.Expired = signed.Signed[:1], "12 December 2026", true
	urgent.Editions = append([]librarypage.Edition{{On: "28 November 2026", Version: "9c0477ab12fe", Now: true, Urgent: true, Released: page.ReadProse("A street’s name is another.")}}, signed.Editions[1:]...)
	lapsed := signed
	lapsed.Gone, lapsed.Cohorts = "30 November 2026", nil
	gone.Card = page.ScenarioCard{Slug: cards[0].Slug, Title: cards[0].Title}
	gone.Gone, gone.Why, gone.Cohorts, gone.Editions, gone.Used = "30 November 2026", "It named a street that there is.", nil, signed.Editions[1:], librarypage.Used{}
	return map[string]view{
		"library-scenario": one, "library-scenario-signed": signed, "library-scenario-urgent": urgent, "library-scenario-gone": gone, "library-scenario-lapsed": lapsed,
		"library": list, "library-many": many, "library-nothing": nothing, "library-long": long, "library-choose": choose,
		"library-empty": librarypage.ListView{Layout: l, At: 1, Of: 1},
	}
}
