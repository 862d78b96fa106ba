package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"caseload/app/script/syntax"
)

// longLine is how many bytes a call has on one line at most, if a form writes it.
const longLine = 100

// laidOut writes the call at a byte over several lines if it is too long for one.
func (s *Script) laidOut(from int) *Script {
	t := s.From(from)
	span := s.tree.Span(t.node)
	line := strings.LastIndex(s.Text()[:from], "\n") + 1
	if t.table.Form != syntax.Table || strings.TrimSpace(s.Text()[line:from]) != "" || span.To-line <= longLine || slices.Contains(inCase, t.Word) || len(t.table.Children) == 0 {
		return s
	}
	indent := s.indentOf(t.node)
	var b strings.Builder
	for _, item := range t.table.Children {
		b.WriteString("\n" + indent + "  " + s.tree.Source(item) + ",")
	}
	table := s.tree.Span(t.table)
	return s.with(s.Text()[:table.From] + "{" + b.String() + "\n" + indent + "}" + s.Text()[table.To:])
}

// kept gives the thing at a byte a name in the script, if its sort has one, and returns the byte
// at which it begins then.
func (s *Script) kept(from int, values map[string]Value) (*Script, int, error) {
	t := s.From(from)
	if up := s.up(t.node); !slices.Contains(keeps, t.Word) || up == nil || up.Form != syntax.Do {
		return s, from, nil
	}
	written := "local " + s.free(identifier(t, values), from) + " = "
	made := s.with(s.Text()[:from] + written + s.Text()[from:])
	if len(made.tree.Errors) > len(s.tree.Errors) {
		return nil, 0, ErrNoPlace
	}
	return made, from + len(written), nil
}

// identifier returns a word for what a thing is called.
func identifier(t Thing, values map[string]Value) string {
	for _, path := range []string{"id", "1", "title"} {
		if word := plain(values[path].Text + values[path].Name); word != "" {
			return word
		}
	}
	if t.Word == "ask" {
		return "answer"
	}
	return t.Word
}

// plain returns the small letters and digits of a text as a name, of three words at most.
func plain(text string) string {
	words := strings.Split(plainWords(text), "_")
	word := strings.Join(words[:min(3, len(words))], "_")
	if word != "" && unicode.IsDigit(rune(word[0])) {
		word = "n" + word
	}
	return word
}

// plainWords returns the small letters and digits of a text, with `_` between words.
func plainWords(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r != '’' && r != '\'':
			b.WriteRune(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), "_")
}

// free returns a name like the wanted one that stands for nothing else in the file.
func (s *Script) free(wanted string, at int) string {
	taken := func(word string) bool {
		return syntax.Keyword(word) || s.names.other[word] != nil || s.doc.Knows(word) ||
			slices.ContainsFunc(s.names.all, func(one *name) bool { return one.word == word })
	}
	word := wanted
	for n := 2; taken(word); n++ {
		word = fmt.Sprintf("%s_%d", wanted, n)
	}
	return word
}

// identified adds an `id` to the values of a new thing, made from its name, if its sort has one
// and it is wanted.
func (s *Script) identified(t Thing, values map[string]Value) map[string]Value {
	f, has := t.Field("id")
	if !has || values["id"].Text != "" || f.Given {
		return values
	}
	if named := values["1"].Text + values["1"].Name + values["title"].Text; plain(named) == "" {
		return values
	}
	wanted := strings.ReplaceAll(identifier(t, values), "_", "-")
	taken := func(id string) bool {
		for _, file := range append([]*Script{s}, s.beside...) {
			if slices.ContainsFunc(file.Things, func(t Thing) bool { own, _ := t.Field("id"); return own.Value.Text == id }) {
				return true
			}
		}
		return false
	}
	id := wanted
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", wanted, n)
	}
	with := map[string]Value{"id": {Text: id}}
	for path, v := range values {
		if path != "id" {
			with[path] = v
		}
	}
	return with
}

// writeAnswers writes the answers to a question, under keys made from their words.
func writeAnswers(words []string) string {
	var b strings.Builder
	var keys []string
	b.WriteString("{ ")
	for i, text := range words {
		if i > 0 {
			b.WriteString(", ")
		}
		key := answerKey(text, keys)
		keys = append(keys, key)
		b.WriteString(key + " = " + encode(text, ""))
	}
	return b.String() + " }"
}

// dull are words that say little about an answer.
var dull = strings.Fields("a an and are at can could i id ill im is it its let lets like my of on or please thank thanks that the then to we will with would you")

// answerKey returns a key for an answer that none of the others has: a word or two of it.
func answerKey(text string, others []string) string {
	words := strings.Split(plainWords(text), "_")
	telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(dull, w) })
	if len(telling) == 0 {
		telling = words
	}
	wanted := plain(strings.Join(telling[:min(2, len(telling))], " "))
	if wanted == "" || syntax.Keyword(wanted) {
		wanted = strings.TrimSuffix("answer_"+wanted, "_")
	}
	key := wanted
	for n := 2; slices.Contains(others, key); n++ {
		key = fmt.Sprintf("%s_%d", wanted, n)
	}
	return key
}
