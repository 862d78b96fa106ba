package page_test

import (
	"strings"
	"testing"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// inSupervision plays a session in which two questions are asked, up to the decisions.
func inSupervision(decisions ...string) sim.Desk {
	ask := func(id, says string) step {
		return func(w *sim.World, _ sim.Answer) sim.Wait {
			return sim.Wait{For: sim.WaitMessage, ID: must(w.Send(sim.Message{ID: id, Kind: sim.KindExchange, By: "in person", From: "dawn", Talk: "session-1", Title: "Supervision", Text: words(says, 0, 0),
				Choices: []sim.Choice{{ID: "felt", Label: "“More than I said.”", Serves: "support"}, {ID: "pass", Label: "“I’d rather not.”"}, {ID: "own", Label: "“In my own words.”", Own: true}}}))}
		}
	}
	w := must(sim.New(&told{declare: func(w *sim.World) {
		check(w.Declare(sim.Setting{Title: "A talk", Role: "social worker", Starts: monday, Days: 2, From: 9 * 60, Until: 17 * 60}))
		must(w.AddPerson(sim.Person{ID: "dawn", Name: "Dawn Ellis", Role: "team manager"}))
	}, stories: []story{{"Supervision", []step{
		func(w *sim.World, _ sim.Answer) sim.Wait {
			return sim.Wait{For: sim.WaitSession, ID: must(w.Schedule(sim.Session{With: "dawn", At: monday.At(9 * 60), Minutes: 60, Talk: true}))}
		},
		ask("first", "How has it been?"), ask("second", "What will you stop?"),
	}}}}, nil, sim.NewLuck(1)))
	for _, offer := range decisions {
		check(w.Decide(sim.Decision{Offer: offer}))
	}
	return w.Desk()
}

// TestAConversationIsOnePage checks that a question stands open with its replies, a box
// for the student's own words and a way to leave, each of them once, and that nothing
// gives away what a reply takes up.
func TestAConversationIsOnePage(t *testing.T) {
	first := rendered(t, inSupervision("supervise:session-1"), "newest")
	for said, times := range map[string]int{
		"How has it been?": 1, `value="answer:first:felt"`: 1, `value="answer:first:pass"`: 1, `name="note"`: 1, `value="answer:first:own"`: 1, `value="supervise:leave"`: 1, "In your own words": 1, "What was said so far": 0, "support": strings.Count(rendered(t, inSupervision(), ""), "support"),
	} {
		if n := strings.Count(first, said); n != times {
			t.Errorf("the page has %q %d times, expected %d", said, n, times)
		}
	}
	second := rendered(t, inSupervision("supervise:session-1", "answer:first:felt"), "newest")
	if !strings.Contains(second, "What was said so far (1)") || !strings.Contains(second, "You answered: “More than I said.”") || !strings.Contains(second, "What will you stop?") {
		t.Error("the second question doesn’t stand below what was said before")
	}
	if n := strings.Count(second, `open=letter%3A`); strings.Contains(second, "letter%3Afirst") || n == 0 {
		t.Error("the inbox shows a conversation in more than one line")
	}
	if form := first[strings.Index(first, "Say it in your own words"):]; !strings.Contains(form, `value="answer:first:own"`) {
		t.Error("the reply in one’s own words isn’t beside their box")
	}
	left := rendered(t, inSupervision("supervise:session-1", "answer:first:felt", "supervise:leave"), "letter:second")
	if !strings.Contains(left, "left there") || strings.Contains(left, `value="answer:second`) {
		t.Error("a conversation that was left isn’t told as left")
	}
}

// TestOwnWordsStandInTheTranscript checks that what the student wrote beside a reply
// stands with it, for them alone.
func TestOwnWordsStandInTheTranscript(t *testing.T) {
	var out strings.Builder
	view := playpage.DeskView{Desk: inSupervision("supervise:session-1", "answer:first:own"), Open: "newest", Said: map[string]string{"first": "I was <afraid>."}}
	check(view.Render(t.Context(), &out))
	if !strings.Contains(out.String(), "Your words, which only you can read: I was &lt;afraid&gt;.") {
		t.Error("the transcript doesn't show the student's own words")
	}
	if page := out.String(); !strings.Contains(page, "You said: “I was &lt;afraid&gt;.”") || strings.Index(page, "You said: “I was") > strings.LastIndex(page, "What will you stop?") {
		t.Error("the next question doesn't stand below the words that it follows")
	}
	out.Reset()
	desk := view.Desk
	record := desk.Inbox[0]
	record.ID, record.Kind, record.By, record.Talk, record.Title, record.Text, record.Waiting = "record", sim.KindDecision, sim.ByLetter, "", "Record of supervision", "We met.", false
	view.Desk.Inbox, view.Open = append([]sim.Letter{record}, desk.Inbox...), "letter:record"
	check(view.Render(t.Context(), &out))
	if page := out.String(); !view.ShowsTalk() || !strings.Contains(page, "What you said in your own words (1)") || !strings.Contains(page, "How has it been?") || !strings.Contains(page, "I was &lt;afraid&gt;.") {
		t.Error("the record doesn't stand above what was said in own words")
	}
}
