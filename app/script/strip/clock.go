package strip

import (
	"slices"
	"strconv"

	"caseload/app/sim/calendar"
)

// mostLater is how many lengths of time are said one after the other.
const mostLater = 8

// clock is how far a storyline is.
type clock struct{ when When }

// until returns the clock once a time has come. Where the time may have passed already, late says
// that the storyline goes on at once then.
func (c clock) until(text string, start calendar.Time, late bool) clock {
	w := c.when
	if text == "" {
		return c.after(Somewhat)
	}
	if w.From == 0 {
		return clock{When{After: Somewhat}}
	}
	at, err := calendar.ParseUntil(text, w.From, start)
	switch {
	case err != nil:
		return c.after(Somewhat)
	case !late:
		return clock{When{From: max(at, w.From), To: max(at, w.From)}}
	case w.To == 0:
		w.From = max(at, w.From)
		return clock{w}
	}
	return clock{When{From: max(at, w.From), To: max(at, w.To), After: w.After, Later: w.Later}}
}

// length returns the clock after a length of time, as it is written.
func (c clock) length(text string) clock {
	w := c.when
	period, err := calendar.ParsePeriod(text)
	if n, isNumber := strconv.Atoi(text); isNumber == nil {
		period, err = calendar.Period{N: max(n, 1), Unit: calendar.Minutes}, nil
	}
	if text == "" || err != nil {
		return c.after(Somewhat)
	}
	if w.From != 0 {
		w.From = period.From(w.From)
	}
	if w.To != 0 {
		w.To = period.From(w.To)
	}
	if !w.Exact() {
		if len(w.Later) == mostLater {
			return c.after(Somewhat)
		}
		w.Later = append(slices.Clone(w.Later), text)
	}
	return clock{w}
}

// after returns the clock once something has happened that has no time.
func (c clock) after(what After) clock { return clock{When{From: c.when.From, After: what}} }

// atLatest returns the clock once something has happened, or a time has come.
func (c clock) atLatest(what After, text string, start calendar.Time) clock {
	d := c.after(what)
	if c.when.From == 0 || text == "" {
		return d
	}
	if at, err := calendar.ParseUntil(text, c.when.From, start); err == nil && at > c.when.From {
		d.when.To = at
	}
	return d
}

// join returns the clock where several ways meet.
func join(list []clock) clock {
	all := list[0].when
	for _, c := range list[1:] {
		w := c.when
		if w.From != all.From || w.To != all.To || w.After != all.After || !slices.Equal(w.Later, all.Later) {
			if all.To == 0 || w.To == 0 {
				all.To = 0
			} else {
				all.To = max(all.To, w.To)
			}
			if all.From == 0 || w.From == 0 {
				all.From = 0
			} else {
				all.From = min(all.From, w.From)
			}
			if all.After == Nothing || all.After != w.After {
				all.After = max(all.After, w.After)
			}
			all.Later = nil
		}
	}
	return clock{all}
}
