package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// Fields returns the values of a thing, in the order of the documentation; those that aren't given,
// too. They take some 15 KB, however little is written, and are made anew for each call: a page makes
// those of the thing that it shows.
func (t Thing) Fields() []Field {
	s := t.in
	if s == nil {
		return nil
	}
	s.values = 0
	if t.word.Table {
		return s.fields(t.word.Fields, t.table, "")
	}
	return s.placed(t.word.Fields, t.table)
}

// Field returns the field at a path. It makes no others than those of the same documented value.
func (t Thing) Field(path string) (Field, bool) {
	if t.in == nil {
		return Field{}, false
	}
	for _, f := range t.in.fieldsAt(t, path) {
		if f.Path == path {
			return f, true
		}
	}
	return Field{}, false
}

// fieldsAt returns the fields of the value of a thing to which a path leads, and perhaps others.
func (s *Script) fieldsAt(t Thing, path string) []Field {
	if !t.word.Table || strings.HasPrefix(path, "?") {
		return t.Fields()
	}
	name := path
	if end := strings.IndexAny(path, ".@"); end >= 0 {
		name = path[:end]
	}
	s.values = 0
	for _, d := range t.word.Fields {
		if d.Name == name {
			return s.documented(d, t.table, s.item(t.table, name), "")
		}
	}
	return nil
}

// documented returns the field that is documented for a place of a table, or those of what is written
// there. The place is nil if nothing is.
func (s *Script) documented(d document.Field, table, item *syntax.Node, prefix string) []Field {
	f := Field{Field: d, Path: prefix + d.Name, table: table, item: item}
	if item != nil {
		return s.given(f)
	}
	if f.Kind = s.control(d); d.Unless != "" && prefix != "" {
		f.Kind = AsScript // one unit of several
	}
	return []Field{f}
}

// fields returns the documented fields of a table. Prefix is its own path, with a dot.
func (s *Script) fields(documented []document.Field, table *syntax.Node, prefix string) (list []Field) {
	known := map[*syntax.Node]bool{}
	for _, d := range documented {
		item := s.item(table, d.Name)
		known[item] = true
		list = append(list, s.documented(d, table, item, prefix)...)
	}
	for i, item := range table.Children {
		if !known[item] && s.many() {
			return append(list, s.rest(prefix, table, i))
		}
		if !known[item] { // it isn't documented, so it is shown as it is
			value := valueOf(item)
			f := Field{Path: prefix + "?" + fmt.Sprint(s.tree.Span(item).From), Given: true, table: table, item: item, value: value}
			f.Source, f.Span = s.tree.Source(item), s.tree.Span(item)
			list = append(list, f)
		}
	}
	return list
}

// given returns a field that is written, or the fields of the table that is written for it.
func (s *Script) given(f Field) []Field {
	f.Given, f.value = true, valueOf(f.item)
	if f.value == nil {
		return []Field{f}
	}
	return s.valued(f)
}

// valued returns a field whose value is known, or the fields of the table or of the alternatives
// that it consists of.
func (s *Script) valued(f Field) []Field {
	f.Source, f.Span = s.tree.Source(f.value), s.tree.Span(f.value)
	if f.value.Form == syntax.Table {
		return s.ofTable(f)
	}
	root, path := s.path(f.value)
	_, drawn := s.drawn(f.value)
	if root != nil && s.control(f.Field) != YesNo && s.isName(f, path) || drawn && s.isText(f.Field) {
		f.Kind, f.Value = Named, Value{Name: f.Source}
		return []Field{f}
	}
	if text, names, ok := s.joined(f.value); ok && s.isText(f.Field) {
		f.Kind, f.Value, f.Names, f.like = Text, Value{Text: text}, names, s.firstText(f.value)
		return []Field{f}
	}
	if f.Kind, f.Value = s.literal(f.value, f.Field); f.Kind == AsScript {
		return s.apart(f)
	}
	return []Field{f}
}

// maxAlternatives is how many values have a field of those that an expression can come to.
const maxAlternatives = 50

// apart returns a field for each value, written elsewhere in the file, that an expression can
// come to.
func (s *Script) apart(f Field) []Field {
	if s.deep == maxFollowed {
		return []Field{f}
	}
	s.deep++
	defer func() { s.deep-- }()
	var list []Field
	found := s.alternatives(f.value)
	found = found[:min(len(found), maxAlternatives)]
	for i, value := range found {
		one := f
		one.value, one.Needed = value, true // taking it out would leave its name behind
		if len(found) > 1 {
			one.Path = fmt.Sprintf("%s@%d", f.Path, i+1)
		}
		for _, inner := range s.valued(one) {
			if inner.Kind != AsScript && inner.Apart == 0 {
				inner.Apart = 1 + strings.Count(s.Text()[:s.tree.Span(value).From], "\n")
			}
			list = append(list, inner)
		}
	}
	if len(list) == 0 {
		return []Field{f}
	}
	return list
}

