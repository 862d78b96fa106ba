package page_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// What became of a letter depends on what the student did, and not on how the
// author's words for it begin.
func TestAnAnswerIsAnAnswerHoweverItBegins(t *testing.T) {
	for _, said := range []string{"This can wait until Thursday", "They can ring me back", "You decide, and tell me"} {
		desk := asked(said, sim.KindQuestion, sim.Decision{Offer: "answer:call:it"})
		inbox, open := rendered(t, desk, ""), rendered(t, desk, "letter:call")
		if !strings.Contains(inbox, "answered") || strings.Contains(inbox, "not answered") {
			t.Errorf("%q isn't told as answered in the inbox", said)
		}
		if !strings.Contains(open, "You answered: "+said) {
			t.Errorf("%q isn't told as the student's answer", said)
		}
	}
	if rung := rendered(t, asked("Yes", sim.KindQuestion, sim.Decision{Offer: "end"}), "letter:call"); !strings.Contains(rung, "not answered") || !strings.Contains(rung, "They rang off.") {
		t.Error("a caller who rang off is told as answered")
	}
}

// The same is true of the author's words for a referral that the manager decided
// alone.
func TestAReferralIsDecidedWithoutTheStudentHoweverItIsTold(t *testing.T) {
	desk := asked("You were out, so I decided this.", sim.KindReferral, sim.Decision{Offer: "work:desk"})
	if inbox := rendered(t, desk, ""); !strings.Contains(inbox, "decided without you") || strings.Contains(inbox, "recommended") {
		t.Error("a referral that was decided without the student is told as recommended")
	}
}

// asked plays one decision on a day on which a call or a referral has come. The
// manager decides a referral two minutes later.
func asked(words, kind string, d sim.Decision) sim.Desk {
	m := sim.Message{ID: "call", Kind: kind, By: "phone", From: "sam", Title: "About the visit", Minutes: 10}
	if kind == sim.KindQuestion {
		m.Choices = []sim.Choice{{ID: "it", Label: words}, {ID: "no", Label: "No"}}
	}
	w := must(sim.New(&told{declare: func(w *sim.World) {
		check(w.Declare(sim.Setting{Title: "A call", Role: "social worker", Starts: monday, Days: 2, From: 9 * 60, Until: 17 * 60}))
		must(w.AddPerson(sim.Person{ID: "sam", Name: "Sam Whitaker", Role: "health visitor"}))
	}, stories: []story{
		{"It comes", []step{func(w *sim.World, _ sim.Answer) sim.Wait { send(m)(w); return sim.Wait{} }}},
		{"The manager decides", at(onDay(1, 9, 2), func(w *sim.World) {
			if kind == sim.KindReferral {
				check(w.CloseReferral("call", words))
			}
		})},
	}}, nil, sim.NewLuck(1)))
	check(w.Decide(d))
	return w.Desk()
}

func rendered(t *testing.T, desk sim.Desk, open string) string {
	t.Helper()
	var b bytes.Buffer
	if err := (playpage.DeskView{Layout: built, Run: 1, Desk: desk, Open: open}).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
