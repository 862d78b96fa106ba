package sim

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// People, cases, tasks and messages share one namespace of ids. Ids appear in
// offers ("answer:sam-call:yes"), in plans (separated by spaces) and in golden
// plays (after an equals sign), so they are short and only a few kinds of
// character are allowed.

// Limits in bytes. Ids that the world derives from others (with "-record" or
// "-scene" added) may be longer than an author's.
const (
	longestID   = 60
	longestSlug = 48
)

// isID reports whether a text is a valid id: one or more letters, digits,
// hyphens, underscores and dots, longestID bytes at most.
func isID(text string) bool {
	return text != "" && len(text) <= longestID && strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}) < 0
}

// own returns an error if an id given by an author is invalid or already taken.
// what names the thing that is to have it, as in "this case".
func (w *World) own(id, what string) error {
	if !isID(id) {
		return badly(what, id)
	}
	if w.taken(id) {
		return w.isTaken(id, what)
	}
	return nil
}

// named returns the id of something that is added: its own or, if it has none, a free one
// made of a name. The error is as of [World.own].
func (w *World) named(id, name, what string) (string, error) {
	if id == "" {
		return w.free(slug(name)), nil
	}
	return id, w.own(id, what)
}

// thing returns the kind of thing that has this id. It helps authors who have
// forgotten that naming somebody in a message's `from` creates a person.
func (w *World) thing(id string) string {
	switch {
	case w.person(id) != nil:
		return "a person"
	case w.Case(id) != nil:
		return "a case"
	case w.Task(id) != nil:
		return "a task"
	case w.Message(id) != nil:
		return "a message"
	}
	return "something"
}

// taken reports whether an id is in use.
func (w *World) taken(id string) bool { return w.ids[id] > 0 }

// take marks an id as in use.
func (w *World) take(id string) { w.ids[id] = max(w.ids[id], 1) }

// free returns the first of base, base-2, base-3 … that is not taken. It
// remembers where its search ended, so that many things of the same name cost
// no more than others.
func (w *World) free(base string) string {
	if !w.taken(base) {
		return base
	}
	for n := w.ids[base] + 1; ; n++ {
		if id := fmt.Sprintf("%s-%d", base, n); !w.taken(id) {
			w.ids[base] = n - 1
			return id
		}
	}
}

// slug turns a name into a readable id: lower-case letters and digits, with
// words joined by hyphens, longestSlug bytes at most. It returns "it" if
// nothing is left.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	id := strings.Join(words, "-")
	for len(id) > longestSlug {
		_, size := utf8.DecodeLastRuneInString(id)
		id = id[:len(id)-size]
	}
	return cmp.Or(strings.TrimRight(id, "-"), "it")
}
