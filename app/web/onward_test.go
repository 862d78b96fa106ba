package web_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/scenarios"
	"caseload/scripts"
)

// shipping puts scenarios that ship on the shelf.
func shipping(t *testing.T, slugs ...string) func(*setup) {
	t.Helper()
	var shelf []*scenario.Version
	for _, slug := range slugs {
		folder, err := fs.Sub(scenarios.FS, slug)
		check(t, err)
		pack, err := scenario.Read(folder, slug)
		check(t, err)
		version, err := scenario.Freeze(pack, scripts.FS)
		check(t, err)
		shelf = append(shelf, version)
	}
	return func(s *setup) {
		runs, err := run.New(ctx, run.Options{Store: s.kept, By: s.kept.Operator(), Shelf: shelf, Cache: run.Cache, Now: time.Now, Log: s.Log})
		check(t, err)
		s.Runs, s.Classes = runs, teach.New(runs, s.kept, time.Now, s.Log)
	}
}

// golden returns a play that ships with a scenario.
func golden(t *testing.T, name string) scenario.Golden {
	t.Helper()
	data, err := fs.ReadFile(scenarios.FS, name)
	check(t, err)
	g, err := scenario.ParseGolden(data)
	check(t, err)
	return g
}

// Somebody new is led to First morning. From its end, its debrief and the first page lead
// on into First week, which begins with the same families and with what they decided:
// nothing that was answered or recommended waits again.
func TestFirstMorningLeadsIntoTheWeek(t *testing.T) {
	for _, play := range []string{"careful", "hurried"} {
		g := golden(t, "first-morning/plays/"+play+".txtar")
		s := newSite(t, shipping(t, "first-morning", "first-week"))
		p := s.program()
		b := s.browser()
		if home := b.get("/"); !strings.Contains(home.text, "Start here: First morning") {
			t.Error("the first page doesn't say where to start")
		}
		r := p.post("/scenarios/first-morning/runs", fmt.Sprintf(`{"seed":%d}`, g.Luck[0].Seed))
		want(t, "begin", r.StatusCode, 201)
		d := r.desk(t)
		b.cookie = p.cookie
		if home := b.get("/"); strings.Contains(home.text, "Start here:") || strings.Contains(home.text, "Go on into First week") || !strings.Contains(home.text, "Go on with this run") {
			t.Error("the first page of somebody who has begun")
		}
		onward := fmt.Sprintf("/runs/%d/onward", d.Run)
		want(t, "going on before the end", p.post(onward, "{}").StatusCode, 409)
		settled := map[string]bool{}
		for _, one := range g.Decisions {
			d = p.decideWith(d.Run, d.Turn, one).desk(t)
			if parts := strings.Split(one.Offer, ":"); parts[0] == "answer" || parts[0] == "triage" {
				settled[parts[1]] = true
			}
		}
		if !d.Ended {
			t.Fatal("the morning hasn't ended")
		}
		for _, where := range []string{"/", fmt.Sprintf("/runs/%d/debrief", d.Run)} {
			if page := b.get(where); !strings.Contains(page.text, "Go on into First week") || !strings.Contains(page.text, `action="`+onward+`"`) {
				t.Errorf("%s doesn't lead into the week", where)
			}
		}
		if page := b.get(fmt.Sprintf("/runs/%d/debrief?for=others", d.Run)); strings.Contains(page.text, onward) {
			t.Error("the version to hand on leads into the week")
		}
		went := b.form(onward, "")
		want(t, "going on", went.StatusCode, 303)
		desk := b.get(went.Header.Get("Location"))
		if !strings.Contains(desk.text, "aren’t asked again") {
			t.Error("the first desk doesn't say what is in it")
		}
		week := p.full(strings.SplitN(went.Header.Get("Location"), "?", 2)[0])
		first := p.full(fmt.Sprintf("/runs/%d/turns/1", d.Run))
		want(t, "the day", week.Clock.Date, "Monday 2 March")
		if week.Clock.Now < "12:00" || week.Scenario.Title != "First week" {
			t.Errorf("%s: the week goes on at %s", play, week.Clock.Now)
		}
		want(t, "the families", week.Cases[0].Name+week.Cases[1].Name, first.Cases[0].Name+first.Cases[1].Name)
		met := 0
		for _, l := range week.Inbox {
			if settled[l.ID] {
				met++
				if l.Waiting {
					t.Errorf("%s: %s waits again", play, l.ID)
				}
			}
		}
		if met < 2 {
			t.Errorf("%s: only %d of what was settled is in the week", play, met)
		}
		if home := b.get("/"); strings.Contains(home.text, "Go on into First week") || !strings.Contains(home.text, "What you have done") {
			t.Error("the first page of somebody who has gone on")
		}
		want(t, "somebody else's", s.browser().form(onward, "").StatusCode, 404)
	}
}

// decideWith sends a decision with its fields.
func (p *person) decideWith(run int64, turn int, d sim.Decision) reply {
	p.site.t.Helper()
	with, err := json.Marshal(d.With)
	check(p.site.t, err)
	return p.post(fmt.Sprintf("/runs/%d/decisions", run), fmt.Sprintf(`{"turn":%d,"offer":%q,"with":%s}`, turn, d.Offer, with))
}

// full returns a whole desk.
func (p *person) full(address string) (d sim.Desk) {
	p.site.t.Helper()
	r := p.get(address)
	want(p.site.t, address, r.StatusCode, 200)
	check(p.site.t, json.Unmarshal([]byte(r.text), &d))
	return d
}
