package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	checking "caseload/app/check"
	"caseload/app/policy"
)

// run runs a command: in a process of its own where that command runs a pack that
// didn't ship, so that what the pack does to it is done to nobody else.
func (c *commandLine) run(ctx context.Context, parsed *kong.Context) error {
	limits, unknown := c.limits(parsed.Command())
	switch {
	case !unknown:
		return parsed.Run()
	case c.Apart:
		limits.Hold()
		return parsed.Run()
	}
	sayUnbounded()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	command := append([]string{self, "--apart"}, os.Args[1:]...)
	if c.Playtest.Path != "" && terminalWidth(os.Stderr) > 0 {
		command = append(command, "--progress") // which the other process can't find out
	}
	code, err := checking.Through(ctx, command...)
	if err == nil && code != 0 {
		return errSaid
	}
	return err
}

// sayUnbounded says so where limits don't hold.
func sayUnbounded() {
	if !checking.Bounded {
		fmt.Fprintln(os.Stderr, "caseload: on this system nothing but the clock limits what a pack may take of memory; run only packs that you trust")
	}
}

// limits are those of a command that runs an unknown pack, and whether this is
// one. An ordinary pack takes a tenth of each.
func (c *commandLine) limits(command string) (checking.Limits, bool) {
	limits := checking.Limits{Memory: 2 << 30, Processor: 10 * 60, File: 64 << 20}
	name, _, _ := strings.Cut(command, " ")
	switch name {
	case "play":
		return limits, isOnDisk(c.Play.Path)
	case "playtest":
		plays := int64(min(max(c.Playtest.Runs, 1), maxPlays) * (len(policy.Named) + 1)) // and the explorer
		limits.Processor += 2 * plays
		limits.Memory += plays * (8 << 10) // of each it keeps what came of it
		return limits, isOnDisk(c.Playtest.Path)
	case "replay":
		return limits, c.Replay.ofFile()
	}
	return limits, false
}

// isOnDisk reports whether a pack is read from a folder, and not from what ships.
func isOnDisk(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
