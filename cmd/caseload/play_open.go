package main

import (
	"fmt"
	"strconv"
	"strings"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// open prints one item of the desk, named by its number or its id. Without a name
// it prints the letter that arrived last.
func (t *table) open(what string) {
	d := t.now()
	told := playpage.Tell(d)
	switch what = strings.TrimPrefix(what, "#"); what {
	case "":
		if kind, id := told.Opened(); kind == "letter" {
			t.openLetter(d, id)
			return
		}
		t.amiss("Say what to open: “open 3”, an id, “open inbox” or “open people”.")
		return
	case "inbox":
		t.openInbox(told)
		return
	case "people":
		t.openPeople(d)
		return
	}
	if n, err := strconv.Atoi(what); err == nil {
		ids := itemIDs(d, told)
		if n < 1 || n > len(ids) {
			t.amiss(fmt.Sprintf("There is no #%d on the desk; “desk” shows what there is.", n))
			return
		}
		what = ids[n-1]
	}
	if !t.openLetter(d, what) && !t.openCase(d, what) && !t.openTask(d, what) {
		t.amiss(fmt.Sprintf("There is no “%s” on the desk to be opened; “desk” shows what there is.", what))
	}
}

// itemIDs returns the ids of the numbered items on the desk, in that order.
func itemIDs(d sim.Desk, told playpage.Told) []string {
	var ids []string
	for _, l := range told.Letters() {
		ids = append(ids, l.ID)
	}
	for _, f := range d.Cases {
		ids = append(ids, f.ID)
	}
	for _, j := range d.Tasks {
		ids = append(ids, j.ID)
	}
	return ids
}

func (t *table) openInbox(told playpage.Told) {
	t.title("Inbox")
	for i, l := range told.Letters() {
		row := told.Letter(l)
		t.hang(fmt.Sprintf("  #%-3d", i+1), "      ", strings.Join(spoken(row.Title, row.At, row.Text), " · "))
	}
}

func (t *table) openPeople(d sim.Desk) {
	t.title("People")
	for _, p := range d.People {
		line := strings.Join(spoken(p.Name, p.Role), ", ")
		if len(d.OffersOn(p.ID)) == 0 {
			line += " (nothing more to say just now)"
		}
		t.points([]string{line})
	}
	if len(d.People) == 0 {
		t.say("Nobody to ask just now.")
	}
}

func (t *table) openLetter(d sim.Desk, id string) bool {
	letter, ok := d.Letter(id)
	if !ok {
		return false
	}
	heading, line, paragraphs, end := playpage.Tell(d).OpenLetter(letter)
	t.title(heading)
	t.hang("", "", line)
	for _, p := range paragraphs {
		fmt.Fprintln(t.out)
		t.hang("  | ", "  | ", p)
	}
	if end != "" {
		fmt.Fprintln(t.out)
		t.say(end)
	}
	return true
}

func (t *table) openCase(d sim.Desk, id string) bool {
	f, ok := d.Case(id)
	if !ok {
		return false
	}
	heading, line, news := playpage.Tell(d).OpenCase(f)
	t.title(strings.Join(spoken(f.Tier, heading), " · "))
	t.hang("", "", line)
	if news != "" {
		t.say(news)
	}
	t.say(append([]string{""}, paragraphs(f.Summary)...)...)
	t.list("What is going well", f.Strengths)
	var people, dates []string
	for _, m := range f.People {
		people = append(people, strings.Join(spoken(m.Name, playpage.MemberFacts(&f, m)), ", "))
	}
	t.list("People", people)
	for _, date := range f.Dates {
		dates = append(dates, strings.Join(spoken(date.What, date.Due, string(date.State), date.Source, date.Status), " · "))
	}
	t.list("Dates", dates)
	var held []string
	for _, a := range d.Appointments {
		if a.On == f.ID {
			held = append(held, a.What+" · "+a.Date+", "+playpage.HeldFacts(a))
		}
	}
	t.list("Without you", held)
	for _, p := range f.Papers {
		if !p.Opened {
			t.title(p.Title)
			t.say(page.Cost(p.Minutes) + " to read; not opened yet.")
			continue
		}
		t.title(p.Title)
		for i, text := range paragraphs(p.Text) {
			if i > 0 {
				fmt.Fprintln(t.out)
			}
			t.hang("  | ", "  | ", text)
		}
	}
	return true
}

func (t *table) openTask(d sim.Desk, id string) bool {
	j, ok := d.Task(id)
	if !ok {
		return false
	}
	row := playpage.Tell(d).Job(j)
	t.title(row.Title)
	t.say(strings.Join(spoken(row.At, row.Text), " · "))
	if source := strings.Join(spoken(j.Source, j.Status), ", "); source != "" {
		t.say("Its date comes from: " + source + ".")
	}
	if j.ContentNote != "" {
		t.say("It touches on " + j.ContentNote + ". You can ask a colleague to take it, without a reason; nothing is held against you.")
	}
	return true
}

func (t *table) list(title string, list []string) {
	if len(list) > 0 {
		t.title(title)
		t.points(list)
	}
}
