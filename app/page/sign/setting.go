package sign

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/debrief"
	"caseload/app/page"
)

// SettingsView is where an administrator changes an organisation's settings.
type SettingsView struct {
	page.Layout
	Notice page.Notice
	Place  Place
	Was    string // a mark of the settings that the form was shown with

	Name, Zone, Kept, Support, Data Field

	Frameworks []debrief.Source // among which can be chosen
	Chosen     []string         // their names; none: all
	Uncounted  bool             // what its students decide isn’t counted for authors

	Least, Most int    // days
	Going       int    // how many runs go by the day Until
	Marked      int    // and of how many students the marks do
	Until       string // "29 December 2026"
	Sooner      bool   // the change has runs deleted sooner, and asks once more
}

func (v SettingsView) wrongs() (w wrongs) {
	w.add("name", v.Name.Problem)
	w.add("zone", v.Zone.Problem)
	w.add("kept", v.Kept.Problem)
	w.add("support", v.Support.Problem)
	w.add("data", v.Data.Problem)
	return w
}

// Render writes the page to w.
func (v SettingsView) Render(ctx context.Context, w io.Writer) error {
	return settingsPage(v).Render(ctx, w)
}

// AddressSettings returns the address of an organisation's settings.
func AddressSettings(id int64) templ.SafeURL { return AddressOrganisation(id) + "/settings" }

func (v SettingsView) going() string {
	words := fmt.Sprintf("%d runs are deleted by %s.", v.Going, v.Until)
	switch v.Going {
	case 0:
		words = "No run is deleted before " + v.Until + "."
	case 1:
		words = "One run is deleted by " + v.Until + "."
	}
	switch v.Marked {
	case 0:
		return words + " No marks are, either."
	case 1:
		return words + " The marks of one student are, too."
	}
	return words + fmt.Sprintf(" The marks of %d students are, too.", v.Marked)
}
