package check

import (
	"strings"
	"unicode/utf8"

	"caseload/app/script/syntax"
)

// lex makes tokens and comments of those of the tree. What is missing in the file, and
// was added to the tree where it belongs, is a token of no length.
func (f *luaFile) lex() {
	for _, t := range f.tree.Tokens {
		one := token{kind: tokenOp, from: t.From, to: t.To, inner: t.From}
		switch {
		case t.Kind == syntax.EOF:
			continue
		case t.Kind == syntax.Text && !t.Missing():
			one.kind = tokenText
			one.value, one.inner = textOf(f.text[t.From:t.To], t.From)
		case t.Kind == syntax.Number:
			one.kind = tokenNumber
		case t.Kind == syntax.Name || syntax.Keyword(t.Kind.String()):
			one.kind = tokenName
		}
		if is := t.Kind.String(); t.Missing() || (closes(is) || syntax.Keyword(is)) && is != f.text[t.From:t.To] {
			one.value = is
		}
		f.tokens = append(f.tokens, one)
	}
	for _, c := range f.tree.Comments {
		inner := min(c.From+len("--"), c.To)
		if level := longBracket(f.text[inner:c.To]); level > 0 {
			inner += level
		}
		f.comments = append(f.comments, token{kind: tokenComment, from: c.From, to: c.To, value: f.text[inner:c.To], inner: inner})
	}
}

func closes(sign string) bool { return sign == ")" || sign == "}" || sign == "]" }

// longBracket returns the length of the long bracket that opens a text, or 0.
func longBracket(text string) int {
	level := strings.TrimLeft(strings.TrimPrefix(text, "["), "=")
	if !strings.HasPrefix(text, "[") || !strings.HasPrefix(level, "[") {
		return 0
	}
	return len(text) - len(level) + 1
}

// textOf returns the content of a text that is written at a byte, and where the content
// begins. After an escape, positions inside aren't exact, and it is where the text does.
func textOf(written string, from int) (value string, inner int) {
	if size := longBracket(written); size > 0 {
		body := written[size:max(size, len(written)-size)]
		return strings.TrimPrefix(body, "\n"), from + size
	}
	if written == "" || digit(written[0]) { // a time of day without quotes
		return written, from
	}
	_, size := utf8.DecodeRuneInString(written)
	body := written[size:]
	if last, width := utf8.DecodeLastRuneInString(body); strings.ContainsRune("\"'”“»«’‘„", last) {
		body = body[:len(body)-width]
	}
	if !strings.Contains(body, `\`) {
		return body, from + size
	}
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		if body[i] != '\\' || i+1 == len(body) {
			b.WriteByte(body[i])
			continue
		}
		switch i++; body[i] {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		default:
			b.WriteByte(body[i])
		}
	}
	return b.String(), from
}

func letter(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
