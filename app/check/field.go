package check

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/sim"
)

// fieldRules compare tables, as they are written, with the vocabulary's own
// documentation, wherever they are: even in a branch that no bot takes.
var fieldRules = []Rule{
	{"unknown-field", Error, "A word is given the fields that it has.", unknownFields},
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

// eachWritten calls each for every table that is written as a word's argument, or
// within one, with the fields that it may have and its name for a sentence.
func (p *pack) eachWritten(each func(f *luaFile, c *call, t *table, label string, fields []document.Field)) {
	var within func(f *luaFile, c *call, t *table, label string, fields []document.Field)
	within = func(f *luaFile, c *call, t *table, label string, fields []document.Field) {
		each(f, c, t, label, fields)
		for i := range t.items {
			it := &t.items[i]
			n := slices.IndexFunc(fields, func(one document.Field) bool { return one.Name == it.key })
			if n < 0 {
				continue
			}
			inner, held := p.documented().Table(fields[n].Type)
			if inner == nil {
				continue
			}
			label := label + "'s `" + it.key + "`"
			for _, t := range f.tablesOf(it) {
				if held == document.HeldOnce {
					within(f, c, t, label, inner)
					continue
				}
				for k := range t.items {
					one := &t.items[k]
					if one.table != nil && (held == document.HeldMany) == (one.key != "") {
						within(f, c, one.table, label, inner)
					}
				}
			}
		}
	}
	for _, f := range p.scripts() {
		modules := f.required()
		for i := range f.calls {
			c := &f.calls[i]
			name := c.name
			if local, function, dotted := strings.Cut(name, "."); dotted {
				name = modules[local] + ":" + function
			} else if f.declares(name) {
				continue // a local name that hides the word
			}
			if w, ok := p.wordNamed(name); ok && w.Table && c.table != nil && c.alone(f) {
				within(f, c, c.table, "`"+c.name+"`", w.Fields)
			}
		}
	}
}

// alone reports whether the table is the call's only argument.
func (c *call) alone(f *luaFile) bool {
	return f.is(c.args, "{") || c.table.end == c.end-1
}

// required maps the locals that hold a module to the module's name.
func (f *luaFile) required() map[string]string {
	locals := map[string]string{}
	for i := range f.calls {
		c := &f.calls[i]
		if c.name != "require" {
			continue
		}
		if module, ok := f.firstText(c); ok && f.is(c.first-1, "=") && c.first >= 2 {
			locals[f.source(c.first-2)] = strings.ReplaceAll(module, "/", ".")
		}
	}
	return locals
}

func unknownFields(p *pack, say say) {
	p.eachWritten(func(f *luaFile, c *call, t *table, label string, fields []document.Field) {
		var names []string
		items := 0
		for _, one := range fields {
			if n, err := strconv.Atoi(one.Name); err == nil {
				items = max(items, n)
				continue
			}
			names = append(names, one.Name)
		}
		position := 0
		for i := range t.items {
			it := &t.items[i]
			if it.key == "" {
				if position++; position > items && !f.is(it.from, "...") {
					p.found(f, c, it, script.CodeUnknownField, strconv.Itoa(position), say, remark.ExtraItem(label, position))
				}
				continue
			}
			if slices.Contains(names, it.key) || strings.HasPrefix(it.key, "[") {
				continue
			}
			p.found(f, c, it, script.CodeUnknownField, it.key, say, remark.UnknownField(label, it.key, spelling.Nearest(it.key, names), names))
		}
	})
}

// wrote identifies a field that was found to be wrong as it is written.
type wrote struct {
	file string
	line int
	code sim.FaultCode
	name string // "" for any
}

// found reports something about a field, and remembers having done so, because
// telling the scenario finds the same.
func (p *pack) found(f *luaFile, c *call, it *item, code sim.FaultCode, name string, say say, r remark.Remark) {
	at := f.tokens[c.first].from
	if it != nil {
		at = f.tokens[it.at].from
	}
	if p.wrote == nil {
		p.wrote = map[wrote]bool{}
	}
	for line := f.line(f.tokens[c.first].from); line <= f.line(f.tokens[c.end-1].from); line++ {
		p.wrote[wrote{f.name, line, code, name}], p.wrote[wrote{f.name, line, code, ""}] = true, true
	}
	say(f.finding(at).says(r))
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
	p.eachWritten(func(f *luaFile, c *call, t *table, label string, fields []document.Field) {
		if t.open < c.args || t.open >= c.end {
			return // a local that may be given more before it is handed over
		}
		for _, one := range fields {
			n, err := strconv.Atoi(one.Name)
			switch {
			case !one.Needed || one.Unless != "":
			case err == nil && t.position(n) == nil:
				p.found(f, c, nil, script.CodeMissingField, one.Name, say, remark.MissingWords(label, one))
			case err != nil && t.field(one.Name) == nil && !computed(t):
				p.found(f, c, nil, script.CodeMissingField, one.Name, say, remark.MissingField(label, one))
			}
		}
	})
}

// computed reports whether a table has a computed key.
func computed(t *table) bool {
	return slices.ContainsFunc(t.items, func(it item) bool { return strings.HasPrefix(it.key, "[") })
}

// fieldTypes checks values that are literals: a text, a number, true or false, or lists of
// them. Other values are left to telling.
func fieldTypes(p *pack, say say) {
	p.eachWritten(func(f *luaFile, c *call, t *table, label string, fields []document.Field) {
		position := 0
		for i := range t.items {
			it := &t.items[i]
			key := it.key
			if key == "" {
				position++
				key = strconv.Itoa(position)
			}
			n := slices.IndexFunc(fields, func(one document.Field) bool { return one.Name == key })
			if n < 0 {
				continue
			}
			label := label + "'s `" + key + "`"
			if it.to-it.from == 1 {
				if r, wrong := p.unfit(f, label, it.from, fields[n]); wrong {
					p.found(f, c, it, script.CodeWrongField, key, say, r)
				}
			}
			p.unfitItems(f, c, it, label, fields[n], say)
		}
	})
}

// unfitItems checks the items of a list, each of which has to be among the choices.
func (p *pack) unfitItems(f *luaFile, c *call, it *item, label string, field document.Field, say say) {
	if it.table == nil || !strings.HasSuffix(field.Type, "[]") {
		return
	}
	field.Type = field.Type[strings.LastIndexByte(field.Type, '|')+1:]
	field.Type = strings.TrimSuffix(field.Type, "[]")
	for i := range it.table.items {
		one := &it.table.items[i]
		if one.key != "" || one.to-one.from != 1 {
			continue
		}
		if r, wrong := p.unfit(f, label, one.from, field); wrong {
			p.found(f, c, one, script.CodeWrongField, it.key, say, r)
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
		return remark.Outside(label, field.Range.String(), source), err == nil && !field.Range.Has(n)
	case (typ == "Line" || typ == "Name" || typ == "string" || typ == "Text") && !isText:
		return remark.NotText(label, source), true
	case typ == "case" || typ == "person" || typ == "task":
		return remark.NotNamed(label, typ, source), true
	case choices != nil && isText && !slices.Contains(choices, text):
		if near := spelling.Nearest(text, choices); near != "" {
			return remark.NotAmong(label, text, nil, near), true
		}
		return remark.NotAmong(label, text, choices, spelling.Likely(text, choices)), true
	}
	return remark.Remark{}, false
}
