package web_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/debrief"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	bots "caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// keepWeek writes the debrief of a week, as a server stores it, for the gallery
// of pages:
//
//	go test ./app/web -run TestMeasuresOfRealWeeks -keep-week ../page/testdata/week.json
var keepWeek = flag.String("keep-week", "", "write the debrief of a week to this file")

// The figures of a finished run are shown to the student who played it and nobody
// else. The debrief links to them, and they link back.
func TestMeasures(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	p.form("/scenarios/small/runs", "seed=3")
	early := p.get("/runs/1/measures")
	want(t, "before the end", early.StatusCode, 409)
	want(t, "as the debrief says it", early.text, p.get("/runs/1/debrief").text)
	program := s.program()
	program.cookie = p.cookie
	program.finish(program.get("/runs/1").desk(t))
	want(t, "from the debrief", linkTo(t, p.get("/runs/1/debrief"), "/runs/1/measures"), "/runs/1/measures")
	r := p.get("/runs/1/measures")
	want(t, "after it", r.StatusCode, 200)
	want(t, "ways back", strings.Count(r.text, `href="/runs/1/debrief"`), 2)
	want(t, "a way out", strings.Contains(r.text, `href="/exit"`), true)
	want(t, "kept by nobody", r.Header.Get("Cache-Control"), "no-store")
	other := s.browser()
	other.form("/scenarios/small/runs", "")
	for who, b := range map[string]*person{"another guest": other, "a stranger": s.browser()} {
		theirs, none := b.get("/runs/1/measures"), b.get("/runs/99/measures")
		want(t, who, theirs.StatusCode, 404)
		want(t, who+" is told no more than of a run that never was", theirs.text, none.text)
	}
}

// shippedPack returns a pack that ships.
func shippedPack(t *testing.T, name string) *scenario.Version {
	t.Helper()
	files, err := fs.Sub(scenarios.FS, name)
	check(t, err)
	pack, err := scenario.Read(files, name)
	check(t, err)
	v, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	return v
}

// forecasting returns a policy that decides like p and also says how likely
// something is whenever it is asked.
func forecasting(p bots.Policy) bots.Policy {
	return func(d sim.Desk, pick func(int) int) sim.Decision {
		decision := p(d, pick)
		for _, o := range d.Offers {
			for _, f := range o.Fields {
				if o.ID == decision.Offer && f.Name == "forecast" {
					decision.With = maps.Clone(decision.With)
					if decision.With == nil {
						decision.With = map[string]string{}
					}
					decision.With["forecast"] = "70"
				}
			}
		}
		return decision
	}
}

// played returns the debrief after a policy has played most steps, or the whole
// run if most is -1.
func played(t *testing.T, v *scenario.Version, p bots.Policy, seed uint64, most int) debrief.Debrief {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
	check(t, err)
	steps := []scenario.Step{seat.Step()}
	if most != 1 {
		for turn := range bots.Play(t.Context(), seat, p, bots.Chance(seed)) {
			check(t, turn.Err)
			steps = append(steps, seat.Step())
			if len(steps) == most {
				break
			}
		}
	}
	return debrief.Judge(steps, seat.Published())
}

// In real weeks, every number in the tables is the debrief's, every mark in the
// pictures is in the debrief, and everything is drawn inside its picture.
func TestMeasuresOfRealWeeks(t *testing.T) {
	if *keepWeek != "" {
		d := played(t, shippedPack(t, "first-week"), forecasting(bots.Careful), 7, -1)
		d.Decisions, d.Topics, d.Moments, d.Frameworks, d.Supervision.Sessions = nil, nil, nil, nil, nil
		data, err := json.MarshalIndent(d, "", "\t")
		check(t, err)
		check(t, os.WriteFile(*keepWeek, append(data, '\n'), 0o644))
	}
	raised, dates, forecasts := 0, 0, 0
	for _, pack := range []string{"first-morning", "first-week"} {
		v := shippedPack(t, pack)
		for _, name := range slices.Sorted(maps.Keys(bots.Named)) {
			for _, c := range []struct {
				seed uint64
				most int
			}{{1, -1}, {7, -1}, {7, 1}, {7, 2}, {7, 30}} {
				t.Run(fmt.Sprint(pack, "/", name, "/", c.seed, "/", c.most), func(t *testing.T) {
					d := played(t, v, forecasting(bots.Named[name]), c.seed, c.most)
					doc := measuresOf(t, d)
					insideTheirPictures(t, doc)
					triageAgrees(t, doc, d.Prioritising)
					newsAgrees(t, doc, d.Prioritising.Revision)
					timelineAgrees(t, doc, d.Prioritising.Timeline)
					hoursAgree(t, doc, d.Prioritising.Hours)
					strainAgrees(t, doc, d.Stress.Days)
					loadAgrees(t, doc, d.Stress.Load)
					forecastsAgree(t, doc, d.Prioritising.Forecasts)
					raised, dates, forecasts = raised+len(d.Stress.Load.Raised), dates+len(d.Prioritising.Dates.List), forecasts+d.Prioritising.Forecasts.Made
				})
			}
		}
	}
	if raised == 0 || dates == 0 || forecasts == 0 {
		t.Errorf("raised %d times, %d dates, %d forecasts: the weeks show too little", raised, dates, forecasts)
	}
}

func measuresOf(t *testing.T, d debrief.Debrief) *html.Node {
	t.Helper()
	var b bytes.Buffer
	check(t, debriefpage.MeasuresView{Layout: page.Layout{Built: true}, Run: 1, Debrief: d}.Render(ctx, &b))
	doc, err := html.Parse(&b)
	check(t, err)
	return doc
}
