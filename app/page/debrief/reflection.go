package debrief

import (
	"context"
	"io"
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
)

// ReflectionView is where a student looks back on a run: some boxes for each day
// that has ended and, at the end, a longer form. All of it may be left empty.
type ReflectionView struct {
	page.Layout
	Run    int64
	Title  string // of the scenario
	Notice page.Notice
	Ended  bool             // the run has
	Stuck  bool             // it can't be played on, or gone through, any more
	Days   []ReflectionPart // that have ended
	End    []ReflectionPart // the longer forms, once the run has ended
	Open   string           // the part that stands open; "": the last day
	Asked  Asked            // what is asked of any practice
	Named  []debrief.Framework
	Share  ReflectionShare
	Until  string // the date until which the run is kept
}

// ReflectionPart is a day, or a longer form.
type ReflectionPart struct {
	Name    string // "day-2", "gibbs"
	Title   string // "Tuesday 3 March"
	About   string // what the form is, and how far that was checked
	Boxes   []ReflectionBox
	Feeling *ReflectionBox // one short word; none in the longer forms
	Moments []debrief.Moment
}

// ReflectionBox is one thing that can be written. Its name is its field's.
type ReflectionBox struct {
	Name, Label, Hint string
	Text              string
	Problem           string // why it can't be kept as it is
}

// Asked are questions for any day, with where they come from.
type Asked struct {
	Questions []string `json:"questions"`
	Status    string   `json:"status"`
}

// ReflectionShare is what others can read.
type ReflectionShare struct {
	Address string   // with the host; "" while nothing is shared
	Names   []string // of the parts
}

// Render writes the page.
func (v ReflectionView) Render(ctx context.Context, w io.Writer) error {
	return reflectionPage(v).Render(ctx, w)
}

func (v ReflectionView) parts() []ReflectionPart { return slices.Concat(v.Days, v.End) }

// stands says whether a part stands open: the one that was asked for, one in which
// something can't be kept, the day that ended last, or a longer form that was begun.
func (v ReflectionView) stands(p ReflectionPart) bool {
	if slices.ContainsFunc(p.boxes(), func(b ReflectionBox) bool { return b.Problem != "" }) {
		return true
	}
	if v.Open != "" {
		return p.Name == v.Open
	}
	return len(v.Days) > 0 && p.Name == v.Days[len(v.Days)-1].Name
}

// boxes are all of a part's, its feeling among them.
func (p ReflectionPart) boxes() []ReflectionBox {
	if p.Feeling == nil {
		return p.Boxes
	}
	return append(slices.Clone(p.Boxes), *p.Feeling)
}

// written says how far a part is filled in.
func (p ReflectionPart) written() string {
	if slices.ContainsFunc(p.boxes(), func(b ReflectionBox) bool { return strings.TrimSpace(b.Text) != "" }) {
		return "something written"
	}
	return ""
}

// shares says whether a part is shared.
func (s ReflectionShare) shares(name string) bool { return slices.Contains(s.Names, name) }

// titles are what the shared parts are called.
func (v ReflectionView) sharedTitles() []string {
	var titles []string
	for _, p := range v.parts() {
		if v.Share.shares(p.Name) {
			titles = append(titles, p.Title)
		}
	}
	return titles
}

// fewPrompts is how many of a day's moments stand open.
const fewPrompts = 3

// firstPrompts are the moments to begin with, each with a question of its own, and
// the others; both in the order in which they happened.
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

// boxID is a box's id on the page.
func boxID(name string) string { return "box-" + name }

// describedBy names what is said beneath a box's label.
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

// SharedView is what a student let others read, for whoever has the address.
type SharedView struct {
	page.Layout
	Title string // of the scenario
	Parts []SharedPart
}

// SharedPart is a day or a longer form, with what is written in it.
type SharedPart struct {
	Title string
	Texts []SharedText
}

// SharedText is what is written in one box.
type SharedText struct{ Label, Text string }

// Render writes the page.
func (v SharedView) Render(ctx context.Context, w io.Writer) error {
	return sharedPage(v).Render(ctx, w)
}
