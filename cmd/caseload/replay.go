package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/scripts"
)

// replayCommand plays a run again from its log, or a golden play from its file.
type replayCommand struct {
	What string `arg:"" name:"run" help:"The run's number, or the file of a golden play."`
	Pack string `help:"The folder of a golden play's pack, where it isn't one that ships." type:"path"`
	DB   string `name:"db" default:"caseload.db" help:"The database file." type:"path"`
}

func (c *replayCommand) Run(ctx context.Context, out io.Writer) error {
	number, err := strconv.ParseInt(c.What, 10, 64)
	if err != nil {
		return c.replayFile(out)
	}
	if _, err := os.Stat(c.DB); err != nil {
		return err // opening would make a new one
	}
	kept, err := store.Open(c.DB)
	if err != nil {
		return err
	}
	defer kept.Close()
	runs, err := run.New(ctx, kept, nil, 0)
	if err != nil {
		return err
	}
	steps, err := runs.Replay(ctx, number)
	for _, step := range steps {
		fmt.Fprintln(out, stepLine(step))
	}
	return replayed(out, steps, err)
}

// replayFile plays a golden play again, and holds it against the steps that it
// has written down.
func (c *replayCommand) replayFile(out io.Writer) error {
	data, err := os.ReadFile(c.What)
	if err != nil {
		return fmt.Errorf("%s is neither a run's number nor a file that can be read: %w", c.What, err)
	}
	golden, err := scenario.ParseGolden(data)
	if err != nil {
		return err
	}
	version, err := c.version(golden)
	if err != nil {
		return err
	}
	if golden.Version != "" && golden.Version != version.Digest {
		fmt.Fprintf(out, "It was played with version %.12s of %s; this is %.12s.\n", golden.Version, version.Slug, version.Digest)
	}
	if err := checkGolden(version, filepath.Base(c.What), string(data)); err != nil {
		fmt.Fprintln(out, err)
		return errSaid
	}
	fmt.Fprintf(out, "%d decisions, every step as it was written down.\n", len(golden.Decisions))
	return nil
}

// version is what a golden play was played with: of the scenario that it names,
// or of the pack that was named beside it.
func (c *replayCommand) version(golden scenario.Golden) (*scenario.Version, error) {
	if golden.Scenario == "" && c.Pack == "" {
		return nil, errors.New("this golden play doesn't name its scenario; name its pack with --pack")
	}
	if c.Pack == "" {
		shelf, err := shipped()
		if err != nil {
			return nil, err
		}
		for _, v := range shelf {
			if v.Slug == golden.Scenario {
				return v, nil
			}
		}
		return nil, fmt.Errorf("no scenario called %q ships; name its pack with --pack", golden.Scenario)
	}
	pack, err := readPack(c.Pack)
	if err != nil {
		return nil, err
	}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return nil, err
	}
	for _, v := range versions {
		if v.Slug == golden.Scenario {
			return v, nil
		}
	}
	return versions[0], nil
}

// replayed says how it ended.
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

// stepLine is a turn that was decided, the clock after it, the digest, and the
// decision.
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
