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
	return map[string]view{
		"library": list, "library-many": many, "library-nothing": nothing, "library-long": long, "library-choose": choose,
		"library-empty": librarypage.ListView{Layout: l, At: 1, Of: 1},
	}
}
