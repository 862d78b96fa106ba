package web_test

import (
	"strings"
	"testing"

	"caseload/app/who"
)

// A class's seminar goes through its key moments, shows what was chosen in fives, or asks
// the room, and holds nothing that is anybody's alone.
func TestTheSeminarOfAClass(t *testing.T) {
	l := newCampus(t).class(`{"scenario":"small"}`)
	next := l.students(6)
	for range 6 {
		next("together", `{"tier":"P1"}`)
	}
	home := l.Board + "/seminar"
	see := func(address string, says ...string) string {
		t.Helper()
		r := l.browser().get(address)
		want(t, address, r.StatusCode, 200)
		for _, word := range says {
			if !strings.Contains(r.text, word) {
				t.Errorf("%s doesn't say %q", address, word)
			}
		}
		for _, word := range []string{"strain", "private word", "/runs/"} {
			if strings.Contains(r.text, word) {
				t.Errorf("%s holds %q", address, word)
			}
		}
		return r.text
	}
	if text := see(home, "6 runs", "nobody’s name", "5 answers so far"); strings.Contains(text, "Could we go together?") {
		t.Error("a moment is told before it is open")
	}
	at := home + "?moment=reid-phone&part="
	see(at+"desk", "Could you come and see Kayla?", "On everybody’s desk when it came", `rel="prev"`, `rel="next"`)
	see(at+"chosen", "All 5 answered", "Could we go together?")
	see(home+"?moment=brook-primary-email&part=chosen", "All 5 answered, by tier: P1 · today")
	if hands := see(at+"chosen&hands=yes&h1=3", "Hands up", `value="3"`); strings.Contains(hands, "All 5") {
		t.Error("what was counted is shown beside a show of hands")
	}
	see(at+"after", "Two runs from here to the end of the day", "Who else sees Kayla every day?")
	if tiers := see(home+"?moment=brook-primary-email&part=after&answer=P4&answer=P0", "Play these two"); strings.Index(tiers, "schedule or delegate") > strings.Index(tiers, "now, with a manager") {
		t.Error("the answers that were asked for don't stand side by side in their order")
	}
	see(home+"?part=families", "a third of those who have begun have finished")
	see(home+"?part=handout", "Could we go together?", ">5<", "To talk about")
	program := with("Accept", "application/json")
	list := l.browser().get(home, program).text
	says(t, "a program", list, `"begun":6,"part":"","moment":"","moments":[{"message":`, `"counted":5`)
	saysNot(t, "a program", list, "Could we go together?")
	says(t, "a program", l.browser().get(at+"chosen", program).text, `"part":"chosen","moment":"reid-phone"`, "Could we go together?", `"at_least":5`)
	says(t, "a program", l.browser().get(home+"?part=families", program).text, `"ended":0`)
	for _, none := range []string{"?moment=nothing&part=desk", "?part=chosen"} {
		want(t, none, l.browser().get(home+none).StatusCode, 303)
	}
	want(t, "somebody else", newCampus(t).browser().get(home).StatusCode, 404)
}

// The seminar of an assignment is for those who lead its cohort.
func TestTheSeminarOfAnAssignment(t *testing.T) {
	c := newCourse(t)
	seminar := c.assign() + "/seminar"
	r := c.lou.get(seminar)
	if want(t, "its lecturer", r.StatusCode, 200); !strings.Contains(r.text, "Fewer than five runs") {
		t.Errorf("of nobody it says %.300s", r.text)
	}
	for _, p := range []*person{c.sam, c.member("max@uni.test", who.Lecturer)} {
		want(t, "somebody else", p.get(seminar).StatusCode, 403)
	}
}

// A phone moves the projected page on: it is told at once, and shows the same after a
// reload.
func TestAPhoneMovesASeminarOn(t *testing.T) {
	l := newCampus(t).class(`{"scenario":"small"}`)
	next := l.students(6)
	for range 6 {
		next("together", `{"tier":"P1"}`)
	}
	home, phone := l.Board+"/seminar", l.browser()
	follow := home + "?follow=yes"
	last := lastShown(t, l.browser().get(follow))
	live := home + "/live?last=" + last
	remote := phone.get(home + "/remote")
	for _, said := range []string{"Projected now: <strong>All moments", `value="reid-phone"`, "Next: "} {
		if !strings.Contains(remote.text, said) {
			t.Errorf("the remote doesn't say %q", said)
		}
	}
	moved := phone.form(home+"/remote", fields("part", "chosen", "moment", "reid-phone"))
	want(t, "move on", moved.StatusCode, 303)
	if told := l.browser().get(live, with("Accept", "application/json")); !strings.Contains(told.text, `"part":"chosen"`) {
		t.Errorf("the projected page is told %s", told.text)
	}
	shown := l.browser().get(follow, with("HX-Request", "true")).text
	if strings.Contains(shown, "<html") || !strings.Contains(shown, "All 5 answered") {
		t.Errorf("the projected page shows %.300s", shown)
	}
	if again := phone.get(moved.Header.Get("Location")).text; !strings.Contains(again, "what we chose") || !strings.Contains(again, "Next: What followed") {
		t.Error("the remote doesn't say where it is")
	}
	want(t, "nowhere", phone.form(home+"/remote", fields("part", "nothing", "moment", "nothing")).StatusCode, 303)
	want(t, "afterwards", l.browser().get(follow).StatusCode, 200)
}
