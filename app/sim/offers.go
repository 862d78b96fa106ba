package sim

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/strain"
	"caseload/app/sim/work"
)

// Verbs of offers. An offer's id begins with its verb.
const (
	VerbPlan       = "plan"
	VerbTriage     = "triage"
	VerbPrioritise = "prioritise"
	VerbRead       = "read"
	VerbContact    = "contact"
	VerbWork       = "work"
	VerbAnswer     = "answer"
	VerbSupervise  = "supervise"
	VerbRaise      = "raise"
	VerbDiffer     = "differ"
	VerbRecover    = "recover"
	VerbTakeBack   = "take-back"
	VerbEnd        = "end"
)

// Minutes for things that have no length of their own, and other limits. They
// are design proposals (DOMAIN 3.2).
const (
	adminMinutes   = 15 // tidying up when no routine work is waiting
	breakMinutes   = 15
	lunchMinutes   = 30
	debriefMinutes = 30 // a peer debrief, DOMAIN 3.2

	learningMinutes = 60 // the most of the week's protected time that can be taken at once
	distressing     = 2  // sum of the day's emotional ratings from which a debrief is offered
	lunchFrom       = 11*60 + 30
	lunchUntil      = 14*60 + 30
	askAbove        = 30      // offers that take more minutes than this ask for confirmation
	latest          = 20 * 60 // minute of the day after which one can only go home, unless contracted to work later

	// longest is the number of decisions after which one can only go home. Without
	// it, decisions that take no time could be made without end, and every desk of
	// a run is rebuilt at its end and when it is reviewed. A week has about 80.
	longest = 1_000

	// These take the place of an id in offers that aren't about one.
	deskWork     = "desk"
	learningWork = "learning"
	aboutWork    = "work"
)

// offersOf returns what can be decided now, in list, which has none yet: at most about
// 60 offers, in the order answer, triage, read, work, contact, the day. If verb isn't "",
// it returns only the offers of that verb, which is a tenth of the work, and perhaps those
// of other verbs that share a maker.
func (w *World) offersOf(verb string, list []Offer) []Offer {
	if w.Ended {
		return []Offer{}
	}
	if w.Now.Minute() >= w.latest() || w.Turn >= longest {
		return []Offer{w.endOffer()}
	}
	list = w.openOffers(verb, list)
	callers := w.callers()
	for i := range list {
		list[i].Leaves = w.leaves(callers, &list[i])
		list[i].Confirm = list[i].Confirm || list[i].Minutes > askAbove || list[i].Leaves != ""
		if list[i].Fields == nil {
			list[i].Fields = []Field{}
		}
	}
	return list
}

// callers returns the messages of those who wait on the phone or at the desk, and won't
// for ever. While the student is with a family or in a conversation there are none,
// because nobody else could be answered.
func (w *World) callers() (list []*Message) {
	if w.exchange() != nil || w.atTheDoor() != nil {
		return nil
	}
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() && m.RingsOff != 0 && (m.By == ByPhone || m.By == InPerson) {
			list = append(list, m)
		}
	}
	return list
}

// leaves returns the id of the message whose sender stops waiting first while o is done,
// or "" if nobody does.
func (w *World) leaves(callers []*Message, o *Offer) (id string) {
	until := w.Now + calendar.Time(o.Minutes)
	for _, m := range callers {
		if m.ID != o.On && m.RingsOff <= until {
			id, until = m.ID, m.RingsOff-1
		}
	}
	return id
}

// manyOffers is the least initial capacity for a desk's offers.
const manyOffers = 40

// makers holds the functions that append a desk's offers, in desk order, each
// with the verbs of its offers.
var makers = []struct {
	make  func(w *World, list []Offer) []Offer
	verbs []string
}{
	{(*World).answerOffers, []string{VerbAnswer}},
	{(*World).triageOffers, []string{VerbTriage}},
	{(*World).caseOffers, []string{VerbPrioritise, VerbRead}},
	{(*World).workOffers, []string{VerbWork}},
	{(*World).contactOffers, []string{VerbContact}},
	{(*World).supervisionOffers, []string{VerbSupervise}},
	{(*World).raiseOffers, []string{VerbRaise}},
	{(*World).differOffers, []string{VerbDiffer}},
	{(*World).takeBackOffers, []string{VerbTakeBack}},
	{(*World).dayOffers, []string{VerbPlan, VerbWork, VerbRecover, VerbEnd}},
}

