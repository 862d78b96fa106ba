package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// write writes the sum of a text's body in place of the body.
func (t *Text) write(f *form) {
	f.text("sum", t.Sum)
	f.count("concern", t.Concern)
	f.count("distress", t.Distress)
	f.end()
}

func (c *Case) write(f *form) {
	f.text("id", c.ID)
	f.text("name", c.Name)
	f.text("kind", c.Kind)
	f.text("tier", c.Tier)
	f.time("set", c.TierAt)
	f.flag("tied", c.Tied)
	f.time("since", c.Since)
	f.time("seen", c.LastSeen)
	f.time("news", c.News)
	f.text("led", c.Led)
	f.count("travel", c.Travel)
	f.name("weight")
	f.weight(&c.Weight)
	f.name("routine")
	f.routine(&c.Routine)
	f.name("owed")
	f.routine(&c.Owed)
	f.count("own", c.OwnLines)
	records(f, "people", c.People)
	f.texts("strengths", c.Strengths)
	records(f, "papers", c.Papers)
	records(f, "dates", c.Dates)
	f.count("concern", c.Concern)
	f.count("lies", c.Lies)
	f.flag("protected", c.Protected)
	f.texts("done", c.Done)
	f.end()
}

func (f *form) weight(w *workload.Weight) {
	f.count("base", w.Base)
	f.count("siblings", w.Siblings)
	f.count("travel", w.Travel)
	f.count("visits", w.Visits)
	f.flag("interpreter", w.Interpreter)
	f.flag("two", w.TwoWorkers)
	f.flag("new", w.NewToWorker)
	f.flag("shared", w.CoWorked)
	f.flag("quiet", w.LowActivity)
	f.end()
}

func (f *form) routine(r *workload.Routine) {
	f.count("record", r.Record)
	f.count("call", r.Call)
	f.count("email", r.Email)
	f.count("chase", r.Chase)
	f.count("core", r.Core)
	f.count("usual", r.Usual)
	f.end()
}

func (m *Member) write(f *form) {
	f.text("name", m.Name)
	f.text("who", m.Who)
	f.text("lives", m.Lives)
	f.time("seen", calendar.Time(m.Seen))
	f.end()
}

func (p *CasePaper) write(f *form) {
	f.text("id", p.ID)
	f.text("title", p.Title)
	f.count("left", p.Minutes)
	f.flag("opened", p.Opened)
	f.record("text", &p.Text)
	f.end()
}

func (d *Deadline) write(f *form) {
	f.text("what", d.What)
	f.time("due", d.Due)
	f.text("by", string(d.MetBy.Kind))
	f.text("task", d.MetBy.Task)
	f.text("child", d.MetBy.Child)
	f.text("status", d.Status.String())
	f.flag("met", d.Met)
	f.flag("missed", d.Missed)
	f.text("excused", d.Excused)
	f.flag("moved", d.Moved)
	f.end()
}

func (t *Task) write(f *form) {
	f.text("id", t.ID)
	f.text("title", t.Title)
	f.text("case", t.Case)
	f.text("kind", string(t.Kind))
	f.count("minutes", t.Minutes)
	f.count("left", t.Left)
	f.count("travel", t.Travel)
	f.count("records", t.Records)
	f.time("due", t.Due)
	f.text("with", t.With)
	f.text("agreed", t.Agreed)
	f.record("scene", &t.Scene)
	f.flag("protective", t.Protective)
	f.flag("unsure", t.Unsure)
	f.texts("sees", t.Sees)
	records(f, "options", t.Options)
	f.text("how", t.How)
	f.flag("duty", t.Duty)
	f.text("swap", t.Swap)
	f.text("touches", t.Touches)
	f.time("from", t.From)
	f.count("opens", t.Opens)
	f.count("closes", t.Closes)
	f.text("by", string(t.By))
	f.time("arrived", t.Arrived)
	f.time("done", t.Done)
	f.flag("gone", t.Gone)
	f.end()
}

func (it *Item) write(f *form) {
	f.text("id", it.ID)
	f.text("kind", string(it.Kind))
	f.text("case", it.Case)
	f.count("line", it.Line)
	f.count("minutes", it.Minutes)
	f.time("arrived", it.Arrived)
	f.time("asked", it.Asked)
	f.time("done", it.Done)
	f.flag("gone", it.Gone)
	f.end()
}

func (a *Appointment) write(f *form) {
	f.text("id", a.ID)
	f.text("what", a.What)
	f.text("case", a.Case)
	f.text("who", a.Who)
	f.text("kind", string(a.Kind))
	f.time("at", a.At)
	f.count("minutes", a.Minutes)
	f.flag("held", a.Held)
	f.flag("off", a.Off)
	f.end()
}

func (o *TaskOption) write(f *form) {
	f.text("id", o.ID)
	f.text("label", o.Label)
	f.count("minutes", o.Minutes)
	f.text("kind", string(o.Kind))
	f.count("travel", o.Travel)
	f.text("title", o.Title)
	if o.Scene.Sum != "" {
		f.record("scene", &o.Scene)
	}
	f.end()
}

func (m *Message) write(f *form) {
	f.text("id", m.ID)
	f.text("kind", m.Kind)
	f.text("by", string(m.By))
	f.text("from", m.From)
	f.text("talk", m.Talk)
	f.text("opens", m.Opens)
	f.text("case", m.Case)
	f.text("title", m.Title)
	f.record("text", &m.Text)
	f.time("at", m.At)
	f.flag("urgent", m.Urgent)
	records(f, "choices", m.Choices)
	f.count("minutes", m.Minutes)
	f.count("holds", m.Holds)
	f.time("shown", m.Shown)
	f.time("rings", m.RingsOff)
	f.text("state", m.State)
	f.text("reply", m.Reply)
	f.words("with", m.With)
	f.count("story", m.Storyline)
	f.text("closed", m.Closed)
	f.text("forecast", m.Forecast)
	f.end()
}

func (c *Choice) write(f *form) {
	f.text("id", c.ID)
	f.text("label", c.Label)
	f.count("minutes", c.Minutes)
	f.text("then", c.Then)
	f.text("serves", c.Serves)
	f.flag("own", c.Own)
	f.end()
}

func (a *Advice) write(f *form) {
	f.text("from", a.From)
	f.text("case", a.Case)
	f.text("by", string(a.By))
	f.record("text", &a.Text)
	f.count("minutes", a.Minutes)
	f.end()
}
