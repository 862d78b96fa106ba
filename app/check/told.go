package check

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/check/agree"
	"caseload/app/check/prose"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// proseRules compare what is said in briefs, notes and labels with what the scripts declare.
var proseRules = []Rule{
	{"hours-told", Warning, "A brief and the notes say the scenario's own hours.", (*pack).hoursTold},
	{"time-told", Warning, "The notes' tables name the times of the scripts.", (*pack).timesTold},
	{"label-agrees", Warning, "A label says how long the task takes that comes of it, and by when it is promised.", (*pack).labelsAgree},
	{"birth-and-age", Warning, "Who was born when is as old as the case says.", (*pack).birthsFit},
	{"date-moved", Warning, "What is said of a date that is moved is the date to which it is.", (*pack).datesMoved},
	{"days-told", Warning, "A brief says as many days as the scenario has.", (*pack).daysTold},
	{"in-order", Warning, "A chronology goes from the earliest to the latest.", (*pack).inOrder},
	{"case-dates", Warning, "A case, its file and its summary say alike when it began and when somebody was seen last, and entries are in order.", (*pack).caseDates},
	{"due-as-noted", Warning, "What is due is so on the day to which the note above it comes, and on which texts say that it is.", (*pack).dueAsNoted},
	{"counts-told", Warning, "A brief, a summary and the notes say as many cases, hours and days as there are, and a task's kind is what its title says.", (*pack).countsTold},
	{"notes-agree", Warning, "The notes name the range that is published, and lengths that the scripts have.", (*pack).notesAgree},
	{"told-otherwise", Note, "Texts of one story tell a number, an hour or a weekday alike.", (*pack).toldOtherwise},
	{"appointment-told", Warning, "What texts and titles say of an appointment or a session, is so: its hour and its minutes.", (*pack).appointmentsTold},
	{"age-told", Note, "Somebody in the scenario has the age of which a text speaks.", (*pack).agesTold},
	{"due-tomorrow", Warning, "A task that is for tomorrow isn't due today.", (*pack).dueTomorrow},
	{"titles-agree", Warning, "A title, and what is heard to an answer or follows it, say the hour and the day of what they stand beside.", (*pack).titlesAgree},
	{"sender-agrees", Warning, "What somebody says is in a text that is called after them, and not after another.", (*pack).sendersAgree},
	{"weekend-told", Note, "What is closed at weekends isn't on a Saturday or Sunday.", (*pack).weekendsTold},
	{"days-counted", Warning, "A day of so many working days is the one that it is, by what is due.", (*pack).daysCounted},
	{"ages-apart", Warning, "An age in months is that of the case, and the older one is the older.", (*pack).agesApart},
	{"families-mixed", Warning, "A person, and the words of a text, are of one family that is drawn.", (*pack).familiesMixed},
	{"closed-day", Note, "What is closed on a day isn't said to be on it, nor is a visit dated so.", (*pack).closedDays},
	{"weeks-told", Warning, "A pregnancy ends when it is said to.", (*pack).weeksTold},
	{"timescale-told", Note, "An assessment in children's services takes 45 working days at most.", (*pack).timescalesTold},
	{"cases-mixed", Warning, "Who belongs to a case speaks about that case.", (*pack).casesMixed},
	{"begins-as-titled", Warning, "A task can be begun at about the hour that its title says.", (*pack).beginsAsTitled},
	{"word-of-nobody", Warning, "Who the texts of a case speak of as its family is among its people.", (*pack).wordsOfNobody},
}

// hoursTold compares the hours of each scenario and cut with those that its brief says, and
// those of the whole with its notes.
func (p *pack) hoursTold(say say) {
	compare := func(name, from, to string, list [][]prose.Part) {
		for _, part := range list {
			for i, is := range []string{from, to} {
				if said := prose.Clock(part[i].Text); is != "" && said >= 0 && said != prose.Clock(is) {
					say(p.spot(name, part[i].At).says(prose.OtherHours(part[i].Text, from, to)))
					break
				}
			}
		}
	}
	p.eachWord(func(word string, w written) {
		from, to := p.fieldText(w, "from"), p.fieldText(w, "to")
		if word != "scenario" || from == "" || to == "" {
			return
		}
		brief := p.fieldText(w, "brief")
		if p.endsElsewhere(w) {
			return
		}
		compare(brief, from, to, prose.Hours(p.files[brief]))
		if w.f.name == "scenario.lua" {
			compare("lecturer.md", from, to, prose.Goes(p.files["lecturer.md"]))
		}
	})
}

