package sim

// LeaveTeam records that somebody has left the team for good, and tells the student why.
// From then on they can't be asked. Supervision with them lapses, what they wait to hear
// is no longer answered, and open tasks that were to be done with them are taken off the
// desk; storylines that wait for any of these go on. Whatever else they held, such as a
// case that they led, is for the story to give to somebody. Whoever has left already, or
// was never there, changes nothing.
func (w *World) LeaveTeam(person, why string) {
	p := w.person(person)
	if p == nil || p.Left {
		return
	}
	p.Left = true
	w.happened("", p.saysLeft(why))
	for i := range w.Sessions {
		if s := &w.Sessions[i]; s.With == person && (s.State == SessionDue || s.State == SessionCancelled) {
			s.Times = nil
			w.lapseSession(s)
		}
	}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.From == person && m.Waiting() {
			w.lapse(m)
		}
	}
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.With == person && t.Open() && w.doing != t.ID {
			w.remove(t, t.saysAlone(p))
		}
	}
}
