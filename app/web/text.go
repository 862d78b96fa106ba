package web

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"unicode/utf8"

	"caseload/app/debrief"
	"caseload/app/page"
)

// Files in which an institution may use its own words: a folder with at least one
// of them replaces the corresponding texts that ship.
const (
	textData       = "data.md"          // who runs this server, for the page on data and ethics
	textAccess     = "accessibility.md" // the accessibility statement, which public bodies must publish
	textSupport    = "support.md"       // where the student can find help, as opposed to the practitioner in the story
	textFrameworks = "frameworks.json"  // the frameworks a course teaches by, in the format of app/debrief/frameworks.json
)

var textFiles = []string{textData, textAccess, textSupport, textFrameworks}

//go:embed texts/*.md
var shippedTexts embed.FS

// maxTextFile is the largest text file, in bytes: a few pages.
const maxTextFile = 32 << 10

// texts holds the institution's own words, parsed.
type texts struct{ data, access, support page.Prose }

// readTexts reads each text from own if it is there, and otherwise the one that
// ships; own may be nil. A folder with none of these files is an error, because
// somebody must have meant to provide one.
func readTexts(own fs.FS) (texts, error) {
	if own != nil && !slices.ContainsFunc(textFiles, func(name string) bool { return hasFile(own, name) }) {
		return texts{}, noTexts()
	}
	data, err1 := readText(own, textData)
	access, err2 := readText(own, textAccess)
	support, err3 := readText(own, textSupport)
	return texts{data, access, support}, errors.Join(err1, err2, err3)
}

// ReadFrameworks reads a course's own frameworks from its folder of texts, or
// returns those that ship if it has none; own may be nil. Debriefs are made with
// them: see [run.Runs.TeachBy].
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
			return page.Prose{}, textTooLong(name)
		case !utf8.Valid(text):
			return page.Prose{}, noUTF8(name)
		default:
			prose := page.ReadProse(string(text))
			if prose.Empty() {
				return prose, textEmpty(name)
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
