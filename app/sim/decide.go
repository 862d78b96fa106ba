package sim

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// Refused is the error for a decision that was not accepted. It explains why in
// one sentence. The world is unchanged.
type Refused struct{ Sentence Sentence }

func (r *Refused) Error() string { return string(r.Sentence) }

// Decide makes one decision. If it returns a [*Refused], the world is
// unchanged. After any other error, notably [ErrInterrupted], the world is
// unusable: drop it and fold again.
func (w *World) Decide(d Decision) error {
	offer, with, err := w.understand(d)
	if err != nil {
		return err
	}
	w.Turn++
	w.Events, w.digest, w.made = nil, "", nil
	w.did, w.paused = "", w.stillPaused(offer)
	w.change()
	began := w.Now
	if err := w.apply(offer, with); err != nil {
		return err
	}
	if err := w.settle(); err != nil {
		return err
	}
	if w.atTheDoor() == nil {
		if err := w.goBack(); err != nil {
			return err
		}
	}
	if w.did == "" {
		w.did = w.saysDid(offer, with, began)
	}
	w.show()
	return nil
}

// stillPaused returns the offer that goes on with interrupted work, until
// the student takes up any work or goes home.
func (w *World) stillPaused(o Offer) string {
	if o.Verb == VerbWork || o.Verb == VerbRead || o.Verb == VerbEnd {
		return ""
	}
	return w.paused
}

// understand checks a decision against the offers of this desk and returns the
// offer with a value for each of its fields, taking defaults for those not
// given. Its error is always a [*Refused].
func (w *World) understand(d Decision) (Offer, map[string]string, error) {
	if w.Ended {
		return Offer{}, nil, refusedEnded()
	}
	offer, ok := w.offer(d.Offer)
	if !ok {
		return Offer{}, nil, refusedNotOffered()
	}
	with := map[string]string{}
	for _, f := range offer.Fields {
		value, given := d.With[f.Name]
		if !given {
			value = f.Default
		}
		if err := f.accept(value); err != nil {
			return Offer{}, nil, err
		}
		with[f.Name] = value
	}
	for name := range d.With {
		if _, known := with[name]; !known {
			return Offer{}, nil, refusedUnasked(offer)
		}
	}
	return offer, with, nil
}

// offer returns the offer of this turn with an id, and whether there is one. It
// looks among the offers of the desk first, if that has been made.
func (w *World) offer(id string) (Offer, bool) {
	is := func(o Offer) bool { return o.ID == id }
	if i := slices.IndexFunc(w.made, is); i >= 0 {
		return w.made[i], true
	}
	verb, _, _ := strings.Cut(id, ":")
	offers := w.offersOf(verb, nil)
	if i := slices.IndexFunc(offers, is); i >= 0 {
		return offers[i], true
	}
	return Offer{}, false
}

// accept returns a [*Refused] if a value is not valid for the field.
func (f Field) accept(value string) error {
	has := func(v string) bool {
		return slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == v })
	}
	switch f.Kind {
	case FieldChoice:
		if !has(value) {
			return f.refused()
		}
	case FieldPosition:
		if n, err := strconv.Atoi(value); err != nil || n < 1 || n > f.Max || strconv.Itoa(n) != value {
			return f.refused()
		}
	case FieldSet:
		seen := map[string]bool{}
		for v := range strings.FieldsSeq(value) {
			if !has(v) || seen[v] {
				return f.refused()
			}
			seen[v] = true
		}
	}
	return nil
}

// apply carries out a decision on an offer, with a valid value for every field.
func (w *World) apply(o Offer, with map[string]string) error {
	_, object, _ := strings.Cut(o.ID, ":")
	switch o.Verb {
	case VerbAnswer:
		return w.answer(o)
	case VerbTriage:
		return w.triage(o, with)
	case VerbPrioritise:
		w.prioritise(o.On, with)
		return nil
	case VerbRead:
		return w.read(o, object)
	case VerbContact:
		return w.contact(o, with["about"])
	case VerbWork:
		return w.work(o, object, with)
	case VerbPlan:
		w.remember()
		w.Plan = strings.Fields(with["tasks"])
		return nil
	case VerbSupervise:
		return w.supervise(o, object, with)
	case VerbRaise:
		return w.raise(o, with)
	case VerbDiffer:
		return w.differ(o, object, with)
	case VerbTakeBack:
		w.did = w.saysBack()
		w.takeBack()
		return nil
	case VerbRecover:
		return w.recover(o, object)
	case VerbEnd:
		return w.endDay()
	}
	return o.noEffect()
}

