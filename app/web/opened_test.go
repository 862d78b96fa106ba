package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

var (
	inboxLine = regexp.MustCompile(`(?s)<li class="row.*?</li>`)
	opensIt   = regexp.MustCompile(`href="([^"#]*)`)
)

// lineOf returns the line of a desk's inbox for the message with a title, and its address.
func lineOf(t *testing.T, r reply, title string) (line, address string) {
	t.Helper()
	for _, line := range inboxLine.FindAllString(r.text, -1) {
		if strings.Contains(line, title) {
			return line, strings.ReplaceAll(opensIt.FindStringSubmatch(line)[1], "&amp;", "&")
		}
	}
	t.Fatalf("the inbox doesn't show %q", title)
	return "", ""
}

// isNew checks which of the messages a desk marks as new.
func isNew(t *testing.T, when string, r reply, titles map[string]bool) {
	t.Helper()
	for title, marked := range titles {
		line, _ := lineOf(t, r, title)
		want(t, fmt.Sprintf("%s, %q is new", when, title), strings.Contains(line, `<span class="new">`), marked)
	}
}

// TestUnreadUntilOpened checks that a message is marked as new until its student has
// opened it, whatever is decided meanwhile, and from then on no more; that another browser
// can't tell; and that a fork begins with what was opened before.
func TestUnreadUntilOpened(t *testing.T) {
	s := newSite(t, shelf(`storyline("A new referral"`, `storyline("Three messages", function()
  message { from = dawn, title = "The first", say = "Read me." }
  message { from = dawn, title = "The second", say = "Read me too." }
  wait { minutes = 20 }
  message { from = dawn, title = "The third", say = "And me." }
end)

storyline("A new referral"`))
	b := s.browser()
	address := b.form("/scenarios/small/runs", "seed=3").Header.Get("Location")
	_, first := lineOf(t, b.get(address+"?open=diary"), "The first")
	_, second := lineOf(t, b.get(first), "The second")
	isNew(t, "When the first is open", b.get(first), map[string]bool{"The first": false, "The second": true})
	var desk reply
	for turn := 1; turn <= 3; turn++ {
		desk = b.form(address+"/decisions", fmt.Sprintf("turn=%d&offer=recover%%3Abreak&open=diary", turn), with("HX-Request", "true"))
		want(t, "status", desk.StatusCode, 200)
		isNew(t, fmt.Sprintf("After decision %d", turn), desk, map[string]bool{"The first": false, "The second": true})
	}
	isNew(t, "What came meanwhile", desk, map[string]bool{"The third": true})
	b.get(second, with("HX-Request", "true"))
	isNew(t, "When the second was opened", b.get(first), map[string]bool{"The first": false, "The second": false, "The third": true})
	other := *b
	other.opened = nil
	isNew(t, "In another browser", other.get(first), map[string]bool{"The first": false, "The second": true})
	for turn, ended := 4, false; !ended && turn < 30; turn++ {
		ended = strings.Contains(b.form(address+"/decisions", fmt.Sprintf("turn=%d&offer=end", turn)).Header.Get("Location"), "/review") && strings.Contains(b.get(address).text, "/debrief")
	}
	fork := b.form(address+"/forks", "turn=3&luck=same").Header.Get("Location")
	isNew(t, "In a fork", b.get(fork+"?open=diary"), map[string]bool{"The first": false, "The second": false})
	b.form("/runs/delete", "")
	for path, c := range b.opened {
		if c.Value != "" {
			t.Errorf("after the runs were deleted, the browser still knows what was opened in %s", path)
		}
	}
}
