package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	"caseload/scripts"
)

// printGolden prints a stored run as a golden play, or writes it to a file. Notes
// that a student wrote with a decision are left out.
func (c *replayCommand) printGolden(ctx context.Context, out io.Writer, runs *run.Runs, by store.Operator, number int64) error {
	g, err := runs.AnyGolden(ctx, by, number)
	var diverged *run.Diverged
	switch {
	case errors.As(err, &diverged):
		return fmt.Errorf("the run can't be written down as it was played, since turn %d diverges; “caseload replay %d” says more", diverged.Turn, number)
	case errors.Is(err, run.ErrNotFound):
		return errors.New("there is no such run in this database")
	case err != nil:
		return err
	}
	if c.Output == "" {
		_, err := out.Write(g.Format())
		return err
	}
	if err := mayWrite(c.Output, ""); err != nil {
		return err
	}
	if err := writePlain(c.Output, g.Format()); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %s of %s, without the words beside them.\n", c.Output, decisionCount(len(g.Decisions)), g.Scenario)
	return nil
}

// replayFile replays a golden play, compares it with its recorded steps, and
// reports the first turn that goes differently. With --update it then rewrites the
// steps.
func (c *replayCommand) replayFile(out io.Writer) error {
	data, err := readPlay(c.What)
	if err != nil {
		return fmt.Errorf("%s is neither a run's number nor a file that can be read: %w", c.What, err)
	}
	out = printing{out}
	golden, err := scenario.ParseGolden(data)
	if err != nil {
		return fmt.Errorf("%s: %w", c.What, err)
	}
	version, err := c.version(golden)
	if err != nil {
		return err
	}
	if golden.Version != "" && golden.Version != version.Digest {
		fmt.Fprintf(out, "It was played with version %.12s of %s; this is %.12s.\n", golden.Version, version.Slug, version.Digest)
	}
	difference, err := scenario.FirstDifference(golden, version)
	if err != nil {
		return err
	}
	switch {
	case difference != nil && c.Update && golden.Steps == "" && difference.Refused == "": // it is about to be written
	case difference != nil:
		fmt.Fprintf(out, "%s:%d: %s\n", c.What, difference.LineIn(data), difference)
	default:
		fmt.Fprintf(out, "%s, every step as it was recorded.\n", decisionCount(len(golden.Decisions)))
	}
	if c.Update {
		return c.update(out, data, version)
	}
	if difference != nil {
		fmt.Fprintln(out, "If this is intended, the same command with --update records the steps again.")
		return errSaid
	}
	return nil
}

// update reports what changed in a golden play's steps and then rewrites them.
func (c *replayCommand) update(out io.Writer, data []byte, version *scenario.Version) error {
	updated, turns, err := scenario.Updated(data, version)
	if err != nil {
		fmt.Fprintf(out, "%s: %v\n", c.What, err)
		return errSaid
	}
	if slices.Equal(updated, data) {
		fmt.Fprintf(out, "%s: nothing to rewrite.\n", c.What)
		return nil
	}
	if err := writePlain(c.What, updated); err != nil {
		return err
	}
	if len(turns) == 0 {
		fmt.Fprintf(out, "%s: rewritten; every turn is as it was.\n", c.What)
		return nil
	}
	fmt.Fprintf(out, "%s: rewritten; the record has changed at %s.\n", c.What, turnList(turns))
	return nil
}

func decisionCount(n int) string {
	if n == 1 {
		return "1 decision"
	}
	return fmt.Sprintf("%d decisions", n)
}

// turnList returns, for example, "turn 3" or "turns 3 to 7 and 9".
func turnList(turns []int) string {
	var parts []string
	for i := 0; i < len(turns); {
		j := i
		for j+1 < len(turns) && turns[j+1] == turns[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, fmt.Sprint(turns[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d to %d", turns[i], turns[j]))
		}
		i = j + 1
	}
	if len(turns) == 1 {
		return "turn " + parts[0]
	}
	if last := len(parts) - 1; last > 0 {
		return "turns " + strings.Join(parts[:last], ", ") + " and " + parts[last]
	}
	return "turns " + parts[0]
}

// version returns the version to play a golden play with: of the pack given with
// --pack, of the pack that the file is in, or of the scenario that the golden play
// names.
func (c *replayCommand) version(golden scenario.Golden) (*scenario.Version, error) {
	folder, slug := c.Pack, golden.Scenario
	if folder == "" {
		folder, slug = packAround(c.What, slug)
	}
	switch {
	case folder != "":
		return versionIn(folder, slug)
	case slug == "":
		return nil, errors.New("this golden play doesn't name its scenario; name its pack with --pack")
	}
	shelf, err := shipped()
	if err != nil {
		return nil, err
	}
	for _, v := range shelf {
		if v.Slug == slug {
			return v, nil
		}
	}
	return nil, fmt.Errorf("no scenario called %q ships; name its pack with --pack", slug)
}

// packAround returns the folder of the pack that contains a golden play, in plays/
// or plays/CUT/, and the name of the cut. If no pack contains it, the folder is ""
// and named is slug.
func packAround(file, slug string) (folder, named string) {
	full, err := filepath.Abs(file)
	if err != nil {
		return "", slug
	}
	above := filepath.Dir(full)
	if filepath.Base(above) != "plays" {
		if filepath.Base(filepath.Dir(above)) != "plays" {
			return "", slug
		}
		slug, above = filepath.Base(above), filepath.Dir(above)
	}
	folder = filepath.Dir(above)
	if _, err := os.Stat(filepath.Join(folder, "scenario.lua")); err != nil {
		return "", slug
	}
	return folder, slug
}

// versionIn returns the version with this slug in a pack, or the whole scenario if
// there is none.
func versionIn(folder, slug string) (*scenario.Version, error) {
	pack, err := readPack(folder)
	if err != nil {
		return nil, placedError(folder, err)
	}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return nil, unreadError(pack, folder, err)
	}
	for _, v := range versions {
		if v.Slug == slug {
			return v, nil
		}
	}
	return versions[0], nil
}
