package check

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/scenario"
	"caseload/app/script"
)

// Limits on walking through a folder, in addition to those on what a pack may
// contain, because a folder is hostile input, too.
const (
	entryLimit  = 4_000
	folderDepth = 8
)

var readingRules = []Rule{
	{"pack", Error, "A pack is a folder with plain, small text files of plain names, and begins with scenario.lua.", func(p *pack, say say) {
		for _, f := range p.refused {
			say(f)
		}
	}},
}

// reader reads a folder without trusting it. Every file that can't be accepted
// becomes a finding; the others are still read.
type reader struct {
	folder  fs.FS
	files   map[string]string
	refused []Finding
	entries int
	size    int
	stop    bool
}

// read returns the text files that are within the limits, and findings for the
// others.
func read(folder fs.FS, slug string) (map[string]string, []Finding) {
	r := &reader{folder: folder, files: map[string]string{}}
	r.walk(".", 0)
	r.begins(slug)
	return r.files, r.refused
}

// begins checks that the pack's slug is valid and that it has scenario.lua.
func (r *reader) begins(slug string) {
	if !scenario.SlugFits(slug) {
		r.refuse("", "a scenario's folder is named in small letters, digits and hyphens, and this one is %q", shorten(slug, 60))
	}
	if _, there := r.files["scenario.lua"]; !there && !r.refusedFile("scenario.lua") {
		r.refuse("", "scenario.lua is missing; a scenario begins with it")
		f := &r.refused[len(r.refused)-1]
		f.Instead = "`caseload new NAME` writes one that works."
		if packs := r.packs(); len(packs) > 0 {
			f.Instead = "Check a pack at a time; these folders are packs: " + listed(packs) + "."
		}
	}
}

// packs returns the subfolders that look like packs, in case the author named the
// folder that contains them.
func (r *reader) packs() (list []string) {
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		if folder, is := strings.CutSuffix(name, "/scenario.lua"); is {
			list = append(list, folder)
		}
	}
	return list
}

func (r *reader) refusedFile(name string) bool {
	for _, f := range r.refused {
		if f.File == name {
			return true
		}
	}
	return false
}

func (r *reader) refuse(name, format string, values ...any) {
	if len(r.refused) < 100 {
		r.refused = append(r.refused, Finding{File: clean(name), Sentence: fmt.Sprintf(format, values...)})
	}
}

// clean makes a file's name fit to be shown in a line of text, whatever
// characters it contains.
func clean(name string) string {
	return shorten(plain(name), 160)
}

// walk reads a folder and its subfolders, a few entries at a time.
func (r *reader) walk(folder string, depth int) {
	if depth > folderDepth {
		r.refuse(folder, "folders are nested more than %d deep here; a pack needs two or three", folderDepth)
		return
	}
	file, err := r.folder.Open(folder)
	if err != nil {
		r.refuse(folder, "this folder can't be opened: %s", reason(err))
		return
	}
	defer file.Close()
	list, ok := file.(fs.ReadDirFile)
	if !ok {
		r.refuse(folder, "this isn't a folder")
		return
	}
	for !r.stop {
		entries, err := list.ReadDir(256)
		for _, entry := range entries {
			r.entry(path.Join(folder, entry.Name()), entry, depth)
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				r.refuse(folder, "this folder can't be read: %s", reason(err))
			}
			return
		}
	}
}

func (r *reader) entry(name string, entry fs.DirEntry, depth int) {
	if r.stop || strings.HasPrefix(entry.Name(), ".") {
		return
	}
	if r.entries++; r.entries > entryLimit {
		r.refuse("", "there are more than %d files and folders here; a pack has at most %d files", entryLimit, scenario.MaxFiles)
		r.stop = true
		return
	}
	switch {
	case entry.Type()&fs.ModeSymlink != 0:
		r.refuse(name, "this is a link, and a pack holds plain files only")
		r.refused[len(r.refused)-1].Instead = "Put the file itself here."
	case entry.IsDir():
		r.walk(name, depth+1)
	case !entry.Type().IsRegular():
		r.refuse(name, "this is no plain file, and a pack holds plain files only")
	case !scenario.NameFits(name):
		r.refuse(name, "a file's name is made of letters, digits, hyphens, underscores and dots, and is at most %d letters long", scenario.MaxName)
	default:
		r.file(name)
	}
}

func (r *reader) file(name string) {
	r.take(name, func() (io.ReadCloser, error) { return r.folder.Open(name) })
}

// take reads one file within the limits.
func (r *reader) take(name string, open func() (io.ReadCloser, error)) {
	file, err := open()
	if err != nil {
		r.refuse(name, "this file can't be opened: %s", reason(err))
		return
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, scenario.MaxFile+1))
	switch {
	case err != nil:
		r.refuse(name, "this file can't be read: %s", reason(err))
	case len(data) > scenario.MaxFile:
		r.refuse(name, "this file is longer than %d KiB, and none may be", scenario.MaxFile>>10)
		r.refused[len(r.refused)-1].Instead = "Move parts of it into files of their own."
	case !utf8.Valid(data):
		line := 1 + bytes.Count(validPart(data), []byte("\n"))
		r.refuse(name, "this line has letters that aren't UTF-8")
		f := &r.refused[len(r.refused)-1]
		f.Line, f.Instead = line, "Save the file as UTF-8; if it isn't text at all, take it out of the pack."
	case steering(string(data)) >= 0:
		offset, why := script.Steering(string(data))
		r.refuse(name, "%s", why)
		f := &r.refused[len(r.refused)-1]
		f.Line, f.Column = at(string(data), offset)
	case scenario.Crowded(r.files, name) != "":
		r.refuse(name, "%s", scenario.Crowded(r.files, name))
		r.refused[len(r.refused)-1].Instead = "Take it out, or put it into a pack of its own."
	case len(r.files) >= scenario.MaxFiles:
		r.refuse("", "a pack has at most %d files, and this one has more", scenario.MaxFiles)
		r.stop = true
	case r.size+len(data) > scenario.MaxPack:
		r.refuse("", "a pack has at most %d MiB in all, and this one has more", scenario.MaxPack>>20)
		r.stop = true
	default:
		r.size += len(data)
		r.files[name] = string(data)
	}
}

// steering returns the position of a character that no pack may contain, or -1.
func steering(text string) int { at, _ := script.Steering(text); return at }

func validPart(data []byte) []byte {
	for i := 0; i < len(data); {
		letter, size := utf8.DecodeRune(data[i:])
		if letter == utf8.RuneError && size == 1 {
			return data[:i]
		}
		i += size
	}
	return data
}

// reason returns an error's message without the path.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}
