package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// Kind is what a value is, for a form.
type Kind uint8

const (
	AsScript Kind = iota // it is computed, or can't be given by a form
	Parts                // a list of things with forms of their own
	Text
	Number
	Length // a number, or a text such as "2 hours"
	Choice // one of the field's Choices
	YesNo
	Texts // a list of texts; one alone may be written without a list
	Named // something that has a name in the script, such as a person; see [Script.Options]
)

// Value is what is written, read. Text is a text, a number as it is written, or true or
// false; Texts are those of a list. Name is the name of a person, a case and the like, as the
// script writes it: `team.dawn`.
type Value struct {
	Text  string
	Texts []string
	Name  string
}

// answers is the type of the answers to a question. Where there are none yet, a form takes their
// words, and gives them keys.
const answers = "table<string, Answer>"

// control returns how a field is given where it isn't given yet.
func (s *Script) control(d document.Field) Kind {
	parts := strings.Split(d.Type, "|")
	has := func(types ...string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return slices.Contains(types, part) })
	}
	switch {
	case len(d.Choices) > 0 && slices.ContainsFunc(parts, func(part string) bool { return strings.HasSuffix(part, "[]") }):
		return Texts // each of which is one of the choices
	case len(d.Choices) > 0:
		return Choice
	case len(sorts(d.Type)) > 0 && !has("boolean"):
		return Named
	case has("boolean"):
		return YesNo
	case has("Line[]", answers, "string[]", "Text[]", "Clock[]"):
		return Texts
	case has("Minutes", "Length"):
		return Length
	case has("integer", "number"):
		return Number
	case has("string", "Line", "Name", "Text", "Day", "PastDay", "Time", "Clock", "Paper"):
		return Text
	}
	return AsScript
}

// literal reads a value that is written out, and says how it is changed.
func (s *Script) literal(n *syntax.Node, d document.Field) (Kind, Value) {
	as := s.control(d)
	if n.Form == syntax.Unary && len(n.Children) == 1 && n.Children[0].Form == syntax.Literal && numeral.MatchString(s.tree.Source(n)) {
		return Number, Value{Text: s.tree.Source(n)}
	}
	if n.Form != syntax.Literal || n.End != n.First+1 {
		return AsScript, Value{}
	}
	t := s.tree.Tokens[n.First]
	written := s.written(t)
	switch t.Kind {
	case syntax.True, syntax.False:
		return YesNo, Value{Text: written}
	case syntax.Number:
		if !numeral.MatchString(written) {
			return AsScript, Value{}
		}
		if as != Length {
			as = Number
		}
		return as, Value{Text: written}
	case syntax.Text:
		text, ok := decode(written)
		switch {
		case !ok:
			return AsScript, Value{}
		case as == Texts:
			return Texts, Value{Texts: []string{text}}
		case as == Choice && slices.Contains(d.Choices, text), as == Length, as == Named && (Field{Field: d}).OrText():
			return as, Value{Text: text}
		}
		return Text, Value{Text: text}
	}
	return AsScript, Value{}
}

// texts reads a list of texts that are all written out.
func (s *Script) texts(table *syntax.Node) (list []string, all bool) {
	list = []string{}
	for _, item := range table.Children {
		value := valueOf(item)
		if item.Form != syntax.Item || value == nil || value.Form != syntax.Literal || s.tree.Tokens[value.First].Kind != syntax.Text {
			return nil, false
		}
		text, ok := decode(s.tree.Source(value))
		if !ok {
			return nil, false
		}
		list = append(list, text)
	}
	return list, true
}

// numeral is a number as a form writes it.
var numeral = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

var escapes = map[byte]byte{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 't': '\t', 'v': '\v', '\\': '\\', '"': '"', '\'': '\''}

// decode returns the text that Lua reads for a text as it is written, or false where a form
// had better not change it.
func decode(written string) (string, bool) {
	if body, _, long := unbracketed(written); long {
		return strings.TrimPrefix(body, "\n"), utf8.ValidString(body) && !strings.Contains(body, "\r")
	}
	if len(written) < 2 || written[0] != '"' && written[0] != '\'' || written[len(written)-1] != written[0] {
		return "", false
	}
	var b strings.Builder
	body := written[1 : len(written)-1]
	for i := 0; i < len(body); i++ {
		if body[i] != '\\' {
			b.WriteByte(body[i])
			continue
		}
		if i++; i == len(body) {
			return "", false
		}
		if by, known := escapes[body[i]]; known {
			b.WriteByte(by)
			continue
		}
		end := i
		for end < len(body) && end < i+3 && body[end] >= '0' && body[end] <= '9' {
			end++
		}
		code, err := strconv.ParseUint(body[i:end], 10, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(code))
		i = end - 1
	}
	text := b.String()
	return text, utf8.ValidString(text) && !strings.ContainsAny(text, "\r\x00")
}

// unbracketed takes a text in long brackets apart: what is in them, and how many equal
// signs are.
func unbracketed(written string) (body string, level int, long bool) {
	inner := strings.TrimLeft(strings.TrimPrefix(written, "["), "=")
	if level = len(written) - len(inner) - 1; !strings.HasPrefix(written, "[") || !strings.HasPrefix(inner, "[") || len(written) < 2*(level+2) {
		return "", 0, false
	}
	return written[level+2 : len(written)-level-2], level, true
}

// encode writes a text in the manner of another one that stands, or stood, in its place.
// Line ends are \n.
func encode(text, like string) string {
	if body, level, long := unbracketed(like); long {
		closing := func() string { return "]" + strings.Repeat("=", level) }
		for strings.Contains(text+"]", closing()+"]") {
			level++
		}
		equals := strings.Repeat("=", level)
		first := ""
		if strings.HasPrefix(body, "\n") || strings.HasPrefix(text, "\n") {
			first = "\n"
		}
		return "[" + equals + "[" + first + text + "]" + equals + "]"
	}
	quote := `"`
	if strings.HasPrefix(like, "'") {
		quote = "'"
	}
	escaped := strings.NewReplacer(`\`, `\\`, quote, `\`+quote, "\n", `\n`, "\t", `\t`, "\x00", "").Replace(text)
	return quote + escaped + quote
}
