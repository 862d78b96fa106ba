package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// documented returns the documentation of the vocabulary and the library, or an
// empty one if it can't be read.
func (p *pack) documented() *document.Documentation {
	if p.documentation == nil {
		if d, err := document.Read(p.library); err == nil {
			p.documentation = d
		} else {
			p.documentation = &document.Documentation{}
		}
	}
	return p.documentation
}

// eachWritten calls each for every table that is written as a word's argument, or
// within one, with the fields that it may have and its name for a sentence.
func (p *pack) eachWritten(each func(f *luaFile, c *call, t *table, label string, fields []document.Field)) {
	words := map[string]document.Word{}
	for _, w := range p.documented().Words() {
		if strings.HasSuffix(w.Call, "{ … }") {
			words[w.Name] = w
		}
	}
	var within func(f *luaFile, c *call, t *table, label string, fields []document.Field)
	within = func(f *luaFile, c *call, t *table, label string, fields []document.Field) {
		each(f, c, t, label, fields)
		for i := range t.items {
			it := &t.items[i]
			n := slices.IndexFunc(fields, func(one document.Field) bool { return one.Name == it.key })
			if it.table == nil || n < 0 || len(fields[n].Fields) == 0 {
				continue
			}
			if !fields[n].Many {
				within(f, c, it.table, label+"'s `"+it.key+"`", fields[n].Fields)
				continue
			}
			for k := range it.table.items {
				if one := &it.table.items[k]; one.table != nil {
					within(f, c, one.table, label+"'s `"+it.key+"`", fields[n].Fields)
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
				name = modules[local] + "." + function
			} else if f.declares(name) {
				continue // a local name that hides the word
			}
			if w, ok := words[name]; ok && c.table != nil && c.alone(f) {
				within(f, c, c.table, "`"+c.name+"`", w.Fields)
			}
		}
	}
}

// alone reports whether the table is the call's only argument.
func (c *call) alone(f *luaFile) bool {
	return f.is(c.args, "{") || c.table.end == c.end-1
}

// required maps the locals that hold a module of the library to the name under
// which its functions are documented: the last part of the module's name.
func (f *luaFile) required() map[string]string {
	locals := map[string]string{}
	for i := range f.calls {
		c := &f.calls[i]
		if c.name != "require" {
			continue
		}
		if module, ok := f.firstText(c); ok && f.is(c.first-1, "=") && c.first >= 2 {
			locals[f.source(c.first-2)] = module[strings.LastIndexAny(module, "./")+1:]
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
					p.found(f, c, it, script.CodeUnknownField, strconv.Itoa(position), say, fmt.Sprintf("%s doesn't know what to do with its item %d", label, position), "Is its name missing?")
				}
				continue
			}
			if slices.Contains(names, it.key) || strings.HasPrefix(it.key, "[") {
				continue
			}
			instead := "It has " + listed(names) + "."
			if near := spelling.Nearest(it.key, names); near != "" {
				instead = "Did you mean `" + near + "`?"
			}
			p.found(f, c, it, script.CodeUnknownField, it.key, say, fmt.Sprintf("%s has no `%s`", label, shorten(it.key, 60)), instead)
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
func (p *pack) found(f *luaFile, c *call, it *item, code sim.FaultCode, name string, say say, sentence, instead string) {
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
	say(f.finding(at, sentence, instead))
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
		for _, one := range fields {
			n, err := strconv.Atoi(one.Name)
			switch {
			case !one.Needed || one.Unless != "":
			case err == nil && t.position(n) == nil:
				p.found(f, c, nil, script.CodeMissingField, one.Name, say, label+" needs its words, and they are missing", "Write them first: "+means(one))
			case err != nil && t.field(one.Name) == nil && !computed(t):
				p.found(f, c, nil, script.CodeMissingField, one.Name, say, fmt.Sprintf("%s needs `%s`, and it is missing", label, one.Name), means(one))
			}
		}
	})
}

// computed reports whether a table has a computed key.
func computed(t *table) bool {
	return slices.ContainsFunc(t.items, func(it item) bool { return strings.HasPrefix(it.key, "[") })
}

// means returns a sentence that says what a field is, from its documentation, or
// "".
func means(f document.Field) string {
	if f.Means == "" {
		return ""
	}
	return "It is: " + strings.TrimSuffix(f.Means, ".") + "."
}

// fieldTypes checks values that are literals: a text, a number, true or false.
// Other values are left to telling.
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
			if n < 0 || it.to-it.from != 1 {
				continue
			}
			if wrong, instead := f.unfit(it.from, fields[n]); wrong != "" {
				p.found(f, c, it, script.CodeWrongField, key, say, fmt.Sprintf("%s's `%s` %s", label, key, wrong), instead)
			}
		}
	})
}

// unfit says what is wrong with a literal value; it is "" if nothing is or if
// that can't be told.
func (f *luaFile) unfit(token int, field document.Field) (wrong, instead string) {
	source := f.source(token)
	text, isText := f.textAt(token)
	isNumber := f.tokens[token].kind == tokenNumber
	isTruth := source == "true" || source == "false"
	if !isText && !isNumber && !isTruth {
		return "", ""
	}
	switch typ := field.Type; {
	case typ == "boolean" && !isTruth:
		return "has to be true or false, and is " + source, "Write true, or leave it away."
	case (typ == "integer" || typ == "number") && !isNumber:
		return "has to be a number, and is " + shorten(source, 40), "Write a number without quotes."
	case (typ == "integer" || typ == "number") && isNumber:
		return outOfRange(source, field.Range)
	case (typ == "Line" || typ == "Name" || typ == "string" || typ == "Text") && !isText:
		return "has to be a text, and is " + source, "Put it in quotes."
	case (typ == "case" || typ == "person" || typ == "task"):
		return "has to be a " + typ + ", and is " + shorten(source, 40), "Write the name that `" + typ + " { … }` was given, without quotes."
	case strings.HasPrefix(typ, `"`) && isText:
		choices := strings.Split(strings.ReplaceAll(typ, `"`, ""), "|")
		if slices.Contains(choices, text) {
			return "", ""
		}
		if near := spelling.Nearest(text, choices); near != "" {
			return "can't be " + strconv.Quote(shorten(text, 40)), "Did you mean \"" + near + "\"?"
		}
		return "can't be " + strconv.Quote(shorten(text, 40)), "It is one of " + strings.Join(choices, ", ") + "."
	}
	return "", ""
}

// outOfRange compares a number with a range such as "0 to 25".
func outOfRange(source, within string) (wrong, instead string) {
	low, high, ok := strings.Cut(within, " to ")
	from, err1 := strconv.ParseFloat(low, 64)
	to, err2 := strconv.ParseFloat(high, 64)
	n, err3 := strconv.ParseFloat(source, 64)
	if !ok || err1 != nil || err2 != nil || err3 != nil || n >= from && n <= to {
		return "", ""
	}
	return "has to be from " + within + ", and is " + source, "Write a number in that range."
}
