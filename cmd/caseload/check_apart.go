package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	checking "caseload/app/check"
	"caseload/scenarios"
	"caseload/scripts"
)

// checkApartCommand checks a pack in this process under limits, and prints the
// findings as JSON.
type checkApartCommand struct {
	Path  string `arg:""`
	Piped bool   // the pack is a zip archive that is read from standard input, and Path its name
}

func (c *checkApartCommand) Run(out io.Writer) error {
	return checking.Serve(out, func(ctx context.Context, first func([]checking.Finding)) ([]checking.Finding, error) {
		if c.Piped {
			data, err := readArchive(os.Stdin)
			return checking.Archive(ctx, data, c.Path, scripts.FS, time.Now(), shippedNames(), first), err
		}
		return checkPath(ctx, c.Path, first)
	})
}

// checkPath checks the pack in a folder or a zip archive or, if there is nothing at
// path, the pack of that name that ships. First is as for [checking.Pack].
func checkPath(ctx context.Context, path string, first func([]checking.Finding)) ([]checking.Finding, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && slices.Contains(shippedNames(), path):
		folder, err := fs.Sub(scenarios.FS, path)
		if err != nil {
			return nil, err
		}
		return checking.Pack(ctx, folder, path, scripts.FS, time.Now(), shippedNames(), first), nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no such folder, and no such scenario ships; these do: %s", strings.Join(shippedNames(), ", "))
	case err != nil:
		return nil, err
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	switch {
	case info.IsDir():
		// Opened as a root, so that no link in the pack can lead out of it.
		root, err := os.OpenRoot(full)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return checking.Pack(ctx, root.FS(), filepath.Base(full), scripts.FS, time.Now(), append(besidePack(full), shippedNames()...), first), nil
	case info.Mode().IsRegular() && strings.EqualFold(filepath.Ext(full), ".zip"):
		file, err := os.Open(full)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		data, err := readArchive(file)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(full)
		return checking.Archive(ctx, data, name[:len(name)-len(".zip")], scripts.FS, time.Now(), shippedNames(), first), nil
	}
	return nil, errors.New("a pack is a folder or a zip archive, and this is neither")
}

// readArchive reads an archive up to one byte more than the largest allowed size,
// so that the caller can tell when it is too large.
func readArchive(from io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(from, checking.MaxArchive+1))
}

// mostBeside is how many packs beside one are looked for.
const mostBeside = 200

// besidePack returns the names of the packs that lie in the same folder as one.
func besidePack(folder string) (names []string) {
	mains, err := filepath.Glob(filepath.Join(filepath.Dir(folder), "*", "scenario.lua"))
	if err != nil {
		return nil
	}
	for _, main := range mains[:min(len(mains), mostBeside)] {
		if name := filepath.Base(filepath.Dir(main)); name != filepath.Base(folder) {
			names = append(names, name)
		}
	}
	return names
}
