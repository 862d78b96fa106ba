package syntax

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// misread lists what other languages, word processors and slips of the hand write for a
// token of Lua. Longer ones are tried first.
var misread = []struct {
	written string
	as      Kind
}{
	{"!==", NotEqual}, {"===", Equal}, {"!=", NotEqual}, {"<>", NotEqual}, {"=/=", NotEqual}, {"≠", NotEqual},
	{"=<", LessEqual}, {"≤", LessEqual}, {"≥", GreaterEqual}, {"&&", And}, {"||", Or},
	{"..=", Compound}, {"+=", Compound}, {"-=", Compound}, {"*=", Compound}, {"/=", Compound}, {"++", Compound},
	{":=", Assign}, {"=>", Assign}, {"->", Dot}, {"…", Dots}, {"×", Star}, {"÷", Slash}, {"!", Not}, {"&", And}, {"//", Slash},
}

// mislex reads at i what isn't Lua but was meant as something. It returns where that
// ends, or i if there is nothing of the kind.
func (l *lexer) mislex(i int) int {
	rest := l.text[i:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == '/' && (l.at(i+1) == '*' || l.at(i+1) == '/') && !l.divides(i), r == '#' && l.alone():
		return l.miscomment(i)
	case strings.ContainsRune("–—−", r):
		if l.alone() || !l.operand() || strings.HasSuffix(l.text[:i], "  ") {
			return l.miscomment(i) // people calculate with one space at the most
		}
		return l.as(Minus, i, i+size)
	case strings.ContainsRune("“”„«»‘’", r):
		return l.curly(i, r, size)
	case r != utf8.RuneError && r >= utf8.RuneSelf && (unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200b'):
		l.fail(Error{Kind: Unexpected, From: i, To: i + size})
		return i + size
	case l.halfSign(i):
		return l.miscomment(i)
	case l.restOfNote(i) || l.noteWithout(i):
		_, size := utf8.DecodeRuneInString(rest)
		l.fail(Error{Kind: Misread, Want: CommentSign, From: i, To: i + size})
		return l.commented(i, l.lineEnd(i))
	case digit(l.text[i]):
		if clock := clockTime.FindString(rest); clock != "" {
			return l.as(Text, i, i+len(clock))
		}
		return i
	}
	for _, m := range misread {
		if strings.HasPrefix(rest, m.written) {
			if m.written == "=>" && l.asks() {
				m.as = GreaterEqual
			}
			return l.as(m.as, i, i+len(m.written))
		}
	}
	if r >= utf8.RuneSelf {
		return l.junk(i, size)
	}
	return i
}

var clockTime = regexp.MustCompile(`^[0-9]{1,2}:[0-9]{2}\b`)

func (l *lexer) as(k Kind, from, to int) int {
	l.fail(Error{Kind: Misread, Want: k, From: from, To: to})
	return l.token(k, from, to)
}

// miscomment reads a comment of another language.
func (l *lexer) miscomment(i int) int {
	end := l.lineEnd(i)
	if strings.HasPrefix(l.text[i:], "/*") {
		if n := strings.Index(l.text[i:], "*/"); n >= 0 {
			end = i + n + len("*/")
		}
	}
	_, size := utf8.DecodeRuneInString(l.text[i:])
	if l.text[i] == '/' {
		size = 2
	}
	l.fail(Error{Kind: Misread, Want: CommentSign, From: i, To: i + size})
	return l.commented(i, end)
}

// What the rest of a note may hold, and two words in it that no code has side by side.
var (
	wordsOnly = regexp.MustCompile(`^[\pL\pN ,.;:?!'’“”‘…–—-]+$`)
	aWord     = regexp.MustCompile(`[\pL\pN][\pL\pN'’-]*`)
)

// restOfNote reports whether the line that begins at i is words that can't be code, below a
// line that ends in a comment: somebody broke the comment in two.
func (l *lexer) restOfNote(i int) bool {
	if len(l.comments) == 0 || !letter(l.text[i]) && !digit(l.text[i]) {
		return false
	}
	note := l.comments[len(l.comments)-1]
	between := l.text[note.To:i]
	if strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(between, "\r"), "\n"), " \t") != "" || between == "" || strings.HasPrefix(l.text[note.From:], "--[") {
		return false
	}
	line := strings.TrimSpace(l.text[i:l.lineEnd(i)])
	if !wordsOnly.MatchString(line) || strings.HasSuffix(line, " then") || strings.HasSuffix(line, " do") || strings.Contains(line, "--") {
		return false // what has a note of its own is code
	}
	pairs := wordsInARow(line)
	first, _, _ := strings.Cut(line, " ")
	ended := strings.ContainsAny(l.text[note.To-1:note.To], ".:?!")
	return pairs > 1 || pairs == 1 && keywords[first] == EOF && (!ended && strings.Count(line, " ") > 1 || strings.HasSuffix(line, "."))
}

// wordsInARow returns how many words follow one another at the beginning of a text as they do in
// no code: with one space between them, and without a keyword.
func wordsInARow(text string) (pairs int) {
	if at := strings.IndexFunc(text, func(r rune) bool { return !wordsOnly.MatchString(string(r)) }); at >= 0 {
		text = text[:at]
	}
	end, was := 0, false
	for n, m := range aWord.FindAllStringIndex(text, 40) {
		is := keywords[text[m[0]:m[1]]] == EOF
		if n > 0 && is && was && text[end:m[0]] == " " {
			pairs++
		}
		end, was = m[1], is
	}
	return pairs
}

