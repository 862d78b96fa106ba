package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/author"
)

// BenchmarkPublishing has both sides sign drafts and their owner publish each on one server, and
// reports after how many milliseconds another server offers it: from when it was sent, and from
// when the owner was told that it is published.
func BenchmarkPublishing(b *testing.B) {
	database := filepath.Join(b.TempDir(), "publishing.db")
	d, err := newDemo(database, time.Now())
	check(b, err)
	check(b, d.arrive(b.Context()))
	check(b, d.kept.Close())
	here, there := serve(b, database), serve(b, database)
	as := func(email string) *cowriter { return d.cowriter(b, here, email) }
	ruth, martin, carol := as(d.lecturers[0].Email()), as(d.lecturers[1].Email()), as("carol.finch@hallbeck.example")
	_, partnership := ruth.post("/partnerships", "organisation", "1", "name", "We write")
	for email, one := range map[string]*cowriter{d.lecturers[1].Email(): martin, "carol.finch@hallbeck.example": carol} {
		page, _ := ruth.post(partnership+"/invitations", "email", email, "standing", "reviewed")
		one.post(regexp.MustCompile(`value="https?://[^/"]+(/invitations/[^"]+)"`).FindStringSubmatch(page)[1])
	}
	var sent, told []time.Duration
	for n := 0; b.Loop(); n++ {
		slug := fmt.Sprintf("half-term-%c", 'a'+n%26)
		draft := ruth.signedDraft(partnership, slug, martin, carol)
		seen := make(chan time.Time)
		go func() { seen <- seenAt(b, there.address+"/scenarios/"+slug) }()
		began := time.Now()
		page, _ := ruth.post(draft+"/publication", "digest", digestIn(b, ruth.page(draft+"/publication")))
		answered := time.Now()
		if !strings.Contains(page, "It is published.") {
			b.Fatalf("it isn't published: %.3000s", page)
		}
		at := <-seen
		sent, told = append(sent, at.Sub(began)), append(told, at.Sub(answered))
	}
	slices.Sort(sent)
	slices.Sort(told)
	b.ReportMetric(sent[len(sent)/2].Seconds()*1000, "p50-ms-from-press")
	b.ReportMetric(sent[len(sent)-1].Seconds()*1000, "most-ms-from-press")
	b.ReportMetric(told[len(told)-1].Seconds()*1000, "most-ms-from-answer")
}

// signedDraft begins a copy of First morning, has it checked and played, and signed by two, and
// returns its address.
func (w *cowriter) signedDraft(partnership, slug string, by ...*cowriter) string {
	_, draft := w.post(partnership+"/drafts", "name", slug, "slug", slug, "from", "scenario-first-morning")
	page := ""
	for until := time.Now().Add(2 * time.Minute); !strings.Contains(page, "The bots have played it to its end") && time.Now().Before(until); {
		page, _ = w.post(draft + "/publication/work")
	}
	for _, one := range by {
		_, review := one.post(draft + "/reviews")
		answers := []string{"words", "", "then", "signed"}
		for _, q := range author.Questions() {
			answers = append(answers, "choice."+q.Key, author.AnswerFine)
		}
		one.post(review, answers...)
		one.post(draft+"/publication/declare", "digest", digestIn(w.t, one.page(draft+"/publication")))
	}
	return draft
}

func digestIn(t testing.TB, page string) string {
	found := regexp.MustCompile(`name="digest" value="([0-9a-f]+)"`).FindStringSubmatch(page)
	if found == nil {
		t.Fatalf("no form is there: %.3000s", page)
	}
	return found[1]
}

// seenAt returns when an address is there, or the zero time if the test ends before.
func seenAt(t testing.TB, address string) time.Time {
	for t.Context().Err() == nil {
		r, err := http.Get(address)
		if err == nil {
			_ = r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return time.Now()
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	return time.Time{}
}
