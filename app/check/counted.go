package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/agree"
	"caseload/app/check/prose"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// countsTold compares how many there are of something with what a brief, a summary and the notes
// say.
func (p *pack) countsTold(say say) {
	const notes = "lecturer.md"
	p.eachWord(func(word string, w written) {
		if word == "task" {
			title, _ := w.f.literal(w.firstItem())
			if kind := p.fieldText(w, "kind"); agree.OtherKind(title, kind) != "" {
				say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "kind")).From).says(agree.NamesOtherKind(title, kind, agree.OtherKind(title, kind))))
			}
		}
		if word != "scenario" {
			return
		}
		from, err1 := calendar.ParseClock(p.fieldText(w, "from"))
		to, err2 := calendar.ParseClock(p.fieldText(w, "to"))
		days := 1
		if n, err := strconv.Atoi(p.fieldText(w, "days")); err == nil {
			days = n
		}
		summary := p.fieldText(w, "summary")
		at := func(offset int) Finding { // in the summary
			return w.f.finding(w.f.tree.Span(p.fieldNode(w, "summary")).From + 1 + offset)
		}
		for _, c := range agree.Hours(summary) {
			if err1 == nil && err2 == nil && days == 1 && c.N != (to-from)/60 && to > from && !p.endsElsewhere(w) {
				say(at(c.At).says(agree.OtherCount(c.Said+" hours", fmt.Sprintf("from %s to %s there are", p.fieldText(w, "from"), p.fieldText(w, "to")), (to-from)/60)))
			}
		}
		for _, c := range agree.Days(summary) {
			if n, _, ok := prose.Days(p.files[p.fieldText(w, "brief")]); ok && n == c.N && c.N != days {
				say(p.atField(w, "days").says(agree.OtherCount(fmt.Sprintf("`days = %d`", days), "by the summary and the brief there are", n)))
			} else if c.N != days {
				say(at(c.At).says(agree.OtherCount(c.Said+" days", "the scenario's `days` is", days)))
			}
		}
		if w.f.name != "scenario.lua" {
			return
		}
		for _, c := range agree.ToPlay(p.files[notes]) {
			if n, err := strconv.Atoi(p.fieldText(w, "minutes")); err == nil && c.N != n {
				say(p.spot(notes, c.At).says(agree.OtherCount(c.Said+" minutes", "the scenario's `minutes` is", n)))
			}
		}
		if err2 == nil && days == 1 {
			p.endsTold(w, to, say)
		}
		brief := p.fieldText(w, "brief")
		for _, t := range p.tellings {
			for _, c := range agree.Families(p.files[brief]) {
				if t.main == "scenario.lua" && t.world != nil && c.N != len(t.world.Cases) {
					say(p.spot(brief, c.At).says(agree.OtherCount(c.Said, "the cases at the beginning are", len(t.world.Cases))))
				}
			}
		}
	})
}

// endsTold compares the hour at which a scenario of one day ends with those that its texts and
// notes say. If they agree, the scenario's own is what is wrong.
func (p *pack) endsTold(w written, to int, say say) {
	list, _ := p.endsSaid(w)
	said := p.fieldText(w, "to")
	if p.endsElsewhere(w) {
		say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "to")).From).says(agree.OtherEndTold(said, list[0].said, fmt.Sprintf("%s:%d", list[0].at.File, list[0].at.Line))))
		return
	}
	brief := p.fieldText(w, "brief")
	for _, one := range list {
		if prose.Clock(one.said) != to%720 && one.at.File != brief { // of which hoursTold says it
			say(one.at.says(agree.OtherEnd(one.said, said)))
		}
	}
}

// anEnd is an hour at which a text says that the day ends.
type anEnd struct {
	at   Finding
	said string
}

// endsElsewhere reports whether several texts agree about another hour at which the day ends.
func (p *pack) endsElsewhere(w written) bool {
	list, clocks := p.endsSaid(w)
	to, err := calendar.ParseClock(p.fieldText(w, "to"))
	return err == nil && len(list) > 1 && len(clocks) == 1 && !clocks[to%720]
}

