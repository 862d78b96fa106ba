package web_test

import (
	"fmt"
	"regexp"
	"testing"
)

// A lecturer attacks the promise that nobody's answer can be read (app/teach,
// publish.go). Each test plays two classes that differ in what one student answers;
// what the lecturer can see must be the same in both.

// attack plays the same attack on one student who answers "together" and on one who
// answers "school", and compares what it sees.
func attack(t *testing.T, play func(l lesson, victims string) (seen string)) {
	t.Helper()
	s := newSite(t, shelf())
	together, school := play(s.class(`{"scenario":"small"}`), "together"), play(s.class(`{"scenario":"small"}`), "school")
	if together != school {
		t.Errorf("who answered “together” shows\n%s\nand who answered “school” shows\n%s", together, school)
	}
}

var qrPath = regexp.MustCompile(`<path d="M[^"]*"`)

// looks returns all that a lecturer can see: the counts, opened and unopened.
func (l lesson) looks() string {
	l.site.t.Helper()
	// How long the path of a QR code is depends on the class's code.
	list := qrPath.ReplaceAllString(l.browser().get(l.Board).text, "")
	open := qrPath.ReplaceAllString(l.browser().get(l.Board+"?show=reid-phone").text, "")
	b := l.board()
	begun := ""
	if b.Begun != nil {
		begun = fmt.Sprint(*b.Begun)
	}
	return fmt.Sprint(begun, " ", len(list), " ", len(open), " ", b.tallies())
}

// The lecturer adds four runs a choice from other browsers, before anybody answers,
// so that any further answer would complete a five.
func TestFourRunsAChoice(t *testing.T) {
	attack(t, func(l lesson, victims string) (seen string) {
		students := l.students(19)
		fake := l.students(8)
		for range 4 {
			fake("together", "")
			seen += l.looks()
		}
		students(victims, "")
		seen += l.looks()
		for range 4 {
			fake("school", "")
			seen += l.looks()
		}
		return seen
	})
}

// The lecturer begins their runs in the browser that holds the key, or opens the link
// in a browser that has begun one.
func TestRunsInTheLecturersBrowser(t *testing.T) {
	attack(t, func(l lesson, victims string) (seen string) {
		for i := range 8 {
			p := l.site.program()
			if i%2 == 0 {
				p.get(l.Link)
			}
			d := p.post(l.Join+"/runs", "").desk(t)
			p.answers(d, "together", "")
			p.get(l.Link)
			want(t, "the board", p.get(l.Board).StatusCode, 200)
			p.get(l.Join)
		}
		students := l.students(2)
		students(victims, "")
		seen = l.looks()
		want(t, "shown", l.board().tallies(), "")
		return seen
	})
}

// The lecturer opens a moment, and then adds runs, deletes them and joins again, with
// two boards open.
func TestRunsBegunAfterAMomentWasOpened(t *testing.T) {
	attack(t, func(l lesson, victims string) (seen string) {
		students := l.students(7)
		for range 5 {
			students("school", "")
		}
		seen = l.looks()
		want(t, "opened", l.board().tallies(), "reid-phone 5: school 5 together 0\n")
		for range 4 {
			p, d := l.answers("together", "")
			seen += l.looks()
			want(t, "delete", p.post("/runs/delete", "").StatusCode, 204)
			d = p.post(l.Join+"/runs", "").desk(t)
			p.answers(d, "school", "")
			l.answers("school", "")
			seen += l.looks()
		}
		students(victims, "")
		return seen + l.looks()
	})
}

// The lecturer has runs that began early, and holds their answers back until all but
// one student have answered.
func TestAnswersHeldBack(t *testing.T) {
	attack(t, func(l lesson, victims string) (seen string) {
		fake := l.students(4)
		students := l.students(26)
		for range 15 {
			students("school", "")
		}
		seen = l.looks()
		want(t, "opened", l.board().tallies(), "reid-phone 15: school 15 together 0\n")
		students(victims, "")
		for range 4 {
			fake("together", "")
			seen += l.looks()
		}
		return seen
	})
}

// The lecturer's own early runs are counted, and then deleted or set aside one after
// the other: with each, four others go that were drawn by lot, and nothing comes
// instead.
func TestRunsThatGoTakeTheirFiveAlong(t *testing.T) {
	for name, goes := range map[string]func(l lesson, p *person){
		"deleted": func(l lesson, p *person) {
			want(t, "delete", p.post("/runs/delete", "").StatusCode, 204)
			p.answers(p.post(l.Join+"/runs", "").desk(t), "together", "")
		},
		"set aside": func(l lesson, p *person) {
			p.get(l.Link)
			want(t, "the board", p.get(l.Board).StatusCode, 200)
		},
	} {
		t.Run(name, func(t *testing.T) { runsGo(t, goes) })
	}
}

func runsGo(t *testing.T, goes func(l lesson, p *person)) {
	t.Helper()
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	var fakes []*person
	for range 4 {
		p, _ := l.answers("together", "")
		fakes = append(fakes, p)
	}
	students := l.students(18)
	for range 16 {
		students("school", "")
	}
	before := l.board().KeyMoments[0].Counted
	want(t, "opened", before, 20)
	for _, p := range fakes {
		goes(l, p)
		counted := 0
		if b := l.board(); len(b.KeyMoments) > 0 {
			counted = b.KeyMoments[0].Counted
		}
		if counted%5 != 0 || counted > before || counted < before-5 {
			t.Errorf("%d are counted, after %d", counted, before)
		}
		before = counted
	}
	students("together", "")
	after := 0
	if b := l.board(); len(b.KeyMoments) > 0 {
		after = b.KeyMoments[0].Counted
	}
	want(t, "after one more", after, before)
}
