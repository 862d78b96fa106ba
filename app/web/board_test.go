package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// boardShown is a board as JSON.
type boardShown struct {
	Begun      *int
	Finished   *int `json:"finished_at_least"`
	KeyMoments []struct {
		Message, Heading, Title, Text, Discuss string
		Counted                                int
		Answers                                []struct {
			Value, Label string
			AtLeast      int `json:"at_least"`
		}
	} `json:"key_moments"`
}

func (l lesson) board() boardShown {
	t := l.site.t
	t.Helper()
	var b boardShown
	r := l.get(l.Board)
	want(t, "the board", r.StatusCode, 200)
	check(t, json.Unmarshal([]byte(r.text), &b))
	return b
}

// tallies formats the counts of a board.
func (b boardShown) tallies() string {
	text := ""
	for _, m := range b.KeyMoments {
		text += fmt.Sprint(m.Message, " ", m.Counted, ":")
		for _, a := range m.Answers {
			text += fmt.Sprint(" ", a.Value, " ", a.AtLeast)
		}
		text += "\n"
	}
	return text
}

// answers has a new student of the class answer Sam and recommend a tier.
func (l lesson) answers(answer, tier string) (*person, desk) {
	l.site.t.Helper()
	p, d := l.student()
	return p, p.answers(d, answer, tier)
}

// answers plays the small pack from its first desk to the point where Sam is answered
// and a tier recommended. Whichever of the two is "" is left out.
func (p *person) answers(d desk, answer, tier string) desk {
	t := p.site.t
	t.Helper()
	decide := func(offer, with string) {
		r := p.post(fmt.Sprintf("/runs/%d/decisions", d.Run), fmt.Sprintf(`{"turn":%d,"offer":%q,"with":%s,"note":"a private word"}`, d.Turn, offer, with))
		want(t, offer, r.StatusCode, 200)
		d = r.desk(t)
	}
	decide("read:reid-file", "{}")
	decide("read:reid-chronology", "{}")
	if answer == "" {
		return d
	}
	decide("answer:reid-phone:"+answer, "{}")
	if tier == "" {
		return d
	}
	decide("work:reid-write-up-friday-s-visit", "{}")
	decide("triage:brook-primary-email", tier)
	return d
}

// students begins n runs in the class, and returns what plays the next of them.
func (l lesson) students(n int) (next func(answer, tier string) desk) {
	type begun struct {
		*person
		desk
	}
	var waiting []begun
	for range n {
		p, d := l.student()
		waiting = append(waiting, begun{p, d})
	}
	return func(answer, tier string) desk {
		l.site.t.Helper()
		one := waiting[0]
		waiting = waiting[1:]
		return one.answers(one.desk, answer, tier)
	}
}

