package check

import (
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// followed bounds how far values are followed from name to name.
const followed = 12

// written is a node of a file.
type written struct {
	f *luaFile
	n *syntax.Node
}

// child returns a part of a node.
func (w written) child(i int) written { return written{w.f, w.n.Children[i]} }

// fieldValues returns what a field of the name is given anywhere in the pack.
func (p *pack) fieldValues(name string) (list []written) {
	for _, f := range p.scripts() {
		for _, n := range f.resolved().fields[name] {
			list = append(list, written{f, n})
		}
	}
	return list
}

// values returns what a name or field can be, as it is given in the pack, and false if
// something else can be given as well.
func (p *pack) values(w written) (list []written, known bool) {
	switch w.n.Form {
	case syntax.Word:
		v := w.f.resolved().of[w.n.First]
		if v == nil {
			return nil, false
		}
		for _, n := range v.values {
			list = append(list, written{w.f, n})
		}
		return list, !v.open
	case syntax.Member:
		name, ok := w.f.memberName(w.n)
		if !ok {
			return nil, false
		}
		list = p.fieldValues(name)
		return list, len(list) > 0
	}
	return nil, false
}

// word returns the word of the vocabulary, or of a module of the library, that is called.
func (p *pack) word(call written) (document.Word, bool) {
	called := call.n.Children[0]
	switch {
	case call.n.Form == syntax.Method:
		return p.method(call)
	case called.Form == syntax.Word && call.f.resolved().of[called.First] == nil:
		w, ok := p.wordNamed(call.f.written(call.f.tree.Tokens[called.First]))
		return w, ok
	case called.Form == syntax.Member:
		module, ok := p.moduleOf(written{call.f, called.Children[0]})
		name, named := call.f.memberName(called)
		if !ok || !named {
			return document.Word{}, false
		}
		return p.wordNamed(module + ":" + name)
	}
	return document.Word{}, false
}

// wordNamed returns a documented word; one of a module also as "module:name".
func (p *pack) wordNamed(name string) (document.Word, bool) {
	if p.byName == nil {
		p.byName = map[string]document.Word{}
		for _, w := range p.documented().Words() {
			p.byName[w.Name] = w
			if w.Module != "" {
				p.byName[w.Module+":"+w.Name[strings.LastIndexAny(w.Name, ".:")+1:]] = w
			}
		}
	}
	w, ok := p.byName[name]
	return w, ok
}

// moduleOf returns the name of the module that a local holds.
func (p *pack) moduleOf(w written) (string, bool) {
	if w.n.Form != syntax.Word {
		return "", false
	}
	v := w.f.resolved().of[w.n.First]
	if v == nil || v.open || len(v.values) != 1 {
		return "", false
	}
	module, ok := w.f.requires(v.values[0])
	return strings.ReplaceAll(module, "/", "."), ok
}

// method returns the method of a case, person or task that is called, if it is known what
// it is called on.
func (p *pack) method(call written) (document.Word, bool) {
	name, ok := call.f.methodName(call.n)
	if !ok {
		return document.Word{}, false
	}
	if typ := p.typeOf(call.child(0), followed); typ != "" {
		return p.wordNamed(typ + ":" + name)
	}
	return document.Word{}, false
}

// methodName returns the name behind the colon.
func (f *luaFile) methodName(n *syntax.Node) (string, bool) {
	t := f.tree.Tokens[min(n.Children[0].End+1, n.End-1)]
	return f.written(t), t.Kind == syntax.Name && !t.Missing()
}

// argument returns the n-th argument of a call, counted from 1.
func (f *luaFile) argument(call *syntax.Node, n int) (*syntax.Node, bool) {
	arguments := call.Children[len(call.Children)-1]
	if arguments.Form != syntax.Arguments {
		return nil, false
	}
	if len(arguments.Children) == 0 && n == 1 && f.tree.Tokens[arguments.First].Kind == syntax.Text { // word "text"
		return &syntax.Node{Form: syntax.Literal, First: arguments.First, End: arguments.End}, true
	}
	if n > len(arguments.Children) {
		return nil, false
	}
	return arguments.Children[n-1], true
}

// typeOf returns the documented type of a value: "case", "Recommendation"; "" if it isn't
// known. What can also be nil is taken for what it is otherwise.
func (p *pack) typeOf(w written, depth int) string {
	if depth == 0 || w.n == nil {
		return ""
	}
	switch w.n.Form {
	case syntax.Group:
		return p.typeOf(w.child(0), depth-1)
	case syntax.Call, syntax.Method:
		word, ok := p.word(w)
		if !ok || len(word.Returns) == 0 {
			return ""
		}
		return strings.TrimSuffix(word.Returns[0].Type, "|nil")
	case syntax.Word, syntax.Member:
		if w.n.Form == syntax.Member {
			if field, ok := p.fieldOf(w, depth-1); ok {
				return field.Type
			}
		}
		list, known := p.values(w)
		if !known {
			return ""
		}
		typ := ""
		for _, one := range list {
			if one.f.isNothing(one.n) {
				continue
			}
			if is := p.typeOf(one, depth-1); is == "" || typ != "" && is != typ {
				return ""
			} else {
				typ = is
			}
		}
		return typ
	}
	return ""
}

// isNothing reports whether a value is nil or false.
func (f *luaFile) isNothing(n *syntax.Node) bool {
	return n != nil && n.Form == syntax.Literal && (f.tree.Tokens[n.First].Kind == syntax.Nil || f.tree.Tokens[n.First].Kind == syntax.False)
}

// fieldOf returns the field of a documented value that `value.name` is.
func (p *pack) fieldOf(member written, depth int) (document.Field, bool) {
	name, ok := member.f.memberName(member.n)
	typ := p.typeOf(member.child(0), depth)
	if !ok || typ == "" {
		return document.Field{}, false
	}
	for _, field := range p.given(typ) {
		if field.Name == name {
			return field, true
		}
	}
	return document.Field{}, false
}

// given returns the fields of what a word gives: of a recommendation, a case.
func (p *pack) given(typ string) []document.Field {
	for _, name := range []string{typ, "a " + typ} {
		if w, ok := p.wordNamed(name); ok && w.Given {
			return w.Fields
		}
	}
	fields, held := p.documented().Table(typ)
	if held != document.HeldOnce {
		return nil
	}
	return fields
}
