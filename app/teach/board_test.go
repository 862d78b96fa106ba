package teach

import (
	"slices"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// A board shows the key moments that a scenario names or, if it names none, the
// first few questions.
func TestKeyMoments(t *testing.T) {
	named := func(list []*question) (text string) {
		for _, q := range keyMoments(list) {
			text += q.message
		}
		return text
	}
	if got := named([]*question{{message: "c", first: 3}, {message: "b", first: 2, heading: "B"}, {message: "a", first: 1, heading: "A"}}); got != "ab" {
		t.Errorf("named are %s", got)
	}
	var list []*question
	for _, at := range "7142536" {
		list = append(list, &question{message: string(at), first: calendar.When(at)})
	}
	if got := named(list); got != "12345" {
		t.Errorf("where none is named: %s", got)
	}
}

// The key moments are in the order of the story, whichever run is folded first
// and however late it showed them.
func TestMomentsStandInTheStorysOrder(t *testing.T) {
	desk := func(letters ...sim.Letter) scenario.Step { return scenario.Step{Desk: sim.Desk{Inbox: letters}} }
	letter := func(id, came string) sim.Letter {
		l := sim.Letter{ID: id, Title: id}
		if err := l.When.UnmarshalText([]byte(came)); err != nil {
			t.Fatal(err)
		}
		return l
	}
	overnight, baby, coast, late := letter("overnight", "2026-03-02T18:30"), letter("baby", "2026-03-03T10:05"), letter("coast", "2026-03-03T14:45"), letter("late", "2026-03-03T14:45")
	asked := map[string]*question{}
	fold := func(order []string, steps ...scenario.Step) {
		for i, id := range order {
			asked[id] = asked[id].shownOn(steps, sim.Published{Message: id, KeyMoment: id}, i)
		}
	}
	fold([]string{"late", "coast", "baby"}, desk(late, coast, letter("baby", "2026-03-03T15:00"))) // in this run the message about the baby came later
	fold([]string{"overnight", "baby", "coast"}, desk(overnight), desk(overnight, baby, coast))
	var got []string
	for _, q := range keyMoments([]*question{asked["coast"], asked["late"], asked["baby"], asked["overnight"]}) {
		got = append(got, q.message)
	}
	if want := []string{"overnight", "baby", "late", "coast"}; !slices.Equal(got, want) {
		t.Errorf("the moments stand as %q, want %q", got, want)
	}
}

func TestCodes(t *testing.T) {
	for range 200 {
		code := newCode()
		if Code(code) != code || Code(" "+code[:3]+"-"+code[3:]+" ") != code {
			t.Errorf("%q is no code", code)
		}
	}
	for _, typed := range []string{"", "KT4M7", "KT4M7P", "KT4M7PXCP", "KT4M7PXO", "KT4M7PX\u00e9", "кт4м7рxc"} {
		if Code(typed) != "" {
			t.Errorf("%q is a code", typed)
		}
	}
	if Code("kt4m 7pxc") != "KT4M7PXC" {
		t.Error("small letters are other letters")
	}
}
