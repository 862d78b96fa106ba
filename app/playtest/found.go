package playtest

import (
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// found is what one covered play encountered and did. Things are identified by
// the place in the pack that makes them, so that they are the same in every
// play, whatever names are drawn. The methods that note something do nothing on
// a nil *found.
type found struct {
	seat    *scenario.Seat
	ran     scenario.Lines
	choices map[choiceKey]*choice
	shown   map[string]int          // offers looked at, by id: the number of their options, plus 1
	letters map[string]string       // titles of letters seen, by id
	cases   map[string]string       // names of cases seen, by id
	tasks   map[string]string       // titles of tasks seen, by id
	first   map[string]string       // the tier of each case when first seen, by id
	tiers   map[string][]tierAtTurn // tiers set or recommended, by id of the case or message
	tested  []tested
	reader  *Reader
}

// choiceKey identifies something that can be chosen.
type choiceKey struct {
	At                     scenario.CodeLine
	Storyline, Kind, Value string
}

// choice is something a play was offered, and whether it took it.
type choice struct {
	label string
	taken bool
	lent  bool // whether the library made it, whose choices aren't the author's
}

type tierAtTurn struct {
	turn int // decisions made, including this one
	tier string
}

// tested is a published range, and where the play's tier lay relative to it.
type tested struct {
	at          scenario.CodeLine
	kind, title string
	tiers       string // the range, "P1 P2"
	verdict     string
}

func newFound(seat *scenario.Seat, brief string) *found {
	return &found{
		seat: seat, choices: map[choiceKey]*choice{}, shown: map[string]int{}, letters: map[string]string{}, cases: map[string]string{}, tasks: map[string]string{},
		reader: NewReader(brief), first: map[string]string{}, tiers: map[string][]tierAtTurn{},
	}
}

// see notes what a desk shows and offers.
func (f *found) see(desk sim.Desk) {
	if f == nil {
		return
	}
	f.reader.Read(desk)
	for i := range desk.Inbox {
		f.letters[desk.Inbox[i].ID] = desk.Inbox[i].Title
	}
	for i := range desk.Tasks {
		f.tasks[desk.Tasks[i].ID] = desk.Tasks[i].Title
	}
	for i := range desk.Cases {
		c := &desk.Cases[i]
		if _, seen := f.cases[c.ID]; !seen {
			f.cases[c.ID], f.first[c.ID] = c.Name, c.Tier
		}
	}
	for i := range desk.Offers {
		o := &desk.Offers[i]
		if options := optionsOf(o); f.shown[o.ID] != options+1 || o.Verb == sim.VerbContact { // the topics of a contact change
			f.shown[o.ID] = options + 1
			for _, c := range f.choicesOf(*o) {
				f.met(c).lent = f.seat.Lent(o.On)
			}
		}
	}
}

// met returns the record of a choice that the play has been offered, adding it
// if it is new.
func (f *found) met(c offered) *choice {
	if f.choices[c.key] == nil {
		f.choices[c.key] = &choice{label: c.label}
	}
	return f.choices[c.key]
}

func optionsOf(o *sim.Offer) (n int) {
	for _, f := range o.Fields {
		n += len(f.Options)
	}
	return n
}

// took notes what a decision chose, including the defaults of the fields it
// left open.
func (f *found) took(desk sim.Desk, d sim.Decision) {
	if f == nil {
		return
	}
	o, offered := desk.Offer(d.Offer)
	if !offered {
		return
	}
	for _, c := range f.choicesOf(o) {
		if c.field == "" || o.Chosen(d, c.field) == c.value {
			f.met(c).taken = true
		}
	}
	if o.Verb == sim.VerbTriage {
		f.tiers[o.On] = append(f.tiers[o.On], tierAtTurn{desk.Turn, o.Chosen(d, "tier")})
	}
}

// offered is one thing that an offer allows: the offer itself, or a value of
// one of its fields.
type offered struct {
	key          choiceKey
	field, value string
	label        string
}

// Kinds of choice.
const (
	KindAnswer   = "answer"
	KindTier     = "tier"
	KindResponse = "response"
	KindTask     = "task"
	KindHow      = "way of doing it"
	KindHand     = "handing over"
	KindRead     = "reading"
	KindAsk      = "asking"
	KindRaise    = "raising"
)

// choicesOf returns the choices that an author has put into an offer. It leaves
// out what every desk offers: a break, a place in the student's order, going
// home.
func (f *found) choicesOf(o sim.Offer) []offered {
	_, object, _ := strings.Cut(o.ID, ":")
	last := object[strings.LastIndexByte(object, ':')+1:]
	at := f.seat.Place(o.On)
	if at == (scenario.CodeLine{}) && o.Verb != sim.VerbRaise {
		return nil
	}
	one := func(kind, value, label string) []offered {
		return []offered{{key: choiceKey{At: at, Storyline: f.seat.Teller(o.On), Kind: kind, Value: value}, label: label}}
	}
	switch o.Verb {
	case sim.VerbAnswer:
		return one(KindAnswer, last, o.Label)
	case sim.VerbTriage:
		if _, known := f.cases[o.On]; known {
			return nil // the tier of any case can be set at any time
		}
		return append(f.values(o, at, "tier", KindTier), f.values(o, at, "response", KindResponse)...)
	case sim.VerbWork:
		if object != o.On {
			return one(KindHand, last, o.Label)
		}
		return append(one(KindTask, "done or begun", f.tasks[o.On]), f.values(o, at, "how", KindHow)...)
	case sim.VerbRead:
		return one(KindRead, strings.TrimPrefix(object, o.On+"-"), o.Label)
	case sim.VerbContact:
		list := f.values(o, at, "about", KindAsk)
		for i := range list {
			if where := f.seat.Place(list[i].value); where != (scenario.CodeLine{}) {
				list[i].key.Value = where.String() // a case's id may depend on the names drawn
			}
			list[i].label = o.Label + ": " + list[i].label
		}
		return list
	case sim.VerbRaise:
		return f.values(o, scenario.CodeLine{}, "ask", KindRaise)
	}
	return nil
}

func (f *found) values(o sim.Offer, at scenario.CodeLine, field, kind string) []offered {
	var list []offered
	asked, _ := o.Field(field)
	for _, option := range asked.Options {
		list = append(list, offered{key: choiceKey{At: at, Storyline: f.seat.Teller(o.On), Kind: kind, Value: option.Value}, field: field, value: option.Value, label: option.Label})
	}
	return list
}

// close notes which lines ran and where the play's tiers lay, and releases the
// seat.
func (f *found) close(seat *scenario.Seat) {
	f.ran = seat.Ran()
	f.test(seat.Published())
	f.seat = nil
}