// endsSaid returns the hours at which texts say that the day ends, and which they are.
func (p *pack) endsSaid(w written) (list []anEnd, clocks map[int]bool) {
	clocks = map[int]bool{}
	add := func(name string, offset int, said string) {
		if minute := prose.Clock(said); minute >= 0 {
			clocks[minute] = true
			list = append(list, anEnd{p.spot(name, offset), said})
		}
	}
	for _, one := range append(slices.Clone(p.met), p.wholeOf("lecturer.md")...) {
		for _, c := range agree.Ends(one.Text) {
			add(one.name, one.offset+c.At, c.Said)
		}
	}
	brief := p.fieldText(w, "brief")
	for _, part := range prose.Hours(p.files[brief]) {
		add(brief, part[1].At, part[1].Text)
	}
	return list, clocks
}

func (p *pack) wholeOf(name string) (list []met) {
	for _, one := range p.whole {
		if one.name == name {
			list = append(list, one)
		}
	}
	return list
}

// notesAgree compares ranges, lengths and times in the notes' tables with the scripts.
func (p *pack) notesAgree(say say) {
	const notes = "lecturer.md"
	text := p.files[notes]
	var published [][]string
	p.eachField("tiers", func(tiers written) {
		var list []string
		tiers.n.Walk(func(n *syntax.Node) bool {
			if tier, ok := tiers.f.literal(n); ok {
				list = append(list, tier)
			}
			return true
		})
		slices.Sort(list)
		published = append(published, list)
	})
	for _, r := range agree.Ranges(text) {
		slices.Sort(r.Tiers)
		if !slices.ContainsFunc(published, func(list []string) bool { return slices.Equal(list, r.Tiers) }) && len(published) == 1 {
			say(p.spot(notes, r.At).says(agree.OtherRange(r.Said, strings.Join(published[0], " or "))))
		}
	}
	p.worksAgree(say)
}

// worksAgree compares lengths of calls, visits and others in the notes' tables with those of tasks.
func (p *pack) worksAgree(say say) {
	const notes = "lecturer.md"
	takes := map[string][]string{}
	p.eachWord(func(word string, w written) {
		if n, known := p.minutesOf(w, "minutes"); known && word == "task" {
			kind := p.fieldText(w, "kind")
			takes[kind] = append(takes[kind], strconv.Itoa(n))
			for _, way := range p.fieldValues("travel") {
				if minutes, err := strconv.Atoi(way.f.tree.Source(way.n)); err == nil {
					takes[kind+" with the way"] = append(takes[kind+" with the way"], strconv.Itoa(n+minutes))
				}
			}
		}
	})
	var labels []string
	p.eachQuestion(func(_ *luaFile, list []answer) {
		for _, a := range list {
			labels = append(labels, a.leads)
		}
	})
	for _, work := range agree.Works(p.files[notes]) {
		if slices.ContainsFunc(labels, func(leads string) bool { n, ok := prose.Takes(leads); return ok && n == work.Minutes }) {
			continue // a label agrees, of which labelsAgree says it
		}
		said, has := strconv.Itoa(work.Minutes), takes[work.Kind]
		if len(has) > 0 && len(has) < 8 && !slices.Contains(has, said) && !slices.Contains(takes[work.Kind+" with the way"], said) {
			say(p.spot(notes, work.At).says(agree.NoSuchWork(work.Said, work.Kind, strings.Join(has, ", "))))
		}
	}
}

// eachField calls each for every value that a field of a name is given.
func (p *pack) eachField(name string, each func(w written)) {
	for _, one := range p.fieldValues(name) {
		if one.n != nil && one.n.Form == syntax.Table {
			each(one)
		}
	}
}

// atField is where a field is written, or the call if it isn't.
func (p *pack) atField(w written, field string) Finding {
	if n := p.fieldNode(w, field); n != nil {
		return w.f.finding(w.f.tree.Span(n).From)
	}
	return w.finding()
}
