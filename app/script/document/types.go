package document

import (
	"fmt"
	"slices"
	"strings"
)

// types holds the types that the documentation defines, by name.
type types struct{ classes, aliases map[string]*block }

func (t types) add(f file) error {
	for _, b := range f.blocks {
		for name, list := range map[string]map[string]*block{b.class: t.classes, b.alias: t.aliases} {
			if name == "" {
				continue
			}
			if t.classes[name] != nil || t.aliases[name] != nil {
				return fmt.Errorf("%s:%d: the type `%s` is defined twice", f.name, b.line, name)
			}
			list[name] = b
		}
	}
	return nil
}

// word makes a Word from a comment. ok is false if the comment only supports
// others.
func (t types) word(f file, b *block) (w Word, ok bool, err error) {
	if len(b.text) == 0 {
		if b.function != "" || b.constant != "" {
			return w, false, fmt.Errorf("`%s%s` isn't described", b.function, b.constant)
		}
		return w, false, nil
	}
	w = Word{Summary: b.text[0], More: b.text[1:], When: b.when, Returns: slices.Clone(b.returns), Examples: b.examples, Theme: f.theme, Module: f.module, File: f.name, Line: b.line, block: b}
	if w.When == "" {
		w.When = WhenBoth
	}
	switch {
	case b.function != "":
		err = t.function(&w, f, b)
	case b.constant != "":
		w.Name, w.Kind, w.Call, w.Type = b.constant, WordConstant, b.constant, b.typ
	case b.class != "":
		w.Name, w.Call, w.Kind, w.Fields, w.Given = b.class, b.class, WordValue, t.fields(b), true
		if b.class == strings.ToLower(b.class) {
			w.Name, w.Kind = "a "+b.class, WordHandle
			w.Call = w.Name
		}
	case b.alias != "":
		w.Name, w.Call, w.Kind, w.Type = b.alias, b.alias, WordValue, strings.ReplaceAll(b.typ, b.alias+".table", "table")
		if class := t.classIn(b.typ); class != nil {
			w.Fields = t.fields(class)
		}
	default:
		return w, false, fmt.Errorf("this comment documents nothing")
	}
	for i := range w.Returns {
		w.Returns[i].Fields = t.unnamed(strings.TrimSuffix(w.Returns[i].Type, "|nil"))
	}
	if err == nil {
		err = t.known(w.Fields)
	}
	return w, true, err
}

// function fills in a word that is a function.
func (t types) function(w *Word, f file, b *block) error {
	owner, name, method := strings.Cut(b.function, ":")
	w.Name, w.Kind = b.function, WordFunction
	switch {
	case method:
		w.Name, w.Kind = strings.ToLower(owner)+":"+name, WordMethod
	case f.theme == "The language":
		w.Kind = WordOfLanguage
	case f.module == "":
		w.Kind = WordOfVocabulary
	}
	var given []string
	for _, p := range b.params {
		given = append(given, p.Name)
	}
	if strings.Join(given, ", ") != b.args {
		return fmt.Errorf("`%s` takes (%s), and what is described is (%s)", w.Name, b.args, strings.Join(given, ", "))
	}
	w.Call, w.Fields = w.Name+"("+b.args+")", t.within(b.params)
	if len(b.params) == 1 {
		if class := t.classes[b.params[0].Type]; class != nil && len(class.text) == 0 {
			w.Table, w.Call, w.Fields = true, w.Name+" { … }", t.fields(class)
			return nil
		}
	}
	for _, p := range b.params {
		if !p.described() {
			return fmt.Errorf("`%s` isn't described", p.Name)
		}
	}
	return nil
}

// fields returns the fields of a class, those of its parent first, each with the
// fields of its own table.
func (t types) fields(class *block) []Field {
	var list []Field
	if parent := t.classes[class.parent]; parent != nil {
		list = t.fields(parent)
	}
	for _, f := range t.within(class.fields) {
		if i := slices.IndexFunc(list, func(g Field) bool { return g.Name == f.Name }); i >= 0 {
			list[i] = f
		} else {
			list = append(list, f)
		}
	}
	return list
}

func (t types) within(fields []Field) []Field {
	list := slices.Clone(fields)
	for i := range list {
		typ := list[i].Type
		if inner, many := strings.CutPrefix(typ, "table<string, "); many {
			typ, list[i].Many = strings.TrimSuffix(inner, ">"), true
		}
		list[i].Fields = t.unnamed(typ)
		list[i].Choices = t.choices(list[i].Type)
	}
	return list
}

// choices returns the texts that a type takes, if it takes no others: those of
// `"narrow"|"wide"`, and of an alias that is such a list. It passes over what isn't a
// text, such as a task.
func (t types) choices(typ string) (list []string) {
	for _, part := range splitUnion(typ) {
		alias := t.aliases[part]
		switch {
		case strings.HasPrefix(part, `"`):
			list = append(list, strings.Trim(part, `"`))
		case alias != nil && strings.HasPrefix(alias.typ, `"`):
			list = append(list, t.choices(alias.typ)...)
		case strings.HasSuffix(part, "[]"), t.classes[part] != nil, part == "nil", part == "boolean":
		default:
			return nil
		}
	}
	return list
}

// unnamed returns the fields of a type that isn't documented as a word.
func (t types) unnamed(typ string) []Field {
	if class := t.classes[typ]; class != nil && len(class.text) == 0 && !strings.HasSuffix(typ, ".table") {
		return t.fields(class)
	}
	return nil
}

// classIn returns the first class among a union's types, or nil.
func (t types) classIn(typ string) *block {
	for _, part := range splitUnion(typ) {
		if class := t.classes[strings.TrimSuffix(part, "[]")]; class != nil {
			return class
		}
	}
	return nil
}

// known returns an error if a type in fields isn't defined anywhere.
func (t types) known(fields []Field) error {
	for _, f := range fields {
		for _, name := range typeNames(f.Type) {
			if t.classes[name] == nil && t.aliases[name] == nil && plainTypes[name] == "" {
				return fmt.Errorf("`%s` is of the type `%s`, which isn't defined", f.Name, name)
			}
		}
	}
	return nil
}

// splitUnion splits a type such as `"a"|fun(x: string|nil)` at its outermost bars.
func splitUnion(typ string) []string {
	var parts []string
	depth, first := 0, 0
	for i, r := range typ {
		switch {
		case strings.ContainsRune("<({", r):
			depth++
		case strings.ContainsRune(">)}", r):
			depth--
		case r == '|' && depth == 0:
			parts = append(parts, typ[first:i])
			first = i + 1
		}
	}
	return append(parts, typ[first:])
}

// typeNames returns the names in a type. For `table<string, Answer>|person[]` these
// include Answer and person.
func typeNames(typ string) []string {
	var names []string
	for _, part := range splitUnion(typ) {
		if strings.HasPrefix(part, `"`) || strings.HasPrefix(part, "fun(") {
			continue
		}
		part = strings.TrimSuffix(part, "[]")
		if inner, ok := strings.CutPrefix(part, "table<"); ok {
			key, value, _ := strings.Cut(strings.TrimSuffix(inner, ">"), ", ")
			names = append(names, key, value)
			continue
		}
		names = append(names, part)
	}
	return names
}
