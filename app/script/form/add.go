package form

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// ErrNoPlace says that there is no place for a thing where it was to be added.
var ErrNoPlace = errors.New("there is no place for it here")

// order is the order in which the things of a file are declared, before its storylines.
var order = []string{"scenario", "terms", "person", "case", "deadline", "duty", "fact", "task", "appointment", "advice", Storyline}

// inCase are the words whose things are written in the `people` of a case.
var inCase = []string{"child", "adult"}

// told are the words of what happens in a storyline.
var told = []string{"wait_until", "wait", "message", "ask", "task", "advice", "referral", "appointment", "guide", "expect", "good", "harm"}

// instead are the fields of a word of which one has to be given.
var instead = map[string][]string{"child": {"age", "months"}}

// keeps are the words whose things the script calls by a name of their own.
var keeps = []string{"person", "case", "task", "ask", "referral"}

// CanAdd returns the words of which things can be added: to the file if in is "", otherwise
// within the thing with that key.
func (s *Script) CanAdd(in string) (list []string) {
	if in == "" {
		for _, word := range order {
			once := word == "scenario" || word == "terms"
			if !once || !slices.ContainsFunc(s.Things, func(t Thing) bool { return t.Word == word }) {
				list = append(list, word)
			}
		}
		dates := slices.DeleteFunc(slices.Collect(maps.Values(s.words)), func(w document.Word) bool {
			return w.Module == "" || !slices.ContainsFunc(w.Fields, func(f document.Field) bool { return f.Name == "due" })
		})
		for _, w := range dates {
			list = append(list, w.Name)
		}
		slices.Sort(list[len(list)-len(dates):])
		return list
	}
	t, there := s.Find(in)
	_, story := s.told(t)
	if s.branched(in) != nil {
		return told
	}
	switch {
	case !there || t.Wrong:
		return nil
	case t.Word == "case":
		return inCase
	case story != nil:
		return told
	}
	return nil
}

// Begin returns the file with an empty call of a word where a thing of that word belongs, and the
// key of that thing: what a form for a new thing is made of. In is "" for the file, or the key
// of what it is to be in: of a case for a child, of a storyline for a message. In a
// storyline, it may be the key of what it is to come after.
func (s *Script) Begin(word, in string) (*Script, string, error) {
	if !slices.Contains(s.CanAdd(in), word) {
		return nil, "", ErrNoPlace
	}
	if with := s.branched(in); with != nil {
		s = with
	}
	call := s.callOf(word) + " { }"
	switch {
	case word == Storyline:
		call = Storyline + "(\"\", function()\nend)"
	case slices.Contains(Placed, word):
		call = word + ` ""`
	}
	var edits []edit
	switch t, _ := s.Find(in); {
	case slices.Contains(inCase, word):
		edits = s.intoCase(t, call)
	default:
		at, content := s.place(word, t, s.branchIn(in))
		edits = []edit{{at, at, strings.Replace(content, "{}", call, 1)}}
	}
	if edits == nil {
		return nil, "", ErrNoPlace
	}
	made := s.with(apply(s.Text(), edits))
	at := edits[len(edits)-1].from
	for _, t := range made.Things {
		if t.Word == word && t.From >= at {
			return made, t.Key, nil
		}
	}
	return nil, "", ErrNoPlace
}

// Added returns the file with a new thing in it, and its key. What is wrong with a value is in
// wrong, by path; then nothing is added.
func (s *Script) Added(word, in string, values map[string]Value) (text, key string, wrong map[string]error, err error) {
	made, key, err := s.Begin(word, in)
	if err != nil {
		return "", "", nil, err
	}
	t, _ := made.Find(key)
	from, given := t.From, map[string]Value{}
	values, wrong = s.identified(t, values), map[string]error{}
	for _, f := range t.Fields() {
		value := values[f.Path]
		if value.clean().empty() && !f.Needed {
			continue
		}
		if err := f.Fits(value); err != nil {
			wrong[f.Path] = err
			continue
		}
		given[f.Path] = value
	}
	made, filled, err := made.fill(slices.IndexFunc(made.Things, func(t Thing) bool { return t.From == from }), given)
	if err != nil {
		return "", "", nil, err
	}
	maps.Copy(wrong, filled.Wrong)
	if either := instead[word]; len(either) > 0 && !slices.ContainsFunc(either, func(path string) bool { return !values[path].clean().empty() }) {
		wrong[either[0]] = ErrNeeded
	}
	if len(wrong) > 0 {
		return "", "", wrong, nil
	}
	made = made.laidOut(from)
	if made, from, err = made.kept(from, values); err != nil {
		return "", "", nil, err
	}
	return made.Text(), made.From(from).Key, nil, nil
}

// From returns the thing that begins at a byte.
func (s *Script) From(at int) Thing {
	i := slices.IndexFunc(s.Things, func(t Thing) bool { return t.From == at })
	if i < 0 {
		return Thing{}
	}
	return s.Things[i]
}

// callOf returns how a word is called in the file: "case", "children.visits".
func (s *Script) callOf(word string) string {
	for _, call := range slices.Sorted(maps.Keys(s.words)) {
		if s.words[call].Name == word {
			return call
		}
	}
	return word
}

// intoCase writes a call behind the people of a case.
func (s *Script) intoCase(t Thing, call string) []edit {
	item := s.item(t.table, "people")
	if item == nil {
		return s.insert(t.table, s.last(t.table), "people = { "+call+" }", true)
	}
	if value := valueOf(item); value != nil && value.Form == syntax.Table {
		return s.insert(value, s.last(value), call, false)
	}
	return nil
}
