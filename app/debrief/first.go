package debrief

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/debrief/aim"
	"caseload/app/sim"
)

// FirstPage is the run on one page. It begins with the people. Everything in it
// was on a desk, or is published about something that was; nothing is counted that
// nobody could learn from.
type FirstPage struct {
	Families    []Standing     `json:"families"`
	Decisions   []Notable      `json:"decisions"`   // at most three, in order
	Left        []Undone       `json:"left"`        // what was due and not done, what matters most first
	Pressed     []sim.Sentence `json:"pressed"`     // what pressed and what helped, at most three; only for the student
	Supervision []sim.Sentence `json:"supervision"` // what was brought beside what pressed
	Open        sim.Sentence   `json:"open"`        // what was asked in supervision and left open; only for the student
	Try         Try            `json:"try"`         // one thing to try, empty if nothing suggests itself; only for the student
}

// Standing is how things stand with a family, as a desk last showed it.
type Standing struct {
	On   string   `json:"on"`
	Name string   `json:"name"`
	Tier string   `json:"tier"`
	Says string   `json:"says"` // in the scenario's words
	From string   `json:"from"` // who said it; "" if it is what the case itself says
	Shut []string `json:"shut"` // papers that were there and never opened
	Gone bool     `json:"gone"` // no longer the student's when the run ended
}

// Notable is a decision worth talking about.
type Notable struct {
	Turn     int          `json:"turn"`
	At       string       `json:"at"`
	Name     string       `json:"name"` // of the case or what it is about; may be ""
	Tier     string       `json:"tier"`
	Doubtful bool         `json:"doubtful"` // there is more to ask about it than to build on
	Text     sim.Sentence `json:"text"`
	Try      Try          `json:"try"` // what could be tried there instead; empty for nothing

	key  string // what it is about, so that three decisions are about three things
	rank int    // the lowest is the first choice of its kind
}

// Try is something that can be tried: as a what-if at a turn, and as an aim.
type Try struct {
	Aim     sim.Sentence `json:"aim"`
	Rule    aim.Rule     `json:"rule"`    // what kind of aim it is; see [Debrief.Met]
	Turn    int          `json:"turn"`    // 0 if no desk offered it
	At      string       `json:"at"`      // "Tuesday 3 March, 10:05"
	Instead string       `json:"instead"` // the offer that is tried in place of what was decided, with what is chosen in it
	What    string       `json:"what"`    // that offer in words, with its case
}

// MostLeft returns how many of the things that were left stand on the page unfolded: fewer
// where many families stand above them.
func (f FirstPage) MostLeft() int {
	most := 5
	if len(f.Families) > 8 {
		most = 3
	}
	return min(len(f.Left), most)
}

// firstPage makes the first page of a debrief from what the rest of it found.
func (w *walk) firstPage(d Debrief) FirstPage {
	f := FirstPage{Families: w.standings(), Left: w.undone(), Pressed: pressedMost(d.Stress)}
	f.Decisions = threeOf(w.notable(d))
	f.Supervision, f.Open = w.broughtAndPressed(d.Supervision)
	for _, n := range f.Decisions {
		if n.Doubtful && n.Try.Aim != "" {
			f.Try = n.Try
		}
	}
	if f.Try.Aim == "" {
		f.Try = w.breather(d.Stress)
	}
	if f.Try.Aim == "" && slices.ContainsFunc(f.Left, func(u Undone) bool { return !u.Told }) {
		f.Try = Try{Aim: aimRaise, Rule: aim.Raise}
	}
	return f
}

// notable lists every decision that could stand on the first page. What is strong
// comes from what was done; what is doubtful is a question and no verdict.
func (w *walk) notable(d Debrief) []Notable {
	var list []Notable
	for _, j := range d.Prioritising.Triage.Examples {
		if n, is := w.recommended(j); is {
			list = append(list, n)
		}
	}
	strong := map[string]int{"voice-heard": 2, "history-first": 3, "capacity-raised": 1, "supervision-let-go": 3, "view-kept": 2}
	for _, m := range d.Moments {
		rank, is := strong[m.Play]
		if !is || m.Turn > len(d.Decisions) && m.Play != "supervision-let-go" {
			continue
		}
		n := Notable{Turn: m.Turn, At: m.At, Text: m.What, rank: rank, key: m.Play}
		if file, known := w.files[w.caseOf(m)]; known {
			n.Name, n.Tier, n.key = file.Name, w.tierAt(m.Turn, file.ID), file.ID
		}
		switch m.Play {
		case "supervision-let-go":
			n.Doubtful, n.Try = true, w.anotherTime()
			n.Turn = w.turnAt(m.At)
			if n.Try.Turn > 0 {
				n.Turn = n.Try.Turn
			}
		case "view-kept":
			n.Doubtful, n.Try = true, w.reading(m.On, m.Turn, m.Turn+3)
		case "voice-heard":
			n.Text = heardOut(m.What)
		}
		list = append(list, n)
	}
	return list
}

