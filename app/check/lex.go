package check

import (
	"strings"
	"unicode/utf8"
)

// lex splits the text into tokens and comments. Whatever isn't Lua becomes tokens
// of one character.
func (f *luaFile) lex() {
	text := f.text
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			i++
		case strings.HasPrefix(text[i:], "--"):
			i = f.comment(i)
		case letter(c):
			end := i + 1
			for end < len(text) && (letter(text[end]) || digit(text[end])) {
				end++
			}
			f.tokens = append(f.tokens, token{kind: tokenName, from: i, to: end})
			i = end
		case digit(c) || c == '.' && i+1 < len(text) && digit(text[i+1]):
			end := i + 1
			for end < len(text) && (letter(text[end]) || digit(text[end]) || text[end] == '.' && !strings.HasPrefix(text[end:], "..")) {
				end++
			}
			f.tokens = append(f.tokens, token{kind: tokenNumber, from: i, to: end})
			i = end
		case c == '"' || c == '\'':
			i = f.short(i)
		case c == '[':
			if end, inner, ok := long(text, i); ok {
				f.tokens = append(f.tokens, token{kind: tokenText, from: i, to: end, inner: inner, value: longValue(text[inner:end], inner-i)})
				i = end
				continue
			}
			f.tokens = append(f.tokens, token{kind: tokenOp, from: i, to: i + 1})
			i++
		default:
			size := 1
			for _, op := range []string{"...", "..", "==", "~=", "<=", ">=", "::"} {
				if strings.HasPrefix(text[i:], op) {
					size = len(op)
					break
				}
			}
			if c >= utf8.RuneSelf {
				_, size = utf8.DecodeRuneInString(text[i:])
			}
			f.tokens = append(f.tokens, token{kind: tokenOp, from: i, to: i + size})
			i += size
		}
	}
}

func (f *luaFile) comment(i int) int {
	end, inner, ok := long(f.text, i+2)
	if !ok {
		end, inner = len(f.text), i+2
		if n := strings.IndexByte(f.text[i:], '\n'); n >= 0 {
			end = i + n
		}
	}
	f.comments = append(f.comments, token{kind: tokenComment, from: i, to: end, value: f.text[inner:end], inner: inner})
	return end
}

// long reads a text or comment in long brackets at i. If its end is missing, it
// goes on to the end of the file.
func long(text string, i int) (end, inner int, ok bool) {
	if i >= len(text) || text[i] != '[' {
		return 0, 0, false
	}
	level := i + 1
	for level < len(text) && text[level] == '=' {
		level++
	}
	if level >= len(text) || text[level] != '[' {
		return 0, 0, false
	}
	closing := "]" + text[i+1:level] + "]"
	n := strings.Index(text[level+1:], closing)
	if n < 0 {
		return len(text), level + 1, true
	}
	return level + 1 + n + len(closing), level + 1, true
}

func longValue(text string, bracket int) string {
	return strings.TrimPrefix(text[:max(0, len(text)-bracket)], "\n")
}

// short reads a quoted text that begins at i, and returns where it ends.
func (f *luaFile) short(i int) int {
	var value strings.Builder
	quote, inner := f.text[i], i+1
	for j := i + 1; j < len(f.text); j++ {
		switch c := f.text[j]; {
		case c == quote:
			f.tokens = append(f.tokens, token{kind: tokenText, from: i, to: j + 1, value: value.String(), inner: inner})
			return j + 1
		case c == '\n': // it has no end; the parser reports that
			f.tokens = append(f.tokens, token{kind: tokenText, from: i, to: j, value: value.String(), inner: inner})
			return j
		case c == '\\' && j+1 < len(f.text):
			j++
			inner = i // positions inside aren't exact after an escape
			switch f.text[j] {
			case 'n':
				value.WriteByte('\n')
			case 't':
				value.WriteByte('\t')
			default:
				value.WriteByte(f.text[j])
			}
		default:
			value.WriteByte(c)
		}
	}
	f.tokens = append(f.tokens, token{kind: tokenText, from: i, to: len(f.text), value: value.String(), inner: inner})
	return len(f.text)
}

func letter(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
