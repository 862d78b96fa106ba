package syntax_test

import (
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/script/syntax"
)

// slip is one token left out of a file, or a quote of one.
type slip struct {
	kind     string
	from, to int // the bytes that are left out
}

func slips(tree *syntax.Tree) (list []slip) {
	for _, t := range tree.Tokens {
		switch t.Kind {
		case syntax.Comma, syntax.Then, syntax.DoKey, syntax.CloseParen, syntax.CloseBrace, syntax.End, syntax.OpenBrace, syntax.OpenParen, syntax.Concat, syntax.Assign:
			list = append(list, slip{t.Kind.String(), t.From, t.To})
		case syntax.Text:
			list = append(list, slip{"opening quote", t.From, t.From + 1}, slip{"closing quote", t.To - 1, t.To})
		}
	}
	return list
}

// What is left out of scripts that ship is found on the line where it is to be typed, as
// one error: 97 of 100 times, and with at most one more 96 of 100 times.
func TestSlips(t *testing.T) {
	good, all, many := 0, 0, 0
	for name, text := range files(t) {
		if !strings.Contains(name, "/cmd/caseload/new/") && !strings.Contains(name, "/first-morning/") && filepath.Base(name) != "mill.lua" {
			continue
		}
		for i, s := range slips(syntax.Parse(text)) {
			if i%atLength(15, 5) != 0 {
				continue
			}
			left := text[:s.from] + text[s.to:]
			errors := syntax.Parse(left).Errors
			if len(errors) == 0 {
				continue // Lua finds another meaning
			}
			all++
			if len(errors) > 2 {
				many++
			}
			if s.leadsTo(left, line(left, errors[0].From)) {
				good++
			} else {
				t.Logf("%s, %s:%d: %s", s.kind, name, line(left, s.from), described(left, errors[0]))
			}
		}
	}
	t.Logf("%d of %d, and more than two errors %d times", good, all, many)
	if all < atLength(130, 400) || 100*good < 97*all || 100*many > 4*all {
		t.Errorf("%d of %d are found, and %d have more than two errors", good, all, many)
	}
}

// leadsTo reports whether a line is where one has to type. Where a whole line was left
// out, or an end, it is that line, the one above it or the one below it.
func (s slip) leadsTo(left string, found int) bool {
	at := line(left, s.from)
	alone := strings.TrimSpace(strings.Split(left, "\n")[at-1]) == ""
	closing := s.kind == "}" || s.kind == ")" || s.kind == "end"
	return found == at || (alone || closing) && found == at-1 || alone && found == at+1
}
