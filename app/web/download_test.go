package web_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"mime"
	"reflect"
	"strings"
	"testing"
)

// A debrief can be downloaded as JSON, the same as programs receive, and as CSV:
// complete by the student who played it, and without strain to hand on.
func TestADebriefIsTakenAway(t *testing.T) {
	s := newSite(t)
	me, them := s.program(), s.program()
	d := me.begin()
	them.begin()
	address := fmt.Sprintf("/runs/%d/debrief", d.Run)
	for _, ending := range []string{".json", ".csv"} {
		want(t, "too early", me.get(address+ending).StatusCode, 409)
		want(t, "theirs", them.get(address+ending).StatusCode, 404)
	}
	me.finish(d)
	for _, c := range []struct{ query, name string }{{"", "small-debrief"}, {"?for=others", "small-debrief-to-hand-on"}} {
		file, table := me.get(address+".json"+c.query), me.get(address+".csv"+c.query)
		for ending, r := range map[string]reply{".json": file, ".csv": table} {
			want(t, ending+c.query, r.StatusCode, 200)
			kind, named, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
			check(t, err)
			want(t, "kind", kind, "attachment")
			want(t, "name", named["filename"], c.name+ending)
		}
		var kept, answered map[string]any
		check(t, json.Unmarshal([]byte(file.text), &kept))
		check(t, json.Unmarshal([]byte(me.get(address+c.query).text), &answered))
		if !reflect.DeepEqual(kept, answered) || !strings.Contains(file.text, "\n  \"title\"") {
			t.Errorf("%s: the file isn't the answer, indented: %.300s", c.query, file.text)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table.text, "\ufeff"))).ReadAll()
		check(t, err)
		if !strings.HasPrefix(table.text, "\ufeffsection,") || !strings.HasPrefix(table.Header.Get("Content-Type"), "text/csv; charset=utf-8") {
			t.Errorf("%s: %v, %.40q", c.query, table.Header, table.text)
		}
		strain := 0
		for _, row := range rows {
			if row[0] == "stress.days" && (row[2] == "band" || row[2] == "strain") || row[0] == "stress.days.parts" {
				strain++
			}
		}
		if whole := c.query == ""; whole != (strain > 0) || whole != strings.Contains(file.text, "train") || len(rows) < 40 {
			t.Errorf("%q: %d of %d lines tell strain: %v", c.query, strain, len(rows), strings.Contains(file.text, "train"))
		}
	}
	want(t, "mistyped", me.get(address+".csv?for=other").StatusCode, 400)
	want(t, "mistyped", me.get(address+"?for=").StatusCode, 400)
}

// The page to hand on shows no strain from the story and doesn't ask for
// feelings.
func TestThePageToHandOn(t *testing.T) {
	p := newSite(t).program()
	d := p.finish(p.begin())
	address, asPage := fmt.Sprintf("/runs/%d", d.Run), with("Accept", "text/html")
	want(t, "feeling", p.post(address+"/feeling", `{"feeling":"upset"}`).StatusCode, 204)
	own, shared := p.get(address+"/debrief", asPage), p.get(address+"/debrief?for=others", asPage)
	want(t, "to hand on", shared.StatusCode, 200)
	for _, words := range []string{`value="upset"`, "practitioner’s strain", "Strain by day", "/feeling", "writing/erase"} {
		if !strings.Contains(own.text, words) || strings.Contains(shared.text, words) {
			t.Errorf("%q: on the student's own page: %v, on the one to hand on: %v", words, strings.Contains(own.text, words), strings.Contains(shared.text, words))
		}
	}
}

// The evidence has a page of its own, and is JSON for programs.
func TestEvidenceIsAPageOfItsOwn(t *testing.T) {
	s := newSite(t)
	me, them := s.program(), s.program()
	d := me.begin()
	address := fmt.Sprintf("/runs/%d/evidence", d.Run)
	want(t, "too early", me.get(address).StatusCode, 409)
	me.finish(d)
	them.begin()
	want(t, "theirs", them.get(address).StatusCode, 404)
	r := me.get(address)
	want(t, "status", r.StatusCode, 200)
	if !strings.Contains(r.text, `"raised":[]`) || !strings.Contains(r.text, `"scenario":"small"`) {
		t.Errorf("found %.200s", r.text)
	}
	if page := me.get(address, with("Accept", "text/html")); !strings.Contains(page.text, "Nothing was raised") {
		t.Errorf("found %.200s", page.text)
	}
}

// The meaning of every field is available to anybody, as a page and as JSON.
func TestFieldsAreDocumented(t *testing.T) {
	p := newSite(t).program()
	var all map[string][]struct{ Path, Unit, Meaning string }
	check(t, json.Unmarshal([]byte(p.get("/fields").text), &all))
	for name, first := range map[string]string{"debrief": "title", "desk": "run", "what-if": ""} {
		list := all[name]
		if len(list) < 20 || first != "" && list[0].Path != first || list[0].Unit == "" || list[0].Meaning == "" {
			t.Errorf("%s: found %d: %+v", name, len(list), list[:min(1, len(list))])
		}
	}
	if page := p.get("/fields", with("Accept", "text/html")); !strings.Contains(page.text, "stress.load.raised[].dates[].due") || !strings.Contains(page.text, `id="section-what-if"`) {
		t.Errorf("found %.200s", page.text)
	}
}
