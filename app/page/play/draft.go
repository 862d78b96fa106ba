package play

import (
	"net/url"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// Draft is set on a desk that somebody plays who writes the scenario. It is nobody's run, so
// nothing on it leads to what runs have: notes, reviews, a debrief.
type Draft struct {
	Address templ.SafeURL     // of the desk
	Banner  templ.Component   // what stands above it
	Read    bool              // whether it can only be read, because somebody else plays it
	Edits   map[string][]Edit // of what is on the desk, and of offers, by their ids: first the line of the script
}

// Edit is where something on a desk is written.
type Edit struct {
	Where   string // "home.lua, line 33"
	Address templ.SafeURL
	Text    bool          // whether it is what students read, in a file of its own
	Form    templ.SafeURL // where it is changed by a form; "" if that isn't in a script
	Comment templ.SafeURL // where it is commented on; "" if whoever plays may not
}

// onlyRead reports whether nothing can be decided on this desk.
func (v *DeskView) onlyRead() bool { return v.Past != nil || v.Draft != nil && v.Draft.Read }

// decisions is where the desk's decisions are sent.
func (v *DeskView) decisions() templ.SafeURL {
	if v.Draft != nil {
		return v.Draft.Address + "/decisions"
	}
	return page.AddressDecisions(v.Run)
}

// opening returns the address of this desk, current or past, with one item open.
func (v *DeskView) opening(open string) templ.SafeURL {
	switch {
	case v.Past != nil:
		return page.AddressTurn(v.Run, v.Past.Turn) + templ.SafeURL("?open="+url.QueryEscape(open))
	case v.Draft != nil:
		return v.Draft.Address + templ.SafeURL("?open="+url.QueryEscape(open))
	}
	return page.AddressOpen(v.Run, open)
}

// edited is something on the desk, with where it is written.
type edited struct {
	What string
	Edit
}

// edit appends to a list where something is written, if that is known.
func (v *DeskView) edit(list []edited, id, what string) []edited {
	for _, at := range v.Draft.Edits[id] {
		if at.Text {
			what = "its text"
		}
		list = append(list, edited{what, at})
	}
	return list
}

// editsOpen returns where what is open is written: the item and its case.
func (v *DeskView) editsOpen(it openItem) (list []edited) {
	if it.letter != nil && it.tab == tabLetter {
		list = v.edit(list, it.letter.ID, "this message")
	}
	if it.job != nil {
		list = v.edit(list, it.job.ID, "this task")
	}
	if it.offer != nil {
		list = v.edit(list, it.offer.ID, "what this comes from")
	}
	if it.file != nil {
		list = v.edit(list, it.file.ID, "the case "+it.file.Name)
	}
	return list
}

// editedGroup is a part of the desk, with where everything in it is written.
type editedGroup struct {
	Title string
	List  []edited
}

// editsAll returns where everything on the desk is written.
func (v *DeskView) editsAll() []editedGroup {
	d := &v.Desk
	var letters, cases, tasks, people, offers []edited
	for i := range d.Inbox {
		l := &d.Inbox[i]
		letters = v.edit(letters, l.ID, letterHeading(l, v.file(l.On)))
	}
	for _, f := range d.Cases {
		cases = v.edit(cases, f.ID, f.Name)
	}
	for _, j := range d.Tasks {
		tasks = v.edit(tasks, j.ID, j.Title)
	}
	for _, c := range d.People {
		people = v.edit(people, c.ID, c.Name)
	}
	for i := range d.Offers {
		o := &d.Offers[i]
		if at := v.Draft.Edits[o.ID]; len(at) > 0 { // the texts are those of what it belongs to
			offers = append(offers, edited{v.label(o), at[0]})
		}
	}
	var groups []editedGroup
	for _, g := range []editedGroup{{"Messages", letters}, {"Cases", cases}, {"Tasks", tasks}, {"People", people}, {"What can be decided", offers}} {
		if len(g.List) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
