package page_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
)

// Content notes may contain commas, and can still be told apart.
func TestContentNotes(t *testing.T) {
	all, want := states(built), "neglect, and a child who goes without; domestic abuse; a worry about a baby"
	for _, name := range []string{"home-new", "class-new"} {
		if s := text(parse(t, all[name])); !strings.Contains(s, want) {
			t.Errorf("%s doesn't say %q", name, want)
		}
	}
	for _, name := range []string{"brief", "class"} {
		if s := text(parse(t, all[name])); strings.Contains(s, "rule pack") || !strings.Contains(s, "Dates follow these rules: England") {
			t.Errorf("%s isn't plain about the rules", name)
		}
	}
}

// The answers to a moment are shown as a table only if the table can't be
// misread.
func TestAMomentIsToldTruly(t *testing.T) {
	moment := func(counted int, tiers bool, atLeast ...int) *html.Node {
		m := teach.KeyMoment{Message: "m", Title: "A call", Counted: counted}
		for i, n := range atLeast {
			a := teach.Answer{Value: fmt.Sprint("a", i), Label: fmt.Sprint("Answer ", i), AtLeast: n}
			if tiers {
				a.Value, a.Label = fmt.Sprint("P", i), fmt.Sprint("P", i, " · soon")
			}
			m.Answers = append(m.Answers, a)
		}
		return byID(parse(t, teachpage.BoardView{Layout: built, Code: "KT4M7PXC", Show: "m", KeyMoments: []teach.KeyMoment{m}}), "board")
	}
	for _, c := range []struct {
		board *html.Node
		says  string
		bars  int
	}{
		{moment(5, false, 0, 0, 0), "5 answers so far: too few to show apart.", 0},
		{moment(10, true, 0, 0, 0, 0, 0), "10 answers so far, by tier: too few to show apart.", 0},
		{moment(5, false, 0, 5, 0), "All 5 answered: Answer 1", 0},
		{moment(10, true, 0, 10), "All 10 answered, by tier: P1 · soon", 0},
		{moment(15, false, 5, 0, 5), "Pale: up to this many.", 2},
		{moment(10, true, 5, 5, 0), "10 answers, by tier", 2},
	} {
		said := text(c.board)
		if !strings.Contains(said, c.says) {
			t.Errorf("the board doesn't say %q: %s", c.says, said)
		}
		bars := 0
		for n := range elements(c.board, "svg") {
			if attr(n, "class") == "bar" {
				bars++
			}
		}
		if bars != c.bars || strings.Contains(said, "How many") != (c.bars > 0) {
			t.Errorf("%s: %d bars, want %d; %s", c.says, bars, c.bars, said)
		}
	}
	if said := text(moment(10, false, 5, 5)); strings.Contains(said, "Pale") {
		t.Errorf("nothing is pale, and there is a legend: %s", said)
	}
}

// The board shows what students may see, and folds away what is for the lecturer.
func TestWhatIsTheLecturersIsFolded(t *testing.T) {
	for name, v := range states(built) {
		if !strings.HasPrefix(name, "board") {
			continue
		}
		doc := parse(t, v)
		for n := range elements(doc, "form") {
			if fold := inside(n, "details"); fold == nil || has(fold, "open") {
				t.Errorf("%s shows a form on the wall", name)
			}
		}
		for n := range elements(byID(doc, "board"), "a") {
			if attr(n, "id") == "" {
				t.Errorf("%s: the link to %s loses the focus when the board looks again", name, attr(n, "href"))
			}
		}
	}
}

// Where two runs differ in nothing but the answer, that is said once, and no run is said to
// have gone as the other.
func TestTwoRunsThatGoAlikeAreSaidOnce(t *testing.T) {
	one := func(lines ...teach.Line) teach.Side { return teach.Side{Value: "P2", Lines: lines} }
	recommended, called := teach.Line{At: "10:20", Did: "You recommended P2."}, teach.Line{At: "15:20", Came: "Sam: Before five"}
	v := teachpage.SeminarView{Layout: built, Moments: []teach.KeyMoment{{Message: "sam"}}, Place: teachpage.SeminarPlace{Part: teachpage.PartAfter, Moment: "sam"}, Two: true}
	for _, c := range []struct {
		sides       [2]teach.Side
		alike, like int
	}{
		{[2]teach.Side{one(recommended), one(recommended)}, 1, 0},
		{[2]teach.Side{one(recommended), one(recommended, called)}, 0, 1},
		{[2]teach.Side{one(recommended, called), one(recommended, called)}, 0, 0},
	} {
		v.Sides = c.sides
		text := plain(t, v)
		if n := strings.Count(text, "Nothing else differs between the two"); n != c.alike {
			t.Errorf("%v is said to be alike %d times", c.sides, n)
		}
		if n := strings.Count(text, "went as in the other run"); n != c.like {
			t.Errorf("in %v %d are said to go as the other", c.sides, n)
		}
	}
}
