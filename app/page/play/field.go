package play

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

// asksFirst reports whether an offer asks for anything before it can be sent.
func asksFirst(o *sim.Offer) bool { return o.Confirm || len(fieldsAsked(o)) > 0 }

// fieldsAsked returns the fields that leave a choice. Most often they are all fields, and
// then they aren't copied.
func fieldsAsked(o *sim.Offer) []sim.Field {
	if !slices.ContainsFunc(o.Fields, leavesNone) {
		return o.Fields
	}
	return slices.DeleteFunc(slices.Clone(o.Fields), leavesNone)
}

// leavesNone reports whether a field leaves no choice.
func leavesNone(f sim.Field) bool { return f.Kind == sim.FieldChoice && len(f.Options) < 2 }

// fieldsGiven returns the fields with a single option, which leave no choice.
func fieldsGiven(o *sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if leavesNone(f) && len(f.Options) == 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// takesWords reports whether a reason and a note can be given with a decision.
func takesWords(o *sim.Offer) bool {
	return slices.Contains([]string{sim.VerbTriage, sim.VerbAnswer, sim.VerbDiffer, sim.VerbRaise}, o.Verb)
}

// isFirstRecommendation reports whether an offer is the first recommendation on a
// referral. Nothing is preselected there, because it would look like the answer.
func isFirstRecommendation(o *sim.Offer, it openItem) bool {
	return o.Verb == sim.VerbTriage && it.letter != nil && it.letter.ID == o.On
}

// mustBeFilled reports whether a field starts empty and is required. Those are
// the fields of a first recommendation, except any that may be left out.
func mustBeFilled(o *sim.Offer, f sim.Field, it openItem) bool {
	return isFirstRecommendation(o, it) && f.Default != leftOut
}

// chosenOption returns the option that is selected at first: the value of a decision
// that was sent but not made; otherwise the open case or letter, if it is among the
// options; otherwise the default.
func (v *DeskView) chosenOption(o *sim.Offer, f sim.Field, it openItem) string {
	if _, sent := v.Unsent.With[f.Name]; sent && v.isUnsent(o) {
		return f.Default
	}
	if mustBeFilled(o, f, it) {
		return ""
	}
	if slices.ContainsFunc(f.Options, isUntil) && f.Name == "part" {
		return untilTheEnd
	}
	for _, opt := range f.Options {
		if f.Name == "about" && (it.file != nil && opt.Value == it.file.ID || it.letter != nil && opt.Value == it.letter.ID) {
			return opt.Value
		}
	}
	return f.Default
}

// untilTheEnd as part of a task's work means as much as fits into the day.
const untilTheEnd = "until"

func isUntil(o sim.Option) bool { return o.Value == untilTheEnd }

// inPageOrder returns a field's options as the page lists them: what fits into the day
// comes before the whole of it.
func inPageOrder(f sim.Field) []sim.Option {
	if f.Name != "part" || !slices.ContainsFunc(f.Options, isUntil) {
		return f.Options
	}
	list := slices.Clone(f.Options)
	i := slices.IndexFunc(list, isUntil)
	until := list[i]
	return slices.Insert(slices.Delete(list, i, i+1), 0, until)
}

const (
	manyOptions = 6      // the most options shown as buttons; more go into a drop-down list
	leftOut     = "none" // the default of a field that may be left out
)

// inUnfoldingList reports whether a choice is shown as a drop-down list, because
// it has many options or may be left out.
func inUnfoldingList(f sim.Field) bool { return len(f.Options) > manyOptions || f.Default == leftOut }

// inARow reports whether a choice has just two short options.
func inARow(f sim.Field) bool {
	return len(f.Options) == 2 && len(f.Options[0].Label)+len(f.Options[1].Label) <= 20
}

// needsFullWidth reports whether any option is too long for half the width.
func needsFullWidth(f sim.Field) bool {
	return slices.ContainsFunc(f.Options, func(o sim.Option) bool { return len(o.Label) > 36 })
}

// setHolds reports whether a set contains value at first.
func setHolds(f sim.Field, value string) bool {
	return slices.Contains(strings.Fields(f.Default), value)
}

// setOption is one thing that a set can contain.
type setOption struct {
	sim.Option
	in bool
}

// setLegend returns the title of a set. A plan's own label promises an order,
// which only a browser with JavaScript lets anybody change.
func setLegend(o *sim.Offer, f sim.Field) string {
	if o.Verb == sim.VerbPlan && f.Ordered {
		return "What I mean to do today"
	}
	return f.Label
}

// setOptions returns the options of a set: those it contains, in order, then the
// others, case by case, and last the tasks that can't be started today.
func (v *DeskView) setOptions(f sim.Field) []setOption {
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
	v.sortByCase(out)
	v.sortByCase(notToday)
	return slices.Concat(in, out, notToday)
}

// sortByCase puts tasks together that are about the same case, in the student's order of
// cases. Those about none come last; options that are no tasks stay as they are.
func (v *DeskView) sortByCase(options []setOption) {
	place := func(o setOption) int {
		j := v.job(o.Value)
		for i := range v.Desk.Cases {
			if j != nil && v.Desk.Cases[i].ID == j.On {
				return i
			}
		}
		return len(v.Desk.Cases)
	}
	slices.SortStableFunc(options, func(a, b setOption) int { return place(a) - place(b) })
}

// notToday reports whether a task can't be started before another day.
func (v *DeskView) notToday(id string) bool {
	j := v.job(id)
	return j != nil && j.FromWhen.Day() > v.Desk.Clock.When.Day()
}
