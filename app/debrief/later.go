package debrief

import (
	"slices"

	"caseload/app/debrief/aim"
	"caseload/app/sim"
	"caseload/app/sim/worry"
)

// unread is a paper that was never opened, with the first moment at which it could have
// been. It comes from desks; whether it held anything, only the outcome says.
type unread struct {
	on, title string
	try       Try
}

// unread lists the papers that desks offered and that were never opened.
func (w *walk) unread() []unread {
	var list []unread
	for _, id := range w.order {
		for _, p := range w.files[id].Papers {
			if p.Opened {
				continue
			}
			t, o, found := w.tryAt(1, len(w.steps)-1, func(_ sim.Desk, o sim.Offer) bool { return o.Verb == sim.VerbRead && o.ID == sim.VerbRead+":"+p.ID })
			if found {
				t.Aim, t.Rule = readBefore(o), aim.Read
				list = append(list, unread{id, p.Title, t})
			}
		}
	}
	return list
}

// AtTheEnd adds what only the outcome shows, in a field of its own. First comes what one
// thing within reach would have shown.
func (d Debrief) AtTheEnd(o sim.Outcome) Debrief {
	d.Later = []Later{}
	told := map[string]bool{} // cases whose unopened papers stand with what was hidden
	for _, f := range o.Facts {
		if f.Nights == 0 || f.Concern < worry.Serious {
			continue
		}
		one := Later{On: f.Case, Case: f.Name, Shown: f.Reached != 0, Text: wasSo(f, d.began(f))}
		i := slices.IndexFunc(o.Unopened, func(p worry.Unopened) bool { return p.On == f.Case })
		if i >= 0 && !told[f.Case] {
			told[f.Case] = true
			one.Reach = d.reach(o.Unopened[i])
			one.Text += withinReach(o.Unopened[i], one.Reach)
		}
		d.Later = append(d.Later, one)
	}
	for _, p := range o.Unopened {
		if !told[p.On] {
			d.Later = append(d.Later, Later{On: p.On, Case: p.Case, Shown: true, Text: wasThere(p), Reach: d.reach(p)})
		}
	}
	for _, h := range o.Harms {
		d.Later = append(d.Later, Later{On: h.Case, Case: h.Name, Text: harmed(h)})
	}
	slices.SortStableFunc(d.Later, func(a, b Later) int { return min(b.Reach.Turn, 1) - min(a.Reach.Turn, 1) })
	if o.WorryDays > 0 {
		d.Later = append(d.Later, Later{Text: worried(o.WorryDays)})
	}
	return d
}

// reach returns the first moment at which a paper could have been opened.
func (d Debrief) reach(p worry.Unopened) Try {
	for _, u := range d.unread {
		if u.on == p.On && u.title == p.Title {
			return u.try
		}
	}
	return Try{}
}

// began reports whether a fact became so within the run, and not before it.
func (d Debrief) began(f worry.Fact) bool {
	return len(d.Stress.Days) > 0 && f.Since.ISO() >= d.Stress.Days[0].ISO
}
