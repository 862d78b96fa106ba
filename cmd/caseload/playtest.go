package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/scripts"
)

// playtestCommand lets policies play a pack many times.
type playtestCommand struct {
	Path     string `arg:"" help:"A pack's folder, or the name of a scenario that ships."`
	Cut      string `help:"Play a shorter cut of it, by name."`
	Policy   string `default:"all" help:"Who plays: ${policies}."`
	Runs     int    `default:"100" help:"How many plays of each policy."`
	Seed     uint64 `default:"1" help:"The luck of the first play; the others follow from it."`
	Workers  int    `help:"How many plays at a time; one on each core unless said. The report does not depend on it."`
	JSON     bool   `name:"json" help:"Print one JSON object."`
	HTML     string `name:"html" type:"path" help:"Write the report as one page into this file."`
	Errors   string `type:"path" help:"Write a golden play of each error into this folder, for caseload replay."`
	Baseline string `type:"path" help:"An earlier report (--json); ends with 1 where the scenario has become worse."`
	Progress bool   `help:"Say how far it is, though nobody may be watching."`
}

// maxPlays limits how much one command keeps in memory.
const maxPlays = 1_000_000

// rarely is the garbage collector's target percentage during a playtest. The heap
// is only a few megabytes, so collecting less often costs little memory and saves a
// fifth of the time.
const rarely = 1600

func (c *playtestCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Runs < 1 || c.Runs > maxPlays {
		return fmt.Errorf("--runs is a whole number from 1 to %d", maxPlays)
	}
	before, err := c.before()
	if err != nil {
		return err
	}
	pack, err := readPack(c.Path)
	if err != nil {
		return err
	}
	version, err := c.version(pack)
	if err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(rarely))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(memory))
	findings, err := playtest.Test(ctx, version, playtest.Options{Policy: c.Policy, Runs: c.Runs, Seed: c.Seed, Workers: c.Workers, Progress: c.progress()})
	if err != nil {
		return err
	}
	if err := c.write(out, findings); err != nil {
		return err
	}
	if before == nil {
		return nil
	}
	return c.compare(out, findings, *before)
}

// version returns the pack's scenario, or the cut that was asked for.
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

// progress returns a function that prints the number of finished plays, or nil if
// nobody is watching.
func (c *playtestCommand) progress() func(done, of int) {
	if info, err := os.Stderr.Stat(); !c.Progress && (err != nil || info.Mode()&os.ModeCharDevice == 0) {
		return nil
	}
	return func(done, of int) {
		fmt.Fprintf(os.Stderr, "\r%d of %d plays", done, of)
		if done >= of {
			fmt.Fprintln(os.Stderr)
		}
	}
}

// write writes the report to every place that was asked for.
func (c *playtestCommand) write(out io.Writer, findings playtest.Findings) error {
	if c.Errors != "" {
		if err := writeErrors(c.Errors, findings.Failures); err != nil {
			return err
		}
	}
	if c.HTML != "" {
		page, err := findings.HTML()
		if err != nil {
			return err
		}
		if err := writePlain(c.HTML, []byte(printable(string(page)))); err != nil {
			return err
		}
	}
	if c.JSON {
		return writeJSON(out, findings)
	}
	_, err := io.WriteString(out, printable(findings.Text()))
	return err
}

// writeErrors writes one golden play for each error into a folder.
func writeErrors(folder string, failures []playtest.Failure) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, f := range failures {
		if err := writePlain(filepath.Join(folder, f.Play), f.Golden().Format()); err != nil {
			return err
		}
	}
	return nil
}

// memory is the heap size in bytes at which a playtest goes back to collecting
// garbage as often as necessary. A pack may hold a great deal; an ordinary one
// needs a tenth of this.
const memory = 1 << 30

// maxReport limits the size in bytes of an earlier report. A report on every policy
// over a long scenario has some hundred kilobytes.
const maxReport = 64 << 20

// before reads the earlier report, before anything is played. It is nil if there is
// none.
func (c *playtestCommand) before() (*playtest.Findings, error) {
	if c.Baseline == "" {
		return nil, nil
	}
	data, err := readPlain(c.Baseline, maxReport)
	if err != nil {
		return nil, err
	}
	var before playtest.Findings
	if err := json.Unmarshal(data, &before); err != nil || before.Scenario == "" {
		return nil, fmt.Errorf("%s is not a report of caseload playtest --json", c.Baseline)
	}
	return &before, nil
}

// compare prints what has become worse since the earlier report. With --json it
// prints to standard error, so that the report remains valid JSON.
func (c *playtestCommand) compare(out io.Writer, findings, before playtest.Findings) error {
	worse, err := findings.Worse(before)
	if err != nil {
		return err
	}
	if c.JSON {
		out = os.Stderr
	}
	out = printing{out}
	if len(worse) == 0 {
		fmt.Fprintln(out, "\nNothing has become worse since the earlier report.")
		return nil
	}
	fmt.Fprintln(out, "\nWorse than in the earlier report:")
	for _, sentence := range worse {
		fmt.Fprintln(out, "  "+string(sentence))
	}
	return errSaid
}
