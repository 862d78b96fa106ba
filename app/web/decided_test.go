package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	"caseload/app/store/storetest"
	publicationweb "caseload/app/web/publication"
)

// Whoever is in a partnership reads what classes decided with what was published of its draft;
// from each moment a link leads to its line.
func TestWhatClassesDecided(t *testing.T) {
	w := newWriters(t)
	page := w.lou.get(linkTo(t, w.lou.get(w.draft), w.draft+"/decided"))
	want(t, "status", page.StatusCode, 200)
	if !strings.Contains(page.text, "Nothing can be shown yet") {
		t.Error("where nothing was counted, nothing says so")
	}
	of := numbered.FindString(w.draft)
	db := storetest.AsAnother(t, w.path)
	for _, statement := range []string{
		"UPDATE publications SET partnership = (SELECT partnership_id FROM drafts WHERE id = " + of + "), draft = " + of,
		`INSERT INTO decided (version, made_at, moments) SELECT version, 0, '[{"message":"reid-phone","title":"About Reid","path":"scenario.lua","line":4,"tiers":[],"counted":15,"answers":[{"value":"school","label":"I will ring the school","at_least":10},{"value":"together","label":"Together","at_least":0}]}]' FROM shelf WHERE slug = 'small'`,
		`INSERT INTO decided (version, made_at, moments) SELECT version, 0, '[{"message":"reid-phone","title":"About Reid","path":"scenario.lua","line":4,"tiers":[],"counted":20,"answers":[{"value":"school","label":"I will ring the school","at_least":5},{"value":"third","label":"A third","at_least":15}]},{"message":"marsh","title":"Marsh","path":"scenario.lua","line":9,"tiers":["P2","P3"],"defensible":["P1","P2","P3"],"counted":15,"answers":[{"value":"P1","label":"P1","at_least":10},{"value":"P2","label":"P2","at_least":5},{"value":"P4","label":"P4","at_least":0}]}]' FROM shelf WHERE slug = 'small'`,
	} {
		_, err := db.Exec(statement)
		check(t, err)
	}
	page = w.lou.get(w.draft + "/decided")
	for _, said := range []string{"35 answers counted", "at least 15", "fewer than 5", "#line-4", "Edit this", "because of what practitioners would defend: P1", "inside what practitioners would defend", "inside the authors’ range", "outside"} {
		if !strings.Contains(page.text, said) {
			t.Errorf("the page doesn't say %q", said)
		}
	}
	var answer publicationweb.DecidedJSON
	check(t, json.Unmarshal([]byte(w.lou.get(w.draft+"/decided", with("Accept", "application/json")).text), &answer))
	want(t, "versions", len(answer.Versions), 1)
	want(t, "moments", len(answer.Versions[0].Moments), 2)
	want(t, "answers", len(answer.Versions[0].Moments[0].Answers), 3)
	want(t, "another", w.browser().get(w.draft+"/decided").StatusCode, 303)
}
