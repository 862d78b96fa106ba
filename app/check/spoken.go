package check

import (
	"fmt"
	"path"
	"strings"

	"caseload/app/check/agree"
	"caseload/app/check/phrase"
	"caseload/app/check/prose"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// titlesAgree compares a title with what it stands over, if both say an hour that is no quarter, and
// what is heard to an answer, or follows it, with what the answer says.
func (p *pack) titlesAgree(say say) {
	p.eachWord(func(word string, w written) {
		if word != "message" && word != "ask" {
			return
		}
		title, ok := w.f.literal(p.fieldNode(w, "title"))
		body, file := p.saidBy(w)
		if !ok || body == "" {
			return
		}
		_, hours := agree.Spoken(title)
		if len(hours) == 0 {
			return
		}
		_, others := agree.Spoken(body)
		if said, has, are := agree.Apart(hours, others); are && (said.N%60 == has.N%60 && said.N%15 != 0 || strings.EqualFold(said.Said, title)) {
			say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "title")).From).says(agree.OtherHour(said.Said, file, has.Said)))
		}
	})
	p.eachQuestion(func(f *luaFile, list []answer) {
		for _, a := range list {
			if a.hears == "" && a.leads == "" {
				continue
			}
			days, hours := agree.Spoken(a.label)
			if len(days)+len(hours) == 0 {
				continue
			}
			for i, text := range []string{a.hears, a.leads} {
				otherDays, otherHours := agree.Spoken(text)
				what := []string{"what is heard to it", "what it leads to"}[i]
				if said, has, are := agree.Apart(days, otherDays); are {
					say(f.finding(a.offset).says(agree.OtherHour(said.Said, what, has.Said)))
				} else if said, has, are := agree.Apart(hours, otherHours); are && i == 0 { // labelsAgree says it of the other
					say(f.finding(a.offset).says(agree.OtherHour(said.Said, what, has.Said)))
				}
			}
		}
	})
}

// saidBy returns the text that a message or a question says, and its file or “what it says”.
func (p *pack) saidBy(w written) (body, file string) {
	n := p.fieldNode(w, "say")
	if n != nil && n.Form == syntax.Table {
		n = positional(n, 1)
	}
	text, ok := w.f.literal(n)
	if !ok {
		return "", ""
	}
	if body, there := p.files[text]; there && isText(text) {
		return body, text
	}
	return text, "what it says"
}

// sendersAgree finds messages whose text is called after somebody else of the pack than who sends
// them, as text/school-rings.md that comes from the hub.
func (p *pack) sendersAgree(say say) {
	people := map[string]bool{}
	p.eachWord(func(word string, w written) {
		if id := p.fieldText(w, "id"); word == "person" && id != "" {
			people[id] = true
		}
	})
	p.eachWord(func(word string, w written) {
		from := p.fieldNode(w, "from")
		_, file := p.saidBy(w)
		if word != "message" && word != "ask" || from == nil || !isText(file) {
			return
		}
		called, how, _ := strings.Cut(strings.TrimSuffix(path.Base(file), path.Ext(file)), "-")
		source := w.f.tree.Source(from)
		name := source[strings.LastIndexByte(source, '.')+1:]
		if people[called] && people[name] && called != name && agree.SaysHow(how) {
			say(w.f.finding(w.f.tree.Span(from).From).says(agree.OtherSender(name, file, called)))
		}
	})
}

// weekendsTold finds what is said to be on a Saturday or Sunday and is closed then.
func (p *pack) weekendsTold(say say) {
	said := map[string]bool{}
	once := func(f Finding, day string) {
		if at := fmt.Sprint(f.File, f.Line, f.Column); !said[at] {
			said[at] = true
			say(f.says(agree.ClosedThen(day)))
		}
	}
	for _, one := range p.met {
		for _, c := range agree.AtWeekends(one.Text, false) {
			once(p.spot(one.name, one.offset+c.At), c.Said)
		}
	}
	p.eachWord(func(word string, w written) { // a school speaks of itself, and needn't say that it is one
		from := p.fieldNode(w, "from")
		_, file := p.saidBy(w)
		if from == nil || !isText(file) || word != "message" && word != "ask" && word != "referral" {
			return
		}
		people, _ := p.values(written{w.f, from})
		for _, one := range people {
			if one.n == nil || one.n.Form != syntax.Call || one.f.tableOf(one.n) == nil || !agree.IsClosed(p.fieldText(one, "role")) {
				continue
			}
			for _, c := range agree.AtWeekends(phrase.Of(p.files[file]), true) {
				once(p.spot(file, c.At), c.Said)
			}
		}
	})
}

