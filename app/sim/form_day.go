package sim

import "caseload/app/sim/strain"

func (s *Session) write(f *form) {
	f.text("id", s.ID)
	f.text("with", s.With)
	f.time("at", s.At)
	f.count("minutes", s.Minutes)
	f.text("state", string(s.State))
	f.times("times", s.Times)
	f.flag("talk", s.Talk)
	f.texts("served", s.Served)
	f.end()
}

func (a *Agenda) write(f *form) {
	f.texts("cases", a.Cases)
	f.text("decision", a.Decision)
	f.flag("learning", a.Learning)
	f.flag("workload", a.Workload)
	f.flag("feelings", a.Feelings)
	f.end()
}

func (r *Raised) write(f *form) {
	f.count("turn", r.Turn)
	f.count("day", r.Day)
	f.text("ask", r.Ask)
	f.flag("over", r.Over)
	f.text("unmet", r.unmetInWords())
	f.time("due", r.Due)
	f.time("answered", r.Answered)
	f.texts("plan", r.Plan)
	f.end()
}

func (c *Forecast) write(f *form) {
	f.text("on", c.On)
	f.text("text", c.Text)
	f.count("percent", c.Percent)
	f.count("turn", c.Turn)
	f.flag("settled", c.Settled)
	f.flag("came", c.Came)
	f.end()
}

func (d *DutyDay) write(f *form) {
	f.count("day", d.Day)
	f.text("manager", d.Manager)
	f.end()
}

// write writes the cases as one list, in the student's order.
func (u *Undo) write(f *form) {
	f.texts("plan", u.Plan)
	if len(u.Order) > 0 {
		f.name("cases")
		f.length(len(u.Order))
	}
	for _, id := range u.Order {
		set := u.Tiers[id]
		f.text("id", id)
		f.flag("tied", u.Tied[id])
		f.text("tier", set.Tier)
		f.time("set", set.At)
		f.time("news", set.News)
		f.end()
	}
	f.record("agenda", &u.Agenda)
	f.end()
}

// write writes only when an event happened and what it is about, so that
// its wording can be improved under the same rules.
func (e *Event) write(f *form) {
	f.text("at", e.At)
	f.text("on", e.On)
	f.end()
}

func (l *Ledger) write(f *form) {
	f.count("worked", l.Worked)
	f.count("breaks", l.Breaks)
	f.flag("lunch", l.Lunch)
	f.count("chosen", l.Chosen)
	f.count("emotional", l.Emotional)
	f.count("peers", l.Peers)
	f.count("good", l.Good)
	f.flag("held", l.Held)
	f.count("quality", l.Quality)
	f.amount("morning", l.Morning)
	f.count("late", l.Late)
	f.count("lingering", l.Lingering)
	f.end()
}

func (r *Review) write(f *form) {
	f.count("day", r.Day)
	f.text("left", r.Left)
	f.count("worked", r.Worked)
	f.count("overtime", r.Overtime)
	f.count("breaks", r.Breaks)
	f.amount("from", r.From)
	f.amount("to", r.To)
	f.name("parts")
	f.strainParts(&r.Parts)
	f.end()
}

func (f *form) strainParts(p *strain.Parts) {
	f.amount("volume", p.Volume)
	f.amount("heart", p.Heart)
	f.amount("control", p.Control)
	f.amount("support", p.Support)
	f.amount("carried", p.Carried)
	f.amount("pressure", p.Pressure)
	f.end()
}
