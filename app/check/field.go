package check

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
	"caseload/app/sim"
)

// EarlierName is the code of what is called as an earlier vocabulary called it.
const EarlierName = "earlier-name"

// fieldRules compare tables, as they are written, with the vocabulary's own
// documentation, wherever they are: even in a branch that no bot takes.
var fieldRules = []Rule{
	{"unknown-field", Error, "A word is given the fields that it has.", unknownFields},
	{EarlierName, Error, "A field is called what it is called now.", earlierNames},
	{"missing-field", Error, "A word is given the fields that it needs.", missingFields},
	{"field-type", Error, "A field that is written out is of the type, and among the choices or in the range, that its word asks for.", fieldTypes},
}

// documentation returns the documentation of the vocabulary and the library, or an
// empty one if it can't be read.
func (p *pack) documentation() *document.Documentation {
	d, err := document.Read(p.library)
	if err != nil {
		return &document.Documentation{}
	}
	return d
}

// aTable is a table that is written as a word's argument, or within one.
type aTable struct {
	f      *luaFile
	call   *syntax.Node // of the word
	n      *syntax.Node
	label  string // its name for a sentence
	fields []document.Field
}

// tables returns the tables that words are given, and those within them of which it is known
// what fields they may have.
func (p *pack) tables() []aTable {
	if p.tabled != nil {
		return p.tabled
	}
	var within func(t aTable)
	within = func(t aTable) {
		p.tabled = append(p.tabled, t)
		for _, c := range t.n.Children {
			key, _ := t.f.key(c)
			n := slices.IndexFunc(t.fields, func(one document.Field) bool { return one.Name == key })
			if n < 0 || len(c.Children) == 0 {
				continue
			}
			inner, held := p.documented().Table(t.fields[n].Type)
			if inner == nil {
				continue
			}
			label := t.label + "'s `" + key + "`"
			for _, table := range t.f.tablesOf(value(c)) {
				if held == document.HeldOnce {
					within(aTable{t.f, t.call, table, label, inner})
					continue
				}
				for _, one := range table.Children {
					if v := value(one); v != nil && v.Form == syntax.Table && (held == document.HeldMany) == (one.Form != syntax.Item) {
						within(aTable{t.f, t.call, v, label, inner})
					}
				}
			}
		}
	}
	p.eachCall(func(w written, word document.Word) {
		arguments := w.n.Children[len(w.n.Children)-1].Children
		if word.Table && len(arguments) == 1 && arguments[0].Form == syntax.Table {
			within(aTable{w.f, w.n, arguments[0], "`" + w.f.nameOf(w.n) + "`", word.Fields})
		} else if word.Table && len(arguments) == 1 && arguments[0].Form == syntax.Word {
			for _, table := range p.handedOn(written{w.f, arguments[0]}) {
				within(aTable{w.f, w.n, table, "`" + w.f.nameOf(w.n) + "`", word.Fields})
			}
		}
	})
	return p.tabled
}

// required maps the locals that hold a module to the module's name.
func (f *luaFile) required() map[string]string {
	locals := map[string]string{}
	for _, v := range f.resolved().all {
		for _, n := range v.values {
			if module, ok := f.requires(n); ok {
				locals[v.name] = strings.ReplaceAll(module, "/", ".")
			}
		}
	}
	return locals
}

func unknownFields(p *pack, say say) {
	for _, t := range p.tables() {
		var names []string
		items := 0
		for _, one := range t.fields {
			if n, err := strconv.Atoi(one.Name); err == nil {
				items = max(items, n)
				continue
			}
			names = append(names, one.Name)
		}
		position := 0
		for _, c := range t.n.Children {
			key, named := t.f.key(c)
			switch {
			case c.Form == syntax.Item:
				if position++; position > items && t.f.tree.Tokens[c.First].Kind != syntax.Dots {
					if list := t.listBefore(c); list != "" {
						p.found(t, c, script.CodeUnknownField, strconv.Itoa(position), say, remark.ListWithoutBraces(list))
						continue
					}
					p.found(t, c, script.CodeUnknownField, strconv.Itoa(position), say, remark.ExtraItem(t.label, position))
				}
			case named && !slices.Contains(names, key) && document.NowCalled(t.fields, key) == "":
				free := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return t.f.item(t.n, name) != nil })
				p.found(t, c, script.CodeUnknownField, key, say, remark.UnknownField(t.label, key, spelling.Nearest(key, free), names))
			}
		}
	}
}

