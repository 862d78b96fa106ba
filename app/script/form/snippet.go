package form

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
)

// Snippet is something that happens every day at work, told in a few lines for an author to begin
// from: a storyline of its own, so that nothing that is told already has to wait for it.
type Snippet struct {
	Name   string // of its file, such as "visit"
	Title  string // "A visit with a choice of practice"
	About  string // what comes in it, in a sentence or two
	Person bool   // somebody of the script has a part in it
	Case   bool   // it is about a case
	Text   string // PERSON and CASE stand for these two
}

//go:embed snippets/*.lua
var snippetFiles embed.FS

// Snippets returns all of them, by name.
var Snippets = sync.OnceValue(func() (list []Snippet) {
	files, _ := snippetFiles.ReadDir("snippets") // they are embedded
	for _, f := range files {
		text, _ := snippetFiles.ReadFile("snippets/" + f.Name())
		one := Snippet{Name: strings.TrimSuffix(f.Name(), path.Ext(f.Name())), Text: strings.TrimSpace(string(text))}
		var about []string
		for strings.HasPrefix(one.Text, "--") {
			line, rest, _ := strings.Cut(one.Text, "\n")
			about, one.Text = append(about, strings.TrimSpace(strings.TrimPrefix(line, "--"))), rest
		}
		one.Title, one.About = about[0], strings.Join(about[1:], " ")
		one.Person, one.Case = strings.Contains(one.Text, "PERSON"), strings.Contains(one.Text, "CASE")
		list = append(list, one)
	}
	return list
})

// SnippetNamed returns the snippet with a name.
func SnippetNamed(name string) (Snippet, bool) {
	i := slices.IndexFunc(Snippets(), func(one Snippet) bool { return one.Name == name })
	if i < 0 {
		return Snippet{}, false
	}
	return Snippets()[i], true
}

// Parts returns the people and the cases that can have a part in a new storyline of the file.
func (s *Script) Parts() (people, cases []Option, err error) {
	_, _, people, cases, err = s.begunStory()
	return people, cases, err
}

// begunStory returns the file with an empty storyline, and who and which cases can have a part in it.
func (s *Script) begunStory() (begun *Script, story string, people, cases []Option, err error) {
	if begun, story, err = s.Begin(Storyline, ""); err != nil {
		return nil, "", nil, nil, err
	}
	within, message, err := begun.Begin("message", story)
	if err != nil {
		return nil, "", nil, nil, err
	}
	t, _ := within.Find(message)
	from, _ := t.Field("from")
	about, _ := t.Field("about")
	return begun, story, within.Options(from), within.Options(about), nil
}

// AddSnippet returns the file with a snippet behind its storylines, for a person and a case as the
// script names them, and the key of the new storyline. Its title gets a number if a storyline has
// it already. The error is ErrChoice if the snippet needs one of the two and that is none of the
// [Script.Parts], and ErrNoPlace.
func (s *Script) AddSnippet(one Snippet, person, of string) (text, key string, err error) {
	begun, story, people, cases, err := s.begunStory()
	if err != nil {
		return "", "", err
	}
	is := func(name string) func(Option) bool { return func(o Option) bool { return o.Name == name } }
	if one.Person && !slices.ContainsFunc(people, is(person)) || one.Case && !slices.ContainsFunc(cases, is(of)) {
		return "", "", ErrChoice
	}
	title := one.Title
	for n := 2; slices.ContainsFunc(s.Things, func(t Thing) bool { return t.Word == Storyline && t.Title == title }); n++ {
		title = fmt.Sprint(one.Title, " ", n)
	}
	filled := strings.NewReplacer("PERSON", person, "CASE", of, `storyline("`+one.Title+`"`, `storyline("`+title+`"`).Replace(one.Text)
	t, _ := begun.Find(story)
	text = begun.Text()[:t.From] + filled + begun.Text()[t.From+len(t.Source):]
	return text, Read(s.doc, text).From(t.From).Key, nil
}
