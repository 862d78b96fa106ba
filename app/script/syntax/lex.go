package syntax

import "strings"

// lexer splits a text into tokens as gopher-lua's scanner does. What it does in a file
// that has errors is in mislex.go.
type lexer struct {
	text     string
	tolerant bool
	lead     int  // where the token after the last one begins, spaces included
	newLine  bool // a line has ended since the last token
	lineFrom int  // up to lineTo there is no end of a line
	lineTo   int
	guesses  int // how often the end of a text that isn't closed was looked for
	tokens   []Token
	comments []Span
	errors   []Error
}

// run splits the whole text. A byte order mark is no part of a script. Unless the lexer is tolerant, it ends at the first error.
// Where there are too many tokens it ends as well.
func (l *lexer) run() {
	for i := len(l.text) - len(strings.TrimPrefix(l.text, "\uFEFF")); i < len(l.text); {
		if !l.tolerant && len(l.errors) > 0 {
			return
		}
		if i = l.step(i); len(l.tokens) > maxTokens {
			return
		}
	}
	l.token(EOF, len(l.text), len(l.text))
}

func (l *lexer) token(k Kind, from, to int) int {
	l.tokens = append(l.tokens, Token{k, l.lead, from, to})
	l.lead, l.newLine = to, false
	return to
}

func (l *lexer) fail(e Error) {
	e.Opened = -1
	l.errors = append(l.errors, e)
}

// step reads spaces, a comment or a token at i, and returns where it ends.
func (l *lexer) step(i int) int {
	c := l.text[i]
	if l.tolerant {
		if end := l.mislex(i); end > i {
			return end
		}
	}
	switch {
	case c == ' ' || c == '\t':
		return i + 1
	case c == '\n' || c == '\r':
		l.newLine = true
		return i + 1
	case strings.HasPrefix(l.text[i:], "--"):
		return l.comment(i)
	case letter(c):
		return l.word(i)
	case digit(c) || c == '.' && digit(l.at(i+1)):
		return l.number(i)
	case c == '"' || c == '\'':
		return l.short(i)
	case c == '[' && (l.at(i+1) == '[' || l.at(i+1) == '='):
		return l.long(i)
	}
	for size := 3; size > 0; size-- {
		if i+size <= len(l.text) {
			if k := signs[l.text[i:i+size]]; k != EOF {
				return l.token(k, i, i+size)
			}
		}
	}
	return l.junk(i, 1)
}

func (l *lexer) junk(i, size int) int {
	l.fail(Error{Kind: Unexpected, From: i, To: i + size})
	return l.token(Junk, i, i+size)
}

func (l *lexer) at(i int) byte {
	if i < len(l.text) {
		return l.text[i]
	}
	return 0
}

func (l *lexer) word(i int) int {
	end := i + 1
	for letter(l.at(end)) || digit(l.at(end)) {
		end++
	}
	if k := keywords[l.text[i:end]]; k != EOF {
		return l.token(k, i, end)
	}
	return l.token(Name, i, end)
}

// comment reads a comment, which may be in long brackets. `--[==` that goes on with
// anything but a bracket is an error of the library's, and no comment.
func (l *lexer) comment(i int) int {
	end := l.lineEnd(i)
	if next := l.at(i + 3); l.at(i+2) == '[' && (next == '[' || next == '=') {
		closed, is, ends := longEnd(l.text, i+2)
		switch {
		case !is:
			l.fail(Error{Kind: Unexpected, From: i, To: end})
		case !ends:
			end = l.unended(i, i+2, closed)
		default:
			end = closed
		}
	}
	return l.commented(i, end)
}

func (l *lexer) commented(from, to int) int {
	l.newLine = l.newLine || strings.ContainsAny(l.text[from:to], "\n\r")
	l.comments = append(l.comments, Span{from, to})
	return to
}

// lineEnd returns where the line that holds i ends.
func (l *lexer) lineEnd(i int) int {
	if l.lineFrom <= i && i <= l.lineTo && l.lineTo > 0 {
		return l.lineTo
	}
	l.lineFrom, l.lineTo = i, l.lineEndOf(i)
	return l.lineTo
}

func (l *lexer) lineEndOf(i int) int {
	if n := strings.IndexAny(l.text[i:], "\n\r"); n >= 0 {
		return i + n
	}
	return len(l.text)
}

func (l *lexer) long(i int) int {
	end, is, ends := longEnd(l.text, i)
	switch {
	case !is:
		return l.junk(i, 2)
	case !ends:
		end = l.unended(i, i, end)
	}
	return l.token(Text, i, end)
}

// longEnd returns where a long bracket that opens at i is closed, whether one opens
// there at all, and whether it is closed; if not, end is the end of the text.
func longEnd(text string, i int) (end int, is, ends bool) {
	level := i + 1
	for level < len(text) && text[level] == '=' {
		level++
	}
	if level >= len(text) || text[level] != '[' {
		return i, false, false
	}
	closing := "]" + text[i+1:level] + "]"
	n := strings.Index(text[level+1:], closing)
	if n < 0 {
		return len(text), true, false
	}
	return level + 1 + n + len(closing), true, true
}

// short reads a text in quotes.
func (l *lexer) short(i int) int {
	for j := i + 1; j < len(l.text); j++ {
		switch c := l.text[j]; c {
		case l.text[i]:
			return l.closed(i, j)
		case '\n', '\r':
			return l.unquoted(i, j)
		case '\\':
			if j++; l.at(j) == '\r' && l.at(j+1) == '\n' || l.at(j) == '\n' && l.at(j+1) == '\r' {
				j++
			}
		}
	}
	return l.unquoted(i, len(l.text))
}

// number reads a number by the library's rules, which are looser than Lua's: `0x` needs
// digits, and whatever follows `e` belongs to the number.
func (l *lexer) number(i int) int {
	end := i
	if l.text[i] == '0' && (l.at(i+1) == 'x' || l.at(i+1) == 'X') {
		for end = i + 2; hex(l.at(end)); {
			end++
		}
		if end == i+2 {
			l.fail(Error{Kind: Unexpected, From: i, To: end})
		}
		return l.token(Number, i, end)
	}
	end = l.decimals(i + 1)
	if l.at(end) == '.' {
		end = l.decimals(end + 1)
	}
	if l.at(end) != 'e' && l.at(end) != 'E' {
		return l.token(Number, i, end)
	}
	exponent := end + 1
	if l.at(exponent) == '+' || l.at(exponent) == '-' {
		exponent++
	}
	if l.tolerant && !digit(l.at(exponent)) {
		return l.token(Number, i, end)
	}
	if l.at(exponent) == '\r' && l.at(exponent+1) == '\n' || l.at(exponent) == '\n' && l.at(exponent+1) == '\r' {
		exponent++
	}
	return l.token(Number, i, l.decimals(min(exponent+1, len(l.text))))
}

func (l *lexer) decimals(i int) int {
	for digit(l.at(i)) {
		i++
	}
	return i
}

func letter(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
func hex(c byte) bool    { return digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }
