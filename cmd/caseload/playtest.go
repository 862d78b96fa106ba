package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/scripts"
)

// playtestCommand lets a policy play a pack many times.
type playtestCommand struct {
	Path   string `arg:"" help:"A pack's folder, or the name of a scenario that ships."`
	Cut    string `help:"Play a shorter cut of it, by name."`
	Policy string `default:"random" help:"Who plays: ${policies}."`
	Runs   int    `default:"100" help:"How many plays."`
	Seed   uint64 `default:"1" help:"The luck of the first play; the others follow from it."`
	JSON   bool   `name:"json" help:"Print one JSON object."`
}

// maxPlays bounds what one command keeps in memory.
const maxPlays = 1_000_000

func (c *playtestCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Runs < 1 || c.Runs > maxPlays {
		return fmt.Errorf("--runs is a whole number from 1 to %d", maxPlays)
	}
	pack, err := readPack(c.Path)
	if err != nil {
		return err
	}
	version, err := c.version(pack)
	if err != nil {
		return err
	}
	report, err := playtest.Run(ctx, version, c.Policy, c.Runs, c.Seed)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(out).Encode(report)
	}
	fmt.Fprint(out, reportText(report))
	return nil
}

// version is the pack's scenario, or the cut that was asked for.
func (c *playtestCommand) version(pack *scenario.Pack) (*scenario.Version, error) {
	if c.Cut == "" {
		return scenario.Freeze(pack, scripts.FS)
	}
	if !slices.Contains(pack.Cuts(), c.Cut) {
		return nil, fmt.Errorf("%s has no cut called %q; it has: %s", pack.Slug, c.Cut, strings.Join(pack.Cuts(), ", "))
	}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return nil, err
	}
	return versions[1+slices.Index(pack.Cuts(), c.Cut)], nil
}

func reportText(r playtest.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d plays by policy %s from seed %d\n\n", r.Scenario, r.Runs, r.Policy, r.Seed)
	fmt.Fprintf(&b, "%-14s %8s %8s %8s %8s\n", "", "mean", "p10", "p50", "p90")
	for _, row := range []struct {
		name string
		of   playtest.Spread
	}{
		{"harm", r.Harm}, {"worry-days", r.WorryDays}, {"strain", r.Strain},
		{"dates missed", r.Missed}, {"turns", r.Turns}, {"minutes", r.Minutes},
	} {
		fmt.Fprintf(&b, "%-14s %8.1f %8.1f %8.1f %8.1f\n", row.name, row.of.Mean, row.of.P10, row.of.P50, row.of.P90)
	}
	if len(r.Errors) == 0 {
		b.WriteString("\nNo storyline failed.\n")
	}
	if len(r.Unreached) > 0 {
		fmt.Fprintf(&b, "\nno play reached: %s\n", strings.Join(r.Unreached, ", "))
	}
	for _, e := range r.Errors {
		fmt.Fprintf(&b, "\nfailed: %s\n", e)
	}
	return b.String()
}