// halfSign reports whether a note begins at i with a sign that isn't its own, such as one hyphen:
// behind it are words that can't be code.
func (l *lexer) halfSign(i int) bool {
	line := l.text[i:l.lineEnd(i)]
	r, size := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("-*~•·;", r) || strings.HasPrefix(line, "--") {
		return false
	}
	words := strings.TrimLeft(line[size:], " \t-*")
	switch {
	case words == "" || !letter(words[0]):
		return false
	case l.alone():
		return wordsInARow(words) > 0
	case r == '-' && len(l.tokens) > 0 && !operator(l.tokens[len(l.tokens)-1].Kind):
		return strings.HasPrefix(line, "- ") && wordsInARow(words) > 0 && wordsOnly.MatchString(words)
	}
	return false
}

// noteWithout reports whether the line that begins at i is a sentence for people, from which the
// sign of a note was left out.
func (l *lexer) noteWithout(i int) bool {
	if !l.alone() || !letter(l.text[i]) || len(l.tokens) > 0 && !l.newLine {
		return false
	}
	line := strings.TrimSpace(l.text[i:l.lineEnd(i)])
	first, _ := utf8.DecodeRuneInString(line)
	next := strings.TrimLeft(l.text[min(len(l.text), l.lineEnd(i)+1):], " \t")
	return wordsInARow(line) > 2 && wordsOnly.MatchString(line) && (unicode.IsUpper(first) || strings.HasSuffix(line, ".") || strings.HasPrefix(next, "--"))
}

// alone reports whether the sign at i begins a line, and no calculation that begins on
// an earlier one goes on with it.
func (l *lexer) alone() bool {
	return len(l.tokens) == 0 || l.newLine && !operator(l.tokens[len(l.tokens)-1].Kind)
}

func operator(k Kind) bool {
	return k >= Plus && k <= Assign && k != Hash || k == Concat || k == And || k == Or || k == Not
}

// operand reports whether the last token can be the end of a value that is calculated
// with on the same line.
func (l *lexer) operand() bool {
	if len(l.tokens) == 0 || l.newLine {
		return false
	}
	switch l.tokens[len(l.tokens)-1].Kind {
	case Name, Number, CloseParen, CloseBracket:
		return true
	}
	return false
}

var dividend = regexp.MustCompile(`^//\s*(?:[0-9.]+|[A-Za-z_][\w.]*|\(.*\))\s*(?:$|[-+*/<>=~,;)}\]]|then\b|do\b|and\b|or\b|\.\.)`)

// divides reports whether the `//` at i can be a division, rather than begin a comment.
func (l *lexer) divides(i int) bool {
	rest, _, _ := strings.Cut(l.text[i:min(i+80, len(l.text))], "\n")
	return l.operand() && dividend.MatchString(rest)
}

// asks reports whether the line of the last token begins with a condition.
func (l *lexer) asks() bool {
	for n := len(l.tokens) - 1; n >= max(0, len(l.tokens)-40); n-- {
		t := l.tokens[n]
		if t.Kind == IfKey || t.Kind == ElseIfKey || t.Kind == WhileKey || t.Kind == Until {
			return true
		}
		if strings.Contains(l.text[t.Lead:t.From], "\n") {
			break
		}
	}
	return false
}

// curly reads a text in quotes that a word processor made.
func (l *lexer) curly(i int, open rune, size int) int {
	end := l.lineEnd(i)
	body, closing := l.text[i+size:end], "”“\"»«„"
	if open == '‘' || open == '’' {
		closing = "’‘'"
	}
	for n, r := range body {
		_, width := utf8.DecodeRuneInString(body[n:])
		after, _ := utf8.DecodeRuneInString(body[n+width:])
		if strings.ContainsRune(closing, r) && !(unicode.IsLetter(after) && closing == "’‘'") {
			if open == '“' && r == '”' && after == '"' && strings.Count(body[n+width:], `"`)%2 == 1 { // of speech in a text that begins without its own quote
				l.fail(Error{Kind: Missing, Want: Quote, Type: `"`, From: i, To: i})
				return l.token(Text, i, i+size+n+width+1)
			}
			l.fail(Error{Kind: Misread, Want: Quote, From: i, To: i + size})
			return l.token(Text, i, i+size+n+width)
		}
	}
	l.fail(Error{Kind: Misread, Want: Quote, From: i, To: i + size})
	return l.token(Text, i, i+size+len(l.quoted(body)))
}

// code is what a line begins with that probably isn't in a long text.
var code = regexp.MustCompile(`^\s*(?:\}|\)|end\)?,?\s*$|local \w|return\b[\s\w.]*$|[A-Za-z_][\w.]*\s*[={(]|(?:if|elseif)\b.*\bthen\s*$|storyline\b)`)

// unended returns where the text or comment that begins at from, in long brackets that
// aren't closed, probably ends: before the first line that looks like code and isn't
// further in.
func (l *lexer) unended(from, bracket, end int) int {
	if l.guesses++; l.tolerant && l.guesses <= maxGuesses {
		margin, _ := columnOf(l.text, from)
		for i := l.lineEnd(bracket); i < len(l.text); {
			line := i + 1
			i = l.lineEnd(line)
			if column, _ := columnOf(l.text, line); column <= margin && code.MatchString(l.text[line:i]) {
				end = bracket + len(strings.TrimRight(l.text[bracket:line], " \t\r\n"))
				break
			}
		}
		if end > from && l.text[end-1] == ',' {
			end--
		}
	}
	l.fail(Error{Kind: Missing, Want: LongQuote, Type: "]]", From: end, To: end})
	l.errors[len(l.errors)-1].Opened = from
	return end
}
