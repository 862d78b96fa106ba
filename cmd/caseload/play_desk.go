package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// brief prints what comes before the first desk.
func (t *table) brief() {
	s := t.version.Setting
	t.title(s.Title)
	t.say(s.Summary)
	if s.Brief != "" {
		t.say(append([]string{""}, paragraphs(s.Brief)...)...)
	}
	if len(s.ContentNotes) > 0 {
		t.say("", "What it touches on: "+strings.Join(s.ContentNotes, "; ")+".")
	}
	t.say("", "Fiction, and not a test. A number or an id decides; “help” lists what else can be said.")
}

// desk prints the desk: what happened, what has just arrived, what is there, and
// what can be decided.
func (t *table) desk() {
	d := t.now()
	told := playpage.Tell(d)
	if d.Ended {
		t.say("This run has ended. “debrief” shows the debrief again, “quit” leaves.")
		return
	}
	t.title(fmt.Sprintf("%s · Day %d of %d · %s · %s", d.Clock.Now, d.Scenario.Day, d.Scenario.Days, d.Clock.Date, told.Left()))
	t.hang("", "", strings.Join(told.Standing(), " · "))
	if events := told.Events(); len(events) > 0 {
		t.title("What happened")
		for _, e := range events {
			t.hang("  ", "  ", e)
		}
	}
	if d.Guide != "" && d.Guide != t.guide {
		t.guide = d.Guide
		t.title("How the desk works")
		t.say(d.Guide)
	}
	t.items(d, told)
	if kind, id := told.Opened(); kind == "letter" {
		t.openLetter(d, id)
	}
	t.offered(d, told)
}

// items lists what can be opened, each with its number.
func (t *table) items(d sim.Desk, told playpage.Told) {
	n := 0
	row := func(lead string, r playpage.Row) {
		n++
		first := fmt.Sprintf("  #%-3d", n)
		line := strings.Join(spoken(lead, r.Title, r.At, r.Text), " · ")
		t.hang(first, strings.Repeat(" ", utf8.RuneCountInString(first)), line)
	}
	t.title("Inbox")
	letters := told.Letters()
	for i, l := range letters {
		if i == fewLetters && len(letters) > fewLetters+1 {
			t.say(fmt.Sprintf("  and %d before that: “open inbox” lists them", len(letters)-fewLetters))
			break
		}
		lead := ""
		if l.Waiting {
			lead = "WAITS"
		}
		row(lead, told.Letter(l))
	}
	if len(letters) == 0 {
		t.say("Nothing has come in yet.")
	}
	n = len(letters)
	t.title("My caseload")
	for _, f := range d.Cases {
		lead := orWord(f.Tier, "no tier")
		if f.News {
			lead += ", news"
		}
		row(lead, told.Case(f))
	}
	t.title("My day")
	if len(d.Tasks) == 0 {
		t.say("No task is waiting.")
	}
	for _, j := range d.Tasks {
		lead := ""
		if j.Planned > 0 {
			lead = fmt.Sprintf("planned %d", j.Planned)
		}
		row(lead, told.Job(j))
	}
}

// fewLetters is how many letters the desk shows; the others are listed on request.
const fewLetters = 8

// group is a list of offers under one heading.
type group struct {
	title  string
	offers []sim.Offer
}

// groups sorts the offers into groups as the page does: by letter, by case, the
// people, the day.
func groups(d sim.Desk) []group {
	told := playpage.Tell(d)
	list := []group{}
	put := func(title string, o sim.Offer) {
		i := slices.IndexFunc(list, func(g group) bool { return g.title == title })
		if i < 0 {
			list = append(list, group{title: title})
			i = len(list) - 1
		}
		list[i].offers = append(list[i].offers, o)
	}
	for _, o := range d.Offers {
		switch {
		case o.Verb == sim.VerbContact:
			put("Ask somebody", o)
		case o.Verb == sim.VerbSupervise || o.Verb == sim.VerbRaise:
			put("Supervision and workload", o)
		default:
			put(heading(d, told, o), o)
		}
	}
	return list
}

// heading returns what an offer is about, in the words of its page.
func heading(d sim.Desk, told playpage.Told, o sim.Offer) string {
	if letter, ok := d.Letter(o.On); ok {
		name, _, _, _ := told.OpenLetter(letter)
		return name
	}
	if file, ok := d.Case(o.On); ok {
		return "On " + file.Name
	}
	return "My day"
}

// offers returns the present offers in the order in which they are numbered.
func (t *table) offers() []sim.Offer {
	var list []sim.Offer
	for _, g := range groups(t.now()) {
		list = append(list, g.offers...)
	}
	return list
}

// offered lists what can be decided now, each with its number, cost, commitment,
// fields and id.
func (t *table) offered(d sim.Desk, told playpage.Told) {
	n := 0
	for _, g := range groups(d) {
		t.title(g.title)
		for _, o := range g.offers {
			n++
			said := told.Offer(o)
			line := said.Label
			if o.On != "" && strings.Count(o.ID, ":") == 2 && o.Verb == sim.VerbWork { // handing it over
				task, _ := d.Task(o.On)
				line += ": " + orWord(task.Title, o.On)
			}
			if said.Cost != "" {
				line += " — " + said.Cost
			}
			line += " " + asks(said) + "[" + o.ID + "]"
			first := fmt.Sprintf("  %3d  ", n)
			t.hang(first, strings.Repeat(" ", len(first)), line)
		}
	}
}

// asks lists the fields that an offer leaves open, with their values or defaults.
func asks(o playpage.ToldOffer) string {
	var list []string
	for _, f := range o.Asks {
		words := f.Name + "="
		switch {
		case f.Empty:
			words += optionValues(f.Field)
		case f.Default == "":
			words += "…"
		default:
			words += f.Default
		}
		list = append(list, words)
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, "; ") + ") "
}

func optionValues(f sim.Field) string {
	if len(f.Options) > 1 {
		return f.Options[0].Value + "…" + f.Options[len(f.Options)-1].Value
	}
	return f.Default
}

func spoken(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

func orWord(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// paragraphs splits a text at empty lines.
func paragraphs(text string) []string {
	return spoken(strings.Split(strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n"), "\n\n")...)
}
