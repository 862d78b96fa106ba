package debrief

import (
	"math"
	"slices"
	"strconv"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// Stress is about the strain of the practitioner in the story, and what was done
// about it.
type Stress struct {
	Whose    sim.Sentence `json:"whose"` // says that it isn't the student's
	Days     []Day        `json:"days"`
	Overtime Overtime     `json:"overtime"`
	Events   []Distress   `json:"events"`
	Load     Load         `json:"load"`
}

// Day is a day's review, in sentences and with its strain in parts.
type Day struct {
	sim.Review
	Sentences []sim.Sentence `json:"sentences"` // three, for the end of the day
	Strain    sim.Sentence   `json:"strain"`    // "volume 45, heart 33; control gave back 6, support 6: …"
	Pressed   []sim.Sentence `json:"pressed"`   // what pressed and what helped, in the day's own things; null where an earlier program stored the debrief
	Ruled     []sim.Sentence `json:"ruled"`     // where a manager agreed or differed, and why; null where an earlier program stored the debrief
	InPoints  []sim.Sentence `json:"in_points"` // the same in points of pressure; null where an earlier program stored the debrief
}

// Overtime is about hours past contract, breaks, and going home on time.
type Overtime struct {
	Minutes  int          `json:"minutes"`
	Days     int          `json:"days"` // days that ended more than a quarter of an hour late
	Longest  int          `json:"longest"`
	OnTime   int          `json:"on_time"` // days that ended within hours
	Breaks   int          `json:"breaks"`  // minutes
	Unbroken int          `json:"unbroken"`
	Sentence sim.Sentence `json:"sentence"`
}

// Distress is a day on which something was distressing enough that talking it
// over was offered.
type Distress struct {
	Day      int          `json:"day"`
	Date     string       `json:"date"`
	Turn     int          `json:"turn"`
	At       string       `json:"at"`
	What     []string     `json:"what"`   // what had just come in
	Talked   bool         `json:"talked"` // it was talked over with a colleague
	Session  bool         `json:"session"`
	Home     bool         `json:"home"` // carried home: neither of the two happened by the end of that day
	Sentence sim.Sentence `json:"sentence"`
}

// Load is weighted load against its ceiling, and what was said about it.
type Load struct {
	Ceiling  float64      `json:"ceiling"` // points, to a tenth
	Most     float64      `json:"most"`
	Last     float64      `json:"last"`
	Turn     int          `json:"turn"` // the turn at which it was first above the ceiling; 0: never
	At       string       `json:"at"`
	Raised   []Raised     `json:"raised"`
	Line     []Weighed    `json:"line"` // load over the run; null if an earlier program stored the debrief
	Sentence sim.Sentence `json:"sentence"`
}

// Raised is an occasion on which a manager was told what can and can't be done.
type Raised struct {
	Turn      int            `json:"turn"`
	At        string         `json:"at"`
	To        string         `json:"to"`
	Asked     string         `json:"asked"`
	Points    float64        `json:"points"`
	Ceiling   float64        `json:"ceiling"`
	Evidence  []sim.Sentence `json:"evidence"`
	Standards []sim.Standard `json:"standards"` // employer standards that the evidence names
	Shown     []Shown        `json:"shown"`     // the evidence again, in parts; none if an earlier program stored the debrief
	Dates     []AtRisk       `json:"dates"`     // the dates that the evidence names
	AnswerAt  string         `json:"answer_at"` // "" if there was no answer
	Answer    string         `json:"answer"`
	Sentence  sim.Sentence   `json:"sentence"`
}

// stress returns strain by day, with its parts, and what was done about it.
func (w *walk) stress() Stress {
	s := Stress{Whose: whose, Days: []Day{}, Events: w.distress(), Load: w.load()}
	for _, step := range w.steps {
		if r := step.Desk.Review; r != nil && (len(s.Days) == 0 || s.Days[len(s.Days)-1].Day != r.Day) {
			s.Days = append(s.Days, Today(*r))
		}
	}
	s.Overtime = overtime(s.Days)
	return s
}

// grace is the number of minutes past contracted hours within which a day still
// counts as ended on time: the shortest piece of work takes a quarter of an hour.
const grace = 15

func overtime(days []Day) Overtime {
	var o Overtime
	for _, d := range days {
		o.Minutes += d.Overtime
		o.Longest = max(o.Longest, d.Overtime)
		o.Breaks += d.Breaks
		if d.Overtime > grace {
			o.Days++
		} else {
			o.OnTime++
		}
		if d.Breaks == 0 {
			o.Unbroken++
		}
	}
	o.Sentence = o.sentence(len(days))
	return o
}

// debriefing is the id of the offer to talk something over. A desk makes that
// offer once a day has brought something distressing, until it is taken. No desk
// says how distressing a text is.
const debriefing = sim.VerbRecover + ":debrief"

// distress finds the days that brought something distressing enough to talk over.
func (w *walk) distress() []Distress {
	list, open, sessions := []Distress{}, -1, map[int]bool{} // by day: one held before counts, too
	for i := range w.steps {
		desk := w.steps[i].Desk
		if i > 0 {
			day := w.desk(i).Scenario.Day
			sessions[day] = sessions[day] || w.sessionHeld(i)
			if open >= 0 && list[open].Day == day && w.made[i].offer.ID == debriefing {
				list[open].Talked = true
			}
		}
		_, offered := desk.Offer(debriefing)
		if offered && (open < 0 || list[open].Day != desk.Scenario.Day) {
			open = len(list)
			list = append(list, Distress{Day: desk.Scenario.Day, Date: desk.Clock.Date, Turn: desk.Turn, At: desk.Clock.Now, What: w.brought(i)})
		}
	}
	asked := false
	for i := range list {
		list[i].Session = sessions[list[i].Day]
		list[i].Home = !list[i].Talked && !list[i].Session
		list[i].Sentence = list[i].sentence()
		if list[i].Home && !asked {
			list[i].Sentence, asked = list[i].Sentence+halfAnHour, true
		}
	}
	return list
}

// brought returns what last came to the desk on that day, and the paper that step
// i opened. What a manager decided or said in answer isn't among it.
func (w *walk) brought(i int) []string {
	list := []string{}
	for k := i; k > 0 && len(list) == 0 && w.steps[k].Desk.Scenario.Day == w.steps[i].Desk.Scenario.Day; k-- {
		for _, id := range w.arrivals[k] {
			letter, _ := w.steps[k].Desk.Letter(id)
			if letter.Kind == sim.KindDecision || letter.Kind == sim.KindExchange {
				continue
			}
			if title := letterTitle(letter); !slices.Contains(list, title) {
				list = append(list, title)
			}
		}
	}
	if i > 0 && w.made[i].offer.Verb == sim.VerbRead {
		list = append(list, sentence.Quote(w.what(i)))
	}
	return list
}

// load follows weighted load against its ceiling, and what was said about it.
func (w *walk) load() Load {
	l := Load{Raised: []Raised{}, Line: w.line()}
	for i := range w.steps {
		desk := w.steps[i].Desk
		l.Ceiling, l.Last = tenths(desk.Load.Ceiling), tenths(desk.Load.Points)
		l.Most = max(l.Most, l.Last)
		if l.Turn == 0 && desk.Load.Points > desk.Load.Ceiling {
			l.Turn, l.At = desk.Turn, when(desk)
		}
		if w.made[i].offer.Verb == sim.VerbRaise {
			l.Raised = append(l.Raised, w.raised(i))
		}
	}
	l.Sentence = l.sentence()
	return l
}

// tenths converts thousandths of a point to points, rounded to a tenth.
func tenths(thousandths int) float64 { return math.Round(float64(thousandths)/100) / 10 }

// spoken formats points for a sentence: "90", "90.3".
func spoken(points float64) string { return strconv.FormatFloat(points, 'f', -1, 64) }

// raised returns what a manager was told at step i, and the manager's answer.
func (w *walk) raised(i int) Raised {
	desk, m, d := w.desk(i), w.made[i], *w.steps[i].Decision
	r := Raised{
		Turn: desk.Turn, At: when(desk), To: personOn(desk, m.offer.On), Asked: chosenLabelOf(m.offer, d, "ask"),
		Points: tenths(desk.Load.Points), Ceiling: tenths(desk.Load.Ceiling), Evidence: []sim.Sentence{}, Standards: []sim.Standard{}, Shown: []Shown{}, Dates: datesShown(desk),
	}
	if m.on != "" {
		file, _ := desk.Case(m.on)
		r.Asked += ": " + file.Name
	}
	for _, e := range desk.Evidence {
		r.Shown = append(r.Shown, Shown{e.Standard, e.Text, append([]sim.Sentence{}, e.Items...), len(e.Dates) > 0})
		r.Evidence = append(r.Evidence, inOneLine(e))
		if !slices.Contains(r.Standards, e.Standard) {
			r.Standards = append(r.Standards, e.Standard)
		}
	}
	w.answer(i, &r)
	r.Sentence = r.sentence()
	return r
}

// answer finds the first decision by that person that came later on the same day,
// before load was raised again. What comes in the evening, after going home, stands on
// the next day's desk.
func (w *walk) answer(i int, r *Raised) {
	for k := i; k < len(w.steps) && w.steps[k].Desk.Scenario.Day <= w.desk(i).Scenario.Day+1; k++ {
		for _, id := range w.arrivals[k] {
			letter, _ := w.steps[k].Desk.Letter(id)
			if letter.Kind == sim.KindDecision && letter.FromID == w.made[i].offer.On && letter.Date == w.desk(i).Clock.Date {
				r.Answer, r.AnswerAt = letter.Text, letter.Date+", "+letter.At
				return
			}
		}
		if k > i && w.made[k].offer.Verb == sim.VerbRaise {
			return
		}
	}
}

func personOn(desk sim.Desk, id string) string {
	if person, ok := desk.Person(id); ok {
		return person.Name
	}
	return "the manager"
}
