package web_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// A student's finished runs are counted together for that student alone, and those
// of a class for anybody with its lecturer's address.
func TestRunsAreCountedTogether(t *testing.T) {
	s := newSite(t)
	p := s.program()
	for range 2 {
		p.finish(p.begin())
	}
	var got struct {
		Runs       int    `json:"runs"`
		Judgements int    `json:"judgements"`
		Reason     string `json:"reason"`
		Method     string `json:"method"`
	}
	r := p.get("/runs/measures")
	want(t, "status", r.StatusCode, 200)
	check(t, json.Unmarshal([]byte(r.text), &got))
	if got.Runs != 2 || got.Reason == "" || got.Method == "" {
		t.Errorf("%+v", got)
	}
	other := s.program()
	other.begin()
	check(t, json.Unmarshal([]byte(other.get("/runs/measures").text), &got))
	want(t, "another's runs", got.Runs, 0)
	page := p.get("/runs/measures", with("Accept", "text/html"))
	if page.StatusCode != 200 || !strings.Contains(page.text, "Of 2 runs that have ended, together") {
		t.Error(page.text)
	}
}

func TestAClassIsCountedTogether(t *testing.T) {
	s := newSite(t)
	class := s.class(`{"scenario":"small"}`)
	r := class.get(class.Board + "/measures")
	want(t, "status", r.StatusCode, 200)
	if !strings.Contains(r.text, `"runs":0`) {
		t.Error(r.text)
	}
	want(t, "without the key", s.program().get(class.Board+"/measures").StatusCode, 404)
}
