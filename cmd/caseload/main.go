// Command caseload is the whole product in one binary: it serves the pages, checks
// and playtests packs, and replays runs from the log. Packs, library and styles are
// embedded, so it runs from any folder.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"caseload/app/playtest"
	"caseload/app/script"
	"caseload/app/script/document"
	"caseload/app/sim"
)

// commandLine holds the binary's commands and flags, as kong parses them.
type commandLine struct {
	Version    kong.VersionFlag  `help:"Say which version this is."`
	Serve      serveCommand      `cmd:"" default:"withargs" help:"Serve the pages (what no command means)."`
	Check      checkCommand      `cmd:"" help:"Say all that is wrong with a pack, and what to write instead."`
	Playtest   playtestCommand   `cmd:"" help:"Let policies play a pack many times, and say what came of it."`
	New        newCommand        `cmd:"" help:"Write a small scenario to start from."`
	Play       playCommand       `cmd:"" help:"Play a pack in the terminal."`
	Pull       pullCommand       `cmd:"" help:"Fetch a draft that you write with others into a folder, or what they changed since."`
	Push       pushCommand       `cmd:"" help:"Send a folder back to the draft that it was pulled from."`
	Replay     replayCommand     `cmd:"" help:"Play a run again from its log, checking every digest."`
	Publish    publishCommand    `cmd:"" help:"Put a scenario on the shelf of every server that has a database, also while they run."`
	Withdraw   withdrawCommand   `cmd:"" help:"Take a scenario from the shelf: it can't be assigned or begun any longer, where it was assigned before either; runs of it go on."`
	Shelf      shelfCommand      `cmd:"" help:"Print what is on the shelf, and what was withdrawn."`
	Backup     backupCommand     `cmd:"" help:"Make a backup of the database, also while a server uses it."`
	Restore    restoreCommand    `cmd:"" help:"Make a database from a backup."`
	Invite     inviteCommand     `cmd:"" help:"Make the link by which an administrator gets an account."`
	Reset      resetCommand      `cmd:"" help:"Make the link by which somebody chooses a new passphrase."`
	Objections objectionsCommand `cmd:"" help:"Print what students and staff say is wrong or unfair in scenarios, for their authors."`
	Demo       demoCommand       `cmd:"" help:"Fill an empty database with a made-up university, a local authority and a cohort that plays."`
	Help       helpCommand       `cmd:"" help:"Explain the words that scenarios are written in."`

	CheckApart checkApartCommand `cmd:"" hidden:""`
	PackApart  packApartCommand  `cmd:"" hidden:""`
	PlayApart  playApartCommand  `cmd:"" hidden:""`

	PlaytestApart playtestApartCommand `cmd:"" hidden:""`

	Apart bool `hidden:"" help:"This is the process of its own in which an unknown pack is run."`
}

// errSaid makes the program exit with code 1 without printing anything more.
var errSaid = errors.New("said")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var cli commandLine
	parsed := kong.Parse(&cli,
		kong.Name("caseload"),
		kong.Description("Practise the week before you live it: a training simulation for social work students.\n\n"+
			"To write scenarios, begin with the author's guide: type caseload, open the address that it says in a browser, and choose Help."),
		kong.Vars{"version": version(), "policies": playtest.Names()},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.BindTo(os.Stdout, (*io.Writer)(nil)))
	if err := cli.run(ctx, parsed); err != nil {
		if !errors.Is(err, errSaid) {
			fmt.Fprintln(os.Stderr, "caseload: "+printable(err.Error()))
		}
		os.Exit(1)
	}
}

// version returns the program's version, with the engine and rules that play its
// scenarios.
func version() string {
	return fmt.Sprintf("caseload %s (%s, rules %d, vocabulary %d)", built(), script.CurrentEngine().Name, sim.CurrentRules().Number, document.Vocabulary)
}

// edition returns when this program's source was committed, or the zero time if that isn't
// known or it has been changed since.
func edition() time.Time {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return time.Time{}
	}
	var at time.Time
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.time":
			at, _ = time.Parse(time.RFC3339, setting.Value)
		case setting.Key == "vcs.modified" && setting.Value == "true":
			return time.Time{}
		}
	}
	return at
}

// built returns the module's version or, for a build from a working copy, its
// commit.
func built() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	revision, changed := "", ""
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision":
			revision = setting.Value[:min(12, len(setting.Value))]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			changed = "+changes"
		}
	}
	if revision == "" {
		return "development"
	}
	return revision + changed
}
