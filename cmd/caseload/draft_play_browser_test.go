package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"caseload/app/sim"
)

// TestTwoPlayADraftFromAMoment has a lecturer and a practitioner, on two servers, play the draft
// that they write from a moment: she from the line that her caret is in, he from a day and a time.
// They go from a message to the line that made it, change it, begin again, keep what they played
// as a golden play, and a check is content with it.
func TestTwoPlayADraftFromAMoment(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	address := ask[string](ruth, "location.origin + location.pathname")
	line := 1 + ask[int](ruth, "document.getElementById('text').defaultValue.split('\\n').findIndex((line) => line.includes('local answer = ask {'))")
	if line == 0 {
		t.Fatal("the starter asks nothing")
	}

	// Ruth plays from the line that she writes.
	ask[bool](ruth, "(location.hash = '#line-' + %d, true)", line)
	ruth.until("the caret to be there", "new URL(document.querySelector('[data-play-from]').href).searchParams.get('line') === String(%d)", line)
	ruth.takes("Play from here")
	ruth.accessible()
	ruth.press("Play it")
	ruth.says("You are playing the draft Two days", "Nothing here is anybody’s run.", "Late twice this week")
	ruth.accessible()
	ruth.scheme("dark")
	ruth.accessible()
	ruth.scheme("light")
	server, draft := address[:strings.Index(address, "/drafts/")], address[strings.Index(address, "/drafts/"):strings.Index(address, "/files/")]
	desk := ask[string](ruth, "location.pathname")

	// Carol plays from a day and a time, and looks at what Ruth plays.
	there := ask[string](carol, "location.origin")
	carol.visit(there + draft + "/plays")
	carol.says("What others play")
	carol.chooseIn("Where to begin", "On a day, at a time")
	carol.write("Day", "1")
	carol.write("Time, as in 10:30 (optional)", "10:20")
	carol.press("Play it")
	carol.says("You are playing the draft Two days", "A bot made the first")
	carol.visit(there + desk)
	carol.says("It is Ruth", "Late twice this week")
	carol.lacks("Keep as golden play")
	carol.accessible()

	// From the message Ruth comes to its line, changes what is said, and begins again.
	ruth.decide(sim.Decision{Offer: "answer:school-rings:together"})
	ruth.until("the decision", "document.querySelector('.draft-play').textContent.includes('1 decision has been made')")
	ruth.press("Go back a decision")
	ruth.says("Nothing has been decided since.")
	ruth.takes("Edit this message (scenario.lua, line " + strconv.Itoa(line) + ")")
	ruth.until("the editor at the line", "!!document.querySelector('.cm-content') && location.hash === '#line-' + %d", line)
	ruth.until("the caret to be there", "[...document.querySelectorAll('.cm-activeLine')].some((line) => line.textContent.includes('local answer = ask {'))")
	ruth.visit(address + "?plain")
	ask[bool](ruth, `((box) => (box.value = box.value.replace("Late twice this week", "Late three times this week"), true))(document.getElementById("text"))`)
	ruth.press("Save")
	ruth.visit(address + "?play=" + desk[strings.LastIndex(desk, "/")+1:])
	ruth.takes("Back to the desk that you play")
	ruth.says("The draft has changed since this was begun", "Late twice this week")
	ruth.press("Begin again with what is written now")
	ruth.says("Late three times this week")

	// A bot goes on to the end, and what was played is kept.
	ruth.decide(sim.Decision{Offer: "answer:school-rings:together"})
	ruth.until("the decision", "document.querySelector('.draft-play').textContent.includes('1 decision has been made')")
	if *shots != "" {
		ruth.photograph(filepath.Join(*shots, "draft-play"), 1)
	}
	ruth.openFold("Let a bot go on, keep this as a golden play, and more")
	ruth.press("To the end")
	ruth.says("This play has ended")
	ruth.openFold("Let a bot go on, keep this as a golden play, and more")
	ruth.write("Name", "The three at school")
	ruth.press("Keep as golden play")
	ruth.says("plays/the-three-at-school.txtar", "The golden play is in the draft.")
	ruth.visit(server + draft)
	ruth.press("Check the draft")
	ruth.until("the plays to have been made", "(document.querySelector('#found-sum').textContent.includes('being made') && location.reload(), !document.querySelector('#found-sum').textContent.includes('being made') && !document.querySelector('#found-sum').textContent.includes('hasn’t been checked'))")
	ruth.lacks("Error:")
	for _, said := range strings.Split(ask[string](ruth, "document.getElementById('found-list').innerText"), "\n") {
		if strings.Contains(said, "the-three-at-school") {
			t.Errorf("the check says of the golden play: %s", said)
		}
	}
}
