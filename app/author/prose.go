package author

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"caseload/app/change"
	"caseload/app/check/readable"
	"caseload/app/script/form"
	"caseload/app/script/spelling"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// Prose is what there is to know of a text while it is written.
type Prose struct {
	Most  int          // words; 0 for no bound
	Lines bool         // Most is lines, and not words
	Given []form.Given // what can stand in it in braces
	All   bool         // whether nothing else can
}

// Wording is a text file that was written in a form: as it was at version Base, with another text.
type Wording struct {
	Path string
	File int64
	Base int64
	Text string
}

// NoName means that a text has a word in braces that nothing is put in place of.
type NoName struct {
	Word, Near string // Near is a known one that is written like it, or ""
}

func (e *NoName) Error() string { return fmt.Sprintf("nothing gives {%s}", e.Word) }

// proses are the words in whose texts cases' words are replaced.
var proses = []string{"case", "task", "message", "ask", "referral", "advice", "appointment", "good", "harm"}

// ProseOf returns what there is to know of the texts of a thing of a script; how long each of them
// should be says [Prose.At].
func ProseOf(scripts map[string]*form.Script, script *form.Script, t form.Thing) (p Prose) {
	if !slices.Contains(proses, t.Word) {
		return Prose{}
	}
	p.Given, p.All = script.GivenTo(t)
	if p.All {
		return p
	}
	known := p.words()
	add := func(s *form.Script) {
		for _, g := range s.Given() {
			if !known[g.Word] {
				known[g.Word], p.Given = true, append(p.Given, g)
			}
		}
	}
	if add(script); len(p.Given) == 0 {
		for _, path := range slices.Sorted(maps.Keys(scripts)) {
			add(scripts[path])
		}
	}
	return p
}

// At returns what there is to know of the text at a path of the thing.
func (p Prose) At(t form.Thing, path string) Prose {
	p.Most, p.Lines = most(t, path)
	return p
}

// words returns the words that can stand in braces.
func (p Prose) words() map[string]bool {
	words := make(map[string]bool, len(p.Given))
	for _, g := range p.Given {
		words[g.Word] = true
	}
	return words
}

// most returns how many words, or lines, the text at a path of a thing should have at most.
func most(t form.Thing, path string) (n int, lines bool) {
	field, _, _ := strings.Cut(path, ".")
	by, _ := t.Field("by")
	switch t.Word + " " + field {
	case "case summary":
		return readable.SummaryWords, false
	case "case chronology":
		return readable.ChronologyLines, true
	case "task scene":
		return readable.VisitWords, false
	case "referral say":
		return readable.ReferralWords, false
	case "message say", "ask say":
		switch by.Value.Text {
		case "visit":
			return readable.VisitWords, false
		case "letter":
			return readable.ReferralWords, false
		}
		return readable.MessageWords, false
	case "advice say":
		return readable.MessageWords, false
	}
	return 0, false
}

// mostNear is how many names that nothing gives are compared with those that something does.
const mostNear = 20

// misnamed adds what is wrong with the names in texts that a form changes.
func misnamed(filled Filled, was *form.Script, thing form.Thing, values map[string]form.Value, wordings []Wording, beside func() (Scripts, error)) error {
	texts := map[string]string{}
	fields := thing.ByPath()
	for path, v := range values {
		if f, there := fields[path]; there && !f.Value.Equal(v) && (f.Kind == form.Text || f.Kind == form.Texts) {
			texts[path] = v.Text + strings.Join(v.Texts, "\n")
			for _, name := range f.Names { // which the script puts there
				texts[path] = strings.ReplaceAll(texts[path], "{"+name+"}", "")
			}
			for _, name := range f.Names { // the script puts these in, before the desk sees the text
				texts[path] = strings.ReplaceAll(texts[path], "{"+name+"}", name)
			}
		}
	}
	for _, w := range wordings {
		texts[w.Path] = w.Text
	}
	if !slices.Contains(proses, thing.Word) || !slices.ContainsFunc(slices.Sorted(maps.Keys(texts)), func(path string) bool { return len(readable.Names(texts[path])) > 0 }) {
		return nil
	}
	all, err := beside()
	if err != nil {
		return err
	}
	p := ProseOf(all.ByPath, was, thing)
	given, mentioned, near := p.words(), map[string]bool{}, 0
	if !p.All { // it isn't known what is given, so any name that a script mentions will do
		if len(all.Left) > 0 {
			return nil
		}
		for _, s := range all.ByPath {
			maps.Copy(mentioned, s.Mentioned())
		}
	}
	for path, text := range texts {
		for _, word := range readable.Names(text) {
			if given[word] || mentioned[word] {
				continue
			}
			wrong := &NoName{Word: word}
			if near++; near <= mostNear {
				wrong.Near = spelling.Nearest(word, slices.Sorted(maps.Keys(given)))
			}
			filled.Wrong[path] = wrong
			break
		}
	}
	return nil
}

// changed returns those of the wordings that change something, and says what is wrong with those
// whose file is gone.
func (d *Drafts) changed(ctx context.Context, r kept.Reading, filled Filled, wordings []Wording) (list []Wording, err error) {
	for _, w := range wordings {
		was, err := d.TextAt(ctx, r, w.File, w.Base)
		f, gone := d.File(ctx, r, w.File)
		switch {
		case gone == nil && f.Removed != nil, errors.Is(gone, store.ErrNotFound):
			filled.Wrong[w.Path] = store.ErrNotFound
		case err != nil:
			return nil, err
		case gone != nil:
			return nil, gone
		case change.String(was.Units) != strings.ReplaceAll(w.Text, "\r\n", "\n"):
			list = append(list, w)
		}
	}
	return list, nil
}

// reword saves wordings, and adds who else has changed them meanwhile.
func (d *Drafts) reword(ctx context.Context, w kept.Writing, filled *Filled, wordings []Wording) error {
	for _, one := range wordings {
		saved, err := d.Save(ctx, w, one.File, one.Base, one.Text)
		if err != nil {
			return err
		}
		filled.Others = append(filled.Others, saved.Others...)
		if saved.Touched {
			filled.Touched = append(filled.Touched, one.Path)
		}
	}
	return nil
}
