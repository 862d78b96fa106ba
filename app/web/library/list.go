package library

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	"caseload/app/library"
	"caseload/app/page"
	librarypage "caseload/app/page/library"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// onPage is how many scenarios stand on one page.
const onPage = 20

// ListJSON is a page of the scenarios that fit a search, as JSON.
type ListJSON struct {
	Found     int          `json:"found"`
	Page      int          `json:"page"`
	Pages     int          `json:"pages"`
	Scenarios []ShelfJSON  `json:"scenarios"`
	Services  []ChoiceJSON `json:"services"`
	Nations   []ChoiceJSON `json:"nations"`
	Lengths   []ChoiceJSON `json:"lengths"`
	Themes    []ChoiceJSON `json:"themes"`

	Frameworks []ChoiceJSON `json:"frameworks"`
}

// ShelfJSON is a scenario on the shelf, as JSON.
type ShelfJSON struct {
	playweb.ScenarioJSON
	Role         string   `json:"role"`
	Minutes      int      `json:"minutes"`
	Days         int      `json:"days"`
	Service      string   `json:"service"`
	Nation       string   `json:"nation"`
	Themes       []string `json:"themes"`
	ContentNotes []string `json:"content_notes"`
	Frameworks   []string `json:"frameworks"`
}

// ChoiceJSON is a way to narrow a search, as JSON.
type ChoiceJSON struct {
	Value string `json:"value"`
	Left  int    `json:"left"`
}

// list shows the scenarios that fit what is looked for.
func (s *Pages) list(c *fiber.Ctx) error {
	q := library.Query{
		Words: strings.ToValidUTF8(strings.TrimSpace(c.Query("words")), ""), Service: c.Query("service"), Nation: c.Query("nation"),
		Length: library.Length(c.Query("length")), Theme: c.Query("theme"),
		Framework: c.Query("framework"), FrameworkOf: s.frameworksOf,
	}
	v := librarypage.ListView{Layout: s.Layout, Words: q.Words, For: choosing(c.Query("for"))}
	if utf8.RuneCountInString(q.Words) > library.MaxWords {
		v.Problem = sayLongSearch(library.MaxWords)
		if edge.WantsJSON(c) {
			return edge.Refuse(fiber.StatusUnprocessableEntity, v.Problem)
		}
		c.Status(fiber.StatusUnprocessableEntity)
		q.Words = ""
	}
	shelf := s.Runs.Shelf(c.UserContext())
	found := library.Search(shelf, q)
	v.Found, v.Of = len(found.List), max(1, (len(found.List)+onPage-1)/onPage)
	v.At = 1
	if n, err := strconv.Atoi(c.Query("page")); err == nil {
		v.At = min(max(n, 1), v.Of)
	}
	list := found.List[min((v.At-1)*onPage, v.Found):min(v.At*onPage, v.Found)]
	if edge.WantsJSON(c) {
		return c.JSON(s.listJSON(v, list, found))
	}
	v.Cards = playweb.ScenarioCards(list)
	v.Filters = []librarypage.Filter{
		filter("service", "Service", anyService, found.Services, q.Service, itself),
		filter("nation", "Nation", anyNation, found.Nations, q.Nation, itself),
		filter("length", "Length", anyLength, found.Lengths, string(q.Length), lengthWords),
		filter("theme", "Theme", anyTheme, found.Themes, q.Theme, page.Capitalised),
		filter("framework", "Framework", anyFramework, s.inOrder(found.Frameworks), q.Framework, s.frameworkWords),
	}
	_, err := s.Person(c)
	if v.Guest = errors.Is(err, run.ErrNotFound); err != nil && !v.Guest {
		return err
	}
	return s.Page(c, v)
}

