package script

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// Coverage records, for one play, which lines of a pack's own Lua have run and
// where in it the things on the desk were made. A play without it pays nothing; in
// a play with it the same instructions run and are counted the same. It must not be
// shared between plays.
type Coverage struct {
	lines  *lines
	ran    Lines
	marks  bool                // whether lines are recorded; places always are
	places map[string]CodeLine // keyed by the id of what was made there
	lent   map[string]bool     // ids of what a library module made for the pack
	texts  map[string][]string // the text files of what was made, by its id
	read   []string            // the text files that the word which runs has read so far
	steps  int64
	last   *lua.FunctionProto
	base   int // offset of last's file, or -1 if that isn't one of the pack's own
}

// Lines is a set of lines of a program's own files; see [Program.Lines].
type Lines []uint64

// Add adds another set of lines of the same program.
func (s *Lines) Add(other Lines) {
	if len(*s) < len(other) {
		*s = append(*s, make(Lines, len(other)-len(*s))...)
	}
	for i, word := range other {
		(*s)[i] |= word
	}
}

// New returns the number of lines that are in other but not in s.
func (s Lines) New(other Lines) int {
	n := 0
	for i, word := range other {
		if i < len(s) {
			word &^= s[i]
		}
		n += bits.OnesCount64(word)
	}
	return n
}

func (s Lines) has(line int) bool { return line/64 < len(s) && s[line/64]&(1<<(line%64)) != 0 }

// Tally counts for each line of a program's own files the plays in which it has run.
type Tally []int

// Add adds the lines that have run in one play.
func (t *Tally) Add(ran Lines) {
	if n := 64 * len(ran); len(*t) < n {
		*t = append(*t, make(Tally, n-len(*t))...)
	}
	for i, word := range ran {
		for ; word != 0; word &= word - 1 {
			(*t)[64*i+bits.TrailingZeros64(word)]++
		}
	}
}

func (t Tally) of(line int) int {
	if line < len(t) {
		return t[line]
	}
	return 0
}

// FileLines holds the numbers of a file's lines that contain code, and for each
// the number of plays in which it has run.
type FileLines struct {
	File  string
	Code  []int
	Plays []int
}

// lines assigns consecutive numbers to the lines of all of a program's own files.
type lines struct {
	files []string
	code  map[string][]int // numbers of the lines that contain code
	base  map[string]int   // the number before that of a file's first line
	size  int
}

// Lines returns the pack's own files, sorted by name, with the number of plays in which
// each line has run. Library modules aren't included, because all packs share them.
func (p *Program) Lines(ran Tally) []FileLines {
	all := p.lines()
	list := make([]FileLines, len(all.files))
	for i, file := range all.files {
		list[i] = FileLines{File: file, Code: all.code[file], Plays: make([]int, len(all.code[file]))}
		for j, line := range all.code[file] {
			list[i].Plays[j] = ran.of(all.base[file] + line)
		}
	}
	return list
}

// libraryFolder is the folder of the library modules, which all packs share.
const libraryFolder = "scripts/"

func (p *Program) lines() *lines {
	p.once.Do(func() {
		all := &lines{code: map[string][]int{}, base: map[string]int{}}
		chunks := map[string]*Chunk{p.main.File: p.main}
		for _, chunk := range p.chunks {
			if !strings.HasPrefix(chunk.File, libraryFolder) {
				chunks[chunk.File] = chunk
			}
		}
		all.files = sortedKeys(chunks)
		for _, file := range all.files {
			code := slices.Compact(slices.Sorted(slices.Values(codeLines(chunks[file].proto, nil))))
			all.code[file], all.base[file] = code, all.size
			if len(code) > 0 {
				all.size += code[len(code)-1] + 1
			}
		}
		p.laid = all
	})
	return p.laid
}

// codeLines appends the lines of a function's instructions, and of those of
// functions inside it, to list. The last instruction of each is a return that
// nobody wrote, and is left out.
func codeLines(proto *lua.FunctionProto, list []int) []int {
	for _, line := range proto.DbgSourcePositions[:max(0, len(proto.Code)-1)] {
		if line > 0 {
			list = append(list, line)
		}
	}
	for _, inner := range proto.FunctionPrototypes {
		list = codeLines(inner, list)
	}
	return list
}

// cover returns a new coverage for a play of the program.
func (p *Program) cover(lines bool) *Coverage {
	all := p.lines()
	return &Coverage{lines: all, ran: make(Lines, all.size/64+1), marks: lines, places: map[string]CodeLine{}, lent: map[string]bool{}, texts: map[string][]string{}}
}

// marks reports whether every line that runs is recorded.
func (v *vm) marks() bool { return v.coverage != nil && v.coverage.marks }

// Ran returns the lines that have run so far.
func (c *Coverage) Ran() Lines { return c.ran }

// HasRun reports whether a line has run, of those that are recorded.
func (c *Coverage) HasRun(at CodeLine) bool {
	base, own := c.lines.base[at.File]
	return own && c.ran.has(base+at.Line)
}

// Steps returns the number of instructions that have run. What words charge to the
// budget isn't included.
func (c *Coverage) Steps() int64 { return c.steps }

// Place returns the line that made the thing with this id, or the zero value if no
// script made it. For a [sim.Published] range of an open case, the id is
// [ExpectID].
func (c *Coverage) Place(id string) CodeLine { return c.places[id] }

// Lent reports whether a library module made the thing with this id for the pack.
func (c *Coverage) Lent(id string) bool { return c.lent[id] }

// Texts returns the text files from which the thing with this id was made.
func (c *Coverage) Texts(id string) []string { return c.texts[id] }

// ExpectID returns the id of the place that published a range for an open case.
func ExpectID(caseID string, turn int) string { return "expect:" + caseID + ":" + strconv.Itoa(turn) }

// mark records the line of the next instruction of the running thread.
func (c *Coverage) mark(L *lua.LState) {
	c.steps++
	frame, ok := L.GetStack(0)
	if !ok {
		return
	}
	value, err := L.GetInfo("lf", frame, lua.LNil)
	fn, isFunction := value.(*lua.LFunction)
	if err != nil || !isFunction || fn.IsG {
		return
	}
	if fn.Proto != c.last {
		base, own := c.lines.base[fn.Proto.SourceName]
		if c.last, c.base = fn.Proto, base; !own {
			c.base = -1
		}
	}
	if line := c.base + frame.CurrentLine; c.base >= 0 && line/64 < len(c.ran) {
		c.ran[line/64] |= 1 << (line % 64)
	}
}

// made records where the script made the thing with this id: in the pack, if the library
// made it for the pack. Only the first call for an id counts.
func (t *telling) made(L *lua.LState, id string) {
	if t.vm.coverage != nil {
		c := t.vm.coverage
		if _, known := c.places[id]; !known && strings.HasPrefix(placeAt(L, 1).File, libraryFolder) {
			c.lent[id] = true
		}
		t.placed(id, calledByPack(L))
		if c.texts[id] == nil {
			c.texts[id] = c.read
		}
		c.read = nil
	}
}

// placed records where the thing with this id was made, unless that is known. There must
// be a coverage.
func (t *telling) placed(id string, at CodeLine) {
	if t.vm.coverage.places[id] == (CodeLine{}) {
		t.vm.coverage.places[id] = at
	}
}