// recover takes a break, lunch or a peer debrief, or waits for an appointment, which an
// urgent message or supervision ends. Talking over something distressing banks support.
// In the model a break has no effect, and lunch has none except that it isn't worked.
func (w *World) recover(o Offer, how string) error {
	how, _, _ = strings.Cut(how, ":")
	switch how {
	case "wait":
		_, err := w.workAt(o.Minutes, activity{work: work.Work{Kind: work.Break}, chosen: true})
		return err
	case "lunch":
		w.Today.Lunch = true
	case "debrief":
		w.Today.Peers++
		w.happened("", talkedOver)
		with := w.debriefs()
		w.answered(WaitDebrief, with, Answer{})
		return w.talk(o.Minutes, activity{work: work.Work{Kind: work.Consulting}, chosen: true, with: with})
	}
	return w.spend(o.Minutes, activity{work: work.Work{Kind: work.Break}, chosen: true})
}

// answer replies to a question. The reply counts at once; the conversation then
// takes its minutes.
func (w *World) answer(o Offer) error {
	m := w.Message(o.On)
	c := m.choice(o.ID[strings.LastIndexByte(o.ID, ':')+1:])
	m.State, m.Reply, m.RingsOff = MessageReplied, c.ID, 0
	w.answered(WaitMessage, m.ID, Answer{Choice: c.ID})
	if m.Kind == KindExchange {
		return w.talk(c.Minutes, w.takeUp(m, c))
	}
	if err := w.talk(c.Minutes, activity{work: work.Work{Kind: work.Answering}}); err != nil {
		return err
	}
	w.spokeWith(m.From, m.Case, m.By)
	w.happened(o.On, told(c.Hears))
	return nil
}

// talk spends the minutes of a conversation before letting its answer take
// effect, so that what follows from an answer comes after the conversation.
func (w *World) talk(minutes int, a activity) error {
	later := w.resume
	w.resume = nil
	if err := w.spend(minutes, a); err != nil {
		return err
	}
	w.resume = append(w.resume, later...)
	return nil
}

// triage recommends a tier on a referral, or changes the tier of a case.
func (w *World) triage(o Offer, with map[string]string) error {
	if c := w.Case(o.On); c != nil {
		w.remember()
		c.Tier, c.TierAt, c.News = with["tier"], w.Now, 0
		return nil
	}
	m := w.Message(o.On)
	m.State, m.With = MessageReplied, with
	w.forecast(m, with)
	w.answered(WaitMessage, m.ID, Answer{With: with})
	return w.talk(o.Minutes, activity{work: work.Work{Kind: work.Triage}})
}

// read reads a paper. An urgent call interrupts it; what has been read by then
// need not be read again.
func (w *World) read(o Offer, paper string) error {
	left, err := w.workAt(o.Minutes, activity{work: work.Work{Kind: work.Reading}, chosen: true})
	if err != nil {
		return err
	}
	c := w.Case(o.On)
	if c == nil { // it has left the caseload meanwhile, but the reading still counts
		c = w.FormerCase(o.On)
	}
	p := find(c.Papers, func(p *CasePaper) bool { return p.ID == paper })
	if left > 0 {
		p.Minutes = stillToDo(p.Minutes, left, o.Minutes)
		w.happened(c.ID, p.saysStopped())
		w.did, w.paused = w.saysInterrupted(p.Title, p.Minutes), o.ID
		return nil
	}
	p.Opened = true
	w.learn(c.ID, p.Title, p.Text)
	return nil
}

