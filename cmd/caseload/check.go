package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"caseload/app/scenario"
	"caseload/scripts"
)

// checkCommand says what is wrong with packs: whether they load, and whether
// their golden plays still fold to their steps.
type checkCommand struct {
	Path []string `arg:"" help:"Folders of packs, or names of scenarios that ship."`
}

func (c *checkCommand) Run(out io.Writer) error {
	fine := true
	for _, path := range c.Path {
		wrong := checkPack(path)
		for _, line := range wrong {
			fine = false
			fmt.Fprintln(out, line)
		}
		if len(wrong) == 0 {
			fmt.Fprintf(out, "%s: fine\n", strings.TrimSuffix(path, "/"))
		}
	}
	if !fine {
		return errSaid
	}
	return nil
}

// checkPack gives a line "file:line: sentence" for each thing wrong.
func checkPack(path string) []string {
	pack, err := readPack(path)
	slug := ""
	if err == nil {
		slug, err = pack.Slug, tryPack(pack)
	}
	return placed(strings.TrimSuffix(path, "/"), slug, err)
}

// tryPack loads a pack and folds its golden plays.
func tryPack(pack *scenario.Pack) error {
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return err
	}
	var wrong []error
	for _, version := range versions {
		for _, name := range pack.Plays(version.Slug) {
			wrong = append(wrong, checkGolden(version, name, pack.Files[name]))
		}
	}
	return errors.Join(wrong...)
}

// checkGolden folds a golden play and holds it against the steps it has written
// down.
func checkGolden(v *scenario.Version, name, text string) error {
	golden, err := scenario.ParseGolden([]byte(text))
	if err != nil {
		return fmt.Errorf("%s:1: %w", name, err)
	}
	trace, err := scenario.Trace(golden.Play(v))
	if err != nil {
		return fmt.Errorf("%s:%d: the play can't go on: %w", name, partLine(text, "decisions"), err)
	}
	if trace == golden.Steps {
		return nil
	}
	n, want, got := firstDifference(golden.Steps, trace)
	return fmt.Errorf("%s:%d: the play now goes another way: expected %q, found %q", name, partLine(text, "steps")+n, want, got)
}

// partLine is the line on which a part of a golden play begins.
func partLine(text, part string) int {
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "-- "+part+" --" {
			return i + 1
		}
	}
	return 1
}

// firstDifference is the first line, from 1, in which two texts differ.
func firstDifference(want, got string) (int, string, string) {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		x, y := lineAt(a, i), lineAt(b, i)
		if x != y {
			return i + 1, x, y
		}
	}
	return 0, "", ""
}

func lineAt(list []string, i int) string {
	if i < len(list) {
		return strings.TrimSpace(list[i])
	}
	return ""
}
