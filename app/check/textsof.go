package check

import (
	"maps"
	"slices"

	"caseload/app/script/syntax"
)

// textsOf returns the texts that a value can be, and whether it can be no others. A value
// can also be nil, or be no text.
func (p *pack) textsOf(w written, depth int) (list []string, known bool) {
	if depth == 0 || w.n == nil {
		return nil, false
	}
	if text, is := w.f.literal(w.n); is {
		return []string{text}, true
	}
	switch w.n.Form {
	case syntax.Literal:
		k := w.f.tree.Tokens[w.n.First].Kind
		return nil, k != syntax.Dots
	case syntax.Group:
		return p.textsOf(w.child(0), depth-1)
	case syntax.Binary:
		if k := w.f.tree.Tokens[w.n.Children[0].End].Kind; len(w.n.Children) == 2 && (k == syntax.And || k == syntax.Or) {
			list, known = p.textsOf(w.child(1), depth-1)
			if k == syntax.Or && known {
				more, also := p.textsOf(w.child(0), depth-1)
				return slices.Concat(more, list), also
			}
			return list, known
		}
	case syntax.Call, syntax.Method:
		return p.textsOfCall(w, depth)
	case syntax.Member:
		if field, ok := p.fieldOf(w, depth-1); ok {
			texts := p.documented().Texts(field.Type)
			return texts, texts != nil && !p.ownChoices(field.Name)
		}
		if texts := p.onlyGiven(w); texts != nil {
			return texts, true
		}
		fallthrough
	case syntax.Word:
		values, known := p.values(w)
		if !known {
			return nil, false
		}
		for _, one := range values {
			more, also := p.textsOf(one, depth-1)
			if !also {
				return nil, false
			}
			list = append(list, more...)
		}
		return list, true
	}
	return nil, false
}

// onlyGiven returns the texts of `value.name` where it isn't known what the value is: if no
// script gives anything a field of the name, it is that of a documented value, of which one
// has such a field.
func (p *pack) onlyGiven(w written) (texts []string) {
	name, ok := w.f.memberName(w.n)
	if !ok || len(p.fieldValues(name)) > 0 || p.ownChoices(name) {
		return nil
	}
	if _, module := p.moduleOf(w.child(0)); module {
		return nil
	}
	for _, word := range p.documented().Words() {
		for _, field := range word.Fields {
			if word.Given && field.Name == name {
				if texts != nil {
					return nil
				}
				if texts = p.documented().Texts(field.Type); texts == nil {
					return nil
				}
			}
		}
	}
	return texts
}

// optionsOf returns the names of the options of a task, whichever it is.
func (p *pack) optionsOf(task written, depth int) (list []string, known bool) {
	if depth == 0 || task.n == nil {
		return nil, false
	}
	if called(task.n) {
		table, there := task.f.argument(task.n, 1)
		if !there {
			return nil, false
		}
		options, known := p.tableField(written{task.f, table}, "options", depth)
		for _, one := range options {
			keys, also := p.keys(one, depth-1)
			list, known = append(list, keys...), known && also
		}
		return list, known
	}
	values, known := p.values(task)
	for _, one := range values {
		if one.f.isNothing(one.n) {
			continue
		}
		more, also := p.optionsOf(one, depth-1)
		list, known = append(list, more...), known && also
	}
	return list, known
}

// ownChoices reports whether the pack says itself what can be recommended.
func (p *pack) ownChoices(field string) bool {
	switch field {
	case "response":
		return len(p.fieldValues("responses")) > 0
	case "level":
		return len(p.fieldValues("levels")) > 0
	}
	return false
}

// textsOfCall returns the texts that a call can give: the answers to a question, or what
// is documented.
func (p *pack) textsOfCall(w written, depth int) ([]string, bool) {
	word, ok := p.word(w)
	switch {
	case ok && word.Name == "ask":
		return p.answersOf(w, "choices", depth)
	case ok && word.Name == "exchange":
		return p.answersOf(w, "replies", depth)
	case ok && word.Name == "task:how":
		return p.optionsOf(w.child(0), depth-1)
	case ok && len(word.Returns) > 0:
		texts := p.documented().Texts(word.Returns[0].Type)
		return texts, texts != nil
	}
	if called := w.n.Children[0]; w.n.Form == syntax.Call && called.Form == syntax.Word {
		values, known := p.values(written{w.f, called})
		if known && len(values) == 1 && values[0].n.Form == syntax.Body {
			return p.returned(values[0], depth-1)
		}
	}
	return nil, false
}

// returned returns the texts that a function can return.
func (p *pack) returned(body written, depth int) (list []string, known bool) {
	known = true
	body.n.Walk(func(n *syntax.Node) bool {
		if n != body.n && (n.Form == syntax.Lambda || n.Form == syntax.LocalFunction || n.Form == syntax.Function) {
			return false
		}
		if n.Form != syntax.Return {
			return true
		}
		if len(n.Children) == 0 {
			return false
		}
		more, also := p.textsOf(written{body.f, n.Children[0].Children[0]}, depth)
		list, known = append(list, more...), known && also
		return false
	})
	return list, known
}

// answersOf returns the names of the answers to a question.
func (p *pack) answersOf(call written, field string, depth int) ([]string, bool) {
	argument, ok := call.f.argument(call.n, 1)
	if !ok {
		return nil, false
	}
	tables, known := p.tableField(written{call.f, argument}, field, depth)
	if !known || len(tables) == 0 {
		return nil, false
	}
	var list []string
	for _, t := range tables {
		keys, also := p.keys(t, depth-1)
		if !also {
			return nil, false
		}
		list = append(list, keys...)
	}
	return list, true
}

// tableField returns what a field of a table can be.
func (p *pack) tableField(w written, field string, depth int) (list []written, known bool) {
	switch {
	case depth == 0:
	case w.n.Form == syntax.Table:
		for _, c := range w.n.Children {
			if key, ok := w.f.key(c); ok && key == field && len(c.Children) > 0 {
				list = append(list, written{w.f, c.Children[len(c.Children)-1]})
			}
		}
		return list, true
	case w.n.Form == syntax.Word:
		v := w.f.resolved().of[w.n.First]
		if v == nil || v.computed {
			return nil, false
		}
		for _, n := range v.fields[field] {
			list = append(list, written{w.f, n})
		}
		if v.open {
			return list, len(list) > 0 // it is given here, whatever was given before
		}
		for _, n := range v.values {
			more, also := p.tableField(written{w.f, n}, field, depth-1)
			if !also {
				return nil, false
			}
			list = append(list, more...)
		}
		return list, true
	}
	return nil, false
}

// keys returns the names of all fields that a table can have.
func (p *pack) keys(w written, depth int) (list []string, known bool) {
	switch {
	case depth == 0 || w.n == nil:
	case w.f.isNothing(w.n):
		return nil, true
	case w.n.Form == syntax.Table:
		for _, c := range w.n.Children {
			key, ok := w.f.key(c)
			if !ok {
				return nil, false
			}
			list = append(list, key)
		}
		return list, true
	case w.n.Form == syntax.Word:
		v := w.f.resolved().of[w.n.First]
		if v == nil || v.open || v.computed {
			return nil, false
		}
		for _, n := range v.values {
			more, also := p.keys(written{w.f, n}, depth-1)
			if !also {
				return nil, false
			}
			list = append(list, more...)
		}
		return append(list, slices.Sorted(maps.Keys(v.fields))...), true
	}
	return nil, false
}