// earlierNames finds fields by what an earlier vocabulary called them. Calling them what they
// are called now is always safe, because no name is given twice.
func earlierNames(p *pack, say say) {
	for _, t := range p.tables() {
		for _, c := range t.n.Children {
			key, named := t.f.key(c)
			now := document.NowCalled(t.fields, key)
			if !named || now == "" {
				continue
			}
			at, as := t.f.tree.Tokens[keyToken(c)], now
			if c.Form == syntax.Indexed {
				as = strconv.Quote(now)
			}
			f := p.wrong(t, c, script.CodeUnknownField, key).says(remark.EarlierName(t.label, key, now))
			f.Fix = fix(remark.DidReplace(key, now), at.From, at.To, as)
			say(f)
		}
	}
}

// listBefore returns the name of the field, on the same line, of whose list an item is the second:
// its braces are missing. It returns "" if there is none.
func (t aTable) listBefore(item *syntax.Node) string {
	i := slices.Index(t.n.Children, item)
	if i < 1 || t.f.newLine(t.f.tree.Tokens[t.n.Children[i-1].End-1].To, t.f.tree.Tokens[item.First]) {
		return ""
	}
	key, _ := t.f.key(t.n.Children[i-1])
	if n := slices.IndexFunc(t.fields, func(f document.Field) bool { return f.Name == key }); n >= 0 && strings.HasSuffix(t.fields[n].Type, "[]") {
		return key
	}
	return ""
}

// wrote identifies a field that was found to be wrong as it is written.
type wrote struct {
	file string
	line int
	code sim.FaultCode
	name string // "" for any
}

// found reports something about a field.
func (p *pack) found(t aTable, item *syntax.Node, code sim.FaultCode, name string, say say, r remark.Remark) {
	say(p.wrong(t, item, code, name).says(r))
}

// wrong returns the place of a field about which something is reported, and remembers that it
// is, because telling the scenario finds the same.
func (p *pack) wrong(t aTable, item *syntax.Node, code sim.FaultCode, name string) Finding {
	at := t.call.First
	if item != nil {
		at = keyToken(item)
	}
	if p.wrote == nil {
		p.wrote = map[wrote]bool{}
	}
	first, last := t.f.linesOf(t.call)
	for line := first; line <= last; line++ {
		p.wrote[wrote{t.f.name, line, code, name}], p.wrote[wrote{t.f.name, line, code, ""}] = true, true
	}
	return t.f.finding(t.f.tree.Tokens[at].From)
}

// saidOf reports whether a field was already found to be wrong as it is written,
// so that what telling says about it needn't be repeated.
func (p *pack) saidOf(f Finding, e *script.Error) bool {
	switch e.Code {
	case sim.FaultLacking: // what a word must have is among its fields
		return p.wrote[wrote{f.File, f.Line, script.CodeMissingField, ""}]
	case script.CodeLibrary: // the library refuses a call because of its fields, without saying which
		return p.wrote[wrote{f.File, f.Line, script.CodeUnknownField, ""}] || p.wrote[wrote{f.File, f.Line, script.CodeMissingField, ""}]
	case script.CodeUnknownField, script.CodeMissingField, script.CodeWrongField:
		return p.wrote[wrote{f.File, f.Line, e.Code, e.Name}]
	}
	return false
}

func missingFields(p *pack, say say) {
	for _, t := range p.tables() {
		if t.n.First < t.call.First || t.n.First >= t.call.End {
			continue // a local that may be given more before it is handed over
		}
		for _, one := range t.fields {
			n, err := strconv.Atoi(one.Name)
			switch {
			case !one.Needed || one.Unless != "":
			case err == nil && positional(t.n, n) == nil:
				p.found(t, nil, script.CodeMissingField, one.Name, say, remark.MissingWords(t.label, one))
			case err != nil && t.f.item(t.n, one.Name) == nil && !t.f.computed(t.n):
				p.found(t, nil, script.CodeMissingField, one.Name, say, remark.MissingField(t.label, one))
			}
		}
	}
}

// computed reports whether a table has a computed key.
func (f *luaFile) computed(table *syntax.Node) bool {
	return slices.ContainsFunc(table.Children, func(c *syntax.Node) bool {
		_, known := f.key(c)
		return c.Form == syntax.Indexed && !known
	})
}

