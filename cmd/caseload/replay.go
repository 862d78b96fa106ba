package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/database"
)

// replayCommand replays a run from its log, or a golden play from its file.
type replayCommand struct {
	What   string          `arg:"" name:"run" help:"The run's number, or the file of a golden play."`
	Golden bool            `help:"Print the run as a golden play, without the words a student wrote."`
	Output string          `short:"o" help:"With --golden: write it to this file." type:"path"`
	Update bool            `help:"Of a golden play's file: say what has changed, and record its steps again."`
	Pack   string          `help:"The folder of a golden play's pack, where it isn't one that ships and the file doesn't lie in it."`
	DB     databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database file, or the address of a PostgreSQL database."`
}

// ofFile reports whether the argument is the file of a golden play and not the
// number of a run.
func (c *replayCommand) ofFile() bool {
	_, err := strconv.ParseInt(c.What, 10, 64)
	return err != nil
}

func (c *replayCommand) Run(ctx context.Context, out io.Writer) error {
	number, err := strconv.ParseInt(c.What, 10, 64)
	switch {
	case err != nil && (c.Golden || c.Output != ""):
		return errors.New("--golden and -o are for a stored run, by its number")
	case err != nil:
		return c.replayFile(out)
	case c.Update || c.Output != "" && !c.Golden:
		return errors.New("--update is for the file of a golden play, and -o goes with --golden")
	}
	if _, err := os.Stat(c.DB.address()); err != nil && !database.IsServer(c.DB.address()) {
		return err // opening the database would create a new one
	}
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	runs, err := run.New(ctx, run.Options{Store: kept, Now: time.Now})
	if err != nil {
		return err
	}
	out = printing{out} // it contains what a student chose
	if c.Golden {
		return c.printGolden(ctx, out, runs, kept.Operator(), number)
	}
	steps, err := runs.Replay(ctx, kept.Operator(), number)
	for _, step := range steps {
		fmt.Fprintln(out, stepLine(step))
	}
	return replayed(out, steps, err)
}

// replayed prints how a replay ended.
func replayed(out io.Writer, steps []scenario.Step, err error) error {
	var diverged *run.Diverged
	switch {
	case errors.As(err, &diverged):
		fmt.Fprintf(out, "turn %d diverges: kept %s, folded %s\n", diverged.Turn, diverged.Kept, diverged.Got)
		return errSaid
	case errors.Is(err, run.ErrNotFound):
		return errors.New("there is no such run in this database")
	case err != nil:
		return err
	}
	word := "still open"
	if steps[len(steps)-1].Desk.Ended {
		word = "ended"
	}
	fmt.Fprintf(out, "%d decisions, every digest as it was kept; the run is %s.\n", len(steps)-1, word)
	return nil
}

// stepLine returns one line about a step: its turn, the time after the decision,
// the digest, and the decision.
func stepLine(step scenario.Step) string {
	return fmt.Sprintf("%4d  %s %s  %s  %s", step.Desk.Turn-1, step.Desk.Clock.ISO, step.Desk.Clock.Now, step.Digest[:16], decisionText(step.Decision))
}

func decisionText(d *sim.Decision) string {
	if d == nil {
		return "begin"
	}
	words := []string{d.Offer}
	for name, value := range d.With {
		words = append(words, name+"="+value)
	}
	slices.Sort(words[1:])
	return strings.Join(words, " ")
}
