package check

import (
	"slices"
	"strconv"

	"caseload/app/check/agree"
	"caseload/app/check/prose"
	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script/syntax"
)

// daysTold compares how many days the brief of a scenario or a cut says with its own.
func (p *pack) daysTold(say say) {
	p.eachWord(func(word string, w written) {
		days, err := strconv.Atoi(p.fieldText(w, "days"))
		brief := p.fieldText(w, "brief")
		if word != "scenario" || err != nil || brief == "" {
			return
		}
		if n, said, ok := prose.Days(p.files[brief]); ok && n != days && !slices.ContainsFunc(agree.Days(p.fieldText(w, "summary")), func(c agree.Count) bool { return c.N == n }) {
			say(p.spot(brief, said.At).says(prose.OtherDays(said.Text, days)))
		}
	})
}

func (p *pack) inOrder(say say) {
	for _, name := range p.texts() {
		if slip, near, ok := prose.OutOfOrder(p.files[name]); ok {
			say(p.spot(name, slip.At).says(prose.EntryOutOfOrder(slip.Text, near.Text)))
		}
	}
}

func (p *pack) dueTomorrow(say say) {
	p.eachWord(func(word string, w written) {
		title, ok := w.f.literal(w.firstItem())
		if word == "task" && ok && prose.Tomorrow(title) && p.fieldText(w, "due") == "today" {
			say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "due")).From).says(prose.DueToday(title)))
		}
	})
}

// lengthsAsHours finds minutes that are written in hours in a table that goes to a function of
// the pack's own, as in `rings_off = "0:45"`. Of the tables of words all types are known.
func (p *pack) lengthsAsHours(say say) {
	var known []*syntax.Node
	for _, t := range p.tables() {
		known = append(known, t.n.Children...)
	}
	for _, f := range p.scripts() {
		f.tree.Walk(func(n *syntax.Node) bool {
			key, ok := f.key(n)
			if n.Form != syntax.Keyed || !ok || key != "minutes" && key != "rings_off" || slices.Contains(known, n) {
				return true
			}
			text, ok := f.literal(value(n))
			if minutes, lasts := timetext.Minutes(text); ok && lasts {
				found := f.finding(f.tree.Span(value(n)).From).says(remark.HoursAndMinutes(text, minutes))
				found.Fix = fix(remark.DidReplace(text, strconv.Itoa(minutes)), f.tree.Span(value(n)).From, f.tree.Span(value(n)).To, strconv.Itoa(minutes))
				say(found)
			}
			return true
		})
	}
}
