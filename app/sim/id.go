package sim

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// People, cases, tasks and messages share one space of ids. An id stands in
// offers ("answer:sam-call:yes"), in plans (separated by a space) and in golden
// plays (after an equals sign), so it is made of few signs and kept short.

// In bytes. What the world itself derives from an id ("-record", "-scene") may
// be longer than an author's.
const (
	longestID   = 60
	longestSlug = 48
)

// isID says whether a text can be an id: letters, digits, hyphens, underscores
// and dots.
func isID(text string) bool {
	return text != "" && len(text) <= longestID && strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}) < 0
}

func badID(text string) error {
	return fmt.Errorf("is named by letters, digits, hyphens, underscores and dots, at most %d of them; found %s", longestID, quoted(text))
}

// own says whether an id that an author gave can be that of one more thing.
func (w *World) own(id, what string) error {
	if !isID(id) {
		return fmt.Errorf("%s %w", what, badID(id))
	}
	if w.taken(id) {
		return fmt.Errorf("there is already %s called %q; give %s an `id` of its own", w.thing(id), id, what)
	}
	return nil
}

// thing says what has an id: somebody may have been made by being named in a
// message's `from`, which its author needn't remember.
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

// taken says whether an id is something's.
func (w *World) taken(id string) bool { return w.ids[id] > 0 }

// take makes an id something's.
func (w *World) take(id string) { w.ids[id] = max(w.ids[id], 1) }

// free gives the first of base, base-2, base-3 … that is nobody's. Where it
// stopped is kept, so that many things of one name cost no more than others.
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

// slug is a readable id made of a name: lower-case letters and digits, words
// joined by a hyphen.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	id := strings.Join(words, "-")
	for len(id) > longestSlug {
		_, size := utf8.DecodeLastRuneInString(id)
		id = id[:len(id)-size]
	}
	return first(strings.TrimRight(id, "-"), "it")
}
