package form

import (
	"errors"
	"slices"
	"strings"

	"caseload/app/script/syntax"
)

// What keeps a thing from being taken out; [InUse] is one more.
var (
	ErrKept  = errors.New("a scenario can't be without it")
	ErrWoven = errors.New("it is a part of something that no form can take apart")
)

// Use is a place at which the script goes on with a thing.
type Use struct {
	In   *Script // the file
	Line int
	Of   Thing // what uses it, if that has a form
}

// InUse says where a thing is used that was to be taken out.
type InUse []Use

func (e InUse) Error() string { return "it is still used" }

// Remove returns the file without a thing and without what is written in it. An error says why
// that can't be.
func (s *Script) Remove(key string) (string, error) {
	t, there := s.Find(key)
	if !there || t.Wrong || s.wrongIn(s.tree.Span(t.node)) {
		return "", ErrWoven
	}
	if t.Word == "scenario" {
		return "", ErrKept
	}
	whole, called, field := s.holder(t)
	if whole == nil {
		return "", ErrWoven
	}
	if uses := s.uses(t, s.tree.Span(whole), called, field); len(uses) > 0 {
		return "", InUse(uses)
	}
	if whole.Form == syntax.Item || whole.Form == syntax.Keyed {
		return apply(s.Text(), s.remove(s.up(whole), whole)), nil
	}
	return apply(s.Text(), s.cutStatement(whole)), nil
}

// holder returns the statement, or the place in a table, that is there for a thing alone, the name
// that it gives the thing, and the field of a table under which it keeps the thing.
func (s *Script) holder(t Thing) (whole *syntax.Node, called *name, field string) {
	up := s.up(t.node)
	switch up.Form {
	case syntax.Do:
		return up, nil, ""
	case syntax.Item:
		if table := s.up(up); s.after(table, up, syntax.Item) != nil && !s.areParts(table) {
			return nil, nil, "" // what follows would move into its place
		}
		return up, nil, ""
	case syntax.Keyed:
		return up, nil, s.written(s.tree.Tokens[up.First])
	case syntax.Values:
		statement := s.up(up)
		if len(up.Children) != 1 || len(statement.Children) != 2 {
			return nil, nil, ""
		}
		target := statement.Children[0]
		if statement.Form == syntax.Local {
			return statement, s.declaredAt(target.First), ""
		}
		if statement.Form != syntax.Set || len(target.Children) != 1 {
			return nil, nil, ""
		}
		if target = target.Children[0]; target.Form == syntax.Member {
			return statement, nil, s.written(s.tree.Tokens[target.End-1])
		}
		return statement, s.names.used[target], ""
	}
	return nil, nil, ""
}

// declaredAt returns the name that is declared by a token, or nil.
func (s *Script) declaredAt(token int) *name {
	i := slices.IndexFunc(s.names.all, func(one *name) bool { return one.token == token })
	if i < 0 {
		return nil
	}
	return s.names.all[i]
}

// cutStatement takes out a statement, with its line if nothing else is on it.
func (s *Script) cutStatement(statement *syntax.Node) []edit {
	text, span := s.Text(), s.tree.Span(statement)
	next := s.tree.Tokens[statement.End]
	if next.Kind == syntax.Semicolon {
		span.To, next = next.To, s.tree.Tokens[statement.End+1]
	}
	if next.Kind == syntax.OpenParen { // or what is before would be called
		return []edit{{span.From, span.To, ";"}}
	}
	line := strings.LastIndex(text[:span.From], "\n") + 1
	rest := text[span.To:]
	blank := len(rest) - len(strings.TrimLeft(rest, " \t\r"))
	alone := strings.Trim(text[line:span.From], " \t") == ""
	switch {
	case alone && strings.HasPrefix(rest[blank:], "\n"):
		return []edit{{line, span.To + blank + 1, ""}}
	case alone && rest[blank:] == "":
		return []edit{{line, len(text), ""}}
	}
	return []edit{{span.From, span.To, ""}}
}

// byID are the words that go on with something by its `id`.
var byID = []string{"close_referral", "settle", "call_off"}

// uses returns where the pack, outside of a part of the file, goes on with a thing: by its name in
// the script, by the field of a table in which it is kept, and by its `id`.
func (s *Script) uses(t Thing, own syntax.Span, called *name, field string) (uses []Use) {
	id, _ := t.Field("id")
	for _, file := range append([]*Script{s}, s.beside...) {
		if file != s && file.Text() == s.Text() {
			continue
		}
		file.tree.Walk(func(n *syntax.Node) bool {
			span := file.tree.Span(n)
			inside := file == s && own.From <= span.From && span.To <= own.To
			used := false
			switch n.Form {
			case syntax.Word:
				used = file == s && called != nil && s.names.used[n] == called
			case syntax.Member:
				used = field != "" && file.written(file.tree.Tokens[n.Children[0].End+1]) == field
			case syntax.Literal:
				used = id.Value.Text != "" && file.goesOnWith(n, id.Value.Text)
			}
			if used && !inside {
				uses = append(uses, Use{In: file, Line: 1 + strings.Count(file.Text()[:span.From], "\n"), Of: file.innermost(span.From)})
				return false
			}
			return true
		})
	}
	return uses
}

// goesOnWith reports whether a text is the `id` of something that the script goes on with.
func (s *Script) goesOnWith(n *syntax.Node, id string) bool {
	if text, ok := decode(s.tree.Source(n)); !ok || text != id {
		return false
	}
	switch up := s.up(n); up.Form {
	case syntax.Keyed:
		return s.written(s.tree.Tokens[up.First]) == "on"
	case syntax.Arguments:
		return slices.Contains(byID, s.tree.Source(s.up(up).Children[0]))
	}
	return false
}

// innermost returns the innermost thing in which a byte is.
func (s *Script) innermost(at int) (found Thing) {
	for _, t := range s.Things {
		if span := s.tree.Span(t.node); span.From <= at && at < span.To {
			found = t
		}
	}
	return found
}

// IsWithin reports whether a thing is written in the one with a key, or in what is written in it.
func (s *Script) IsWithin(t Thing, key string) bool {
	for t.Within != "" {
		if t.Within == key {
			return true
		}
		t, _ = s.Find(t.Within)
	}
	return false
}