// contact asks somebody about a case and puts what they said on the desk.
func (w *World) contact(o Offer, about string) error {
	if about == aboutWork {
		about = ""
	}
	if err := w.talk(w.longer(w.advice(o.On, about).Minutes), activity{work: work.Work{Kind: work.Consulting}, chosen: true, with: o.On}); err != nil {
		return err
	}
	p, a := w.person(o.On), w.advice(o.On, about)
	if !slices.Contains(p.Asked, about) {
		p.Asked = append(p.Asked, about)
	}
	w.spokeWith(o.On, about, a.By)
	w.put(Message{Kind: KindAdvice, By: cmp.Or(a.By, InPerson), From: o.On, Case: about, Title: "What " + p.Name + " said", Text: a.Text, ID: w.free(slug(o.On + " " + about))})
	return nil
}

// work does a task or part of it, hands it over, or spends time on routine work or
// protected learning.
func (w *World) work(o Offer, id string, with map[string]string) error {
	switch id {
	case deskWork:
		return w.workDesk(o, with["what"])
	case learningWork:
		left, err := w.workAt(o.Minutes, activity{work: work.Work{Kind: work.Learning}, chosen: true})
		w.Learned += o.Minutes - left
		return err
	}
	id, to, handed := strings.Cut(id, ":")
	t := w.Task(id)
	if handed {
		return w.hand(o, t, Doer(to))
	}
	w.choose(t, with["how"])
	o.Minutes = w.longer(t.Left)
	minutes := w.part(with["part"], o.Minutes)
	chosen := slices.Contains(w.Plan, id) || !t.pressing(w.Now)
	before := w.Now
	back := min(w.longer(t.wayBack()), minutes-1)
	w.doing = id
	left, err := w.workAt(minutes-back, activity{work: t.Kind.Work(), chosen: chosen, with: t.With})
	w.doing = ""
	if err != nil {
		return err
	}
	t = w.Task(id) // storylines may have added tasks meanwhile
	w.bookTravel(t, before)
	if left == 0 && minutes == o.Minutes {
		t.Left = 0
		w.Back, w.BackFrom, w.BackChosen = back, id, chosen
		w.finish(t)
		return nil
	}
	t.Left = stillToDo(t.Left, left+back+o.Minutes-minutes, o.Minutes)
	w.happened(t.ID, t.saysStopped())
	w.did = w.saysInterrupted(t.Title, t.Left)
	if left > 0 {
		w.paused = o.ID
	}
	return nil
}

// wayBack returns the part of a visit's minutes that is the way back: half of its
// travel. A visit is over, and its family may ask something, before it.
func (t *Task) wayBack() int {
	if t.Kind != work.Visit {
		return 0
	}
	return t.Travel / 2
}

// goBack spends the way back from a visit that is over, if there is one. Nothing stops
// it; what comes meanwhile waits at the desk.
func (w *World) goBack() error {
	if w.BackFrom == "" || w.Ended {
		return nil
	}
	minutes, chosen := w.Back, w.BackChosen
	w.Back, w.BackChosen = 0, false
	if err := w.spend(minutes, activity{work: work.Work{Kind: work.Travel}, chosen: chosen}); err != nil {
		return err
	}
	w.BackFrom = ""
	w.change()
	return w.settle()
}

// Out reports whether the student is on a visit: on the way there, with the family or
// on the way back.
func (w *World) Out(id string) bool {
	t := w.Task(id)
	return w.BackFrom == id || t != nil && t.Open() && w.Begun(id)
}

// stillToDo scales remaining work back to its own length. Strain lengthens work
// of own minutes to all minutes; left of those remain. The result is rounded
// up, so that strain never saves anybody time.
func stillToDo(own, left, all int) int { return (own*left + all - 1) / all }

// bookTravel moves the travel of a visit from time with people to travel. It
// does so once, when the visit is first begun.
func (w *World) bookTravel(t *Task, before calendar.Time) {
	if t.Kind != work.Visit || t.Left < t.Minutes {
		return
	}
	travel := min(t.Travel-t.wayBack(), int(w.Now-before))
	w.book(work.Work{Kind: work.Direct}, -travel)
	w.book(work.Work{Kind: work.Travel}, travel)
}
