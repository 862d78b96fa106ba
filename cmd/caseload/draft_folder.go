package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"caseload/app/author"
	"caseload/app/scenario"
)

// pulled is a draft as a server gives it out. A folder remembers the one that it was pulled
// from, to which others' changes and one's own are compared.
type pulled struct {
	Server string `json:"server,omitempty"`
	Draft  int64  `json:"draft,omitempty"`
	Name   string `json:"name"`
	Slug   string `json:"slug"`
	draftBase
	Texts map[string]string `json:"texts"` // by path
}

// draftBase is by what a server knows again what it has given out.
type draftBase struct {
	Digest string `json:"digest"`
	Files  []struct {
		Path    string `json:"path"`
		File    int64  `json:"file"`
		Version int64  `json:"version"`
	} `json:"files"`
}

// A folder remembers where it was pulled from in a folder of its own. Its name begins with a
// dot, so that it is no part of the pack, and git is told to leave it alone.
const (
	rememberFolder = ".caseload"
	rememberFile   = rememberFolder + "/pulled.json"
)

// theirsEnding ends the name of a file that others have changed on the same lines.
const theirsEnding = ".theirs"

const (
	mostLocal     = 4_000   // files of a folder
	mostLocalFile = 2 << 20 // bytes of one, more than a draft's file can have
)

// draftFolder is a folder that a draft is pulled into. Nothing outside of it is reached, whatever
// a draft calls its files and whatever links there are.
type draftFolder struct {
	name string
	root *os.Root
}

func openFolder(name string) (*draftFolder, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &draftFolder{name, root}, nil
}

// remembered returns what the folder was pulled from; nil if it wasn't.
func (f *draftFolder) remembered() (*pulled, error) {
	data, err := f.root.ReadFile(rememberFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	p := new(pulled)
	if err == nil {
		err = json.Unmarshal(data, p)
	}
	if err != nil {
		return nil, fmt.Errorf("%s/%s can't be read: %w; pull the draft into another folder", f.name, rememberFile, err)
	}
	return p, nil
}

func (f *draftFolder) remember(p pulled) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return errors.Join(f.root.MkdirAll(rememberFolder, 0o755), f.root.WriteFile(rememberFolder+"/.gitignore", []byte("*\n"), 0o644), f.root.WriteFile(rememberFile, data, 0o644))
}

// texts returns the files of the folder's pack. The error says so if somebody has yet to make
// one text of their own and others'.
func (f *draftFolder) texts() (map[string]string, error) {
	texts := map[string]string{}
	err := fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		case !entry.Type().IsRegular():
			return fmt.Errorf("%s/%s is no plain file, and a pack has nothing else; move it out of the folder", f.name, name)
		case len(texts) >= mostLocal:
			return fmt.Errorf("%s has more than %d files, which no pack has; is it the right folder?", f.name, mostLocal)
		case strings.HasSuffix(name, theirsEnding):
			return fmt.Errorf("%s/%s has what others made of a file that you have changed too. Take what you want of it into %s, delete %s, and try again", f.name, name, strings.TrimSuffix(path.Base(name), theirsEnding), path.Base(name))
		}
		file, err := f.root.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		data, err := io.ReadAll(io.LimitReader(file, mostLocalFile+1))
		if err == nil && len(data) > mostLocalFile {
			err = fmt.Errorf("%s/%s is longer than a file of a draft can be; move it out of the folder", f.name, name)
		}
		texts[name] = string(data)
		return err
	})
	return texts, err
}

func (f *draftFolder) write(name, text string) error {
	if !scenario.NameFits(strings.TrimSuffix(name, theirsEnding)) {
		return fmt.Errorf("the draft has a file that is called %q, which can't be written here", name)
	}
	return errors.Join(f.root.MkdirAll(path.Dir(name), 0o755), f.root.WriteFile(name, []byte(text), 0o644))
}

// taken says what pulling has done to the files of a folder, by their paths.
type taken struct {
	fetched, merged, removed []string
	kept, deleted            []string // here, and nothing was changed there
	apart                    []string // both changed the same line: theirs is beside
	back                     []string // deleted here and changed there: it is here again
	alone                    []string // changed here and taken out there: it stays
}

// take brings what others have made of a draft since base into the folder, where texts are. What
// was changed here stays.
func (f *draftFolder) take(base, theirs, texts map[string]string) (t taken, err error) {
	all := map[string]string{}
	for _, some := range []map[string]string{base, theirs, texts} {
		maps.Copy(all, some)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		was, began := base[name]
		their, there := theirs[name]
		our, here := texts[name]
		switch {
		case here == there && our == their:
		case began == there && was == their && here:
			t.kept = append(t.kept, name)
		case began == there && was == their:
			t.deleted = append(t.deleted, name)
		case began == here && was == our && there:
			t.fetched, err = append(t.fetched, name), f.write(name, their)
		case began == here && was == our:
			t.removed, err = append(t.removed, name), f.root.Remove(name)
		case !there:
			t.alone = append(t.alone, name)
		case !here:
			t.back, err = append(t.back, name), f.write(name, their)
		default:
			if both, ok := author.Merge(was, our, their); ok {
				t.merged, err = append(t.merged, name), f.write(name, both)
				break
			}
			t.apart, err = append(t.apart, name), f.write(name+theirsEnding, their)
		}
		if err != nil {
			return t, err
		}
	}
	return t, nil
}

// say prints what was done. It returns errSaid if somebody has to make one text of two.
func (t taken) say(out io.Writer, folder string) error {
	for _, one := range []struct {
		names []string
		said  string
	}{
		{t.fetched, "is here as it is in the draft"},
		{t.merged, "has what others changed, together with what you did"},
		{t.removed, "was taken out of the draft, and is gone here too"},
		{t.kept, "is as you have made it"},
		{t.deleted, "is deleted here, and a push takes it out of the draft"},
		{t.alone, "was taken out of the draft, and you have changed it: it stays here, and a push puts it back unless you delete it"},
		{t.back, "isn't deleted any longer: others have changed it, and it is here as they made it"},
		{t.apart, "was changed by others on the same lines as by you: yours stays, and theirs is beside it, in a file that ends with " + theirsEnding},
	} {
		for _, name := range one.names {
			fmt.Fprintf(out, "  %s %s\n", printable(name), one.said)
		}
	}
	if len(t.apart) > 0 {
		fmt.Fprintf(out, "\nTake what you want of theirs into your own, delete the files that end with %s, and then:\n\n  caseload push %s\n", theirsEnding, folder)
		return errSaid
	}
	return nil
}
