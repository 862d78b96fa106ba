package debrief

import (
	"context"
	"io"
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
)

// ReflectionView is where a student looks back on a run: a few boxes for each day
// that has ended and, at the end, the longer forms. All of it may be left empty.
type ReflectionView struct {
	page.Layout
	Run    int64
	Title  string // the scenario's title
	Notice page.Notice
	Ended  bool             // whether the run has ended
	Over   bool             // it was ended because of what its scenario's texts hold
	Stuck  bool             // whether the run can no longer be played on or replayed
	Days   []ReflectionPart // the days that have ended
	End    []ReflectionPart // the longer forms, once the run has ended
	Open   string           // the name of the part to show unfolded; "" for the last day
	Asked  debrief.Asked    // questions that fit any practice
	Named  []debrief.Framework
	Share  ReflectionShare
	Until  string // the date until which the run is kept
}

// ReflectionPart is one day, or one of the longer forms.
type ReflectionPart struct {
	Name    string       // "day-2", "gibbs"
	Title   string       // "Tuesday 3 March"
	About   sim.Sentence // what the form is, and how far its wording was checked
	Boxes   []ReflectionBox
	Feeling *ReflectionBox   // one short word; nil in the longer forms
	Pressed []sim.Sentence   // what pressed on that day and what helped
	Beside  []BesideDecision // what the student wrote beside decisions on that day
	Moments []debrief.Moment
}

// BesideDecision is what a student wrote beside a decision.
type BesideDecision struct {
	At, What, On string
	Text         string
}

// ReflectionBox is one thing to write. Name is also the name of its form field.
type ReflectionBox struct {
	Name, Label, Text string
	Hint              sim.Sentence
	Problem           sim.Sentence // why the text can't be saved as it is, or ""
}

// ReflectionShare says what others can read.
type ReflectionShare struct {
	Address string   // with the host; "" while nothing is shared
	Names   []string // names of the shared parts
}

// Render writes the page to w.
func (v ReflectionView) Render(ctx context.Context, w io.Writer) error {
	return reflectionPage(v).Render(ctx, w)
}

func (v ReflectionView) parts() []ReflectionPart { return slices.Concat(v.Days, v.End) }

// stands reports whether a part is shown unfolded: one with text that can't be
// saved always is; otherwise it is the one asked for or, if none was, the day
// that ended last.
func (v ReflectionView) stands(p ReflectionPart) bool {
	if slices.ContainsFunc(p.boxes(), func(b ReflectionBox) bool { return b.Problem != "" }) {
		return true
	}
	if v.Open != "" {
		return p.Name == v.Open
	}
	return len(v.Days) > 0 && p.Name == v.Days[len(v.Days)-1].Name
}

// boxes returns all boxes of a part, including its feeling.
func (p ReflectionPart) boxes() []ReflectionBox {
	if p.Feeling == nil {
		return p.Boxes
	}
	return append(slices.Clone(p.Boxes), *p.Feeling)
}

// written says whether anything is written in a part, or returns "".
func (p ReflectionPart) written() string {
	if slices.ContainsFunc(p.boxes(), func(b ReflectionBox) bool { return strings.TrimSpace(b.Text) != "" }) {
		return "something written"
	}
	return ""
}

// shares reports whether the named part is shared.
func (s ReflectionShare) shares(name string) bool { return slices.Contains(s.Names, name) }

// sharedTitles returns the titles of the shared parts.
func (v ReflectionView) sharedTitles() []string {
	var titles []string
	for _, p := range v.parts() {
		if v.Share.shares(p.Name) {
			titles = append(titles, p.Title)
		}
	}
	return titles
}

// fewPrompts is how many of a day's moments are shown unfolded.
const fewPrompts = 3

// firstPrompts splits a day's moments into the first few, of a different kind
// each, and the others. Both stay in the order in which they happened.
func firstPrompts(all []debrief.Moment) (first, more []debrief.Moment) {
	plays := map[string]bool{}
	for _, m := range all {
		if len(first) < fewPrompts && !plays[m.Play] {
			first = append(first, m)
		} else {
			more = append(more, m)
		}
		plays[m.Play] = true
	}
	return first, more
}

// boxID returns the HTML id of the named box.
func boxID(name string) string { return "box-" + name }

// describedBy returns the ids of the texts beneath a box's label, for
// aria-describedby.
func (b ReflectionBox) describedBy() string {
	var ids []string
	if b.Hint != "" {
		ids = append(ids, boxID(b.Name)+"-hint")
	}
	if b.Problem != "" {
		ids = append(ids, boxID(b.Name)+"-problem")
	}
	return strings.Join(ids, " ")
}

// SharedView is what a student has shared of a reflection, for anybody who has
// the address.
type SharedView struct {
	page.Layout
	Title string // the scenario's title
	Parts []SharedPart
}

// SharedPart is a day or a longer form, with what the student wrote in it.
type SharedPart struct {
	Title string
	Texts []SharedText
}

// SharedText is what the student wrote in one box.
type SharedText struct{ Label, Text string }

// Render writes the page to w.
func (v SharedView) Render(ctx context.Context, w io.Writer) error {
	return sharedPage(v).Render(ctx, w)
}
