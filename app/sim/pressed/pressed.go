// Package pressed holds what pressed on a day in that day's own things, for its review:
// the families that the work is for, what came at once, what was hard to hear. It
// depends on nothing.
package pressed

import (
	"cmp"
	"slices"
)

// Things are what pressed on a day. Nothing in them is hidden from the student.
type Things struct {
	Needed   int      `json:"needed"`   // minutes of work due within five working days, as it was in the evening
	There    int      `json:"there"`    // minutes there are for it
	Families []string `json:"families"` // whom the largest parts of it are for, at most two
	Duty     bool     `json:"duty"`     // it was a day on the duty desk
	Rush     Rush     `json:"rush"`
	Hard     []string `json:"hard"` // what was hard to hear, in order
}

// Rush is when the most things waited for an answer at the same time.
type Rush struct {
	At   string   `json:"at"` // "" if there never were several
	What []string `json:"what"`
}

// RushLeast is how many things must wait for an answer at the same time to count as a
// rush.
const RushLeast = 3

// Share is the minutes of work that are for somebody.
type Share struct {
	Name    string
	Minutes int
}

// mostFamilies is the maximum number of families that are named.
const mostFamilies = 2

// Largest returns the names with the largest shares.
func Largest(all []Share) []string {
	all = slices.DeleteFunc(slices.Clone(all), func(s Share) bool { return s.Minutes == 0 })
	slices.SortStableFunc(all, func(a, b Share) int { return cmp.Compare(b.Minutes, a.Minutes) })
	names := []string{}
	for _, s := range all[:min(len(all), mostFamilies)] {
		names = append(names, s.Name)
	}
	return names
}

// Left is something that a day leaves open.
type Left struct {
	What  string
	Order Order
}

// Order says how much something presses that a day leaves open.
type Order int

// The orders, the most pressing first. What merely waits doesn't press.
const (
	Unanswered Order = iota // a referral, something urgent, or anything about an urgent case
	Unseen                  // an urgent case that hasn't been seen
	Undone                  // a visit, or work on an urgent case
	Waits
)

// InOrder returns what is left open, what presses most first, and how many of them
// press.
func InOrder(all []Left) (what []string, pressing int) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Left) int { return cmp.Compare(a.Order, b.Order) })
	what = []string{}
	for _, one := range all {
		what = append(what, one.What)
		if one.Order < Waits {
			pressing++
		}
	}
	return what, pressing
}
