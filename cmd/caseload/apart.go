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

// run runs the parsed command. If the command runs a pack that didn't ship, it does
// so in a separate process with limits, so that nothing the pack does can harm
// another process.
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
		command = append(command, "--progress") // which the other process can't find out by itself
	}
	code, err := checking.Through(ctx, command...)
	if err == nil && code != 0 {
		return errSaid
	}
	return err
}

// sayUnbounded prints a warning to standard error on systems where the limits can't
// be enforced.
func sayUnbounded() {
	if !checking.Bounded {
		fmt.Fprintln(os.Stderr, "caseload: on this system nothing but the clock limits what a pack may take of memory; run only packs that you trust")
	}
}

// limits returns the limits for a command that runs an unknown pack, and whether
// this is such a command. An ordinary pack needs a tenth of each.
func (c *commandLine) limits(command string) (checking.Limits, bool) {
	limits := checking.Limits{Memory: 2 << 30, Processor: 10 * 60, File: 64 << 20}
	name, _, _ := strings.Cut(command, " ")
	switch name {
	case "play":
		return limits, isOnDisk(c.Play.Path)
	case "playtest":
		plays := int64(min(max(c.Playtest.Runs, 1), maxPlays) * (len(policy.Named) + 1)) // one more for the explorer
		limits.Processor += 2 * plays
		limits.Memory += plays * (8 << 10) // it keeps the outcome of each play
		return limits, isOnDisk(c.Playtest.Path)
	case "replay":
		return limits, c.Replay.ofFile()
	}
	return limits, false
}

// isOnDisk reports whether path exists on disk. If it doesn't, it names a pack that
// ships.
func isOnDisk(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
