package form_test

import (
	"errors"
	"strings"
	"testing"

	"caseload/app/script/form"
)

// Every snippet is added behind what each script that ships has, for each person and case that it
// can name; everything that was there stays as it was, and what is added can be changed by forms.
func TestSnippetsAreAdded(t *testing.T) {
	doc := documentation(t)
	added := 0
	for path, text := range shipped(t) {
		s := form.Read(doc, text)
		people, cases, err := s.Parts()
		if err != nil {
			continue
		}
		for _, one := range form.Snippets() {
			if len(people) == 0 || len(cases) == 0 {
				if _, _, err := s.AddSnippet(one, "nobody", "nothing"); !errors.Is(err, form.ErrChoice) {
					t.Errorf("%s, %s: %v", path, one.Name, err)
				}
				continue
			}
			person, of := people[len(people)-1].Name, cases[0].Name
			got, key, err := s.AddSnippet(one, person, of)
			if err != nil {
				t.Fatalf("%s, %s: %v", path, one.Name, err)
			}
			from, tail := common(strings.Split(text, ""), strings.Split(got, ""))
			if from+tail < len([]rune(text)) {
				t.Errorf("%s, %s: something else has changed", path, one.Name)
			}
			now := form.Read(doc, got)
			story, there := now.Find(key)
			if !there || story.Wrong || story.Title != one.Title || strings.Contains(story.Source, "PERSON") || strings.Contains(story.Source, "CASE") {
				t.Errorf("%s, %s: the storyline is %+v", path, one.Name, story.Source)
			}
			again, key, err := now.AddSnippet(one, person, of)
			if err != nil {
				t.Fatal(err)
			}
			if second, _ := form.Read(doc, again).Find(key); second.Title != one.Title+" 2" {
				t.Errorf("%s, %s: the second is called %q", path, one.Name, second.Title)
			}
			added++
		}
	}
	if added < 4*6 {
		t.Errorf("only %d were added, in fewer than four scripts", added)
	}
}
