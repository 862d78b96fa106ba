package syntax

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unquoted reads the text that begins at i and isn't closed on its line.
func (l *lexer) unquoted(i, lineEnd int) int {
	if !l.tolerant {
		l.fail(Error{Kind: Missing, Want: Quote, Type: l.text[i : i+1], From: lineEnd, To: lineEnd})
		return l.token(Text, i, lineEnd)
	}
	if end := l.broken(i, lineEnd); end > 0 {
		l.fail(Error{Kind: BrokenText, From: lineEnd, To: lineEnd})
		return l.token(Text, i, end)
	}
	line := l.text[i:max(i, min(lineEnd, l.lineEnd(i)))]
	if n := closingCurly(line); n > 0 {
		_, size := utf8.DecodeRuneInString(line[n:])
		l.fail(Error{Kind: Misread, Want: Quote, From: i + n, To: i + n + size})
		return l.token(Text, i, i+n+size)
	}
	end := i + len(l.quoted(line))
	l.fail(Error{Kind: Missing, Want: Quote, Type: l.text[i : i+1], From: end, To: end})
	return l.token(Text, i, end)
}

// closingCurly returns where in a line the first curly quote is that closes nothing, and so stands
// for a straight one, or -1: speech in a text has quotes of its own, which come in pairs.
func closingCurly(line string) int {
	open := 0
	for n, r := range line {
		switch {
		case r == '„' || r == '«' || r == '“' && open == 0:
			open++
		case r == '“' || r == '”' || r == '»':
			if open--; open < 0 {
				return n
			}
		}
	}
	return -1
}

var (
	nextField = regexp.MustCompile(`,\s*[A-Za-z_]\w*\s*=`)
	lastField = regexp.MustCompile(`,\s*[A-Za-z_]\w*\s*=[\s{]*$`)
	behind    = regexp.MustCompile(`^\s*(?:$|[,;)}\].=~]|--|(?:then|do|and|or|end|else|elseif)\b)`)
	notProse  = regexp.MustCompile(`^\s*(?:[A-Za-z_][\w.]*\s*(?:=|\{|\(|\[)|[})\]]|--|(?:local|if|elseif|else|end|return|function)\b)`)
	tail      = regexp.MustCompile(`(?:\s+(?:then|do))?[\s,;)}\]]*$`)
)

// quoted returns as much of a line as probably belongs to the text that begins it, whose
// closing quote is missing: up to the next field, or without what usually ends a line.
func (l *lexer) quoted(line string) string {
	if l.guesses++; l.guesses > maxGuesses {
		return line
	}
	if at := nextField.FindStringIndex(line); at != nil && at[0] > 0 {
		return line[:at[0]]
	}
	return line[:max(min(1, len(line)), tail.FindStringIndex(line)[0])]
}

// closed reads the text that begins at i and has the next quote of its kind at j. That is
// its end, unless a word follows at once: then the quote is inside the text, which another
// one on the line closes, or it begins the text of the next field.
func (l *lexer) closed(i, j int) int {
	after, _ := utf8.DecodeRuneInString(l.text[j+1:])
	if !l.tolerant || !unicode.IsLetter(after) && !unicode.IsDigit(after) && !strings.ContainsRune("{“‘", after) {
		return l.token(Text, i, j+1)
	}
	if l.guesses++; l.guesses > maxGuesses {
		return l.token(Text, i, j+1)
	}
	body := l.text[i+1 : j]
	if at := lastField.FindStringIndex(body); at != nil && at[0] > 0 {
		end := i + 1 + at[0]
		l.fail(Error{Kind: Missing, Want: Quote, Type: l.text[i : i+1], From: end, To: end})
		return l.token(Text, i, end)
	} else if at != nil || strings.TrimSpace(body) == "," {
		return l.token(Text, i, j+1)
	}
	if end := l.lastQuote(j+1, l.text[i:i+1]); end > 0 {
		l.fail(Error{Kind: InnerQuote, From: j, To: j + 1})
		return l.token(Text, i, end)
	}
	return l.token(Text, i, j+1)
}

// maxQuoted is how many bytes of a line are looked at for where a text ends.
const maxQuoted = 4_000

// lastQuote returns where a quote ends, from a byte on and on its line, behind which a
// text can be over; if possible one after which the other quotes make pairs. It returns 0
// if there is none.
func (l *lexer) lastQuote(from int, quote string) (first int) {
	lineEnd := l.lineEnd(from)
	end := min(lineEnd, from+maxQuoted)
	for n := from; n < end; n++ {
		if l.text[n] != quote[0] || !behind.MatchString(l.text[n+1:lineEnd]) {
			continue
		}
		if strings.Count(l.text[n+1:end], quote)%2 == 0 {
			return n + 1
		}
		if first == 0 {
			first = n + 1
		}
	}
	return first
}

// maxBroken is how many lines a text in quotes may go on for to be taken for one.
const maxBroken = 8

// broken returns where the text ends that begins at i, if it goes on in the lines after
// its own, which ends at lineEnd; otherwise 0. They read like a text, and one of them has
// a quote too many.
func (l *lexer) broken(i, lineEnd int) int {
	quote := l.text[i : i+1]
	for from, n := lineEnd, 0; n < maxBroken && from < len(l.text); n++ {
		from = min(len(l.text), from+1)
		end := l.lineEndOf(from)
		line := l.text[from:end]
		at := strings.Index(line, quote)
		switch {
		case notProse.MatchString(line):
			return 0
		case at >= 0 && strings.Count(line, quote)%2 == 1 && behind.MatchString(line[at+1:]):
			return from + at + 1
		case at >= 0:
			return 0
		}
		from = end
	}
	return 0
}
