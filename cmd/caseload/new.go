package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"caseload/app/scenario"
	"caseload/scripts"
)

// newCommand writes a small scenario to start from. It works as it is, and its
// comments are for readers who see such a file for the first time.
type newCommand struct {
	Name string `arg:"" help:"The new scenario's name: small letters, digits and hyphens. Its folder is called that."`
	Team string `default:"children" help:"Which team it is about: children, children-in-care or adults."`
	In   string `default:"." help:"The folder to put it in." type:"path"`
}

// starts holds the scenarios to start from, one folder each. They are packs like
// any other and tested like them.
//
//go:embed new/children new/children-in-care new/adults
var starts embed.FS

// What newCommand replaces in such a scenario: its title, and the folder name in
// its comments.
const (
	startTitle  = "A short morning"
	startFolder = "FOLDER"
)

var packName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

const longestName = 60

func (c *newCommand) Run(out io.Writer) error {
	if err := c.mayBe(); err != nil {
		return err
	}
	files, err := start(c.Team, c.Name, titleOf(c.Name))
	if err != nil {
		return err
	}
	folder := filepath.Join(c.In, c.Name)
	if err := writeFolder(folder, files); err != nil {
		return err
	}
	where := c.Name
	if full, err := filepath.Abs("."); err != nil || full != c.In {
		where = folder
	}
	fmt.Fprintf(out, "%s is a scenario to start from: it works as it is.\n\n", where)
	fmt.Fprintf(out, "Open %s in an editor; it says what each part is for. Then:\n\n", filepath.Join(where, "scenario.lua"))
	for _, line := range [][2]string{{"check", "is anything wrong?"}, {"play", "how does it feel?"}, {"playtest", "what happens when it is played many times?"}} {
		fmt.Fprintf(out, "  caseload %-8s %s    %s\n", line[0], where, line[1])
	}
	fmt.Fprint(out, "\nThe author's guide explains every word: type caseload, open the address that it says in\na browser, and choose Help.\n")
	return nil
}

// mayBe returns an error, written as a sentence, if the name or the place can't be
// used.
func (c *newCommand) mayBe() error {
	switch {
	case !packName.MatchString(c.Name):
		return fmt.Errorf("a scenario is named in small letters, digits and hyphens, beginning with a letter, as in first-visit; found %q%s", c.Name, instead(c.Name))
	case len(c.Name) > longestName:
		return fmt.Errorf("a scenario's name has at most %d characters; this has %d", longestName, len(c.Name))
	case slices.Contains(shippedNames(), c.Name):
		return fmt.Errorf("a scenario called %s ships with Caseload; choose another name", c.Name)
	case !slices.Contains(teams(), c.Team):
		return fmt.Errorf("there is nothing to start from for %q; there is for: %s", c.Team, strings.Join(teams(), ", "))
	}
	info, err := os.Stat(c.In)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s to put it in; make it first", c.In)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is a file; --in names a folder", c.In)
	}
	return nil
}

// instead suggests a similar name that is allowed, or returns "".
func instead(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	if better := strings.Join(words, "-"); packName.MatchString(better) && len(better) <= longestName {
		return ". Did you mean " + better + "?"
	}
	return ""
}

// teams returns the teams that there is a start for. The first is taken unless another is
// named.
func teams() []string { return []string{"children", "children-in-care", "adults"} }

// start returns the files of a team's starting scenario under a new name and title, with the
// steps of its golden plays recorded under that name.
func start(team, name, title string) (map[string]string, error) {
	title = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, title)
	root := path.Join("new", team)
	folder := fstest.MapFS{}
	err := fs.WalkDir(starts, root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := starts.ReadFile(file)
		called := title
		if path.Ext(file) == ".lua" {
			called = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(title)
		}
		text := strings.NewReplacer(startTitle, called, startFolder, name).Replace(string(data))
		folder[strings.TrimPrefix(file, root+"/")] = &fstest.MapFile{Data: []byte(text)}
		return err
	})
	if err != nil {
		return nil, err
	}
	pack, err := scenario.Read(folder, name)
	if err != nil {
		return nil, err
	}
	version, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		return nil, err
	}
	for _, play := range pack.Plays(name) {
		data, _, err := scenario.Updated([]byte(pack.Files[play]), version)
		if err != nil {
			return nil, err
		}
		pack.Files[play] = string(data)
	}
	return pack.Files, nil
}

// titleOf makes a title from a folder's name, such as "First visit" from
// "first-visit".
func titleOf(name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

// writeFolder creates a folder, which must not exist yet, and its files. If it
// fails it removes what it has written.
func writeFolder(folder string, files map[string]string) (err error) {
	err = os.Mkdir(folder, 0o755)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already, and stays as it is; choose another name", folder)
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(folder)
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(files[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
}
