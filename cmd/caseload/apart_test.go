package main

import (
	"errors"
	"os"
	"testing"
)

// TestWhichCommandsRunAnUnknownPack checks which commands count as running an
// unknown pack: those given a folder, or the file of a golden play, which may name
// any pack.
func TestWhichCommandsRunAnUnknownPack(t *testing.T) {
	pack := packOnDisk(t, nil)
	for _, c := range []struct {
		command string
		cli     commandLine
		unknown bool
	}{
		{"play <path>", commandLine{Play: playCommand{Path: pack}}, true},
		{"play <path>", commandLine{Play: playCommand{Path: "first-week"}}, false},
		{"playtest <path>", commandLine{Playtest: playtestCommand{Path: pack, Runs: 10}}, true},
		{"playtest <path>", commandLine{Playtest: playtestCommand{Path: "first-week", Runs: 10}}, false},
		{"replay <run>", commandLine{Replay: replayCommand{What: "play.txtar"}}, true},
		{"replay <run>", commandLine{Replay: replayCommand{What: "17"}}, false},
		{"serve", commandLine{}, false}, // it tries its packs in separate processes by itself
	} {
		if limits, unknown := c.cli.limits(c.command); unknown != c.unknown || limits.Memory > 4<<30 {
			t.Errorf("%s %+v: %v, %+v", c.command, c.cli, unknown, limits)
		}
	}
}

// TestAPackThatTakesTooMuchIsNotServed checks that serve refuses a pack whose runs
// take too much memory, and one that takes too much to try out.
func TestAPackThatTakesTooMuchIsNotServed(t *testing.T) {
	t.Parallel()
	hoards := packOnDisk(t, map[string]string{"hoard.lua": `
local all = {}
for i = 1, 12000 do all[i] = ("x"):rep(2000) .. i end
storyline("Hoard", function() wait_until "17:00" all[1] = all[2] end)
`})
	appendTo(t, hoards+"/scenario.lua", "\nrequire \"hoard\"\n")
	_, errs, code := caseload(t, "serve", "--addr", "127.0.0.1:0", "--pack", hoards)
	want(t, "exit code", code, 1)
	holds(t, errs, "a run of this pack takes", "MiB of memory")
}

func appendTo(t *testing.T, file, text string) {
	t.Helper()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	check(t, err)
	_, err = f.WriteString(text)
	check(t, errors.Join(err, f.Close()))
}
