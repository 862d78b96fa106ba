package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	checking "caseload/app/check"
	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/scenarios"
	"caseload/scripts"
)

// shipped loads every pack that ships. If any doesn't load, the error gives file,
// line and reason.
func shipped() ([]*scenario.Version, error) {
	entries, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		return nil, err
	}
	var shelf []*scenario.Version
	var wrong []error
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		pack, err := readShipped(entry.Name())
		if err == nil {
			var versions []*scenario.Version
			versions, err = scenario.FreezeAll(pack, scripts.FS)
			shelf = append(shelf, versions...)
		}
		wrong = append(wrong, placed("scenarios/"+entry.Name(), err)...)
	}
	if len(wrong) > 0 {
		return nil, fmt.Errorf("a scenario that ships doesn't load:\n%w", errors.Join(wrong...))
	}
	return shelf, nil
}

func readShipped(slug string) (*scenario.Pack, error) {
	folder, err := fs.Sub(scenarios.FS, slug)
	if err != nil {
		return nil, err
	}
	return scenario.Read(folder, slug)
}

// readPack reads the pack in a folder or, if path doesn't exist, the pack of that
// name that ships.
func readPack(path string) (*scenario.Pack, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		names := shippedNames()
		if slices.Contains(names, path) {
			return readShipped(path)
		}
		return nil, fmt.Errorf("%s: there is no such folder, and no such scenario ships; these do: %s", path, strings.Join(names, ", "))
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s: a pack is a folder; this is a file", path)
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// Opened as a root, so that no link in the pack can lead out of it.
	root, err := os.OpenRoot(full)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return scenario.Read(root.FS(), filepath.Base(full))
}

func shippedNames() []string {
	var names []string
	entries, _ := fs.ReadDir(scenarios.FS, ".")
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names
}

// placed splits an error about a pack into its faults, each with its file's path as
// seen from the current folder: in the pack's folder or, for a library module, as it
// is.
func placed(folder string, err error) (list []error) {
	for _, one := range script.Each(err) {
		if fault := new(script.Error); errors.As(one, &fault) {
			seen := *fault
			seen.Pack = ""
			if seen.File != "" && !strings.HasPrefix(seen.File, "scripts/") {
				seen.Pack = strings.TrimSuffix(folder, "/")
			}
			one = &seen
		}
		list = append(list, one)
	}
	return list
}

// unread returns why a pack doesn't load, a sentence each: as placed does, but what isn't
// Lua is told as a check tells it.
func unread(pack *scenario.Pack, folder string, err error) (list []error) {
	told := map[string]bool{}
	for _, one := range placed(folder, err) {
		fault := new(script.Error)
		if !errors.As(one, &fault) {
			list = append(list, one)
			continue
		}
		findings := checking.Syntax(fault.File, pack.Files[fault.File])
		if len(findings) == 0 {
			list = append(list, one)
		}
		for _, f := range findings {
			if !told[fault.File] {
				list = append(list, fmt.Errorf("%s/%s:%d:%d: %s %s", strings.TrimSuffix(folder, "/"), f.File, f.Line, f.Column, f.Sentence, f.Instead))
			}
		}
		told[fault.File] = true
	}
	return list
}