// fieldTypes checks values that are literals: a text, a number, true or false, or lists of
// them. Other values are left to telling.
func fieldTypes(p *pack, say say) {
	for _, t := range p.tables() {
		position := 0
		for _, c := range t.n.Children {
			key, _ := t.f.key(c)
			if c.Form == syntax.Item {
				position++
				key = strconv.Itoa(position)
			}
			n := slices.IndexFunc(t.fields, func(one document.Field) bool { return one.Name == key })
			if n < 0 || value(c) == nil {
				continue
			}
			label := t.label + "'s `" + key + "`"
			if v := value(c); v.Form == syntax.Literal {
				text, _ := t.f.literal(v)
				if handles := slices.Contains(strings.Split(t.fields[n].Type, "|"), "person"); handles && isName(text) && t.f.declares(text) {
					p.found(t, c, script.CodeWrongField, key, say, remark.HandleInQuotes(label, text))
				} else if r, wrong := p.unfit(t.f, label, v.First, t.fields[n]); wrong {
					p.found(t, c, script.CodeWrongField, key, say, r)
				}
			}
			if v, r := value(c), t.fields[n].Range; r != nil && !r.Has(-1) && v.Form == syntax.Unary && t.f.tree.Tokens[v.First].Kind == syntax.Minus && t.f.tree.Tokens[v.End-1].Kind == syntax.Number {
				p.found(t, c, script.CodeWrongField, key, say, remark.Outside(label, r.String(), t.f.tree.Source(v)))
			}
			if r, wrong := p.unfitKind(written{t.f, value(c)}, label, t.fields[n]); wrong {
				p.found(t, c, script.CodeWrongField, key, say, r)
			}
			p.unfitItems(t, c, key, label, t.fields[n], say)
		}
	}
}

// unfitKind returns what is wrong with a value that isn't written out, and whether anything is: it
// is a person, a case, a task, a child or a drawn family where something else is wanted.
func (p *pack) unfitKind(w written, label string, field document.Field) (r remark.Remark, wrong bool) {
	if w.n.Form != syntax.Word {
		return r, false
	}
	is, handles := p.typeOf(w, followed), []string{"person", "case", "task", "Member", "Family"}
	wants := strings.Split(strings.TrimSuffix(field.Type, "|nil"), "|")
	known := append(handles, "Name", "Line", "string", "integer", "boolean", "number")
	if !slices.Contains(handles, is) || slices.Contains(wants, is) || slices.ContainsFunc(wants, func(want string) bool { return !slices.Contains(known, want) }) {
		return r, false
	}
	return remark.OtherKind(label, w.f.tree.Source(w.n), is, wants[0]), true
}

// unfitItems checks the items of a list, each of which has to be among the choices.
func (p *pack) unfitItems(t aTable, item *syntax.Node, key, label string, field document.Field, say say) {
	list := value(item)
	if list.Form != syntax.Table || !strings.HasSuffix(field.Type, "[]") {
		return
	}
	field.Type = field.Type[strings.LastIndexByte(field.Type, '|')+1:]
	field.Type = strings.TrimSuffix(field.Type, "[]")
	for _, one := range list.Children {
		if v := value(one); one.Form == syntax.Item && v != nil && v.Form == syntax.Literal {
			if r, wrong := p.unfit(t.f, label, v.First, field); wrong {
				p.found(t, one, script.CodeWrongField, key, say, r)
			}
		}
	}
}

// unfit returns what is wrong with a literal value, and whether anything is, as far
// as that can be told. Label names the field.
func (p *pack) unfit(f *luaFile, label string, token int, field document.Field) (r remark.Remark, wrong bool) {
	source := f.source(token)
	text, isText := f.textAt(token)
	isNumber := f.tokens[token].kind == tokenNumber
	isTruth := source == "true" || source == "false"
	if !isText && !isNumber && !isTruth {
		return remark.Remark{}, false
	}
	choices := p.documented().Texts(field.Type)
	switch typ := field.Type; {
	case typ == "boolean" && !isTruth:
		return remark.NotTruth(label, source), true
	case (typ == "integer" || typ == "number") && !isNumber:
		return remark.NotNumber(label, source), true
	case (typ == "integer" || typ == "number") && field.Range != nil:
		n, err := strconv.ParseFloat(source, 64)
		if field.Name == "age" && err == nil && !field.Range.Has(n) && n > oldestLeaver {
			return remark.TooOld(int(n)), true
		}
		return remark.Outside(label, field.Range.String(), source), err == nil && !field.Range.Has(n)
	case (typ == "Line" || typ == "Name" || typ == "Time" || typ == "Clock" || typ == "string" || typ == "Text") && !isText:
		return remark.NotText(label, source), true
	case strings.HasSuffix(typ, "[]") && !strings.Contains(typ, "|"):
		return remark.NotList(label, source), true
	case typ == "case" || typ == "person" || typ == "task":
		return remark.NotNamed(label, typ, source), true
	case choices != nil && isText && !slices.Contains(choices, text):
		if near := spelling.Nearest(text, choices); near != "" && len(text) > 2 {
			return remark.NotAmong(label, text, nil, near), true
		}
		return remark.NotAmong(label, text, choices, spelling.Likely(text, choices)), true
	}
	return remark.Remark{}, false
}