// choosing says what a scenario is chosen for, as [page.AddressLibraryFor] has it. Whether
// somebody may is asked by the form with which they go on.
func choosing(what string) librarypage.Choosing {
	kind, number, _ := strings.Cut(what, "-")
	id, numbered := edge.ParseID(number)
	switch {
	case what == page.ForClass:
		return librarypage.Choosing{Value: what, Words: string(sentenceForClass), Form: page.AddressClassNew}
	case kind == page.ForCohort && numbered:
		return librarypage.Choosing{Value: what, Words: string(sentenceForCohort), Form: page.AddressAssignments(id) + "/new"}
	case kind == page.ForAssignment && numbered:
		return librarypage.Choosing{Value: what, Words: string(sentenceForCohort), Form: page.AddressAssignment(id) + "/change"}
	}
	return librarypage.Choosing{}
}

// frameworksOf returns the entries of the frameworks to which a scenario's moments are linked, by
// their identifiers.
func (s *Pages) frameworksOf(o run.Offered) []string {
	var ids []string
	for _, f := range s.Runs.FrameworksOf(o.Practised) {
		ids = append(ids, f.ID)
	}
	return ids
}

// inOrder sorts entries of frameworks as their file has them.
func (s *Pages) inOrder(list []library.Choice) []library.Choice {
	at := func(c library.Choice) int {
		return slices.IndexFunc(s.Runs.Entries(), func(f debrief.Framework) bool { return f.ID == c.Value })
	}
	slices.SortFunc(list, func(a, b library.Choice) int { return at(a) - at(b) })
	return list
}

// frameworkWords names an entry of a framework: "PCF.6 Critical reflection and analysis".
func (s *Pages) frameworkWords(id string) string {
	for _, f := range s.Runs.Entries() {
		if f.ID == id {
			return id + " " + f.Title
		}
	}
	return id
}

func itself(value string) string { return value }

func lengthWords(value string) string {
	switch library.Length(value) {
	case library.Short:
		return string(shortLength)
	case library.Medium:
		return string(mediumLength)
	case library.Long:
		return string(longLength)
	}
	return value
}

// filter lists what the shelf has, and what was asked for that it hasn't.
func filter(name, label string, whole sim.Sentence, list []library.Choice, chosen string, words func(string) string) librarypage.Filter {
	f := librarypage.Filter{Name: name, Label: label, Any: string(whole)}
	for _, o := range list {
		f.Options = append(f.Options, librarypage.Option{Value: o.Value, Label: words(o.Value), Left: o.Left, Chosen: o.Value == chosen})
	}
	if chosen != "" && f.Chosen() == "" {
		f.Options = append(f.Options, librarypage.Option{Value: chosen, Label: words(chosen), Chosen: true})
	}
	return f
}

func (s *Pages) listJSON(v librarypage.ListView, list []run.Offered, found library.Found) ListJSON {
	answer := ListJSON{
		Found: v.Found, Page: v.At, Pages: v.Of, Scenarios: s.shelfJSON(list),
		Services: choicesJSON(found.Services), Nations: choicesJSON(found.Nations), Lengths: choicesJSON(found.Lengths), Themes: choicesJSON(found.Themes), Frameworks: choicesJSON(found.Frameworks),
	}
	return answer
}

func (s *Pages) shelfJSON(list []run.Offered) []ShelfJSON {
	answer := make([]ShelfJSON, len(list))
	for i, scenario := range playweb.ScenariosJSON(list) {
		o := list[i]
		answer[i] = ShelfJSON{
			ScenarioJSON: scenario, Role: o.Role, Minutes: o.Length, Days: o.Days, Service: o.Service, Nation: o.Nation,
			Themes: append([]string{}, o.Themes...), ContentNotes: append([]string{}, o.ContentNotes...), Frameworks: append([]string{}, s.frameworksOf(o)...),
		}
	}
	return answer
}

func choicesJSON(list []library.Choice) []ChoiceJSON {
	answer := make([]ChoiceJSON, len(list))
	for i, c := range list {
		answer[i] = ChoiceJSON(c)
	}
	return answer
}
