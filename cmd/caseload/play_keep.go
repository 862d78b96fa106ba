package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// decisions returns the decisions made so far.
func (t *table) decisions() []sim.Decision {
	var list []sim.Decision
	for _, step := range t.steps[1:] {
		list = append(list, *step.Decision)
	}
	return list
}

// golden returns the play so far as a golden play.
func (t *table) golden() scenario.Golden {
	return scenario.Golden{
		Comment:  fmt.Sprintf("A play of %s.\n", clean(t.version.Setting.Title)),
		Scenario: t.version.Slug, Version: t.version.Digest,
		Terms: t.terms, Luck: t.luck, Variant: t.variant, Decisions: t.decisions(), Steps: scenario.TraceOf(t.steps),
	}
}

// leave saves the play if that was asked for, and says how to resume it.
func (t *table) leave() error {
	if t.save == "" {
		if len(t.steps) > 1 && t.asks {
			t.say("", "This play isn't kept. “save FILE” before you leave, or --save FILE, keeps it; --resume FILE goes on with it.")
		}
		return nil
	}
	return t.keep(t.save)
}

func (t *table) keep(file string) error {
	g := t.golden()
	if folder, cut := packAround(file, ""); folder != "" && (cut == t.version.Slug || cut == "" && t.cut == "") {
		g.Scenario, g.Version = "", "" // a golden play in its own pack need not name its scenario
	}
	if err := os.Mkdir(filepath.Dir(file), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := writePlain(file, g.Format()); err != nil {
		return err
	}
	t.say("", "Kept as a golden play. To go on with it:")
	fmt.Fprintf(t.out, "  caseload play %s --resume %s\n", t.path, clean(file))
	return nil
}

// saveAs saves the play to this file or, if file is "", to the one named earlier.
func (t *table) saveAs(file string) {
	if file == "" {
		file = t.save
	}
	if file == "" {
		t.amiss("Say where: “save FILE”.")
		return
	}
	if err := mayWrite(file, t.save); err != nil {
		t.amiss(err.Error())
		return
	}
	if err := t.keep(file); err != nil {
		t.amiss(err.Error())
		return
	}
	t.save = file
}

// mayWrite returns an error if file already exists, unless it is the play's own, or
// if there is no place for it. The folder that contains the file need not exist yet
// (a new pack has no plays folder), but the folder above it must.
func mayWrite(file, own string) error {
	if file == "" || own != "" && filepath.Clean(file) == filepath.Clean(own) {
		return nil
	}
	_, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		around := filepath.Dir(filepath.Dir(file))
		if _, err := os.Stat(around); err != nil {
			return fmt.Errorf("there is no folder %s to put it in; make it first", around)
		}
		return nil
	case err != nil:
		return err
	}
	return fmt.Errorf("%s is there already; choose another name, or delete it first", file)
}

// readGolden reads a golden play from a file.
func readGolden(file string) (scenario.Golden, error) {
	data, err := readPlay(file)
	if err != nil {
		return scenario.Golden{}, err
	}
	g, err := scenario.ParseGolden(data)
	if err != nil {
		return g, fmt.Errorf("%s: %w", file, err)
	}
	return g, nil
}

// reload reads the pack again and makes the same decisions in it, so that an author
// can change a file and see what difference it makes here. If the pack doesn't
// load, the play goes on unchanged.
func (t *table) reload() {
	version, err := playVersion(t.path, t.cut, t.version.Slug)
	if err != nil {
		t.amiss("The pack doesn't load now; the play goes on with what it was. " + err.Error())
		return
	}
	before, old := t.golden(), *t
	t.version, t.failed = version, 0
	if err := t.sit(before.Decisions); err != nil {
		*t = old
		t.amiss("The play can't go on in the pack as it is now, and goes on with what it was. " + err.Error())
		return
	}
	t.say("The pack was read again.")
	if err := t.differs(before); err != nil {
		t.amiss(err.Error())
	}
	t.faults()
	t.desk()
}

// differs reports where a recorded play goes differently now, and which of its
// decisions can't be made any more.
func (t *table) differs(g scenario.Golden) error {
	d, err := scenario.FirstDifference(g, t.version)
	if err != nil {
		return err
	}
	if d == nil {
		t.say(fmt.Sprintf("%s, and every desk is as it was.", decisionsMade(len(g.Decisions))))
		return nil
	}
	for _, s := range d.Sentences() {
		t.points([]string{string(s)})
	}
	if made := len(t.steps) - 1; made < len(g.Decisions) {
		t.say(fmt.Sprintf("Of %d decisions, the first %d still stand; you are where the next one can't be made.", len(g.Decisions), made))
	}
	return nil
}

func decisionsMade(n int) string {
	if n == 1 {
		return "1 decision was made again"
	}
	return decisionCount(n) + " were made again"
}

// readPlay reads the file of a golden play, of at most the size of a pack.
func readPlay(file string) ([]byte, error) { return readPlain(file, scenario.MaxPack) }

// readPlain reads a file that somebody else may have made. It must be a regular
// file, since reading a pipe might never end, and have no more than most bytes.
func readPlain(file string, most int64) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no plain file, and one is needed", file)
	case info.Size() > most:
		return nil, fmt.Errorf("%s is longer than %d MiB, which is the most that is read", file, most>>20)
	}
	return os.ReadFile(file)
}

// writePlain creates a file or replaces a regular one. It never writes through a
// link, which might lead out of the folder.
func writePlain(file string, data []byte) error {
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is there already and is no plain file; nothing was written", file)
	}
	return os.WriteFile(file, data, 0o644)
}