// Counts are shown in steps of five, and nothing is shown for fewer than five.
func TestTheBoard(t *testing.T) {
	s := newSite(t, shelf())
	few := s.class(`{"scenario":"small"}`)
	for range 4 {
		few.answers("together", `{"tier":"P1"}`)
	}
	b := few.board()
	if b.Begun != nil || b.Finished != nil || len(b.KeyMoments) > 0 {
		t.Errorf("of four the board says %+v", b)
	}
	l := s.class(`{"scenario":"small"}`)
	next := l.students(11)
	for range 4 {
		next("together", `{"tier":"P1"}`)
	}
	fifth := next("school", `{}`) // the tier preselected in the form
	want(t, "of five", l.board().tallies(), "reid-phone 5: school 0 together 0\nbrook-primary-email 5: P0–P1 0 P2–P4 0\n")
	for i := range 5 {
		if i == 4 {
			want(t, "of nine", l.board().tallies(), "reid-phone 5: school 0 together 0\nbrook-primary-email 5: P0–P1 0 P2–P4 0\n")
		}
		next("school", `{"tier":"P1"}`)
	}
	next("", "")
	want(t, "of ten", l.board().tallies(), "reid-phone 10: school 5 together 0\nbrook-primary-email 10: P0–P1 5 P2–P4 0\n")
	b = l.board()
	want(t, "begun", *b.Begun, 11)
	first := b.KeyMoments[0]
	want(t, "the question", first.Text+" "+first.Discuss, "Could you come and see Kayla? Who else sees Kayla every day?")
	want(t, "an answer", first.Answers[1].Label, "Could we go together?")
	want(t, "a tier", b.KeyMoments[1].Answers[0].Label, "P0–P1 · today at the latest")

	list := l.browser().get(l.Board)
	for _, said := range []string{"<strong>11 have begun.</strong>", "Fewer than five have finished.", "10 answers so far", l.Code} {
		if !strings.Contains(list.text, said) {
			t.Errorf("the list doesn't say %q", said)
		}
	}
	for _, hidden := range []string{"Could we go together?", "Who else sees Kayla every day?", "Could you come and see Kayla?", ">5+<"} {
		if strings.Contains(list.text, hidden) {
			t.Errorf("the list says %q, while students still play", hidden)
		}
	}
	phone := l.Board + "?show=reid-phone"
	linkTo(t, list, phone)
	page := l.browser().get(phone).text
	for _, said := range []string{"<strong>11 have begun.</strong>", "Fewer than five have finished.", "10 answers, counted in fives", ">5+<", ">under 5<", "Could we go together?", "Who else sees Kayla every day?", l.Code} {
		if !strings.Contains(page, said) {
			t.Errorf("the board doesn't say %q", said)
		}
	}
	for _, word := range []string{"private word", "strain", "/runs/", fifth.Digest} {
		if strings.Contains(page, word) || strings.Contains(l.get(l.Board).text, word) {
			t.Errorf("the board holds %q", word)
		}
	}
	fragment := l.browser().get(l.Board, with("HX-Request", "true")).text
	if strings.Contains(fragment, "<html") || !strings.HasPrefix(fragment, "<div") || !strings.Contains(fragment, "10 answers") || !strings.Contains(fragment, "hx-get") {
		t.Errorf("the fragment is %.200s", fragment)
	}
	if still := l.browser().get(l.Board + "?still").text; strings.Contains(still, "hx-get") || !strings.Contains(still, "This page holds still") {
		t.Error("the board doesn't hold still")
	}
	opened := l.browser().get(phone, with("HX-Request", "true"))
	if !strings.Contains(opened.text, ">5+<") || !strings.Contains(opened.text, `hx-get="`+phone+`"`) {
		t.Errorf("looking again closes the moment that is open: %.300s", opened.text)
	}
	linkTo(t, opened, l.Board)
	email := l.browser().get(linkTo(t, opened, l.Board+"?show=brook-primary-email")).text
	if !strings.Contains(email, "10 answers, by tier, counted in fives") || strings.Contains(email, "Could we go together?") {
		t.Error("the next moment isn't the one that is open, or doesn't say that it counts tiers alone")
	}
	held := l.browser().get(phone + "&still")
	if !strings.Contains(held.text, ">5+<") || strings.Contains(held.text, "hx-get") {
		t.Error("a moment doesn't hold still")
	}
	linkTo(t, held, l.Board+"?show=brook-primary-email&still")
	linkTo(t, held, phone)
	if gone := l.browser().get(l.Board + "?show=%22%3Escript").text; !strings.Contains(gone, "10 answers so far") {
		t.Error("where a moment isn't there, the list isn't either")
	}
	const ready = "Your class is ready."
	fresh := s.class(`{"scenario":"small"}`)
	if strings.Contains(page, ready) || !strings.Contains(fresh.browser().get(fresh.Board).text, ready) {
		t.Error("a new class doesn't say that it is ready, or an older one does")
	}
}

// A student who deletes their runs is no longer counted.
func TestDeletedRunsAreNotCounted(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	first, d := l.answers("school", "")
	for range 9 {
		l.answers("school", "")
	}
	want(t, "of ten", l.board().tallies(), "reid-phone 10: school 10 together 0\n")
	want(t, "erase words", first.post(fmt.Sprintf("/runs/%d/writing/erase", d.Run), "").StatusCode, 204)
	want(t, "without words", l.board().tallies(), "reid-phone 10: school 10 together 0\n")
	want(t, "delete", first.post("/runs/delete", "").StatusCode, 204)
	want(t, "of nine", l.board().tallies(), "reid-phone 5: school 5 together 0\n")
	want(t, "begun", *l.board().Begun, 9)
	again := first.post(l.Join+"/runs", "").desk(t)
	if again.Run == d.Run || again.Turn != 1 {
		t.Errorf("after deleting, the class leads to run %d, turn %d", again.Run, again.Turn)
	}
}

