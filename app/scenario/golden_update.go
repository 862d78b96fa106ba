package scenario

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"caseload/app/sim"
)

// Updated returns a golden play's file with its steps rewritten as version v plays
// it now, and the turns that have changed. The rest of the file stays the same,
// including comments among the decisions, except that a version it names becomes v.
// If some decision can't be made, Updated returns an error: only the
// author can say what to decide instead.
func Updated(data []byte, v *Version) (updated []byte, turns []int, err error) {
	g, err := ParseGolden(data)
	if err != nil {
		return nil, nil, err
	}
	steps, err := Trace(g.Play(v))
	if err != nil {
		return nil, nil, fmt.Errorf("not all decisions can be made, so nothing was rewritten: %w", err)
	}
	file := txtar.Parse(data)
	put := func(name, text string, always bool) {
		i := slices.IndexFunc(file.Files, func(f txtar.File) bool { return f.Name == name })
		switch {
		case i >= 0:
			file.Files[i].Data = []byte(text)
		case always:
			file.Files = append(file.Files, txtar.File{Name: name, Data: []byte(text)})
		}
	}
	put("steps", steps, true)
	if g.Version != "" {
		put("scenario", v.Slug+" "+v.Digest+"\n", false)
	}
	return txtar.Format(file), otherTurns(g.Steps, steps), nil
}

// otherTurns returns the turns on which two traces differ, in order.
func otherTurns(before, after string) []int {
	was, is := byTurn(before), byTurn(after)
	var turns []int
	for turn := 1; turn <= max(len(was), len(is)); turn++ {
		if textOf(was, turn) != textOf(is, turn) {
			turns = append(turns, turn)
		}
	}
	return turns
}

// byTurn splits a trace into its turns.
func byTurn(trace string) []string {
	var list []string
	for line := range strings.Lines(trace) {
		if _, is := parseHead(strings.TrimRight(line, "\r\n")); is || len(list) == 0 {
			list = append(list, "")
		}
		list[len(list)-1] += line
	}
	return list
}

func textOf(turns []string, turn int) string {
	if turn > len(turns) {
		return ""
	}
	return turns[turn-1]
}

// Continued returns a golden play's file with more decisions after its own. Its steps stay as
// they are; [Updated] rewrites them.
func Continued(data []byte, more []sim.Decision) []byte {
	if len(more) == 0 {
		return data
	}
	file := txtar.Parse(data)
	i := slices.IndexFunc(file.Files, func(f txtar.File) bool { return f.Name == "decisions" })
	if i < 0 {
		i = len(file.Files)
		file.Files = append(file.Files, txtar.File{Name: "decisions"})
	}
	for _, d := range more {
		file.Files[i].Data = fmt.Appendln(file.Files[i].Data, formatDecision(d))
	}
	return txtar.Format(file)
}
