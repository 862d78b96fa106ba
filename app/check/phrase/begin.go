package phrase

import (
	"regexp/syntax"
	"unicode/utf8"
)

// beginnings are the first three letters of all that a pattern matches, in small letters:
// a bit for each three codes.
type beginnings [codes * codes]uint32

const (
	length = 3
	codes  = 32
	open   = 0xff // in place of a code: it can go on with anything
)

// code returns the code of a byte of a text. That of what follows a text's end is 0.
func code(c byte) byte {
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return c | 0x20 - 'a' + 1
	case c >= '0' && c <= '9':
		return 27
	case c == ' ':
		return 28
	case c == '-', c == '\'':
		return 29
	case c >= utf8.RuneSelf:
		return 30
	}
	return 31
}

// has reports whether a text begins as a phrase may.
func (b *beginnings) has(text string) bool {
	var c [length]byte
	for i := range min(length, len(text)) {
		c[i] = code(text[i])
	}
	return b[int(c[0])*codes+int(c[1])]>>c[2]&1 == 1
}

// add adds a beginning in codes. If it is shorter, or open, it stands for all that go on
// from it.
func (b *beginnings) add(begins string) {
	if n := len(begins); n == length && begins[n-1] != open {
		b[int(begins[0])*codes+int(begins[1])] |= 1 << begins[2]
		return
	} else if n > 0 && begins[n-1] == open {
		begins = begins[:n-1]
	}
	for c := range codes {
		b.add(begins + string([]byte{byte(c)}))
	}
}

func beginningsOf(expression string) *beginnings {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err) // a pattern is part of the program, and any test that looks for it shows this
	}
	b := new(beginnings)
	for begins := range begin(parsed) {
		b.add(begins)
	}
	return b
}

// begin returns the first codes of what an expression matches: three, or fewer if the match
// ends with them or can go on with anything after them.
func begin(re *syntax.Regexp) map[string]bool {
	set := map[string]bool{}
	switch re.Op {
	case syntax.OpLiteral:
		text, begins := string(re.Rune), ""
		for i := range min(length, len(text)) {
			begins += string([]byte{code(text[i])})
		}
		set[begins] = true
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= min(re.Rune[i+1], utf8.RuneSelf-1); r++ {
				set[string([]byte{code(byte(r))})] = true
			}
			if re.Rune[i+1] >= utf8.RuneSelf {
				set[string([]byte{code(utf8.RuneSelf), open})] = true
			}
		}
	case syntax.OpConcat:
		set[""] = true
		for _, sub := range re.Sub {
			set = joined(set, begin(sub))
		}
	case syntax.OpAlternate, syntax.OpCapture, syntax.OpQuest:
		for _, sub := range re.Sub {
			for begins := range begin(sub) {
				set[begins] = true
			}
		}
		if re.Op == syntax.OpQuest {
			set[""] = true
		}
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText:
		set[""] = true
	default: // what is repeated, or can be anything
		set[string([]byte{open})] = true
	}
	return set
}

// joined returns the beginnings of what begins with one of two sets and goes on with one of
// the other.
func joined(first, then map[string]bool) map[string]bool {
	set := map[string]bool{}
	for a := range first {
		if len(a) == length || a != "" && a[len(a)-1] == open {
			set[a] = true
			continue
		}
		for b := range then {
			set[(a + b)[:min(length, len(a+b))]] = true
		}
	}
	return set
}