// timesTold finds a row of a table in the notes with a time that no script names, if the
// scripts have one in the same hour that no row has: one of the two was moved.
func (p *pack) timesTold(say say) {
	const notes = "lecturer.md"
	rows := prose.Rows(p.files[notes])
	if len(rows) == 0 {
		return
	}
	var times []string // in scripts
	for _, f := range p.scripts() {
		for _, t := range f.tokens {
			if t.kind == tokenText && len(t.value) >= len("09:00") {
				if last := t.value[len(t.value)-len("09:00"):]; prose.Clock(last) >= 0 && last[2] == ':' {
					times = append(times, last)
				}
			}
		}
	}
	h := p.hours()
	for _, row := range rows {
		said := row[0].Text
		if len(said) < len("09:00") {
			said = "0" + said
		}
		if slices.Contains(times, said) || !h.known {
			continue
		}
		near, least := "", 61
		for _, has := range times {
			apart := max(prose.Clock(has)-prose.Clock(said), prose.Clock(said)-prose.Clock(has))
			if apart < least && has != clock(h.from) && has != clock(h.until) && !strings.Contains(p.files[notes], has) {
				near, least = has, apart
			}
		}
		if near != "" {
			say(p.spot(notes, row[0].At).says(prose.OtherTime(said, near)))
		}
	}
}

// comesOf returns the block that follows from an answer: that of `if answer == "key" then`, in
// the function in which the choices stand.
func (f *luaFile) comesOf(a answer) (block *syntax.Node) {
	var body *syntax.Node // the innermost function around the choices
	f.tree.Walk(func(n *syntax.Node) bool {
		span := f.tree.Span(n)
		if span.From > a.offset || span.To < a.offset {
			return false
		}
		if n.Form == syntax.Body {
			body = n
		}
		return true
	})
	if body == nil {
		return nil
	}
	blocks := 0
	body.Walk(func(n *syntax.Node) bool {
		if (n.Form == syntax.If || n.Form == syntax.Branch) && len(n.Children) > 1 && f.tree.Span(n).From >= body.Children[0].First && n.Children[0].Form == syntax.Binary && len(n.Children[0].Children) == 2 {
			condition := n.Children[0]
			key, ok := f.literal(condition.Children[1])
			if ok && key == a.id && f.tree.Tokens[condition.Children[0].End].Kind == syntax.Equal {
				block = n.Children[1]
				blocks++
			}
		}
		return true
	})
	if blocks != 1 {
		return nil
	}
	return block
}

// otherwise returns the block of the `else` behind what follows from all other answers.
func (f *luaFile) otherwise(a answer, list []answer) (block *syntax.Node) {
	var first *syntax.Node // of what follows from one of them
	for _, other := range list {
		if other.id == a.id {
			continue
		}
		of := f.comesOf(other)
		if of == nil {
			return nil
		}
		first = of
	}
	f.tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.If && first != nil {
			within := slices.Contains(n.Children, first)
			var last *syntax.Node
			for _, c := range n.Children {
				if c.Form == syntax.Branch {
					within = within || slices.Contains(c.Children, first)
					if len(c.Children) == 1 {
						last = c.Children[0]
					}
				}
			}
			if within {
				block = last
			}
		}
		return true
	})
	return block
}

// labelsAgree compares what an answer's label says with the one task that comes of it.
func (p *pack) labelsAgree(say say) {
	p.eachQuestion(func(f *luaFile, list []answer) {
		for _, a := range list {
			if said, leads := agree.AtHour(a.label), agree.AtHour(a.leads); said != "" && leads != "" && prose.Clock(said) != prose.Clock(leads) {
				say(f.finding(a.offset).says(agree.OtherHour(said, "what it leads to", leads)))
			}
			length, says := prose.Takes(a.leads)
			promise := prose.Promised(a.label)
			if !says && promise == "" && agree.AtHour(a.leads) == "" {
				continue
			}
			block := f.comesOf(a)
			if block == nil {
				block = f.otherwise(a, list)
			}
			if block == nil {
				continue
			}
			if at := agree.AtHour(a.leads); at != "" {
				block.Walk(func(n *syntax.Node) bool {
					if called(n) && f.nameOf(n) == "wait_until" {
						if text, ok := f.argument(n, 1); ok {
							waits, _ := f.literal(text)
							if late := (prose.Clock(waits) - prose.Clock(at) + 720) % 720; !strings.Contains(waits, " ") && prose.Clock(waits) >= 0 && late > 0 && late < 360 {
								say(f.finding(f.tree.Span(text).From).says(agree.WaitsPast(waits, at)))
							}
						}
					}
					return true
				})
			}
			var tasks []written
			block.Walk(func(n *syntax.Node) bool {
				if called(n) {
					if word, ok := p.word(written{f, n}); ok && word.Name == "task" && f.tableOf(n) != nil {
						tasks = append(tasks, written{f, n})
					}
				}
				return true
			})
			if len(tasks) != 1 {
				continue
			}
			task := tasks[0]
			minutes, known := p.minutesOf(task, "minutes")
			if says && known && minutes != length && !p.withTravel(minutes, length) {
				say(f.finding(a.offset).says(prose.OtherLength(length, minutes, f.line(f.tree.Span(p.fieldNode(task, "minutes")).From))))
			}
			title, _ := f.literal(task.firstItem())
			if other := prose.Promised(title); promise != "" && other != "" && prose.Clock(other) != prose.Clock(promise) {
				say(f.finding(f.tree.Span(task.firstItem()).From).says(prose.OtherPromise(other, promise, f.line(a.offset))))
			}
		}
	})
}

