package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/debrief"
	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/scripts"
)

// playtestApartCommand has policies play a pack in this process under limits, and prints the
// report as JSON. It reads the pack as a zip archive from standard input.
type playtestApartCommand struct {
	Name string `arg:"" help:"The name of the archive, without .zip."`
}

func (c *playtestApartCommand) Run(out io.Writer) error {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(400) // it keeps little
	return checking.Answer(out, func(ctx context.Context) any {
		archive, err := readArchive(os.Stdin)
		if err != nil {
			return author.Report{Stopped: err.Error()}
		}
		report, err := reportOn(ctx, archive, c.Name)
		if err != nil {
			return author.Report{Stopped: err.Error()}
		}
		return report
	})
}

// playArchive has policies play the pack in an archive in a separate process.
func playArchive(ctx context.Context, archive []byte, slug string) (report author.Report, err error) {
	self, err := os.Executable()
	if err != nil {
		return report, err
	}
	why, err := checking.Ask(ctx, bytes.NewReader(archive), &report, self, "playtest-apart", "--", slug)
	if why != "" {
		report = author.Report{Stopped: why}
	}
	return report, err
}

// besideRuns are numbers of plays of each policy beside a text: the first for which there is
// time. Of twenty it can be said whether careful work is told from loud.
var besideRuns = []int{20, 3}

// besideTime bounds each of these attempts. A week takes a sixth of it.
const besideTime = 30 * time.Second

// reportOn has policies play the pack in an archive. An error is a clause.
func reportOn(ctx context.Context, archive []byte, name string) (author.Report, error) {
	slug, files, refused := checking.Unpack(archive, name)
	if checking.Count(refused, checking.Error) > 0 {
		return author.Report{}, errors.New(string(refused[0].Sentence))
	}
	version, err := scenario.Freeze(&scenario.Pack{Slug: slug, Files: files}, scripts.FS)
	if err != nil {
		return author.Report{}, err
	}
	for _, runs := range besideRuns {
		within, stop := context.WithTimeout(ctx, besideTime)
		findings, err := playtest.Test(within, version, playtest.Options{Policy: playtest.All, Runs: runs, Seed: 1, Workers: 1})
		late := within.Err() != nil
		stop()
		switch {
		case err == nil:
			return bounded(reportOf(version, findings)), nil
		case !late:
			return author.Report{}, err
		}
	}
	return author.Report{}, fmt.Errorf("even %d plays of each took longer than %.0f seconds", besideRuns[len(besideRuns)-1], besideTime.Seconds())
}

// reportOf returns what a draft's authors are told of a playtest.
func reportOf(v *scenario.Version, f playtest.Findings) author.Report {
	r := author.Report{Findings: f, RulesChecked: v.Setting.Rules.Checked}
	for _, file := range f.Coverage.Files {
		r.Files = append(r.Files, author.Covered{Path: file.File, Lines: file.Code, Plays: file.Plays})
	}
	for _, failure := range f.Failures {
		golden := failure.Golden()
		turns := turnsOf(v, golden)
		golden.Scenario, golden.Version = "", "" // as in its own pack
		r.Failed = append(r.Failed, author.Failed{Play: string(golden.Format()), Turns: turns})
	}
	return r
}

// turnsOf returns the decisions of a play, also one at the end that can't be made.
func turnsOf(v *scenario.Version, golden scenario.Golden) (list []author.Turn) {
	defer func() { _ = recover() }() // the play breaks off here too, which is what it is meant to show
	var steps []scenario.Step
	defer func() {
		for _, d := range debrief.Decisions(steps) {
			chose := strings.Join(slices.DeleteFunc([]string{d.Chose, d.Own}, func(s string) bool { return s == "" }), "; ")
			list = append(list, author.Turn{Number: d.Turn, When: d.Date + ", " + d.At, What: d.What, Chose: chose})
		}
	}()
	for seat, err := range scenario.Fold(golden.Play(v)) {
		if err != nil {
			break
		}
		steps = append(steps, seat.Step())
	}
	if n := len(steps); n > 0 && n <= len(golden.Decisions) {
		steps = append(steps, scenario.Step{Decision: &golden.Decisions[n-1], Desk: steps[n-1].Desk})
	}
	return list
}

// Of everything that can be long, so much is kept.
const (
	mostFailed  = 12
	mostMissing = 200 // stretches of lines of one file
	mostUntaken = 200
	mostPlays   = author.MaxReport / 2 // bytes of all plays that show failures
)

// bounded returns a report that can be kept.
func bounded(r author.Report) author.Report {
	f := &r.Findings
	f.Contested, f.Failures, r.Failed = nil, f.Failures[:min(len(f.Failures), mostFailed)], r.Failed[:min(len(r.Failed), mostFailed)]
	f.Coverage.Choices = f.Coverage.Untaken()
	f.Coverage.Choices = f.Coverage.Choices[:min(len(f.Coverage.Choices), mostUntaken)]
	for i := range f.Coverage.Files {
		file := &f.Coverage.Files[i]
		file.Missing = file.Missing[:min(len(file.Missing), mostMissing)]
	}
	bytes := 0
	for i := range r.Failed {
		if bytes += len(r.Failed[i].Play); bytes > mostPlays {
			r.Failed[i].Play = ""
		}
	}
	if text, err := json.Marshal(r); err != nil || len(text) > author.MaxReport {
		return author.Report{Stopped: "the report was longer than can be kept"}
	}
	return r
}
