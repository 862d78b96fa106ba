package play

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

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

// demanded says whether a field of an offer begins with nothing and must be
// filled: those of a first recommendation that can't be left out.
func demanded(o sim.Offer, f sim.Field, it item) bool {
	return recommends(o, it) && f.Default != none
}

// chosen is the option that is set at first: the open case where it is among
// them, and else the default.
func chosen(o sim.Offer, f sim.Field, it item) string {
	if demanded(o, f, it) {
		return ""
	}
	for _, opt := range f.Options {
		if f.Name == "about" && (it.file != nil && opt.Value == it.file.ID || it.letter != nil && opt.Value == it.letter.ID) {
			return opt.Value
		}
	}
	return f.Default
}

const (
	manyOptions = 6      // stand open; more are in a list that unfolds
	none        = "none" // what a field says that may be left out
)

// listed says whether the options of a choice are in a list that unfolds: where
// they are many, or may be left out.
func listed(f sim.Field) bool { return len(f.Options) > manyOptions || f.Default == none }

// inARow says whether a choice is between two short words.
func inARow(f sim.Field) bool {
	return len(f.Options) == 2 && len(f.Options[0].Label)+len(f.Options[1].Label) <= 20
}

// long says whether a choice needs the whole width for its words.
func long(f sim.Field) bool {
	return slices.ContainsFunc(f.Options, func(o sim.Option) bool { return len(o.Label) > 36 })
}

// holds says whether a set holds a value at first.
func holds(f sim.Field, value string) bool {
	return slices.Contains(strings.Fields(f.Default), value)
}

// setOption is one thing that a set can hold.
type setOption struct {
	sim.Option
	in bool
}

// setLegend is what a set is called. A plan's own name promises an order, which
// only a script lets anybody change.
func setLegend(o sim.Offer, f sim.Field) string {
	if o.Verb == sim.VerbPlan && f.Ordered {
		return "What I mean to do today"
	}
	return f.Label
}

// setOptions lays out a set: what it holds, in order, then the rest, and last the
// tasks that can't be begun today.
func (v DeskView) setOptions(f sim.Field) []setOption {
	var in, out, notToday []setOption
	held := strings.Fields(f.Default)
	for _, value := range held {
		for _, o := range f.Options {
			if o.Value == value {
				in = append(in, setOption{o, true})
			}
		}
	}
	for _, o := range f.Options {
		switch {
		case slices.Contains(held, o.Value):
		case v.notToday(o.Value):
			notToday = append(notToday, setOption{o, false})
		default:
			out = append(out, setOption{o, false})
		}
	}
	return slices.Concat(in, out, notToday)
}

// notToday says whether a task can't be begun before another day.
func (v DeskView) notToday(id string) bool {
	j := find(v.Desk.Tasks, func(j *sim.Job) bool { return j.ID == id })
	return j != nil && j.FromWhen.Day() > v.Desk.Clock.When.Day()
}
