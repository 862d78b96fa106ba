package debrief

import (
	"slices"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Timeline places what lay on the desk on the days of the run: when it came, when
// it was taken up, and its dates. It is meant for a chart with an axis of working
// days, and says everything in words as well.
type Timeline struct {
	Days []AxisDay `json:"days"`
	Rows []Track   `json:"rows"`
}

// AxisDay is a working day of the run, as a desk showed it.
type AxisDay struct {
	Day     int    `json:"day"` // from 1
	Date    string `json:"date"`
	ISO     string `json:"iso"`
	Minutes int    `json:"minutes"` // contracted
}

// Instant is the position of a desk in the run.
type Instant struct {
	Turn   int           `json:"turn"`
	Day    int           `json:"day"`    // working day, from 1
	Minute int           `json:"minute"` // minutes since that day's start, which in overtime exceed its length
	At     string        `json:"at"`     // "Tuesday 3 March, 10:45"
	When   calendar.When `json:"when,omitzero"`
}

// Kinds of [Track].
const (
	TrackCase     = "case"
	TrackReferral = "referral"
)

// Track is one case, or one referral on which a recommendation could be made,
// from the first desk that showed it. Work on the case that a referral became
// belongs to the case.
type Track struct {
	On    string  `json:"on"`
	Kind  string  `json:"kind"`
	Title string  `json:"title"`
	Came  Instant `json:"came"`  // the first desk that showed it
	Left  Instant `json:"left"`  // the first desk that no longer showed the case, or the referral waiting; turn 0 if none
	Taken []Taken `json:"taken"` // each decision that took it up, except those taken back
	Dates []Due   `json:"dates"`
}

// Taken is a decision that took something up: by setting or recommending a tier,
// or by doing something about it.
type Taken struct {
	Instant
	What string `json:"what"` // without the case, which the row names
	Tier string `json:"tier"` // the tier that was set or recommended; "" for any other act
}

// Due is one of a case's dates, as in [Dates].
type Due struct {
	What    string        `json:"what"`
	Due     string        `json:"due"`
	ISO     string        `json:"iso"`
	State   sim.DateState `json:"state"`
	Settled Instant       `json:"settled"` // the first desk that showed it in that state, if an earlier one showed it running; otherwise turn 0
}

// instant returns the position of step i's desk.
func (w *walk) instant(i int) Instant {
	d := &w.steps[i].Desk
	return Instant{Turn: d.Turn, Day: d.Scenario.Day, Minute: max(d.Clock.Minute, 0), At: when(*d), When: d.Clock.When}
}

// timeline returns what lay on the desk: first cases, then referrals, each in the
// order in which they came.
func (w *walk) timeline() Timeline {
	t := Timeline{Days: []AxisDay{}, Rows: []Track{}}
	for i := range w.steps {
		d := &w.steps[i].Desk
		if n := len(t.Days); n == 0 || t.Days[n-1].Day < d.Scenario.Day {
			t.Days = append(t.Days, AxisDay{d.Scenario.Day, d.Clock.Date, d.Clock.ISO, d.Clock.Contracted})
		}
	}
	settled := w.settled()
	for _, id := range w.order {
		t.Rows = append(t.Rows, w.caseTrack(id, settled))
	}
	for i := range w.steps {
		for _, id := range w.arrivals[i] {
			if letter, _ := w.steps[i].Desk.Letter(id); letter.Kind == sim.KindReferral && w.offered[id] {
				t.Rows = append(t.Rows, w.referralTrack(letter, i))
			}
		}
	}
	return t
}

func (w *walk) caseTrack(id string, settled map[sim.DateOf]Instant) Track {
	file, there, came := w.files[id], false, -1
	t := Track{On: id, Kind: TrackCase, Title: file.Name, Dates: []Due{}}
	for i := range w.steps {
		_, shown := w.steps[i].Desk.Case(id)
		switch {
		case shown && came < 0:
			came = i
		case !shown && there:
			t.Left = w.instant(i)
		case shown && !there:
			t.Left = Instant{} // it came back
		}
		there = shown
	}
	t.Came = w.instant(came)
	steps := slices.Sorted(slices.Values(slices.Concat(w.acts[id], w.triaged[id])))
	t.Taken = w.taken(steps)
	for i, date := range file.Dates {
		due := Due{What: date.What, Due: date.Due, ISO: date.ISO, State: date.State}
		due.Settled = settled[sim.DateOf{Case: id, Place: i}]
		t.Dates = append(t.Dates, due)
	}
	return t
}

func (w *walk) referralTrack(letter sim.Letter, came int) Track {
	t := Track{On: letter.ID, Kind: TrackReferral, Title: letter.Title, Came: w.instant(came), Taken: w.taken(w.triaged[letter.ID]), Dates: []Due{}}
	for i := came; i < len(w.steps); i++ {
		if now, shown := w.steps[i].Desk.Letter(letter.ID); !shown || !now.Waiting {
			if t.Left.Turn == 0 {
				t.Left = w.instant(i)
			}
		} else {
			t.Left = Instant{} // the recommendation was taken back
		}
	}
	return t
}

// taken returns decisions with the desks at which they were made.
func (w *walk) taken(steps []int) []Taken {
	list := []Taken{}
	for _, i := range steps {
		one := Taken{Instant: w.instant(i - 1), What: w.did(i)}
		if w.made[i].offer.Verb == sim.VerbTriage {
			one.Tier = w.made[i].offer.Chosen(*w.steps[i].Decision, "tier")
		}
		list = append(list, one)
	}
	return list
}

// settled returns the position at which each date came into its last state. A date
// that no desk showed running has none.
func (w *walk) settled() map[sim.DateOf]Instant {
	at, was := map[sim.DateOf]Instant{}, map[sim.DateOf]sim.DateState{}
	for i := range w.steps {
		for _, f := range w.steps[i].Desk.Cases {
			for place, date := range f.Dates {
				key := sim.DateOf{Case: f.ID, Place: place}
				before, known := was[key]
				if known && before != date.State {
					at[key] = w.instant(i)
				}
				if was[key] = date.State; date.State == sim.DateRunning {
					delete(at, key)
				}
			}
		}
	}
	return at
}
