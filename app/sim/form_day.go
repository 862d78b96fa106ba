package sim

func writeSession(f *form, s *Session) {
	f.text("id", s.ID)
	f.text("with", s.With)
	f.moment("at", s.At)
	f.count("minutes", s.Minutes)
	f.text("state", s.State)
	f.moments("times", s.Times)
	f.end()
}

func writeAgenda(f *form, a *Agenda) {
	f.texts("cases", a.Cases)
	f.text("decision", a.Decision)
	f.flag("learning", a.Learning)
	f.flag("workload", a.Workload)
	f.flag("feelings", a.Feelings)
	f.end()
}

func writeRaised(f *form, r *Raised) {
	f.count("turn", r.Turn)
	f.count("day", r.Day)
	f.text("ask", r.Ask)
	f.flag("over", r.Over)
	f.end()
}

func writeForecast(f *form, c *Forecast) {
	f.text("on", c.On)
	f.text("text", c.Text)
	f.count("percent", c.Percent)
	f.count("turn", c.Turn)
	f.flag("settled", c.Settled)
	f.flag("came", c.Came)
	f.end()
}

func writeDutyDay(f *form, d *DutyDay) {
	f.count("day", d.Day)
	f.text("manager", d.Manager)
	f.end()
}

// writeUndo writes the cases as one list, in the student's order.
func writeUndo(f *form, u *Undo) {
	f.texts("plan", u.Plan)
	records(f, "cases", u.Order, func(f *form, id *string) {
		set := u.Tiers[*id]
		f.text("id", *id)
		f.flag("tied", u.Tied[*id])
		f.text("tier", set.Tier)
		f.moment("set", set.At)
		f.moment("news", set.News)
		f.end()
	})
	record(f, "agenda", &u.Agenda, writeAgenda)
	f.end()
}

// writeEvent writes only when an event happened and what it is about, so that
// its wording can be improved under the same rules.
func writeEvent(f *form, e *Event) {
	f.text("at", e.At)
	f.text("on", e.On)
	f.end()
}

func writeLedger(f *form, l *Ledger) {
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
	f.end()
}

func writeReview(f *form, r *Review) {
	f.count("day", r.Day)
	f.text("left", r.Left)
	f.count("worked", r.Worked)
	f.count("overtime", r.Overtime)
	f.count("breaks", r.Breaks)
	f.amount("from", r.From)
	f.amount("to", r.To)
	record(f, "parts", &r.Parts, writeStrainParts)
	f.end()
}

func writeStrainParts(f *form, p *StrainParts) {
	f.amount("volume", p.Volume)
	f.amount("heart", p.Heart)
	f.amount("control", p.Control)
	f.amount("support", p.Support)
	f.amount("carried", p.Carried)
	f.amount("pressure", p.Pressure)
	f.end()
}
