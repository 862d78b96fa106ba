package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"caseload/app/tryout"
)

// playedApart gives a process of its own what it is to play.
func playedApart(t *testing.T, in []byte) (shown tryout.Shown) {
	t.Helper()
	command := exec.Command(binary, "play-apart")
	command.Stdin = bytes.NewReader(in)
	out, err := command.Output()
	check(t, err)
	check(t, json.Unmarshal(out, &shown))
	return shown
}

func TestADraftIsPlayedInAProcessOfItsOwn(t *testing.T) {
	pack, err := readShipped("first-week")
	check(t, err)
	archive := func(scenario string) []byte {
		var b bytes.Buffer
		out := zip.NewWriter(&b)
		for name, text := range pack.Files {
			if name == "scenario.lua" {
				text += scenario
			}
			file, err := out.Create("first-week/" + name)
			check(t, err)
			_, err = file.Write([]byte(text))
			check(t, err)
		}
		check(t, out.Close())
		return b.Bytes()
	}
	ask := func(scenario string) tryout.Shown {
		in, err := json.Marshal(tryout.Asked{Archive: archive(scenario), Slug: "first-week", Luck: 3, Bot: "careful", Until: tryout.Moment{Day: 3, Time: "14:00"}})
		check(t, err)
		return playedApart(t, in)
	}
	shown := ask("")
	if d := shown.Desk; d.Scenario.Day != 3 || d.Clock.Now < "14:00" || len(d.Inbox) == 0 {
		t.Errorf("it came to day %d, %s: %+v", d.Scenario.Day, d.Clock.Now, shown.Wrong)
	}
	for _, l := range shown.Desk.Inbox {
		if shown.Places[l.ID].Line == 0 {
			t.Errorf("nobody knows where the message %s is written", l.ID)
		}
	}

	// What can't be read, asks for too much or goes on for ever ends with a sentence.
	if shown := playedApart(t, []byte("{")); !shown.Stopped {
		t.Errorf("it answers %+v", shown)
	}
	if shown := ask("\nlocal t = {}\nwhile true do t[#t + 1] = string.rep(\"x\", 100000) end\n"); len(shown.Wrong) != 1 || shown.Wrong[0].Line == 0 {
		t.Errorf("what asks for too much: %+v", shown.Wrong)
	}
	shown = ask("\nstoryline(\"Much\", function() for i = 1, 320 do wait { minutes = 1 } message { from = \"Amrit\", title = \"Much\", say = string.rep(\"A long word. \", 1200) } end end)\n")
	if !shown.Stopped {
		answer, _ := json.Marshal(shown)
		t.Errorf("what comes to too much is answered with %d bytes: %+v %+v", len(answer), shown.Wrong, shown.Faults)
	}
	shown = ask("\nstoryline(\"For ever\", function() while true do wait { minutes = 1 } for i = 1, 1000 do local x = i end end end)\n")
	if len(shown.Faults) == 0 || !strings.Contains(string(shown.Faults[0].Says), "never ends") || shown.Desk.Scenario.Day != 3 {
		t.Errorf("what goes on for ever: %+v", shown.Faults)
	}
}