// openOffers returns what can be decided while the day is running. See offersOf
// for verb.
func (w *World) openOffers(verb string, list []Offer) []Offer {
	if m := w.exchange(); m != nil {
		return append(w.answersTo(m, list), w.leaveOffer(m), w.endOffer())
	}
	if m := w.atTheDoor(); m != nil { // while with a family, everything else has to wait
		return append(w.answersTo(m, list), w.endOffer())
	}
	if verb == "" {
		list = slices.Grow(list, max(manyOffers, w.offered+w.offered/8))
	}
	for i := range makers {
		if verb == "" || slices.Contains(makers[i].verbs, verb) {
			list = makers[i].make(w, list)
		}
	}
	if verb == "" {
		w.offered = len(list)
	}
	return list
}

func (w *World) answerOffers(list []Offer) []Offer {
	for i := range w.Messages {
		if m := &w.Messages[i]; m.Waiting() {
			list = w.answersTo(m, list)
		}
	}
	return list
}

func (w *World) answersTo(m *Message, list []Offer) []Offer {
	for _, c := range m.Choices {
		o := Offer{ID: id(VerbAnswer, m.ID, c.ID), Verb: VerbAnswer, On: m.ID, Label: c.Label, Minutes: c.Minutes, Then: c.Then, Serves: c.Serves, Own: c.Own}
		if m.By == AtVisit && w.Back > 0 {
			o.Then = w.andBack(c.Then)
		}
		list = append(list, o)
	}
	return list
}

// andBack adds the way back from a visit to what an answer at the door commits to.
func (w *World) andBack(then string) string {
	if then == "" {
		return "then " + inWords(w.Back) + " back"
	}
	return then + ", and " + inWords(w.Back) + " back"
}

// atTheDoor returns the question that a family asks while the student is with
// them, or nil if there is none.
func (w *World) atTheDoor() *Message {
	return find(w.Messages, func(m *Message) bool { return m.Waiting() && m.By == AtVisit })
}

func (w *World) caseOffers(list []Offer) []Offer {
	for i := range w.Cases {
		c := &w.Cases[i]
		list = w.prioritiseOffers(list, i)
		for _, p := range c.Papers {
			if !p.Opened {
				list = append(list, Offer{ID: id(VerbRead, p.ID), Verb: VerbRead, On: c.ID, Label: "Read " + p.Title, Minutes: w.longer(p.Minutes)})
			}
		}
	}
	return list
}

func (w *World) workOffers(list []Offer) []Offer {
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if !t.Open() {
			continue
		}
		if !t.canBegin(w.Now) || w.isAway(t.With) { // it can be handed over all the same
			list = w.handOffers(list, t)
			continue
		}
		o := Offer{ID: id(VerbWork, t.ID), Verb: VerbWork, On: t.ID, Label: t.Title, Minutes: w.longer(t.Left), Confirm: t.contentNote() != ""}
		if t.Left < t.Minutes {
			o.Label = "Go on: " + t.Title
		}
		if t.Left > 60 && t.Kind != work.Visit {
			o.Fields = []Field{choice("part", "How much of it", w.partsOf(o.Minutes), "all")}
		}
		o.Fields = append(o.Fields, w.howField(t)...)
		list = w.handOffers(append(list, o), t)
	}
	return list
}

func (w *World) contactOffers(list []Offer) []Offer {
	for i := range w.People {
		p := &w.People[i]
		if !p.Reachable || p.Left {
			continue
		}
		about, minutes := w.topics(p.ID)
		if len(about) == 0 {
			continue
		}
		list = append(list, Offer{
			ID: id(VerbContact, p.ID), Verb: VerbContact, On: p.ID, Label: "Ask " + p.Name, Minutes: w.longer(minutes),
			Fields: []Field{choice("about", "About", about, about[0].Value)},
		})
	}
	return list
}

// latest returns the minute of the day at which all work stops.
func (w *World) latest() int { return max(latest, w.Setting.Until) }

// heard reports whether somebody has already said exactly this. Asking them
// again before there is anything new would be pointless.
func (w *World) heard(a *Advice) bool {
	for ; w.sought < len(w.Messages); w.sought++ {
		if w.Messages[w.sought].Kind == KindAdvice {
			w.advised = append(w.advised, w.sought)
		}
	}
	for _, i := range w.advised {
		if m := &w.Messages[i]; m.From == a.From && m.Case == a.Case && m.Text.Sum == a.Text.Sum {
			return true
		}
	}
	return false
}

