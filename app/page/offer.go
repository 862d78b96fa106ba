package page

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim"
)

// Where an offer stands on the page. Every offer stands somewhere: see
// [DeskView.offersHere].
type place string

const (
	placeItem   place = "item"   // the open item's own
	placeCase   place = "case"   // its case's, beneath it
	placeDay    place = "day"    // My day
	placePeople place = "people" // People
)

// on are the offers about one thing.
func (v DeskView) on(id string) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return id != "" && o.On == id })
}

// verb are the offers of one verb about one thing.
func (v DeskView) verb(verb, id string) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return id != "" && o.On == id && o.Verb == verb })
}

// tending are the offers about a case that belong to no other part of it: its
// tier, its place.
func (v DeskView) tending(id string) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return id != "" && o.On == id && o.Verb != sim.VerbRead })
}

// workToday are the offers to do a case's tasks that are due.
func (v DeskView) workToday(id string) []sim.Offer {
	var list []sim.Offer
	for _, j := range v.jobsOn(id) {
		if j.Today || j.Overdue {
			list = append(list, v.verb(sim.VerbWork, j.ID)...)
		}
	}
	return list
}

// asking are the offers of People.
func (v DeskView) asking() []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return v.contact(o.On) != nil })
}

// ofDay are the offers of My day: everything that is about nothing that can be
// opened or asked. Planned and begun tasks stand among their jobs.
func (v DeskView) ofDay() []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return v.openOf(o.On) == "" && v.contact(o.On) == nil })
}

func (v DeskView) offers(want func(sim.Offer) bool) []sim.Offer {
	var list []sim.Offer
	for _, o := range v.Desk.Offers {
		if want(o) {
			list = append(list, o)
		}
	}
	return list
}

// label is what an offer is called where it stands: beside People, with the
// role of who is asked.
func (v DeskView) label(o sim.Offer) string {
	if c := v.contact(o.On); o.Verb == sim.VerbContact && c != nil && c.Role != "" && !strings.Contains(o.Label, c.Role) {
		return o.Label + ", " + c.Role
	}
	return o.Label
}

// offerCost is what stands to the right of an offer's label.
func offerCost(o sim.Offer) string {
	switch {
	case o.Verb == sim.VerbEnd:
		return o.Then
	case o.Then != "":
		return cost(o.Minutes) + ", " + o.Then
	}
	return cost(o.Minutes)
}

// confirmation says, in one sentence, what an offer would cost.
func (v DeskView) confirmation(o sim.Offer) string {
	c := v.Desk.Clock
	if o.Verb == sim.VerbEnd {
		if left := c.Contracted - c.Minute; left > 0 {
			return fmt.Sprintf("It is %s. Work stops here, %s before the end of your contracted day; what is left waits.", c.Now, span(left))
		}
		return fmt.Sprintf("It is %s. Work stops here; what is left waits.", c.Now)
	}
	what := "This"
	if find(o.Fields, func(f *sim.Field) bool { return f.Name == "part" }) != nil {
		what = "All of it"
	}
	text := fmt.Sprintf("%s takes %s, until about %s", what, span(o.Minutes), clockAfter(c, o.Minutes))
	if over := c.Minute + o.Minutes - c.Contracted; over > 0 {
		text += fmt.Sprintf(": %s past the end of your contracted day", span(over))
	}
	text += "."
	if o.Then != "" {
		text += " It also commits you to: " + o.Then + "."
	}
	return text
}

// clockAfter is the time so many minutes on.
func clockAfter(c sim.Clock, minutes int) string {
	var h, m int
	if _, err := fmt.Sscanf(c.Now, "%d:%d", &h, &m); err != nil {
		return c.Now
	}
	at := h*60 + m + minutes
	return fmt.Sprintf("%02d:%02d", at/60%24, at%60)
}

// opensAfter is the item to open once an offer has been taken up: where it took
// time, what came of a visit or a talk, or who rings; else the same again, and
// what was read among its papers.
func opensAfter(o sim.Offer, it item) string {
	same := it.String()
	if o.Verb == sim.VerbRead && it.file != nil {
		same = it.at(tabPapers)
	}
	if o.Minutes == 0 {
		return same
	}
	return Newest + "/" + same
}

// folded says whether an offer asks for something before it can be sent.
func folded(o sim.Offer) bool { return o.Confirm || len(asked(o)) > 0 }

// asked are the fields that leave a choice.
func asked(o sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if f.Kind != sim.FieldChoice || len(f.Options) > 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// given are the fields that don't.
func given(o sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if f.Kind == sim.FieldChoice && len(f.Options) == 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// wordy says whether a reason and a note can stand beside a decision.
func wordy(o sim.Offer) bool {
	return slices.Contains([]string{sim.VerbTriage, sim.VerbAnswer, sim.VerbDiffer, sim.VerbRaise}, o.Verb)
}

// recommends says whether an offer is a first recommendation on a referral:
// nothing is set there at first, as it would look like the answer.
func recommends(o sim.Offer, it item) bool {
	return o.Verb == sim.VerbTriage && it.letter != nil && it.letter.ID == o.On
}

// chosen is the option that is set at first: the open case where it is among
// them, and else the default.
func chosen(o sim.Offer, f sim.Field, it item) string {
	if recommends(o, it) {
		return ""
	}
	for _, opt := range f.Options {
		if f.Name == "about" && (it.file != nil && opt.Value == it.file.ID || it.letter != nil && opt.Value == it.letter.ID) {
			return opt.Value
		}
	}
	return f.Default
}

// setOption is one thing that a set can hold.
type setOption struct {
	sim.Option
	in bool
}

// setOptions lays out a set: what it holds, in order, and then the rest.
func setOptions(f sim.Field) []setOption {
	var in, out []setOption
	held := strings.Fields(f.Default)
	for _, value := range held {
		for _, o := range f.Options {
			if o.Value == value {
				in = append(in, setOption{o, true})
			}
		}
	}
	for _, o := range f.Options {
		if !slices.Contains(held, o.Value) {
			out = append(out, setOption{o, false})
		}
	}
	return append(in, out...)
}

// tierOf tells a tier's letter and number from the words beside it.
func tierOf(o sim.Option) (tier, words string) {
	if tier, words, ok := strings.Cut(o.Label, " · "); ok && tier == o.Value && len(tier) == 2 && tier[0] == 'P' {
		return tier, words
	}
	return "", o.Label
}

// control is the id of a form control: unique on the page, as one offer may
// stand in two places.
func control(p place, offer string, parts ...string) string {
	name := strings.Join(append([]string{string(p), offer}, parts...), "-")
	return strings.Map(func(r rune) rune {
		switch r {
		case ':', ' ', '/', '.':
			return '-'
		}
		return r
	}, name)
}
