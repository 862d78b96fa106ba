package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// TestOwnWordsAreThereAtOnce checks that the answer to a reply in the student's own
// words shows them, though the decision may still be on its way to the disk while the
// page is made, and that the desk shows them again later.
func TestOwnWordsAreThereAtOnce(t *testing.T) {
	s := newSite(t, shelf(`storyline("A new referral"`, `storyline("Dawn asks", function()
  supervision { with = dawn, at = "09:05", talk = true }
  exchange { from = dawn, opens = "support", say = "How was it?", replies = { hard = "“Hard.”", own = { "“In my own words.”", own = true, minutes = 1 } } }
  exchange { from = dawn, opens = "support", say = "And now?", replies = { lunch = "“Lunch.”", own = { "“In my own words.”", own = true, minutes = 1 } } }
  exchange { from = dawn, say = "Anything else?", replies = { no = "“No.”", yes = "“Yes.”" } }
end)

storyline("A new referral"`))
	b := s.browser()
	address := b.form("/scenarios/small/runs", "seed=3").Header.Get("Location")
	own := regexp.MustCompile(`value="(answer:[^"]+:own)"`)
	b.form(address+"/decisions", "turn=1&offer=recover%3Abreak") // until the session begins
	begun := b.form(address+"/decisions", "turn=2&open=newest&offer=supervise%3Asession-1")
	want(t, "to begin the session", begun.StatusCode, 303)
	desk := b.get(begun.Header.Get("Location"))
	for turn, words := range []string{"I was afraid.", "Of the stairs."} {
		offer := own.FindStringSubmatch(desk.text)
		if offer == nil {
			t.Fatalf("turn %d: no reply in one's own words is offered: %.3000s", turn+1, desk.text)
		}
		desk = b.form(address+"/decisions", fmt.Sprintf("turn=%d&offer=%s&note=%s&open=newest", turn+3, offer[1], strings.ReplaceAll(words, " ", "+")), with("HX-Request", "true"))
		want(t, "status", desk.StatusCode, 200)
		if !strings.Contains(desk.text, "Your words, which only you can read: "+words) {
			t.Errorf("turn %d: the answer doesn't show %q: %.3000s", turn+1, words, desk.text)
		}
	}
	if desk = b.get(address + "?open=newest"); !strings.Contains(desk.text, "I was afraid.") || !strings.Contains(desk.text, "Of the stairs.") {
		t.Error("the desk doesn't show the words later")
	}
}