// topics returns what a person can be asked about: cases on which they have
// something new to say, and how things are going. The offer shows the minutes
// of the longest conversation; the one chosen takes its own.
func (w *World) topics(person string) (about []Option, minutes int) {
	for i := range w.Advice {
		a := &w.Advice[i]
		if a.From != person || w.heard(a) || a.By != ByPhone && w.isAway(person) {
			continue
		}
		label := "How things are going"
		if c := w.Case(a.Case); c != nil {
			label = c.Name
		}
		about = append(about, Option{cmp.Or(a.Case, aboutWork), label})
		minutes = max(minutes, a.Minutes)
	}
	return about, minutes
}

func (w *World) dayOffers(list []Offer) []Offer {
	if open := w.plannable(); len(open) > 0 {
		list = append(list, Offer{ID: VerbPlan, Verb: VerbPlan, Label: "Lay out my day",
			Fields: []Field{{Name: "tasks", Label: "In this order", Kind: FieldSet, Ordered: true, Options: open, Default: strings.Join(w.Plan, " ")}}})
	}
	list = append(list,
		w.deskOffer(),
		Offer{ID: id(VerbRecover, "break"), Verb: VerbRecover, Label: "Take a break away from the desk", Minutes: breakMinutes})
	if left := min(w.Terms.Development-w.Learned, learningMinutes); left > 0 {
		list = append(list, Offer{ID: id(VerbWork, learningWork), Verb: VerbWork, Label: "Protected time to learn", Minutes: left})
	}
	if at := w.Now.Minute(); at >= lunchFrom && at <= lunchUntil && w.Setting.Until > lunchUntil && !w.Today.Lunch {
		list = append(list, Offer{ID: id(VerbRecover, "lunch"), Verb: VerbRecover, Label: "Lunch, away from the desk", Minutes: lunchMinutes})
	}
	list = w.waitOffers(list)
	if w.Terms.Peers && w.Today.Emotional >= distressing && w.Today.Peers == 0 && !w.isAway(w.debriefs()) {
		list = append(list, w.debriefOffer())
	}
	return append(list, w.endOffer())
}

func (w *World) endOffer() Offer {
	label := "Go home: ends the day"
	if w.Day == w.Setting.Days {
		label = "Go home: ends the scenario"
	}
	return Offer{ID: VerbEnd, Verb: VerbEnd, Label: label, Fields: []Field{}, Confirm: true}
}

// plannable returns the tasks that a plan can contain, in desk order.
func (w *World) plannable() []Option {
	tasks := w.orderedTasks()
	open := make([]Option, len(tasks))
	for i, t := range tasks {
		open[i] = Option{t.ID, t.Title}
	}
	return open
}

// orderedTasks returns the open tasks, planned ones first in plan order, then
// the others by due date with undated ones last.
func (w *World) orderedTasks() []*Task {
	open := make([]*Task, 0, len(w.Tasks))
	for i := range w.Tasks {
		if w.Tasks[i].Open() {
			open = append(open, &w.Tasks[i])
		}
	}
	rank := func(t *Task) (int, calendar.Time) {
		if len(w.Plan) == 0 && t.Due != 0 { // as on most desks
			return len(w.Tasks), t.Due
		}
		if i := slices.Index(w.Plan, t.ID); i >= 0 {
			return i, 0
		}
		if t.Due == 0 {
			return len(w.Tasks), 1 << 40
		}
		return len(w.Tasks), t.Due
	}
	slices.SortStableFunc(open, func(a, b *Task) int {
		i, due := rank(a)
		j, other := rank(b)
		if i != j {
			return i - j
		}
		return int(due - other)
	})
	return open
}

// longer returns how long something takes under the current strain, which
// lengthens it a little from 50 points on.
func (w *World) longer(minutes int) int { return strain.Lengthen(minutes, w.Strain) }

// id returns the id of an offer of a verb: on what, or on one part of it.
func id(verb, on string, part ...string) string {
	if len(part) == 0 {
		return verb + ":" + on
	}
	return verb + ":" + on + ":" + part[0]
}

func choice(name, label string, options []Option, fallback string) Field {
	return Field{Name: name, Label: label, Kind: FieldChoice, Options: options, Default: fallback}
}
