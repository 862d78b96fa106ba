package scenario

import (
	"encoding/json"
	"regexp"
	"strings"

	"caseload/app/script"
	"caseload/app/sim"
)

// Lines is a set of lines of a version's own Lua files.
type Lines = script.Lines

// FileLines is a file with its lines of code, and which of them have run.
type FileLines = script.FileLines

// SitCovered is [Sit], and notes where the pack makes what is on the desk and,
// where lines are asked for, which of its lines run. The play is the same to the
// digest.
func SitCovered(v *Version, terms *sim.Terms, luck sim.Luck, lines bool) (*Seat, error) {
	told, coverage := v.program.TellCovered(lines)
	world, err := sim.NewUnder(v.Rules, told, terms, luck)
	if err != nil {
		return nil, err
	}
	return &Seat{world: world, coverage: coverage}, nil
}

// Ran are the lines that have run so far; nil for a seat that notes none.
func (s *Seat) Ran() Lines {
	if s.coverage == nil {
		return nil
	}
	return s.coverage.Ran()
}

// Place is "file:line" where the pack made what has this id on the desk: a
// message that asks, a case, a task, a person. It is the same in every play,
// whoever is drawn; "" where the world made it or the seat notes nothing.
func (s *Seat) Place(id string) string {
	if s.coverage == nil {
		return ""
	}
	return s.coverage.Place(id)
}

// PlaceOf is where a range was published: its referral, or the line that
// expected another view of an open case.
func (s *Seat) PlaceOf(p sim.Published) string {
	if p.Case != "" {
		return s.Place(script.ExpectID(p.Case, p.Turn))
	}
	return s.Place(p.Message)
}

// Teller is the name of the storyline that a message on the desk belongs to; ""
// where none is known.
func (s *Seat) Teller(message string) string {
	m := s.world.Message(message)
	if m == nil || m.Storyline < 0 || m.Storyline >= len(s.world.Storylines) {
		return ""
	}
	return s.world.Storylines[m.Storyline].Name
}

// Steps are the Lua instructions that have run so far; 0 for a seat that notes
// nothing.
func (s *Seat) Steps() int64 {
	if s.coverage == nil {
		return 0
	}
	return s.coverage.Steps()
}

// Instructions is what the play's Lua has spent of its budget so far, declaring
// included: instructions, and what words charge.
func (s *Seat) Instructions() int64 {
	n := s.world.Loaded
	for i := range s.world.Storylines {
		n += s.world.Storylines[i].Wait.Used
	}
	return n
}

// Lines are the version's own Lua files, with what of them is in ran.
func (v *Version) Lines(ran Lines) []FileLines { return v.program.Lines(ran) }

// Source is the text of the version's own files, by name.
func (v *Version) Source() map[string]string {
	var a archive
	if json.Unmarshal(v.Archive, &a) != nil {
		return nil
	}
	return a.Files
}

// NameMark stands before every name of the bank in a version that is
// [Version.Renamed].
const NameMark = "Xq"

// bank is the library's module that draws names.
const bank = "names"

var bankName = regexp.MustCompile(`"(\p{Lu}[\p{L}'-]*)"`)

// Renamed is the same version with every name of the bank another, told by its
// mark: nothing that the world computes may hang on who somebody is. False where
// the version draws no names.
func (v *Version) Renamed() (*Version, bool, error) {
	var a archive
	if err := json.Unmarshal(v.Archive, &a); err != nil {
		return nil, false, err
	}
	text, draws := a.Modules[bank]
	if !draws {
		return nil, false, nil
	}
	a.Modules[bank] = bankName.ReplaceAllString(text, `"`+NameMark+`$1"`)
	other, err := newFreezer(v.Rules).version(a)
	return other, true, err
}

// Unmarked is a text of a renamed version with the bank's own names.
func Unmarked(text string) string {
	return strings.NewReplacer(NameMark, "", strings.ToLower(NameMark), "").Replace(text)
}
