package web_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// What a student means to try is kept after a run, and their next run of the scenario
// begins with it; then its debrief says whether it was met. It is theirs alone, can be
// changed and erased, and isn't in the version to hand on.
func TestAnAimIsKeptForTheNextRun(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	first := p.begin()
	p.as(b)
	want(t, "an aim before the end", p.keepsAim(first.Run, "Ask first."), 409)
	p.finish(first)
	want(t, "an aim in own words", p.keepsAim(first.Run, "  Ask <first>, then set the tier. "), 303)
	own := p.own(first.Run)
	want(t, "the next aim", own.Next, "Ask <first>, then set the tier.")
	want(t, "too long an aim", p.keepsAim(first.Run, strings.Repeat("a", 201)), 422)
	want(t, "somebody else's", s.browser().keepsAim(first.Run, "Mine."), 404)
	holds(t, "the debrief", b.get(debriefOf(first.Run)).text, "Your next run begins with: Ask &lt;first&gt;, then set the tier.")

	holds(t, "the brief", b.get("/scenarios/small").text, "Your aim this time:</strong> Ask &lt;first&gt;")
	lacks(t, "somebody else's brief", s.browser().get("/scenarios/small").text, "Your aim")
	second := p.begin()
	desk := b.get(fmt.Sprintf("/runs/%d", second.Run)).text
	holds(t, "the desk in the morning", desk, "<strong>Your aim:</strong> Ask &lt;first&gt;")
	holds(t, "my notes", b.get(fmt.Sprintf("/runs/%d/notes", second.Run)).text, "Your aim in this run:")
	p.finish(second)
	page := b.get(debriefOf(second.Run)).text
	for _, says := range []string{"Your aim this time", "Ask &lt;first&gt;, then set the tier.", "only you can say", "From run to run"} {
		holds(t, "the next debrief", page, says)
	}
	for _, address := range []string{debriefOf(second.Run) + "?for=others", debriefOf(second.Run) + ".json?for=others", debriefOf(second.Run) + ".csv?for=others"} {
		r := p.get(address)
		want(t, address, r.StatusCode, 200)
		lacks(t, address, r.text, "then set the tier")
		lacks(t, address, r.text, "From run to run")
	}
	want(t, "nothing is kept after the second", p.own(second.Run).Next, "")
}

// An aim in the words that the debrief proposed is compared with the next run.
func TestAProposedAimIsComparedWithTheNextRun(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	first := p.begin()
	p.as(b)
	p.finish(first)
	proposed := p.own(first.Run).proposed
	if proposed == "" {
		t.Fatal("nothing is proposed")
	}
	want(t, "the aim", p.as(b).form(fmt.Sprintf("/runs/%d/aim", first.Run), "").StatusCode, 303)
	second := p.begin()
	p.finish(second)
	own := p.own(second.Run)
	if own.Aim != proposed || own.Met == "" || strings.Contains(own.Met, "only you can say") {
		t.Errorf("found %+v", own)
	}
	want(t, "erasing", b.form(fmt.Sprintf("/runs/%d/writing/erase", second.Run), "").StatusCode, 303)
	if own := p.own(second.Run); own.Aim != "" || own.Met != "" {
		t.Errorf("after erasing: found %+v", own)
	}
	want(t, "an empty aim", p.keepsAim(first.Run, " "), 303)
	want(t, "the aim after that", p.own(first.Run).Next, "")
}

// A student's own words are in their own download, beside the decisions they were written
// at, and in no other.
func TestOwnWordsAreInTheOwnDownload(t *testing.T) {
	s := newSite(t)
	p, b := s.program(), s.browser()
	d := p.begin()
	p.as(b)
	want(t, "a decision with a note", b.form(fmt.Sprintf("/runs/%d/decisions", d.Run), "turn=1&offer=triage:reid&reason=pattern&note=Third+time+this+winter.").StatusCode, 303)
	d = p.decide(d.Run, 2, "end").desk(t)
	p.writes(d.Run, map[string]string{"day-1-what": "The phone.", "day-1-word": "tired"})
	p.finish(d)
	own := p.own(d.Run)
	if len(own.Notes) != 1 || own.Notes[0].Turn != 1 || own.Notes[0].Note != "Third time this winter." || len(own.About) != 1 || own.About[0].Text != "The phone." {
		t.Errorf("found %+v", own)
	}
	for _, address := range []string{".json?for=others", ".csv?for=others", ".csv", "?for=others"} {
		lacks(t, address, p.get(debriefOf(d.Run)+address).text, "Third time this winter.")
	}
	holds(t, "the desk when looking back", b.get(fmt.Sprintf("/runs/%d/turns/1", d.Run)).text, "Third time this winter.")
	holds(t, "the reflection", b.get(fmt.Sprintf("/runs/%d/reflection", d.Run)).text, "Third time this winter.")
}

func debriefOf(run int64) string { return fmt.Sprintf("/runs/%d/debrief", run) }

func holds(t *testing.T, what, text, says string) {
	t.Helper()
	if !strings.Contains(text, says) {
		t.Errorf("%s doesn't say %q", what, says)
	}
}

func lacks(t *testing.T, what, text, says string) {
	t.Helper()
	if strings.Contains(text, says) {
		t.Errorf("%s says %q", what, says)
	}
}

func (p *person) keepsAim(run int64, aim string) int {
	p.site.t.Helper()
	b := *p
	b.header = p.site.browser().header
	return b.form(fmt.Sprintf("/runs/%d/aim", run), "aim="+url.QueryEscape(aim)).StatusCode
}

// ownWords are what a student's own download holds of their words.
type ownWords struct {
	Aim, Met, Next string
	Notes          []struct {
		Turn int
		Note string
	}
	About    []struct{ Text string }
	proposed string
}

func (p *person) own(run int64) ownWords {
	t := p.site.t
	t.Helper()
	r := p.get(debriefOf(run) + ".json")
	want(t, "the own download", r.StatusCode, 200)
	var file struct {
		Own struct {
			ownWords
			Next string `json:"next_aim"`
		}
		First struct{ Try struct{ Aim string } }
	}
	check(t, json.Unmarshal([]byte(r.text), &file))
	own := file.Own.ownWords
	own.Next, own.proposed = file.Own.Next, file.First.Try.Aim
	return own
}
