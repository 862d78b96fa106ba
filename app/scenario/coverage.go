package scenario

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"

	"caseload/app/script"
	"caseload/app/sim"
)

// Lines is a set of lines of a version's own Lua files.
type Lines = script.Lines

// Tally counts for each line of a version's own Lua files the plays in which it has run.
type Tally = script.Tally

// CodeLine is a line of one of a pack's Lua files.
type CodeLine = script.CodeLine

// FileLines holds a file's lines of code and in how many plays each has run.
type FileLines = script.FileLines

// SitCovered is like [SitWithin], but also records where in the pack each thing on the
// desk was made and, if lines is true, which lines of the pack run. Recording
// doesn't affect the play: its digests stay the same.
func SitCovered(ctx context.Context, v *Version, terms *sim.Terms, luck sim.Luck, lines bool) (*Seat, error) {
	told, coverage := v.program.TellCovered(lines)
	told.Watch(ctx)
	world, err := sim.NewUnder(v.Rules, told, terms, luck)
	if err != nil {
		return nil, err
	}
	return &Seat{world: world, told: told, coverage: coverage}, nil
}

// Ran returns the lines that have run so far, or nil if the seat doesn't record
// them.
func (s *Seat) Ran() Lines {
	if s.coverage == nil {
		return nil
	}
	return s.coverage.Ran()
}

// HasRun reports whether a line has run so far. The seat must record lines.
func (s *Seat) HasRun(at CodeLine) bool { return s.coverage.HasRun(at) }

// Place returns the line of the pack that made the thing with this id: a message, a case, a task or a person. It is the same in every play, whichever
// names are drawn. It is the zero value if the world made the thing, or if the seat
// records nothing.
func (s *Seat) Place(id string) CodeLine {
	if s.coverage == nil {
		return CodeLine{}
	}
	return s.coverage.Place(id)
}

// Lent reports whether a library module made the thing with this id for the pack. It is false
// if the seat records nothing.
func (s *Seat) Lent(id string) bool { return s.coverage != nil && s.coverage.Lent(id) }

// Texts returns the text files of the pack from which the thing with this id was made.
func (s *Seat) Texts(id string) []string { return s.coverage.Texts(id) }

// PlaceOf returns the line that a published range comes from: its referral, or the
// line that expected another view of an open case.
func (s *Seat) PlaceOf(p sim.Published) CodeLine {
	if p.Case != "" {
		return s.Place(script.ExpectID(p.Case, p.Turn))
	}
	return s.Place(p.Message)
}

// Teller returns the name of the storyline that sent the message with this id, or
// "" if that isn't known.
func (s *Seat) Teller(message string) string {
	m := s.world.Message(message)
	if m == nil || m.Storyline < 0 || m.Storyline >= len(s.world.Storylines) {
		return ""
	}
	return s.world.Storylines[m.Storyline].Name
}

// Steps returns the number of Lua instructions run so far, or 0 if the seat records
// nothing.
func (s *Seat) Steps() int64 {
	if s.coverage == nil {
		return 0
	}
	return s.coverage.Steps()
}

// Instructions returns how much of its budget the play's Lua has spent so far:
// instructions, and what the vocabulary's words charge. Declaring the scenario is
// included.
func (s *Seat) Instructions() int64 {
	n := s.world.Loaded
	for i := range s.world.Storylines {
		n += s.world.Storylines[i].Wait.Used
	}
	return n
}

// Lines returns the version's own Lua files, with the number of plays in which each line
// has run.
func (v *Version) Lines(ran Tally) []FileLines { return v.program.Lines(ran) }

// Source returns the text of the version's own files, keyed by name. It is nil if
// the archive can't be read.
func (v *Version) Source() map[string]string {
	var a archive
	if json.Unmarshal(v.Archive, &a) != nil {
		return nil
	}
	return a.Files
}

// NameMark is the prefix of every name from the bank in a version made by
// [Version.Renamed].
const NameMark = "Xq"

// bank is the library module that draws names.
const bank = "names"

var bankName = regexp.MustCompile(`"(\p{Lu}[\p{L}'-]*)"`)

// Renamed returns a copy of the version in which every name in the bank has the
// prefix [NameMark], and true. It serves to check that nothing the world computes
// depends on who somebody is. If the version draws no names, it returns nil and
// false.
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
	other, err := newFreezer(v.Engine, v.Rules).version(a)
	return other, true, err
}

// Unmarked removes every [NameMark] from a text of a renamed version.
func Unmarked(text string) string {
	return strings.NewReplacer(NameMark, "", strings.ToLower(NameMark), "").Replace(text)
}