// datesMoved compares what a function says that a date is moved to with the one date to which
// it moves something.
func (p *pack) datesMoved(say say) {
	for _, f := range p.scripts() {
		f.tree.Walk(func(body *syntax.Node) bool {
			if body.Form != syntax.Body {
				return true
			}
			var moved []*syntax.Node
			body.Walk(func(n *syntax.Node) bool {
				if called(n) && f.nameOf(n) == "extend" {
					if to, there := f.argument(n, 3); there {
						moved = append(moved, to)
					}
				}
				return true
			})
			if len(moved) != 1 {
				return true
			}
			text, _ := f.literal(moved[0])
			to, err := calendar.ParseDate(text)
			if err != nil {
				return true
			}
			_, month, day := to.Date()
			for i := body.First; i < body.End; i++ {
				if t := f.tree.Tokens[i]; t.Kind == syntax.Text {
					for _, part := range prose.Moved(f.written(t)) {
						if said := part[0].Text; said != fmt.Sprintf("%d %s", day, month) && said != fmt.Sprintf("%d %s", day, month.String()[:3]) {
							say(f.finding(t.From + part[0].At).says(prose.OtherMove(said, to.ISO(), f.line(f.tree.Span(moved[0]).From))))
						}
					}
				}
			}
			return true
		})
	}
}

// withTravel reports whether some minutes and the way to a case are a length together.
func (p *pack) withTravel(minutes, length int) (is bool) {
	for _, travel := range p.fieldValues("travel") {
		is = is || fmt.Sprint(length-minutes) == travel.f.tree.Source(travel.n)
	}
	return is
}

// birthsFit compares months of birth in texts with the ages of the case's children, who are
// named in both by the same word.
func (p *pack) birthsFit(say say) {
	h := p.hours()
	if !h.known {
		return
	}
	year, month, _ := h.starts.Date()
	for _, one := range p.met {
		for _, birth := range prose.Births(one.Whole) {
			months := (year-birth.Year)*12 + int(month) - birth.Month
			fits, said := false, ""
			for _, age := range p.agesOf(birth.Who) {
				low, high := 12*age.n, 12*age.n+12
				if age.field == "months" {
					low, high = age.n-1, age.n+1
				}
				fits = fits || months >= low && months <= high
				said = fmt.Sprintf("%d %s", age.n, strings.Replace(age.field, "age", "years", 1))
			}
			if !fits && said != "" {
				by := fmt.Sprintf("%d months", months)
				if months >= 36 {
					by = fmt.Sprintf("%d years", months/12)
				}
				say(p.spot(one.name, one.offset+birth.At).says(prose.OtherBirth(birth.Who, by, said)))
			}
		}
	}
}

// agesOf returns the ages, by their fields, of all whom a word of cases and texts stands for.
func (p *pack) agesOf(word string) (list []struct {
	field string
	n     int
}) {
	for _, words := range p.fieldValues("words") {
		who := value(words.f.item(words.n, word))
		if words.n.Form != syntax.Table || who == nil {
			continue
		}
		p.eachWord(func(name string, w written) {
			if first := w.firstItem(); name != "child" || first == nil || w.f != words.f || w.f.tree.Source(first) != words.f.tree.Source(who) {
				return
			}
			for _, field := range []string{"age", "months"} {
				n := 0
				if _, err := fmt.Sscan(p.fieldText(w, field), &n); err == nil {
					list = append(list, struct {
						field string
						n     int
					}{field, n})
				}
			}
		})
	}
	return list
}

// wordsOfNobody finds the parent of a family that is drawn for a case, for whom its texts have
// a word, and who isn't among its people, though all of its people are written out.
func (p *pack) wordsOfNobody(say say) {
	p.eachWord(func(name string, w written) {
		people, words := p.fieldNode(w, "people"), p.fieldNode(w, "words")
		first := w.firstItem()
		if name != "case" || people == nil || people.Form != syntax.Table || len(people.Children) == 0 || words == nil || words.Form != syntax.Table || first == nil || first.Form != syntax.Member {
			return
		}
		known := map[string]bool{}
		members := 0
		p.members(w, func(m written) {
			if members++; m.firstItem() != nil {
				known[m.f.tree.Source(m.firstItem())] = true
			}
		})
		if members != len(people.Children) {
			return // some come from elsewhere
		}
		parent := w.f.tree.Source(first.Children[0]) + ".parent"
		for _, c := range words.Children {
			if key, ok := w.f.key(c); ok && value(c) != nil && w.f.tree.Source(value(c)) == parent && !known[parent] {
				say(w.f.finding(w.f.tree.Span(people).From).says(prose.NotInCase(key, parent)))
			}
		}
	})
}
