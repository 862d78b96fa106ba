package play

import (
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// Told is a desk in the words of its page, for whoever shows it on something
// else, so that nothing is called otherwise there.
type Told struct{ v DeskView }

// Tell gives a desk's words.
func Tell(d sim.Desk) Told { return Told{DeskView{Desk: d}} }

// Opened is what the page would show open after a decision: "letter" and its
// id, "case", "job"; "" for nothing.
func (t Told) Opened() (kind, id string) {
	v := t.v
	v.Open = Newest
	name, _, _ := strings.Cut(v.Opened(), "/")
	kind, id, _ = strings.Cut(name, ":")
	return kind, id
}

// ToldOffer is an offer as its button and form say it.
type ToldOffer struct {
	Label   string
	Cost    string // "15 min, then 2 h at 14:30"; "" where nothing stands there
	Facts   string // what stands under its title, where it is laid open
	Confirm string // what is asked once; "" where nothing is
	Asks    []ToldField
}

// ToldField is a field that leaves a choice.
type ToldField struct {
	sim.Field
	Legend string
	Empty  bool // begins with nothing, and must be filled: the default would look like the answer
}

// Offer is an offer in words.
func (t Told) Offer(o sim.Offer) ToldOffer {
	told := ToldOffer{Label: t.v.label(o), Cost: offerCost(o), Facts: t.v.offerFacts(o)}
	if o.Confirm {
		told.Confirm = t.v.confirmation(o)
	}
	it := openItem{letter: ifThere(t.v.Desk.Letter(o.On))}
	for _, f := range fieldsAsked(o) {
		told.Asks = append(told.Asks, ToldField{f, setLegend(o, f), mustBeFilled(o, f, it)})
	}
	return told
}

// Letters is the inbox as the page orders it: what waits first.
func (t Told) Letters() []sim.Letter {
	in := t.v.sorted()
	list := append(append(append([]sim.Letter{}, in.waiting...), in.today...), in.asked...)
	for _, day := range in.before {
		list = append(list, day...)
	}
	return list
}

// Row is one line of a list: what it is called, when, and the rest.
type Row struct{ Title, At, Text string }

// Letter is a letter's line in the inbox.
func (t Told) Letter(l sim.Letter) Row {
	row := Row{letterTitle(l), t.v.when(l), t.v.letterDone(l)}
	return row
}

// OpenLetter is a letter that is open: its heading, the line below it, its
// paragraphs, and what was answered or is waited for.
func (t Told) OpenLetter(l sim.Letter) (heading, line string, paragraphs []string, end string) {
	if scene := t.v.sceneOf(l); scene != nil {
		paragraphs = page.TextParagraphs(scene.Text)
	}
	paragraphs = append(paragraphs, page.TextParagraphs(l.Text)...)
	switch {
	case l.Replied != "":
		end = letterReply(l)
	case l.Waiting && !t.v.Desk.Ended:
		end = waitsFor(l)
	}
	return letterHeading(l, t.v.file(l.On)), t.v.letterLine(l), paragraphs, end
}

// Case is a case's line in the caseload.
func (t Told) Case(f sim.File) Row { return Row{f.Name, missedDates(f), caseLine(f)} }

// OpenCase is the heading of a case that is open, the line below it, and what is
// said of news.
func (t Told) OpenCase(f sim.File) (heading, line, news string) {
	if f.News {
		news = caseNews(f)
	}
	return caseHeading(f), caseFacts(f), news
}

// Job is a task's line in the day.
func (t Told) Job(j sim.Job) Row {
	text := t.v.jobWhere(j)
	if j.Overdue || j.Today {
		text = strings.TrimSpace(text + " " + jobDue(j))
	}
	return Row{j.Title, page.Duration(j.Minutes), text}
}

// Events are what happened since the last decision, a line each.
func (t Told) Events() []string {
	var list []string
	for _, e := range t.v.happenings() {
		line := e.At + "  " + string(e.Text)
		if e.when != "" {
			line = e.when + ", " + line
		}
		list = append(list, line)
	}
	return list
}

// Standing is how things stand: strain, load, overtime, supervision, duty.
func (t Told) Standing() []string {
	d := t.v.Desk
	load := "Load " + page.Points(d.Load.Points) + " of " + page.Points(d.Load.Ceiling) + " points"
	if over := overCeiling(d.Load); over != "" {
		load += ", " + over
	}
	list := []string{
		"Strain estimate: " + d.Strain.Band + ", " + page.StrainPoints(d.Strain.Value) + " of 100",
		load, "Overtime this week " + page.Duration(d.Clock.OvertimeWeek),
	}
	if d.Supervision != nil {
		list = append(list, "Supervision "+t.v.supervisionAt())
	}
	if d.Duty != "" {
		list = append(list, "On duty "+d.Duty)
	}
	return list
}

// Left is how much of the day there is.
func (t Told) Left() string {
	c := t.v.Desk.Clock
	if c.Overtime > 0 {
		return page.Duration(c.Overtime) + " past " + c.Finishes + ", the end of the day"
	}
	return page.Duration(c.Contracted-c.Minute) + " to " + c.Finishes + ", the end of the day"
}
