package web

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"caseload/app/debrief"
	"caseload/app/page"
)

// What an institution may say in its own words: a folder with one of these files
// or more takes the place of what ships.
const (
	textData       = "data.md"         // who runs this server, on the data and ethics page
	textSupport    = "support.md"      // who is there for the person, as opposed to the practitioner in the story
	textFrameworks = "frameworks.json" // what a course teaches by, in the shape of app/debrief/frameworks.json
)

//go:embed texts/*.md
var shippedTexts embed.FS

// maxTextFile is some pages.
const maxTextFile = 32 << 10

// texts are they, read.
type texts struct{ data, support page.Prose }

// readTexts reads the texts, from own where it has them; own may be nil. A folder
// with none of the three files is refused, since somebody meant one.
func readTexts(own fs.FS) (texts, error) {
	if own != nil && !hasFile(own, textData) && !hasFile(own, textSupport) && !hasFile(own, textFrameworks) {
		return texts{}, fmt.Errorf("the folder of texts has neither %s nor %s nor %s", textData, textSupport, textFrameworks)
	}
	data, err1 := readText(own, textData)
	support, err2 := readText(own, textSupport)
	return texts{data, support}, errors.Join(err1, err2)
}

// ReadFrameworks reads a course's own frameworks from its folder of texts, or gives
// those that ship where it has none; own may be nil. They are what debriefs are made
// by, see [run.Runs.TeachBy].
func ReadFrameworks(own fs.FS) (debrief.Links, error) {
	if own == nil || !hasFile(own, textFrameworks) {
		return debrief.Standard(), nil
	}
	return debrief.ReadLinks(own, textFrameworks)
}

func readText(own fs.FS, name string) (page.Prose, error) {
	if own != nil {
		text, err := fs.ReadFile(own, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return page.Prose{}, err
		case len(text) > maxTextFile:
			return page.Prose{}, fmt.Errorf("%s: a text has at most %d KiB", name, maxTextFile>>10)
		case !utf8.Valid(text):
			return page.Prose{}, fmt.Errorf("%s: this is not text in UTF-8; save it as UTF-8", name)
		default:
			prose := page.ReadProse(string(text))
			if prose.Empty() {
				return prose, fmt.Errorf("%s: there is nothing to read in it; leave the file out, and what ships is shown", name)
			}
			return prose, nil
		}
	}
	text, err := fs.ReadFile(shippedTexts, "texts/"+name)
	return page.ReadProse(string(text)), err
}

func hasFile(folder fs.FS, name string) bool {
	_, err := fs.Stat(folder, name)
	return err == nil
}
