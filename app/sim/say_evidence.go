package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// What points of evidence say.

const (
	datesPassed Sentence = "Dates that have passed, without a reason recorded:"
	datesSoon   Sentence = "Dates in the next five working days:"
)

func (l LoadView) says() Sentence {
	return Say("Weighted load: %d of %d points.", (l.Points+500)/1000, l.Ceiling/1000)
}

// saysAtRisk names a date of the case.
func (c *Case) saysAtRisk(d *Deadline) Sentence {
	return Say("%s: %s, %s", c.Name, d.What, d.Due.DateText())
}

// saysNotHeld says that the session was not held, under these terms.
func (s *Session) saysNotHeld(t Terms) Sentence {
	return Say("Supervision is due %s. The session of %s was not held.", t.Supervision.Every(), s.At.DateText())
}

func (c Clock) saysOvertime() Sentence {
	return Say("Overtime this week: %s.", workload.Clock(c.OvertimeWeek))
}

func (t Terms) saysDevelopment(learned int) Sentence {
	return Say("Protected time to learn this week: %s of %s taken.", workload.Clock(learned), workload.Clock(t.Development))
}

// saysAnswer says how it stands with the employer's answer in writing to what was raised
// on a day.
func (r *Raised) saysAnswer(now, day calendar.Time) Sentence {
	switch {
	case r.Answered != 0 && len(r.Plan) > 0:
		return Say("You raised on %s that a standard isn't met. The answer in writing of %s promises:", day.DateText(), r.Answered.DateText())
	case r.Answered != 0:
		return Say("You raised on %s that a standard isn't met. It was answered in writing on %s.", day.DateText(), r.Answered.DateText())
	case r.Due < now.Midnight():
		return Say("You raised on %s that a standard isn't met. The answer in writing was due on %s, and hasn't come.", day.DateText(), r.Due.DateText())
	}
	return Say("You raised on %s that a standard isn't met. An answer in writing is due by %s.", day.DateText(), r.Due.DateText())
}