// ofTable returns the fields of a table that is written for a field, or the field if it is a list.
func (s *Script) ofTable(f Field) []Field {
	fields, held := s.doc.Table(f.Type)
	switch list, all := s.texts(f.value); {
	case s.control(f.Field) == Texts && all:
		f.Kind, f.Value = Texts, Value{Texts: list}
		return []Field{f}
	case strings.HasSuffix(f.Type, "[]") && s.areParts(f.value):
		f.Kind = Parts
		return []Field{f}
	case f.Type == "Words":
		return s.underNames(f, nil)
	case fields != nil && held == document.HeldMany:
		return s.underNames(f, fields)
	case fields != nil && held == document.HeldOnce:
		return grouped(f.Means, s.fields(fields, f.value, f.Path+"."))
	case fields != nil && held == document.HeldList && s.areTables(f.value):
		return s.listed(f, fields)
	}
	return []Field{f}
}

// listed returns the fields of each table of a list.
func (s *Script) listed(of Field, fields []document.Field) (list []Field) {
	for i, item := range of.value.Children {
		if s.many() {
			return append(list, s.rest(of.Path+".", of.value, i))
		}
		list = append(list, grouped(fmt.Sprint(i+1), s.fields(fields, valueOf(item), fmt.Sprintf("%s.%d.", of.Path, i+1)))...)
	}
	return list
}

// areTables reports whether a list consists of tables that are written out.
func (s *Script) areTables(list *syntax.Node) bool {
	return !slices.ContainsFunc(list.Children, func(item *syntax.Node) bool {
		return item.Form != syntax.Item || valueOf(item).Form != syntax.Table
	})
}

// MostValues is how many values of one thing, besides those that are documented by their name, have
// a field of their own.
const MostValues = 300

// many counts one more value, and reports whether those are too many for a form.
func (s *Script) many() bool {
	s.values++
	return s.values > MostValues
}

// rest returns one field for all that stands in a table from one of its places on.
func (s *Script) rest(prefix string, table *syntax.Node, from int) Field {
	item := table.Children[from]
	span := syntax.Span{From: s.tree.Span(item).From, To: s.tree.Span(table.Children[len(table.Children)-1]).To}
	return Field{Path: prefix + "?" + fmt.Sprint(span.From), Given: true, Rest: true, Source: s.Text()[span.From:span.To], Span: span, table: table, item: item, value: valueOf(item)}
}

// underNames returns the fields of a table that holds values under names of the author's choice.
func (s *Script) underNames(of Field, fields []document.Field) (list []Field) {
	typ := "Line"
	if of.Type == "Words" {
		typ = "Name"
	}
	for i, item := range of.value.Children {
		if s.many() {
			return append(list, s.rest(of.Path+".", of.value, i))
		}
		one := Field{table: of.value, item: item, value: valueOf(item), Given: true, Field: document.Field{Type: typ, Means: of.Means, Needed: true}}
		if item.Form != syntax.Keyed || one.value == nil {
			one.Path, one.Source, one.Span = of.Path+".?"+fmt.Sprint(s.tree.Span(item).From), s.tree.Source(item), s.tree.Span(item)
			list = append(list, one)
			continue
		}
		one.Name = s.written(s.tree.Tokens[item.First])
		one.Path, one.Source, one.Span = of.Path+"."+one.Name, s.tree.Source(one.value), s.tree.Span(one.value)
		if one.value.Form == syntax.Table && fields != nil {
			list = append(list, grouped(one.Name, s.fields(fields, one.value, one.Path+"."))...)
			continue
		}
		list = append(list, grouped(one.Name, s.valued(one))...)
	}
	return list
}

func grouped(as string, list []Field) []Field {
	for i := range list {
		if list[i].Group == "" {
			list[i].Group = as
		}
	}
	return list
}

// item returns the place of a field in a table: under a name, or the nth without one.
func (s *Script) item(table *syntax.Node, name string) *syntax.Node {
	place, err := strconv.Atoi(strings.Trim(name, "[]"))
	n := 0
	for _, c := range table.Children {
		switch c.Form {
		case syntax.Item:
			if n++; err == nil && n == place {
				return c
			}
		case syntax.Keyed:
			if s.written(s.tree.Tokens[c.First]) == name {
				return c
			}
		}
	}
	return nil
}

// valueOf returns what stands at a place of a table, or nil.
func valueOf(item *syntax.Node) *syntax.Node {
	if len(item.Children) == 0 || item.Form == syntax.Indexed {
		return nil
	}
	return item.Children[len(item.Children)-1]
}

// areParts reports whether a list consists of things that have a form of their own.
func (s *Script) areParts(list *syntax.Node) bool {
	return !slices.ContainsFunc(list.Children, func(item *syntax.Node) bool {
		if item.Form != syntax.Item || valueOf(item) == nil {
			return true
		}
		_, table := s.called(valueOf(item))
		root, _ := s.path(valueOf(item))
		return table == nil && root == nil
	})
}
