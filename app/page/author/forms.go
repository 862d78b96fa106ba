package author

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// FormsView lists what stands in a draft's scripts and can be changed by forms.
type FormsView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string
	Writes bool
	Files  []FormsFile
	Sum    sim.Sentence
	Signed sim.Sentence // as that of the draft's page
	Found  Found
	On     templ.SafeURL // where a form was in the list that is done with, or ""
}

// FormsFile is what stands in one script.
type FormsFile struct {
	ID     int64
	Path   string
	Sum    sim.Sentence
	Things []FormsThing // in the order of the script
	Adds   []FormsAdd   // what can be added to it

	Snippets []FormsAdd // what can be added that is told already

	Folded, Open  bool          // its list is folded away; it is unfolded again, as it was asked for
	Alone         templ.SafeURL // where its things are listed; "" if they are here
	Which         sim.Sentence  // which of them are, or "" for all
	Sorts         sim.Sentence  // what sorts of thing are in it, of a list that is folded away
	Before, After templ.SafeURL // where those before and after are listed; or ""
}

// FormsAdd is a sort of thing that can be added.
type FormsAdd struct{ Word, A string } // "person", "a person"

// FormsThing is a person, a case, a date: what has a form of its own.
type FormsThing struct {
	Key         string
	What, Title string // "Case", "Reid"
	Line        int
	Wrong       bool // a mistake is in it, so that it has no form now
	Inner       bool // it is written in the thing above it
	Place       int  // in the list of its file, from 1; 0 elsewhere
	Found       int  // how much a check has found in it
}

// FormView is the form for one thing of a script.
type FormView struct {
	page.Layout
	Notice      page.Notice
	Draft       int64
	Name        string // the draft's
	ID          int64  // the file's
	Path        string
	Version     int64 // that the form was made from
	Key         string
	Signed      sim.Sentence // as that of the draft's page
	What, Title string
	Line        int
	Place       int // of the thing in its file, from 1; 0 if it is to be added
	Writes      bool
	Storylines  bool // it leads back to the storylines
	Calendar    bool // it leads back to the calendar
	Wrong       bool
	Problems    []FormField  // with something wrong, or changed by another
	Groups      []FormGroup  // what is said
	More        []FormGroup  // what can be said as well
	Parts       []FormsThing // that are written in it
	Found       []Finding    // in what it has fields for
	Computed    sim.Sentence // how much is computed; "" for nothing
	Said        FormComments

	About   string       // what is added; "" where its fields say enough
	Add, In string       // the word of a thing that is to be added, and the key of what it is to be in; or ""
	AddsTo  sim.Sentence // what adding to it means
	Adds    []FormsAdd   // what can be added to it

	Question *FormQuestion // what follows each answer, of a question
	Outcome  []FormAnswer  // what follows a task: once it is done, and if it is gone
}

// FormGroup is fields that belong together.
type FormGroup struct {
	Legend string // "" for the thing's own
	Fields []FormField
}

// The boxes that a field can have.
const (
	BoxLine   = "line"
	BoxProse  = "prose"
	BoxLines  = "lines" // one text on each
	BoxChoice = "choice"
	BoxYesNo  = "yes or no"
	BoxName   = "name"   // a list of what can be named, and perhaps a box beside it for a text
	BoxScript = "script" // none: it is shown as it is written
)

// FormField is a value in a form.
type FormField struct {
	At, Name    string // its place on the page, and what it is sent as
	Label, Hint string
	Box         string
	Value       string
	Choices     []string
	Needed      bool
	Problem     sim.Sentence
	Words       templ.SafeURL // where the words are written, if the value is a file's path
	Lines       int
	Prose       *FormProse // of a box for prose

	Options       []FormOption // what can be named
	Instead, Text string       // what a text is sent as that is written in place of a name, "" if none can be; and that text
}

// FormOption is something that can be named.
type FormOption struct{ Value, Label string }

// Render writes the page to w.
func (v FormsView) Render(ctx context.Context, w io.Writer) error { return formsPage(v).Render(ctx, w) }

// Render writes the page to w.
func (v FormView) Render(ctx context.Context, w io.Writer) error { return formPage(v).Render(ctx, w) }

// TakeOutView asks whether a thing is to be taken out of a script.
type TakeOutView struct {
	page.Layout
	Notice  page.Notice
	Draft   int64
	Name    string // the draft's
	ID      int64  // the file's
	Version int64  // that the thing was read from
	Thing   FormsThing
	Source  string
	Parts   []FormsThing // that go with it
	Problem sim.Sentence // why it can't be taken out, or ""
	Uses    []FormsUse
}

// FormsUse is a place at which the draft goes on with a thing.
type FormsUse struct {
	What string
	At   templ.SafeURL
}

// Render writes the page to w.
func (v TakeOutView) Render(ctx context.Context, w io.Writer) error {
	return takeOutPage(v).Render(ctx, w)
}

// action is where the form is sent.
func (v FormView) action() templ.SafeURL {
	switch {
	case v.Add != "":
		return addressAdd(v.Draft, v.ID, v.Add, v.In)
	case v.Storylines:
		return AddressMoment(v.Draft, v.ID, v.Key)
	}
	if v.Calendar {
		return AddressDate(v.Draft, v.ID, v.Key)
	}
	return addressForm(v.Draft, v.ID, v.Key)
}

// heading is what a form is called.
func (v FormView) heading() string {
	if v.Title == "" {
		return v.What
	}
	return v.What + ": " + v.Title
}

// folded says what is in a list that is folded away.
func (f FormsFile) folded() string {
	said, found := page.Count(len(f.Things), "form", "forms"), 0
	if f.Which != "" {
		said = string(f.Which)
	}
	for _, t := range f.Things {
		found += t.Found
	}
	if found > 0 {
		said += ", " + page.Count(found, "finding", "findings")
	}
	return said
}

// sayFound says how much was found in a thing.
func (t FormsThing) sayFound() string { return page.Count(t.Found, "finding", "findings") }

// read is a value for somebody who only reads it.
func (f FormField) read() string {
	for _, o := range f.Options {
		if o.Value == f.Value && f.Value != "" {
			return o.Label
		}
	}
	switch {
	case f.Text != "":
		return f.Text
	case f.Box == BoxYesNo && f.Value == "true":
		return "Yes"
	case f.Box == BoxYesNo && f.Value == "false":
		return "No"
	case f.Value == "":
		return "–"
	}
	return f.Value
}

// openMore reports whether what else can be said is unfolded: something typed there is wrong.
func (v FormView) openMore() bool {
	for _, g := range v.More {
		for _, f := range g.Fields {
			if f.Problem != "" {
				return true
			}
		}
	}
	return false
}
