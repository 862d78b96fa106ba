package play

import (
	"slices"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// Told gives the words of a desk's page to another kind of display, so that
// everything has the same name there.
type Told struct{ v DeskView }

// Tell returns the words of a desk.
func Tell(d sim.Desk) Told { return Told{DeskView{Desk: d}} }

// Opened returns what the page would show open after a decision. Kind is
// "letter", "case" or "job", or "" for nothing.
func (t Told) Opened() (kind, id string) {
	v := t.v
	v.Open = Newest
	name, _, _ := strings.Cut(v.Opened(), "/")
	kind, id, _ = strings.Cut(name, ":")
	return kind, id
}

// ToldOffer is an offer in the words of its button and form.
type ToldOffer struct {
	Label   string
	Cost    string // "15 min, then 2 h at 14:30", or ""
	Facts   string // the line under the title of an offer that is laid out on its own
	Confirm string // the question to confirm, or "" if there is none
	Asks    []ToldField
}

// ToldField is a field that leaves a choice.
type ToldField struct {
	sim.Field
	Legend string
	Empty  bool // starts empty and is required, because the default would look like the answer
}

// Offer returns the words of o.
func (t Told) Offer(o sim.Offer) ToldOffer {
	told := ToldOffer{Label: t.v.label(&o), Cost: offerCost(&o), Facts: t.v.offerFacts(&o)}
	if o.Confirm {
		told.Confirm = t.v.confirmation(&o)
	}
	it := openItem{letter: t.v.letter(o.On)}
	for _, f := range fieldsAsked(&o) {
		told.Asks = append(told.Asks, ToldField{f, setLegend(&o, f), mustBeFilled(&o, f, it)})
	}
	return told
}

// Letters returns the inbox in the page's order: what waits comes first.
func (t Told) Letters() []sim.Letter {
	in := t.v.sorted()
	list := []sim.Letter{}
	for _, l := range slices.Concat(append([][]*sim.Letter{in.waiting, in.today, in.asked}, in.before...)...) {
		list = append(list, *l)
	}
	return list
}

// Row is one line of a list: its title, when, and the rest.
type Row struct{ Title, At, Text string }

// Letter returns a letter's line in the inbox.
func (t Told) Letter(l sim.Letter) Row {
	row := Row{letterTitle(&l), t.v.when(&l), t.v.letterDone(&l)}
	return row
}

// OpenLetter returns the words of an open letter: its heading, the line below it,
// its paragraphs, and what was answered or is waited for.
func (t Told) OpenLetter(l sim.Letter) (heading, line string, paragraphs []string, end string) {
	if scene := t.v.sceneOf(&l); scene != nil {
		paragraphs = page.TextParagraphs(scene.Text)
	}
	paragraphs = append(paragraphs, page.TextParagraphs(l.Text)...)
	switch {
	case l.Replied != "":
		end = string(letterReply(&l))
	case l.Waiting && !t.v.Desk.Ended:
		end = waitsFor(&l)
	}
	return letterHeading(&l, t.v.file(l.On)), t.v.letterLine(&l), paragraphs, end
}

// Case returns a case's line in the caseload.
func (t Told) Case(f sim.File) Row { return Row{f.Name, missedDates(&f), caseLine(&f)} }

// OpenCase returns the heading of an open case, the line below it, and what is
// said about news, if any.
func (t Told) OpenCase(f sim.File) (heading, line, news string) {
	if f.News {
		news = t.v.caseNews(&f)
	}
	return caseHeading(&f), caseFacts(&f), news
}

// Job returns a task's line in My day.
func (t Told) Job(j sim.Job) Row {
	text := t.v.jobWhere(&j)
	if j.Overdue || j.Today {
		text = strings.TrimSpace(text + " " + jobDue(&j))
	}
	return Row{j.Title, page.Duration(j.Minutes), text}
}

// Events returns what happened since the last decision, one line each.
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

// Standing says how things stand: strain, load, overtime, supervision, duty.
func (t Told) Standing() []string {
	d := t.v.Desk
	load := "Load " + page.Points(d.Load.Points) + " of " + page.Points(d.Load.Ceiling) + " points"
	if over := overCeiling(d.Load); over != "" {
		load += ", " + over
	}
	list := []string{
		"Strain estimate: " + d.Strain.Band + ", " + page.StrainPoints(d.Strain.Value) + " of 100" + aside(longerWork(d.Strain)),
		"Pressure today " + page.StrainPoints(d.Strain.Parts.Pressure) + " of 100, " + pressureHeads(d.Strain),
		load, "Overtime this week " + page.Duration(d.Clock.OvertimeWeek),
	}
	if d.Supervision != nil {
		list = append(list, "Supervision "+t.v.supervisionAt())
	}
	if d.Duty != "" {
		list = append(list, "Duty today, with "+d.Duty)
	}
	return list
}

// Left says how much of the working day is left, or how far past its end it is.
func (t Told) Left() string {
	c := t.v.Desk.Clock
	if c.Overtime > 0 {
		return page.Duration(c.Overtime) + " past " + c.Finishes + ", the end of the day"
	}
	return page.Duration(c.Contracted-c.Minute) + " to " + c.Finishes + ", the end of the day"
}
