package scenario

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/script"
	"caseload/app/sim"
)

// Limits on a pack, which may be uploaded and is therefore hostile input.
const (
	MaxFiles = 300       // a week has about a hundred texts
	MaxFile  = 128 << 10 // bytes; the sandbox's limit for a source file, and far more than any text needs
	MaxPack  = 4 << 20   // bytes; a frozen version is one row in the database
	MaxName  = 120       // bytes of a path; no author needs a longer one

	// Each cut is a separate scenario with all of the pack's modules and texts.
	MaxCuts    = 8  // a week has one
	MaxModules = 64 // Lua files other than scenario.lua and the cuts; a week has a dozen
)

// Crowded says why a pack with these files can't have another one called name, or
// returns "" if it can.
func Crowded(files map[string]string, name string) sim.Sentence {
	if path.Ext(name) != ".lua" || name == "scenario.lua" {
		return ""
	}
	cut := strings.HasPrefix(name, "cuts/")
	n := 0
	for other := range files {
		if path.Ext(other) == ".lua" && other != "scenario.lua" && other != name && strings.HasPrefix(other, "cuts/") == cut {
			n++
		}
	}
	switch {
	case cut && n >= MaxCuts:
		return tooManyCuts()
	case !cut && n >= MaxModules:
		return tooManyModules()
	}
	return ""
}

// SlugFits reports whether a folder's name can be the slug of a scenario.
func SlugFits(slug string) bool { return len(slug) <= MaxName && slugs.MatchString(slug) }

// NameFits reports whether a path can be the name of a file in a pack.
func NameFits(name string) bool { return len(name) <= MaxName && names.MatchString(name) }

// NotesFile is the name of the file with what a lecturer is given for teaching with a pack.
const NotesFile = "lecturer.md"

// Pack is a scenario's folder, read into memory: scenario.lua, other Lua files,
// text/*.md, plays/*.txtar, lecturer.md, voices.md.
type Pack struct {
	Slug  string // the folder's name, which is also the scenario's name in URLs
	Files map[string]string
}

// Cuts returns the names of the pack's cuts, sorted.
func (p *Pack) Cuts() []string {
	var names []string
	for name := range p.Files {
		if cut, is := strings.CutPrefix(name, "cuts/"); is && strings.HasSuffix(cut, ".lua") && slugs.MatchString(strings.TrimSuffix(cut, ".lua")) {
			names = append(names, strings.TrimSuffix(cut, ".lua"))
		}
	}
	slices.Sort(names)
	return names
}

// Plays returns the names of the golden plays for a slug, sorted: plays/*.txtar for
// the pack's scenario, plays/CUT/*.txtar for one of its cuts.
func (p *Pack) Plays(slug string) []string {
	folder := "plays"
	if slug != p.Slug {
		folder = "plays/" + slug
	}
	var names []string
	for name := range p.Files {
		if path.Dir(name) == folder && path.Ext(name) == ".txtar" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func cutFile(name string) string { return "cuts/" + name + ".lua" }

var (
	slugs = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	names = regexp.MustCompile(`^[a-zA-Z0-9_][a-zA-Z0-9_.-]*(/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)*$`)
)

// Read reads the pack in folder and gives it this slug. Files and folders whose
// names begin with a dot are skipped.
func Read(folder fs.FS, slug string) (*Pack, error) {
	if !SlugFits(slug) {
		return nil, noSlug(slug)
	}
	pack := &Pack{Slug: slug, Files: map[string]string{}}
	size := 0
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
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
		}
		text, err := readFile(folder, name, entry)
		if err != nil {
			return err
		}
		if why := Crowded(pack.Files, name); why != "" {
			return refused(name, 0, why)
		}
		pack.Files[name] = text
		if size += len(text); size > MaxPack || len(pack.Files) > MaxFiles {
			return tooLarge()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if _, ok := pack.Files["scenario.lua"]; !ok {
		return nil, refused(script.MainFile, 0, fileMissing)
	}
	return pack, nil
}

// refused returns the error for a file that no pack may have. Line is 0 if it is
// about the whole file.
func refused(name string, line int, why sim.Sentence) error {
	return &script.Error{File: name, Line: line, Message: why}
}

// readFile reads one text file of a pack, and returns an error if its name, type or
// size is beyond the limits.
func readFile(folder fs.FS, name string, entry fs.DirEntry) (string, error) {
	if !entry.Type().IsRegular() {
		return "", refused(name, 0, plainFilesOnly)
	}
	if !NameFits(name) {
		return "", refused(path.Base(name), 0, nameUnfit)
	}
	file, err := folder.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxFile+1))
	switch {
	case err != nil:
		return "", err
	case len(data) > MaxFile:
		return "", refused(name, 0, fileTooLong())
	case !utf8.Valid(data):
		return "", refused(name, 0, notUTF8)
	}
	if at, sentence := script.Steering(string(data)); at >= 0 {
		return "", refused(name, 1+bytes.Count(data[:at], []byte("\n")), sentence)
	}
	return string(data), nil
}
