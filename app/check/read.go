package check

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/check/remark"
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
		r.refuse("", remark.SlugUnfit(slug))
	}
	if _, there := r.files["scenario.lua"]; !there && !r.refusedFile("scenario.lua") {
		r.refuse("", remark.NoScenario(r.packs()))
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

func (r *reader) refuse(name string, why remark.Remark) { r.refuseAt(Finding{File: name}, why) }

func (r *reader) refuseAt(place Finding, why remark.Remark) {
	if len(r.refused) < 100 {
		place.File = clean(place.File)
		r.refused = append(r.refused, place.says(why))
	}
}

// clean makes a file's name fit to be shown in a line of text, whatever
// characters it contains.
func clean(name string) string {
	return remark.Shorten(remark.Plain(name), 160)
}

// walk reads a folder and its subfolders, a few entries at a time.
func (r *reader) walk(folder string, depth int) {
	if depth > folderDepth {
		r.refuse(folder, remark.TooDeep(folderDepth))
		return
	}
	file, err := r.folder.Open(folder)
	if err != nil {
		r.refuse(folder, remark.FolderClosed(err))
		return
	}
	defer file.Close()
	list, ok := file.(fs.ReadDirFile)
	if !ok {
		r.refuse(folder, remark.NoFolder())
		return
	}
	for !r.stop {
		entries, err := list.ReadDir(256)
		for _, entry := range entries {
			r.entry(path.Join(folder, entry.Name()), entry, depth)
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				r.refuse(folder, remark.FolderUnread(err))
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
		r.refuse("", remark.TooManyEntries("here", entryLimit))
		r.stop = true
		return
	}
	switch {
	case entry.Type()&fs.ModeSymlink != 0:
		r.refuse(name, remark.IsLink("here"))
	case entry.IsDir():
		r.walk(name, depth+1)
	case !entry.Type().IsRegular():
		r.refuse(name, remark.NotPlain())
	case !scenario.NameFits(name):
		r.refuse(name, remark.NameUnfit())
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
		r.refuse(name, remark.FileClosed(err))
		return
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, scenario.MaxFile+1))
	switch {
	case err != nil:
		r.refuse(name, remark.FileUnread(err))
	case len(data) > scenario.MaxFile:
		r.refuse(name, remark.FileTooLong())
	case !utf8.Valid(data):
		r.refuseAt(Finding{File: name, Line: 1 + bytes.Count(validPart(data), []byte("\n"))}, remark.NotUTF8())
	case steering(string(data)) >= 0:
		offset, why := script.Steering(string(data))
		place := Finding{File: name}
		place.Line, place.Column = at(string(data), offset)
		r.refuseAt(place, remark.SteersReading(why))
	case scenario.Crowded(r.files, name) != "":
		r.refuse(name, remark.Crowded(scenario.Crowded(r.files, name)))
	case len(r.files) >= scenario.MaxFiles:
		r.refuse("", remark.TooManyFiles())
		r.stop = true
	case r.size+len(data) > scenario.MaxPack:
		r.refuse("", remark.PackTooLarge())
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
