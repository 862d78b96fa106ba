package page_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"caseload/app/debrief"
	debriefpage "caseload/app/page/debrief"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// If something less pressing was taken up many times, only the longest are
// listed, and the page says out of how many. This is so even if there was no
// news.
func TestListedTimesAreToldOfAll(t *testing.T) {
	five := make([]debrief.Passed, 5)
	for want, o := range map[string]debrief.Order{
		">The longest 5 of the 41 times when you took up something else<": {Choices: 62, Pressing: 21, Passed: five},
		">5 times when you took up something else<":                       {Choices: 9, Pressing: 4, Passed: five},
		">1 time when you took up something else<":                        {Choices: 2, Pressing: 1, Passed: five[:1]},
	} {
		o.Sentence = "Something pressing could have been taken up."
		var b bytes.Buffer
		v := debriefpage.DebriefView{Run: 1, Debrief: debrief.Debrief{Prioritising: debrief.Prioritising{Order: o}}}
		if err := v.Render(context.Background(), &b); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("%v: %q isn't there", err, want)
		}
	}
}

// What happened to a letter without the student isn't shown as the student's
// words.
func TestWhatCameInsteadIsNotQuoted(t *testing.T) {
	var b bytes.Buffer
	v := debriefpage.DebriefView{Run: 1, Debrief: debrief.Debrief{Topics: []debrief.Topic{{Asked: "Police: Reid", Instead: "Dawn decided this at 12:30.", Prompt: "What weighed most?"}}}}
	if err := v.Render(context.Background(), &b); err != nil || !strings.Contains(b.String(), "You didn’t answer this. Dawn decided this at 12:30.") || strings.Contains(b.String(), "You said") {
		t.Errorf("%v: found %s", err, b.String())
	}
}

// A referral that the manager decided alone isn't described as the student's
// answer.
func TestAReferralDecidedWithoutTheStudentIsToldSo(t *testing.T) {
	for state, want := range map[sim.LetterState]string{sim.LetterDecided: "decided without you", sim.LetterRecommended: "recommended"} {
		reply := map[sim.LetterState]string{sim.LetterDecided: "Dawn decided this at 12:30, without a recommendation.", sim.LetterRecommended: "You recommended P2: Early help."}[state]
		var b bytes.Buffer
		v := playpage.DeskView{Run: 1, Open: "l", Desk: sim.Desk{Inbox: []sim.Letter{{ID: "l", Kind: "referral", By: "email", From: "Police", Title: "Reid", At: "09:05", State: state, Replied: sim.Sentence(reply)}}}}
		if err := v.Render(context.Background(), &b); err != nil || !strings.Contains(b.String(), want) || !strings.Contains(b.String(), `class="replied">`+reply) {
			t.Errorf("%v: %q, %q: found %s", err, want, reply, b.String())
		}
	}
}
