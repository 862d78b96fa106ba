package sim

import (
	"maps"
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/strain"
	"caseload/app/sim/work"
)

func (w *World) write(f *form) {
	f.count("rules", w.Rules.Number)
	f.record("terms", &w.Terms)
	f.count("turn", w.Turn)
	f.time("now", w.Now)
	f.count("day", w.Day)
	f.flag("ended", w.Ended)
	f.count("back", w.Back)
	f.text("from", w.BackFrom)
	f.flag("chosen", w.BackChosen)
	f.text("guide", w.Guide)
	records(f, "people", w.People)
	records(f, "cases", w.Cases)
	records(f, "former", w.Former)
	records(f, "tasks", w.Tasks)
	records(f, "items", w.Items)
	f.texts("plan", w.Plan)
	records(f, "messages", w.Messages)
	records(f, "advice", w.Advice)
	records(f, "sessions", w.Sessions)
	records(f, "appointments", w.Appointments)
	f.record("agenda", &w.Agenda)
	f.count("adhoc", w.AdhocDay)
	records(f, "raised", w.Raised)
	records(f, "forecasts", w.Forecasts)
	records(f, "duty", w.Duty)
	if w.Undo != nil {
		f.record("undo", w.Undo)
	}
	records(f, "events", w.Events)
	f.record("today", &w.Today)
	records(f, "days", w.Days)
	f.minutes(w.Minutes)
	f.count("learned", w.Learned)
	records(f, "harms", w.Harms)
	f.count("worry", w.WorryDays)
	w.writeFacts(f)
	f.count("unresolved", w.Unresolved)
	f.name("strain")
	f.strain(&w.Strain)
	records(f, "stories", w.Storylines)
	records(f, "faults", w.Faults)
	w.drawn = sortedDraws(w.Draws, w.drawn)
	writeKeys(f, "draws", w.Draws, w.drawn, f.number)
	f.end()
}

func (t *Terms) write(f *form) {
	f.count("ceiling", t.Ceiling)
	f.name("rhythm")
	f.period(&t.Supervision)
	f.count("minutes", t.Minutes)
	f.count("cancels", t.Cancels)
	f.count("development", t.Development)
	f.text("discretion", string(t.Discretion))
	f.text("blame", string(t.Blame))
	f.flag("cover", t.DutyCover)
	f.count("recording", t.Recording)
	f.flag("peers", t.Peers)
	f.end()
}

// period writes the unit as a word, such as "working day".
func (f *form) period(p *calendar.Period) {
	f.count("n", p.N)
	f.text("unit", p.Unit.String())
	f.end()
}

func (p *Person) write(f *form) {
	f.text("id", p.ID)
	f.text("name", p.Name)
	f.text("role", p.Role)
	f.flag("reachable", p.Reachable)
	f.texts("asked", p.Asked)
	f.time("away", p.Away)
	f.flag("left", p.Left)
	f.end()
}

func (h *Harm) write(f *form) {
	f.text("case", h.Case)
	f.text("name", h.Name)
	f.count("severity", h.Severity)
	f.text("what", h.What)
	f.time("at", h.At)
	f.end()
}

func (f *form) strain(s *strain.State) {
	f.amount("s", s.S)
	f.amount("e", s.E)
	f.amount("b", s.B)
	f.end()
}

func (s *Storyline) write(f *form) {
	f.text("name", s.Name)
	f.text("waits", s.Wait.For)
	f.time("until", s.Wait.Until)
	f.text("on", s.Wait.ID)
	f.flag("begun", s.Begun)
	f.flag("ended", s.Ended)
	f.flag("failed", s.Failed)
	f.end()
}

func (t *Fault) write(f *form) {
	f.text("story", t.Storyline)
	f.count("turn", t.Turn)
	f.end()
}

// sortedDraws returns the keys of the draws, sorted. None is ever taken out, so
// keys that were sorted before are right while there are as many.
func sortedDraws(draws map[string]int, keys []string) []string {
	if len(keys) == len(draws) {
		return keys
	}
	return slices.Sorted(maps.Keys(draws))
}

func (f *form) minutes(m map[work.Work]int) {
	named := make(map[string]int, len(m))
	for on, minutes := range m {
		named[on.Key()] = minutes
	}
	f.counts("minutes", named)
}
