package phrase

import (
	"regexp/syntax"
	"unicode/utf8"
)

// beginnings are the first letters of all that a pattern matches, in small letters: a tree with a
// branch for each code. A branch of 0 leads nowhere, and one of anything to whatever follows.
type beginnings [][codes]int32

const (
	length   = 8       // at most so many letters are looked at
	most     = 1 << 12 // beginnings of one pattern; what has more is looked at less far
	codes    = 32
	open     = 0xff // in place of a code: it can go on with anything
	anything = -1
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
func (b beginnings) has(text string) bool {
	at := int32(0)
	for i := range length {
		c := byte(0)
		if i < len(text) {
			c = code(text[i])
		}
		if at = b[at][c]; at <= 0 {
			break
		}
	}
	return at != 0
}

// add adds a beginning in codes. If it is shorter than others, or open, it stands for all that go
// on from it.
func (b *beginnings) add(begins string) {
	at := int32(0)
	last := len(begins) - 1
	if last >= 0 && begins[last] == open {
		last--
	}
	if last < 0 {
		for c := range codes {
			(*b)[0][c] = anything
		}
		return
	}
	for i := range last + 1 {
		next := (*b)[at][begins[i]]
		switch {
		case next == anything:
			return
		case i == last:
			(*b)[at][begins[i]] = anything
		case next == 0:
			next = int32(len(*b))
			(*b)[at][begins[i]] = next
			*b = append(*b, [codes]int32{})
		}
		at = next
	}
}

func beginningsOf(expression string) beginnings {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err) // a pattern is part of the program, and any test that looks for it shows this
	}
	b := make(beginnings, 1)
	for begins := range begin(parsed) {
		b.add(begins)
	}
	return b
}

// begin returns the first codes of what an expression matches: as many as length says, or fewer if
// the match ends with them or can go on with anything after them.
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
	case syntax.OpPlus, syntax.OpRepeat:
		if re.Op == syntax.OpRepeat && re.Min == 0 {
			set[string([]byte{open})] = true
			break
		}
		set = begin(re.Sub[0])
		for range min(re.Min, length) - 1 {
			set = joined(set, begin(re.Sub[0]))
		}
		if re.Op == syntax.OpPlus || re.Max != re.Min {
			set = joined(set, map[string]bool{string([]byte{open}): true})
		}
	default: // what may be there or not, several times, or can be anything
		set[string([]byte{open})] = true
	}
	return set
}

// joined returns the beginnings of what begins with one of two sets and goes on with one of
// the other.
func joined(first, then map[string]bool) map[string]bool {
	set := map[string]bool{}
	many := len(first)*len(then) > most
	for a := range first {
		switch {
		case len(a) == length || a != "" && a[len(a)-1] == open:
			set[a] = true
		case many:
			set[a+string([]byte{open})] = true
		default:
			for b := range then {
				set[(a + b)[:min(length, len(a+b))]] = true
			}
		}
	}
	return set
}
