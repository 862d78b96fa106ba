package play

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

// asksFirst says whether an offer asks for something before it can be sent.
func asksFirst(o sim.Offer) bool { return o.Confirm || len(fieldsAsked(o)) > 0 }

// fieldsAsked are the fields that leave a choice.
func fieldsAsked(o sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if f.Kind != sim.FieldChoice || len(f.Options) > 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// fieldsGiven are the fields that don't.
func fieldsGiven(o sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if f.Kind == sim.FieldChoice && len(f.Options) == 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// takesWords says whether a reason and a note can stand beside a decision.
func takesWords(o sim.Offer) bool {
	return slices.Contains([]string{sim.VerbTriage, sim.VerbAnswer, sim.VerbDiffer, sim.VerbRaise}, o.Verb)
}

// isFirstRecommendation says whether an offer is a first recommendation on a referral:
// nothing is set there at first, as it would look like the answer.
func isFirstRecommendation(o sim.Offer, it openItem) bool {
	return o.Verb == sim.VerbTriage && it.letter != nil && it.letter.ID == o.On
}

// mustBeFilled says whether a field of an offer begins with nothing and must be
// filled: those of a first recommendation that can't be left out.
func mustBeFilled(o sim.Offer, f sim.Field, it openItem) bool {
	return isFirstRecommendation(o, it) && f.Default != leftOut
}

// chosenOption returns the option that is set at first: what was sent in vain; else
// the open case, where it is among the options; else the default.
func (v DeskView) chosenOption(o sim.Offer, f sim.Field, it openItem) string {
	if _, sent := v.Unsent.With[f.Name]; sent && v.isUnsent(o) {
		return f.Default
	}
	if mustBeFilled(o, f, it) {
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
	leftOut     = "none" // what a field says that may be left out
)

// inUnfoldingList says whether the options of a choice are in a list that unfolds: where
// they are many, or may be left out.
func inUnfoldingList(f sim.Field) bool { return len(f.Options) > manyOptions || f.Default == leftOut }

// inARow says whether a choice is between two short words.
func inARow(f sim.Field) bool {
	return len(f.Options) == 2 && len(f.Options[0].Label)+len(f.Options[1].Label) <= 20
}

// needsFullWidth says whether a choice needs the whole width for its words.
func needsFullWidth(f sim.Field) bool {
	return slices.ContainsFunc(f.Options, func(o sim.Option) bool { return len(o.Label) > 36 })
}

// setHolds says whether a set holds a value at first.
func setHolds(f sim.Field, value string) bool {
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
	j := ifThere(v.Desk.Task(id))
	return j != nil && j.FromWhen.Day() > v.Desk.Clock.When.Day()
}