// turnAt returns the turn of the last desk, of those at which something was decided, that
// isn't later than a moment: "Tuesday 3 March, 14:00".
func (w *walk) turnAt(at string) int {
	date, clock, _ := strings.Cut(at, ", ")
	turn, reached := 1, false
	for i := range len(w.steps) - 1 {
		now := w.steps[i].Desk.Clock
		reached = reached || now.Date == date
		if reached && (now.Date != date || now.Now > clock) {
			break
		}
		turn = i + 1
	}
	return turn
}

// recommended returns a recommendation as one to talk about: strong if it was inside
// the range and in time, doubtful if it was less urgent than the range.
func (w *walk) recommended(j Judgement) (Notable, bool) {
	n := Notable{Turn: j.Turn, At: j.At, Name: j.Title, Tier: j.Tier, key: j.On}
	switch {
	case j.Verdict == Within && j.Met == InTime && j.Turn > 0:
		n.rank, n.Text = 4, j.inTime()
		if isUrgent(j.Tier) {
			n.rank = 0
		}
	case (j.Verdict == Lower || j.Verdict == NotOffered) && j.Met != Worked:
		n.Doubtful, n.rank, n.Text = true, int(slices.Min(j.Range)[1]-'0'), j.doubted()
		if j.Turn == 0 {
			n.Turn, n.At = j.Shown, j.ShownAt
		}
		soon := n.Turn
		if j.Turn == 0 {
			soon += 8 // nothing was decided about it there, so reading would have been as good soon after
		}
		if n.Try = w.reading(j.On, n.Turn, soon); n.Try.Aim == "" {
			n.Try = w.tierFrom(j, n.Turn)
		}
		if len(j.Unopened) == 0 && j.Turn > 0 {
			n.rank += 3 // read, and held otherwise
		}
	default:
		return n, false
	}
	return n, n.Turn > 0 && n.Turn < len(w.steps)
}

// threeOf chooses a strong decision and the most doubtful one, and the next of
// either: about three different things if there are as many.
func threeOf(all []Notable) []Notable {
	slices.SortStableFunc(all, func(a, b Notable) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Turn, b.Turn)) })
	chosen, seen := []Notable{}, map[string]bool{}
	take := func(is func(Notable) bool) {
		for _, n := range all {
			if !seen[n.key] && is(n) && len(chosen) < 3 {
				seen[n.key] = true
				chosen = append(chosen, n)
				return
			}
		}
	}
	take(func(n Notable) bool { return n.Doubtful })
	take(func(n Notable) bool { return !n.Doubtful })
	take(func(n Notable) bool { return !n.Doubtful && n.rank != chosen[len(chosen)-1].rank })
	take(func(n Notable) bool { return n.Doubtful })
	doubtful := 0 // only the most doubtful one is put as a question on what to try
	for i := range chosen {
		if chosen[i].Doubtful {
			if doubtful++; doubtful > 1 {
				chosen[i].Try = Try{}
			}
		}
	}
	slices.SortStableFunc(chosen, func(a, b Notable) int { return cmp.Compare(a.Turn, b.Turn) })
	return chosen
}

// caseOf returns the id of the case that a moment is about, or "".
func (w *walk) caseOf(m Moment) string {
	if _, is := w.files[m.On]; is {
		return m.On
	}
	if m.Turn > 0 && m.Turn < len(w.steps) {
		return w.made[m.Turn].on
	}
	return ""
}

// tierAt returns the tier of a case on the desk of a turn.
func (w *walk) tierAt(turn int, id string) string {
	if turn < 1 || turn > len(w.steps) {
		return ""
	}
	file, _ := w.steps[turn-1].Desk.Case(id)
	return file.Tier
}
