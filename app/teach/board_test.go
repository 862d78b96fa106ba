package teach

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/app/store"
)

// Only a run's first answer counts, so that what has been counted never changes:
// setting the tier of a case again is not a second answer to the message of the
// same name.
func TestTheFirstAnswerCounts(t *testing.T) {
	var log []store.Decision
	at := time.UnixMilli(0)
	for run := int64(1); run <= 11; run++ {
		for turn, tier := range []string{"P1", "P4"} {
			made := at.Add(time.Duration(turn)*time.Hour - time.Duration(run)*time.Minute) // later runs answered earlier
			log = append(log, store.Decision{Run: run, Turn: turn + 1, Offer: "triage:marsh", With: fmt.Appendf(nil, `{"tier":%q}`, tier), MadeAt: made})
		}
		if run < 5 {
			log = append(log, store.Decision{Run: run, Turn: 3, Offer: "answer:sam:together", MadeAt: at})
		}
	}
	answers := answersTo(log)
	if n := len(answers["sam"]); n != 0 {
		t.Errorf("of four answers %d are taken", n)
	}
	list := answers["marsh"]
	if len(list) != 10 || list[0].run != 11 || list[9].run != 2 {
		t.Fatalf("taken are %v", list)
	}
	q := &question{}
	for _, g := range list {
		if q.value(g) != "P1" {
			t.Errorf("run %d is counted as %s", g.run, q.value(g))
		}
	}
}

func TestWhatWasChosen(t *testing.T) {
	q := &question{usual: "P2"}
	for _, c := range []struct{ offer, with, message, value string }{
		{"answer:sam-rings:together", `{}`, "sam-rings", "together"},
		{"triage:marsh", `{"tier":"P0","level":"4"}`, "marsh", "P0"},
		{"triage:marsh", `{}`, "marsh", "P2"},
		{"triage:marsh", `null`, "marsh", "P2"},
		{"answer:", ``, "", ""},
	} {
		if message, value := messageOf(c.offer), q.value(given{offer: c.offer, with: []byte(c.with)}); message != c.message || value != c.value {
			t.Errorf("%s %s is %q of %q", c.offer, c.with, value, message)
		}
	}
}

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
	for _, typed := range []string{"", "KT4M7", "KT4M7PP", "KT4M7O", "KT4M7\u00e9", "кт4м7р"} {
		if Code(typed) != "" {
			t.Errorf("%q is a code", typed)
		}
	}
	if Code("kt4m7p") != "KT4M7P" {
		t.Error("small letters are other letters")
	}
}
