package script

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// Coverage is what of a pack's own Lua has run in one play, line by line, and
// where in it the things on the desk were made. It costs a play that has none
// nothing, and changes nothing in one that has: the same instructions run, and
// are counted the same. It belongs to one play.
type Coverage struct {
	lines  *lines
	ran    Lines
	marks  bool              // lines are noted; else only places
	places map[string]string // "file:line" by the id of what was made there
	steps  int64
	last   *lua.FunctionProto
	base   int // of last's file, or -1: not the pack's own
}

// Lines is a set of lines of a program's own files; see [Program.Lines].
type Lines []uint64

// Add adds another set of the same program.
func (s *Lines) Add(other Lines) {
	if len(*s) < len(other) {
		*s = append(*s, make(Lines, len(other)-len(*s))...)
	}
	for i, word := range other {
		(*s)[i] |= word
	}
}

// New counts the lines that other has and s has not.
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

// FileLines is a file of a pack with those of its lines that hold something to
// run, and of these the ones that have run.
type FileLines struct {
	File string
	Code []int
	Ran  []bool
}

// lines lays the lines of a program's own files end to end.
type lines struct {
	files []string
	code  map[string][]int // lines that hold something to run
	base  map[string]int   // where a file's lines begin
	size  int
}

// Lines are the pack's own files, in the order of their names, with what of
// them has run. The library's modules are everybody's, and not among them.
func (p *Program) Lines(ran Lines) []FileLines {
	all := p.lines()
	list := make([]FileLines, len(all.files))
	for i, file := range all.files {
		list[i] = FileLines{File: file, Code: all.code[file], Ran: make([]bool, len(all.code[file]))}
		for j, line := range all.code[file] {
			list[i].Ran[j] = ran.has(all.base[file] + line)
		}
	}
	return list
}

// libraryFolder is where a module's file is that is everybody's.
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

// codeLines are the lines of a function's instructions and of those inside it.
// The last instruction of each is a return that nobody wrote.
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

// cover begins a coverage of a program's play.
func (p *Program) cover(lines bool) *Coverage {
	all := p.lines()
	return &Coverage{lines: all, ran: make(Lines, all.size/64+1), marks: lines, places: map[string]string{}}
}

// marks says whether every line that runs is noted.
func (v *vm) marks() bool { return v.coverage != nil && v.coverage.marks }

// Ran are the lines that have run so far.
func (c *Coverage) Ran() Lines { return c.ran }

// Steps are the instructions that have run: without what words charge, which the
// budget counts besides.
func (c *Coverage) Steps() int64 { return c.steps }

// Place is "file:line" where a thing on the desk was made, by its id; "" where
// no script made it. Of an [sim.Published] range of an open case the id is
// [ExpectID].
func (c *Coverage) Place(id string) string { return c.places[id] }

// ExpectID is the id of the place that published a range for an open case.
func ExpectID(caseID string, turn int) string { return "expect:" + caseID + ":" + strconv.Itoa(turn) }

// mark notes the line whose instruction comes next on the thread that runs.
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

// made notes where a script makes what has this id, once.
func (t *telling) made(L *lua.LState, id string) {
	if t.vm.coverage == nil || t.vm.coverage.places[id] != "" {
		return
	}
	t.vm.coverage.places[id] = strings.TrimSuffix(strings.TrimSpace(L.Where(1)), ":")
}
