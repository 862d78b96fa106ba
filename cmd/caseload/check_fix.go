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

	checking "caseload/app/check"
	"caseload/app/scenario"
)

// mends is how many times a pack may be fixed and checked again. Two fixes that
// overlap need two rounds.
const mends = 4

// mend applies the fixes in list to the pack's files, prints what it did, and
// returns the findings that remain. It writes only inside the folder.
func (c *checkCommand) mend(ctx context.Context, out io.Writer, path string, list []checking.Finding) ([]checking.Finding, error) {
	for range mends {
		files := fixable(list)
		if len(files) == 0 {
			break
		}
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			return nil, fmt.Errorf("%s: only a folder can be mended in place", path)
		}
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			says, err := mendFile(root, name, list)
			if err != nil {
				root.Close()
				return nil, err
			}
			if !c.JSON && len(says) > 0 {
				fmt.Fprintf(out, "%s: mended: %s\n", filepath.ToSlash(filepath.Join(path, name)), strings.Join(says, ", "))
			}
		}
		root.Close()
		if list, err = apart(ctx, path, nil); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// fixable returns the files that have a finding with a fix, sorted.
func fixable(list []checking.Finding) (files []string) {
	for _, f := range list {
		if f.Fix != nil && !slices.Contains(files, f.File) {
			files = append(files, f.File)
		}
	}
	slices.Sort(files)
	return files
}

// mendFile rewrites one file by writing a new file next to it and renaming that
// into its place.
func mendFile(root *os.Root, name string, list []checking.Finding) ([]string, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > scenario.MaxFile {
		return nil, errors.New(name + ": this is no plain file any more")
	}
	data, err := root.ReadFile(name)
	if err != nil {
		return nil, err
	}
	about := slices.DeleteFunc(slices.Clone(list), func(f checking.Finding) bool { return f.File != name })
	text, says := checking.Mend(string(data), about)
	if text == string(data) {
		return nil, nil
	}
	beside := filepath.ToSlash(filepath.Join(filepath.Dir(name), ".mended-"+filepath.Base(name)))
	if err := writeNew(root, beside, text, info.Mode().Perm()); err != nil {
		return nil, err
	}
	if err := root.Rename(beside, name); err != nil {
		_ = root.Remove(beside)
		return nil, err
	}
	return says, nil
}

// writeNew creates a file and writes text to it. Anything that already has that
// name, such as a link or a pipe, is removed first and never written through.
func writeNew(root *os.Root, name, text string, perm fs.FileMode) error {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}
