package sim

import (
	"maps"
	"slices"

	"caseload/app/sim/calendar"
)

func writeWorld(f *form, w *World) {
	f.count("rules", w.Rules.Number)
	record(f, "terms", &w.Terms, writeTerms)
	f.count("turn", w.Turn)
	f.moment("now", w.Now)
	f.count("day", w.Day)
	f.flag("ended", w.Ended)
	f.text("guide", w.Guide)
	records(f, "people", w.People, writePerson)
	records(f, "cases", w.Cases, writeCase)
	records(f, "former", w.Former, writeCase)
	records(f, "tasks", w.Tasks, writeTask)
	f.texts("plan", w.Plan)
	records(f, "messages", w.Messages, writeMessage)
	records(f, "advice", w.Advice, writeAdvice)
	records(f, "sessions", w.Sessions, writeSession)
	record(f, "agenda", &w.Agenda, writeAgenda)
	f.count("adhoc", w.AdhocDay)
	records(f, "raised", w.Raised, writeRaised)
	records(f, "forecasts", w.Forecasts, writeForecast)
	records(f, "duty", w.Duty, writeDutyDay)
	if w.Undo != nil {
		record(f, "undo", w.Undo, writeUndo)
	}
	records(f, "events", w.Events, writeEvent)
	record(f, "today", &w.Today, writeLedger)
	records(f, "days", w.Days, writeReview)
	f.counts("minutes", w.Minutes)
	f.count("learned", w.Learned)
	records(f, "harms", w.Harms, writeHarm)
	f.count("worry", w.WorryDays)
	f.count("unresolved", w.Unresolved)
	record(f, "strain", &w.Strain, writeStrain)
	records(f, "stories", w.Storylines, writeStoryline)
	records(f, "faults", w.Faults, writeFault)
	w.drawn = sortedDraws(w.Draws, w.drawn)
	writeKeys(f, "draws", w.Draws, w.drawn, f.number)
	f.end()
}

func writeTerms(f *form, t *Terms) {
	f.count("ceiling", t.Ceiling)
	record(f, "rhythm", &t.Supervision, writePeriod)
	f.count("minutes", t.Minutes)
	f.count("cancels", t.Cancels)
	f.count("development", t.Development)
	f.text("discretion", t.Discretion)
	f.text("blame", t.Blame)
	f.flag("cover", t.DutyCover)
	f.count("recording", t.Recording)
	f.flag("peers", t.Peers)
	f.end()
}

// writePeriod writes the unit as a word, such as "working day".
func writePeriod(f *form, p *calendar.Period) {
	f.count("n", p.N)
	f.text("unit", p.Unit.String())
	f.end()
}

func writePerson(f *form, p *Person) {
	f.text("id", p.ID)
	f.text("name", p.Name)
	f.text("role", p.Role)
	f.flag("reachable", p.Reachable)
	f.texts("asked", p.Asked)
	f.end()
}

func writeHarm(f *form, h *Harm) {
	f.text("case", h.Case)
	f.text("name", h.Name)
	f.count("severity", h.Severity)
	f.text("what", h.What)
	f.moment("at", h.At)
	f.end()
}

func writeStrain(f *form, s *Strain) {
	f.amount("s", s.S)
	f.amount("e", s.E)
	f.amount("b", s.B)
	f.end()
}

func writeStoryline(f *form, s *Storyline) {
	f.text("name", s.Name)
	f.text("waits", s.Wait.For)
	f.moment("until", s.Wait.Until)
	f.text("on", s.Wait.ID)
	f.flag("begun", s.Begun)
	f.flag("ended", s.Ended)
	f.flag("failed", s.Failed)
	f.end()
}

func writeFault(f *form, t *Fault) {
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