// Runs outside the class aren't counted, even those of its students.
func TestOtherRunsAreNotCounted(t *testing.T) {
	s := newSite(t, shelf())
	l, other := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small"}`)
	for range 5 {
		other.answers("school", "")
	}
	want(t, "another class's", l.board().tallies(), "")
	want(t, "its own", other.board().tallies(), "reid-phone 5: school 5 together 0\n")
}

// A lecturer who plays in their own class, before and after it is shown a moment, adds
// nothing to what is counted, and so learns nobody's answer by subtracting their own.
func TestALecturerWhoJoinsLearnsNothing(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	for range 4 {
		l.answers("school", "")
	}
	own := l.post(l.Join+"/runs", "").desk(t) // in the browser that has the key
	l.person.answers(own, "together", "")
	want(t, "four and the lecturer's", l.board().tallies(), "")
	next := l.students(1) // begun before a moment was shown
	l.answers("school", "")
	want(t, "five", l.board().tallies(), "reid-phone 5: school 5 together 0\n")
	for range 9 { // from other browsers, once the moment was shown
		l.answers("together", "")
	}
	want(t, "five and the lecturer's", l.board().tallies(), "reid-phone 5: school 5 together 0\n")
	next("together", "")
	want(t, "a sixth", l.board().tallies(), "reid-phone 5: school 5 together 0\n")
}

// If a scenario names its key moments, the board shows these and no others, under
// their names.
func TestNamedMoments(t *testing.T) {
	s := newSite(t, shelf(`discuss = "Who else sees {girl} every day?"`, `discuss = "Who else?", moment = "A worry that isn't a fact"`))
	l := s.class(`{"scenario":"small"}`)
	for range 5 {
		l.answers("together", `{"tier":"P2"}`)
	}
	b := l.board()
	if len(b.KeyMoments) != 1 || b.KeyMoments[0].Heading != "A worry that isn't a fact" || b.KeyMoments[0].Message != "reid-phone" {
		t.Errorf("%+v", b.KeyMoments)
	}
	if page := l.browser().get(l.Board + "?show=reid-phone").text; !strings.Contains(page, "A worry that isn&#39;t a fact</h2>") || !strings.Contains(page, "All 5 answered: Could we go together?") {
		t.Error("the moment's name is no heading, or it doesn't say in words that all answered alike")
	}
}

// If everybody has luck of their own, the board says that names differ.
func TestNamesDifferFromDeskToDesk(t *testing.T) {
	s := newSite(t, shelf())
	same, own := s.class(`{"scenario":"small"}`), s.class(`{"scenario":"small","same_luck":false}`)
	for _, l := range []lesson{same, own} {
		for range 5 {
			l.answers("together", "")
		}
	}
	const said = "As one desk showed it; others had other names."
	if strings.Contains(same.browser().get(same.Board+"?show=reid-phone").text, said) || !strings.Contains(own.browser().get(own.Board+"?show=reid-phone").text, said) {
		t.Error("the board doesn't say whose names it shows, or says it of all")
	}
}

// A run that no longer folds is counted like the others, and they are still
// shown.
func TestARunThatCantBeFolded(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"small"}`)
	for range 5 {
		l.answers("together", "")
	}
	_, err := other(t, s).Exec("UPDATE decisions SET digest = 'other' WHERE run_id = 1")
	check(t, err)
	b := l.board()
	want(t, "the tallies", b.tallies(), "reid-phone 5: school 0 together 5\n")
	want(t, "the answer", b.KeyMoments[0].Answers[1].Label, "Could we go together?")
}

func TestHowManyHaveFinished(t *testing.T) {
	s := newSite(t, shelf())
	l := s.class(`{"scenario":"short"}`)
	for i := range 7 {
		if i == 4 {
			if b := l.board(); b.Finished != nil {
				t.Errorf("of four: %d", *b.Finished)
			}
		}
		p, d := l.student()
		p.finish(d)
	}
	want(t, "of seven", *l.board().Finished, 5)
	want(t, "begun", *l.board().Begun, 7)
}
