package check

import (
	"slices"

	"caseload/app/check/agree"
	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// noSuchTimes looks at texts where a day or a time is wanted.
func noSuchTimes(p *pack, say say) {
	h := p.hours()
	look := func(f *luaFile, n *syntax.Node, typ string) {
		text, ok := f.literal(n)
		if !ok {
			return
		}
		token := f.tree.Tokens[n.First]
		if timetext.Fits(text, typ) {
			if day, err := calendar.ParseDate(text); typ == "PastDay" && err == nil && h.known && day > h.starts {
				say(f.finding(token.From).says(agree.NotPast(text, h.starts.ISO())))
			}
			return
		}
		better := timetext.Better(text, typ)
		r := remark.NoSuchTime(text, better, typ)
		if why := timetext.WhyNoDay(text); why != "" {
			r = remark.NoSuchDay(text, why)
		}
		found := f.finding(token.From).says(r)
		if better != "" {
			found.Fix = fix(remark.DidReplace(text, better), token.From, token.To, `"`+better+`"`)
		}
		say(found)
	}
	p.lengthsAsHours(say)
	p.eachCall(func(w written, word document.Word) {
		if !word.Table {
			for i, field := range word.Fields {
				if n, there := w.f.argument(w.n, i+1); there {
					look(w.f, n, field.Type)
				}
			}
		}
	})
	for _, t := range p.tables() {
		for _, c := range t.n.Children {
			key, ok := t.f.key(c)
			i := slices.IndexFunc(t.fields, func(f document.Field) bool { return f.Name == key })
			if ok && i >= 0 && len(c.Children) > 0 {
				typ := t.fields[i].Type
				if t.label == "`scenario`" && key == "starts" {
					typ = "Date"
				}
				look(t.f, c.Children[len(c.Children)-1], typ)
			}
		}
	}
}