// daysCounted compares “day 31 of 45 working days” with what is due.
func (p *pack) daysCounted(say say) {
	h := p.hours()
	if !h.known {
		return
	}
	var due []calendar.Time
	p.eachCall(func(w written, word document.Word) { // and not of tasks, which are due when it suits
		if day := p.dateField(w, "due"); (word.Module != "" || word.Name == "deadline") && day.n != nil && day.day > h.starts {
			due = append(due, day.day)
		}
	})
	for _, one := range p.met {
		for _, c := range agree.DaysOf(one.Text) {
			var near calendar.Time
			left, least := 0, 1000
			for _, day := range due {
				until := calendar.WorkingDaysBetween(h.starts, day)
				if off := max(c.Day+until-c.Of, c.Of-c.Day-until); until < c.Of && (off == 0 || least > 0 && until > left) {
					near, left, least = day, until, off // of those that differ, the longest
				}
			}
			if least > 0 && least < 1000 {
				say(p.spot(one.name, one.offset+c.At).says(agree.OtherDayOf(c.Said, c.Of-left, c.Of, near.ISO(), c.Day+left)))
			}
		}
	}
}

// agesApart finds ages in months that nobody has who is called so, and an older one who is younger.
func (p *pack) agesApart(say say) {
	for _, one := range p.met {
		list, who := agree.Months(one.Whole)
		for i, c := range list {
			fits, has := false, ""
			for _, age := range p.agesOf(who[i]) {
				fits = fits || age.n == c.N || age.field == "age" && (age.n == c.N/12 || age.n > 4)
				has = fmt.Sprintf("%d %s", age.n, strings.Replace(age.field, "age", "years", 1))
			}
			if !fits && has != "" {
				say(p.spot(one.name, one.offset+c.At).says(agree.NoSuchAge(c.Said+" old", has)))
			}
		}
		if older, younger, is := agree.OlderIsYounger(one.Whole); is {
			p.both(p.spot(one.name, one.offset+older.At).says(agree.OlderIs(older.Said, younger.Said)), p.spot(one.name, one.offset+younger.At).says(agree.OlderIs(older.Said, younger.Said)), say)
		}
	}
}

// familiesMixed finds a person, and words of one text, that are of two families that are drawn apart.
func (p *pack) familiesMixed(say say) {
	family := func(f *luaFile, n *syntax.Node) string {
		if n != nil && n.Form == syntax.Element {
			n = n.Children[0]
		}
		if n == nil || n.Form != syntax.Member || n.Children[0].Form != syntax.Word || p.typeOf(written{f, n.Children[0]}, followed) != "Family" {
			return ""
		}
		return f.tree.Source(n.Children[0])
	}
	p.eachWord(func(word string, w written) {
		role := p.fieldNode(w, "role")
		first := w.firstItem()
		of := family(w.f, first)
		if word != "person" || role == nil || of == "" {
			return
		}
		role.Walk(func(n *syntax.Node) bool {
			if other := family(w.f, n); other != "" && other != of {
				say(w.f.finding(w.f.tree.Span(first).From).says(agree.MixedFamilies(w.f.tree.Source(first), w.f.tree.Source(n))))
			}
			return true
		})
	})
	for _, words := range p.fieldValues("words") {
		if words.n.Form != syntax.Table {
			continue
		}
		var first *syntax.Node
		for _, c := range words.n.Children {
			n := value(c)
			if of := family(words.f, n); of == "" || n.Form == syntax.Member && strings.HasSuffix(words.f.tree.Source(n), ".name") {
				continue
			} else if first != nil && family(words.f, first) != of {
				say(words.f.finding(words.f.tree.Span(n).From).says(agree.MixedFamilies(words.f.tree.Source(first), words.f.tree.Source(n))))
				break
			}
			first = n
		}
	}
}

// promises finds answers to a question that promise something before an hour of today that has
// passed when it is asked.
func (t *timing) promises(w written) {
	choices := t.p.fieldNode(w, "choices")
	if choices == nil || t.over || t.when == "" {
		return
	}
	now := int(t.now-t.now.Midnight()) % (24 * 60)
	for _, table := range t.f.tablesOf(choices) {
		for _, a := range t.f.answers(table) {
			said := prose.Promised(a.label)
			days, _ := agree.Spoken(a.label)
			clock := prose.Clock(said)
			if said == "" || clock < 0 || len(days) > 0 || strings.Contains(a.label, "omorrow") {
				continue
			}
			if clock <= now && (clock+720 <= now || clock+720 > t.h.until+120) {
				t.say(t.f.finding(a.offset).says(agree.PromisePassed(said, t.now.Clock())))
			}
		}
	}
}
