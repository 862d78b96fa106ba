package scenario

import (
	"encoding/json"
	"regexp"
	"strings"

	"caseload/app/script"
)

// Variant is which names the families of a play have. A play in an identity variant has the
// same version, terms, luck and decisions as in another, and everybody whose name is drawn
// from the bank has another name there. Nothing else differs: what luck brings, what is
// offered and what comes of it are the same.
type Variant int

// The identity variants. No variant stands for a group of people: which name somebody has
// in either is drawn by luck.
const (
	AsDrawn    Variant = iota // the names that luck draws
	OtherNames                // for each name that luck draws, another one
)

// IsVariant reports whether there is a variant of that number.
func IsVariant(n int) bool { return n == int(AsDrawn) || n == int(OtherNames) }

// bankList finds a list of names in the bank, and its names.
var bankList = regexp.MustCompile(`(?s)local (?:family|first)_names = \{(.*?)\}`)

// TurnBank returns the text of the bank of names with each of its lists begun in the middle,
// so that whatever is drawn is another name, and true; or false if there is no list in it.
// A name that was drawn twice is drawn twice again, so that not even the number of draws
// differs.
func TurnBank(text string) (string, bool) {
	lists := 0
	turned := bankList.ReplaceAllStringFunc(text, func(list string) string {
		names := bankName.FindAllString(list, -1)
		lists++
		i := len(names) / 2
		return bankName.ReplaceAllStringFunc(list, func(string) string {
			name := names[i%len(names)]
			i++
			return name
		})
	})
	return turned, lists > 0
}

// Unnamed returns a text with a star for each word in it that is a name in the version's
// bank: two texts in which nothing but such names differs are the same then.
func (v *Version) Unnamed(text string) string {
	names := v.names()
	return words.ReplaceAllStringFunc(text, func(word string) string {
		if names[strings.ToLower(word)] {
			return "*"
		}
		return word
	})
}

var words = regexp.MustCompile(`\p{L}+`)

// bankNames returns the names in a version's bank, in small letters.
func (v *Version) bankNames() map[string]bool {
	var a archive
	names := map[string]bool{}
	if json.Unmarshal(v.Archive, &a) != nil {
		return names
	}
	for _, list := range bankList.FindAllString(a.Modules[bank], -1) {
		for _, name := range bankName.FindAllStringSubmatch(list, -1) {
			names[strings.ToLower(name[1])] = true
		}
	}
	return names
}

// DrawsNames reports whether the version draws names from the bank, so that its variants
// differ.
func (v *Version) DrawsNames() bool { return len(v.names()) > 0 }

// told returns the version's program in a variant.
func (v *Version) told(n Variant) (*script.Program, error) {
	if n == AsDrawn {
		return v.program, nil
	}
	return v.others()
}

// otherNames compiles a version's program with the bank turned. If the version draws no
// names, it returns the program as it is.
func (v *Version) otherNames() (*script.Program, error) {
	var a archive
	if err := json.Unmarshal(v.Archive, &a); err != nil {
		return nil, err
	}
	text, draws := TurnBank(a.Modules[bank])
	if !draws {
		return v.program, nil
	}
	a.Modules[bank] = text
	return newFreezer(v.Engine, v.Rules).compiler.Load(a.Slug, a.Main, a.Files, a.Modules)
}
