package scenario

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"
)

// Updated is a golden play's file with its steps written anew as a version now
// plays it, and the turns that are other than they were. Everything else in the
// file stays as it is, comments among the decisions too; a version that it names
// becomes this one. Decisions that can't all be made are an error: what is to be
// decided instead is the author's to say.
func Updated(data []byte, v *Version) (updated []byte, turns []int, err error) {
	g, err := ParseGolden(data)
	if err != nil {
		return nil, nil, err
	}
	steps, err := Trace(g.Play(v))
	if err != nil {
		return nil, nil, fmt.Errorf("the decisions can't all be made any more, so nothing was rewritten: %w", err)
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

// otherTurns are the turns that two traces tell otherwise.
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

// byTurn parts a trace into what it says of each turn.
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
