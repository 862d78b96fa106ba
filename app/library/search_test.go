package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/library"
	"caseload/app/run"
	"caseload/app/theme"
)

func offered(slug, title, summary, service string, minutes int, notes ...string) run.Offered {
	return run.Offered{Slug: slug, Pack: slug, Themes: theme.Of(notes), About: run.About{
		Title: title, Summary: summary, Service: service, Nation: "England", Length: minutes, ContentNotes: notes,
	}}
}

func shelf() []run.Offered {
	return []run.Offered{
		offered("first-week", "First week", "Five days in a children’s team, with a visit that eats a day.", "Children's services", 90, "domestic abuse", "neglect"),
		offered("winter", "Winter discharge", "A ward manager who needs the bed.", "Adults' services", 115, "dementia", "grief"),
		offered("visits", "Three visits", "A morning in the car.", "Children's services", 20, "neglect"),
		offered("bare", "Bare", "", "", 0),
	}
}

func slugs(found library.Found) string {
	var list []string
	for _, o := range found.List {
		list = append(list, o.Slug)
	}
	return strings.Join(list, " ")
}

func TestSearch(t *testing.T) {
	for _, c := range []struct {
		query library.Query
		want  string
	}{
		{library.Query{}, "first-week winter visits bare"},
		{library.Query{Words: "  "}, "first-week winter visits bare"},
		{library.Query{Words: "visit"}, "visits first-week"}, // what is in the title says more
		{library.Query{Words: "VISITS"}, "visits first-week"},
		{library.Query{Words: "children's visit"}, "visits first-week"},
		{library.Query{Words: "child visit day"}, "first-week"}, // every word
		{library.Query{Words: "discharg"}, "winter"},
		{library.Query{Words: "charge"}, ""}, // not from the middle of a word
		{library.Query{Words: "zebra visit"}, ""},
		{library.Query{Theme: "neglect"}, "first-week visits"},
		{library.Query{Theme: "neglect", Length: library.Short}, "visits"},
		{library.Query{Service: "Adults' services"}, "winter"},
		{library.Query{Nation: "Wales"}, ""},
		{library.Query{Words: "visit", Length: library.Long}, "first-week"},
	} {
		if got := slugs(library.Search(shelf(), c.query)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.query, got, c.want)
		}
	}
}

// Scenarios are found by what they practise, if whoever asks says what that is.
func TestSearchByFramework(t *testing.T) {
	practises := map[string][]string{"first-week": {"PCF.6", "SWE.3"}, "visits": {"SWE.3"}}
	of := func(o run.Offered) []string { return practises[o.Slug] }
	if got := slugs(library.Search(shelf(), library.Query{Framework: "SWE.3", FrameworkOf: of})); got != "first-week visits" {
		t.Errorf("found %q", got)
	}
	found := library.Search(shelf(), library.Query{Framework: "SWE.3", Length: library.Short, FrameworkOf: of})
	if want := []library.Choice{{Value: "PCF.6"}, {Value: "SWE.3", Left: 1}}; !slices.Equal(found.Frameworks, want) {
		t.Errorf("frameworks %v", found.Frameworks)
	}
}

// What is rare on the shelf says more than what every other scenario has as well.
func TestARareWordCountsForMore(t *testing.T) {
	list := []run.Offered{offered("a", "Team morning", "", "", 0), offered("b", "Ward round", "", "", 0)}
	list[0].Summary, list[1].Summary = "ward", "team"
	for i := range 20 {
		list = append(list, offered(fmt.Sprint("more-", i), fmt.Sprint("Team ", i), "", "", 0))
	}
	if got := slugs(library.Search(list, library.Query{Words: "ward team"})); got != "b a" {
		t.Errorf("found %q", got)
	}
}

// Each choice says how many scenarios it would leave, with the rest of the query as it is.
func TestChoicesSayWhatTheyLeave(t *testing.T) {
	found := library.Search(shelf(), library.Query{Words: "visit", Length: library.Short})
	want := []library.Choice{{Value: "short", Left: 1}, {Value: "long", Left: 1}}
	if !slices.Equal(found.Lengths, want) {
		t.Errorf("lengths %v", found.Lengths)
	}
	want = []library.Choice{{Value: "Adults' services"}, {Value: "Children's services", Left: 1}}
	if !slices.Equal(found.Services, want) {
		t.Errorf("services %v", found.Services)
	}
	for _, c := range found.Services {
		left := library.Search(shelf(), library.Query{Words: "visit", Length: library.Short, Service: c.Value})
		if len(left.List) != c.Left {
			t.Errorf("%s was to leave %d, and leaves %d", c.Value, c.Left, len(left.List))
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("’s 's ' \xff visit", "neglect")
	f.Fuzz(func(t *testing.T, words, theme string) {
		found := library.Search(shelf(), library.Query{Words: words, Theme: theme})
		if len(found.List) > len(shelf()) {
			t.Error("found more than there is")
		}
	})
}

// A search over 500 scenarios. The longest that is allowed takes several times as long as one
// of two words.
func BenchmarkSearch(b *testing.B) {
	var list []run.Offered
	for i := range 500 {
		o := offered(fmt.Sprint("scenario-", i), fmt.Sprintf("The %d. week on Mill Street", i),
			strings.Repeat("Five days in a locality team, a duty day and a caseload that grows. ", 3), "Children's services", 15+i%100,
			"domestic abuse, and a child who listens for it", "a parent's low mood, and being asked about self-harm", "neglect", "a young person missing overnight, and exploited by somebody older")
		list = append(list, o)
	}
	for _, c := range []struct{ name, words string }{
		{"none", ""}, {"two words", "caseload grows"}, {"longest", strings.Repeat("a ", library.MaxWords/2)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				library.Search(list, library.Query{Words: c.words, Theme: "neglect"})
			}
		})
	}
}
