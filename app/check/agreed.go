package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/agree"
	"caseload/app/check/prose"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// toldOtherwise finds numbers, hours and weekdays that texts of one story tell differently in the
// same words.
func (p *pack) toldOtherwise(say say) {
	type place struct {
		of     met
		offset int
	}
	facts, places := map[string][]agree.Fact{}, map[string][]place{}
	for _, one := range p.met {
		story := storyOf(one.name)
		for _, f := range agree.Facts(one.Whole, calledAlike(one.name)) {
			facts[story] = append(facts[story], f)
			places[story] = append(places[story], place{one, one.offset + f.At})
		}
	}
	for story, list := range facts {
		for i, j := range agree.Otherwise(list) {
			here, there := places[story][i], p.spot(places[story][j].of.name, places[story][j].offset)
			say(p.spot(here.of.name, here.offset).says(agree.ToldOtherwise(list[i].Said, list[j].Said, fmt.Sprintf("%s:%d", there.File, there.Line))))
		}
	}
}

// storyOf returns what the texts of one story have in common: the folder, or the script that is
// called like it.
func storyOf(name string) string {
	name = strings.TrimPrefix(name, "text/")
	if story, _, is := strings.Cut(name, "/"); is {
		return story
	}
	if story, is := strings.CutSuffix(name, ".lua"); is && story != "scenario" {
		return story
	}
	return ""
}

// calledAlike returns the beginning of a text's name, before a hyphen, or "": “sam” of text/sam-email.md.
func calledAlike(name string) string {
	begins, _, is := strings.Cut(path.Base(name), "-")
	if !is || !isText(name) {
		return ""
	}
	return begins
}

// agesTold finds ages in texts that nobody in the scenario has.
func (p *pack) agesTold(say say) {
	ages := map[int]bool{}
	for _, field := range []string{"age", "months"} {
		for _, one := range p.fieldValues(field) {
			if n, err := strconv.Atoi(one.f.tree.Source(one.n)); err == nil {
				ages[n] = true
			}
		}
	}
	if len(ages) == 0 {
		return
	}
	for _, one := range p.met {
		for _, n := range agree.Named(one.Whole) {
			ages[n] = true
		}
	}
	var list []string
	for _, n := range slices.Sorted(maps.Keys(ages)) {
		list = append(list, strconv.Itoa(n))
	}
	for _, one := range append(slices.Clone(p.met), p.wholeOf("lecturer.md")...) {
		for _, c := range agree.Aged(one.Text) {
			if c.N > 0 && !ages[c.N] {
				say(p.spot(one.name, one.offset+c.At).says(agree.NoSuchAge(c.Said, strings.Join(list, ", "))))
			}
		}
	}
}

// appointmentsTold compares the hours of appointments and sessions with those that texts and titles
// say of them.
func (p *pack) appointmentsTold(say say) {
	p.eachWord(func(word string, w written) {
		at := p.fieldText(w, "at")
		kind := p.fieldText(w, "kind")
		clock := prose.Clock(at)
		if word != "appointment" || kind == "" || strings.Contains(at, " ") || clock < 0 {
			return
		}
		type told struct {
			of   Finding
			said string
		}
		var others []told
		same := 0
		for _, one := range p.met {
			for _, c := range agree.HoursOf(one.Whole, kind) {
				if prose.Clock(c.Said) == clock {
					same++
				} else {
					others = append(others, told{p.spot(one.name, one.offset+c.At), c.Said})
				}
			}
		}
		if len(others) > 1 && same == 0 {
			say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "at")).From).says(agree.OtherHour(at, fmt.Sprintf("%s:%d", others[0].of.File, others[0].of.Line), others[0].said)))
			return
		}
		for _, one := range others {
			say(one.of.says(agree.OtherHour(one.said, fmt.Sprintf("the appointment “%s”", kind), at)))
		}
	})
	p.eachCall(func(w written, word document.Word) {
		if word.Name != "storyline" {
			return
		}
		first, _ := w.f.argument(w.n, 1)
		title, _ := w.f.literal(first)
		said, lengths := agree.Lasts(title), []written{}
		w.n.Walk(func(n *syntax.Node) bool {
			if key, ok := w.f.key(n); ok && key == "minutes" {
				lengths = append(lengths, written{w.f, value(n)})
			}
			return true
		})
		if said > 0 && len(lengths) == 1 {
			if has, err := strconv.Atoi(w.f.tree.Source(lengths[0].n)); err == nil && has != said {
				p.both(w.f.finding(w.f.tree.Span(lengths[0].n).From).says(agree.OtherCount(fmt.Sprintf("%d minutes", has), "by the storyline's title it takes", said)),
					w.f.finding(w.f.tree.Span(first).From).says(agree.OtherCount(title, "its `minutes` is", has)), say)
			}
		}
	})
}
