package library

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// ListView is a page of the scenarios that fit what somebody looks for.
type ListView struct {
	page.Layout
	Words   string       // as they were typed
	Problem sim.Sentence // what is wrong with them; "" if nothing is
	Filters []Filter
	Found   int // on all pages
	Cards   []page.ScenarioCard
	Guest   bool
	At, Of  int // pages, from 1
	For     Choosing
}

// Filter is a list from which one value can be chosen.
type Filter struct {
	Name, Label, Any string // Any stands for every value
	Options          []Option
}

// Option is a value of a filter.
type Option struct {
	Value, Label string
	Left         int // how many scenarios it would leave
	Chosen       bool
}

// Choosing is what a scenario is chosen for, with the address of the form that is gone on
// with. The zero value is for nothing but looking.
type Choosing struct {
	Value string // in the address of this page
	Words string // "your class", "Year 2"
	Form  templ.SafeURL
}

// ChosenFor returns the address of a form with a scenario chosen in it.
func ChosenFor(form templ.SafeURL, slug string) templ.SafeURL {
	return form + templ.SafeURL("?scenario="+url.QueryEscape(slug))
}

// Render writes the page to w.
func (v ListView) Render(ctx context.Context, w io.Writer) error { return listPage(v).Render(ctx, w) }

func (v ListView) narrowed() bool {
	for _, f := range v.Filters {
		if f.Chosen() != "" {
			return true
		}
	}
	return v.Words != ""
}

// Chosen returns the value that is chosen, or "".
func (f Filter) Chosen() string {
	for _, o := range f.Options {
		if o.Chosen {
			return o.Value
		}
	}
	return ""
}

func (o Option) words() string { return fmt.Sprintf("%s (%d)", o.Label, o.Left) }

// page returns the address of another page of the same list.
func (v ListView) page(n int) templ.SafeURL {
	query := url.Values{}
	set := func(name, value string) {
		if value != "" {
			query.Set(name, value)
		}
	}
	set("words", v.Words)
	for _, f := range v.Filters {
		set(f.Name, f.Chosen())
	}
	set("for", v.For.Value)
	if n > 1 {
		set("page", strconv.Itoa(n))
	}
	return page.AddressLibrary + templ.SafeURL("?"+query.Encode())
}

// all returns the address of the whole list, for the same purpose.
func (v ListView) all() templ.SafeURL {
	if v.For.Value == "" {
		return page.AddressLibrary
	}
	return page.AddressLibrary + templ.SafeURL("?for="+url.QueryEscape(v.For.Value))
}

func (v ListView) counted() string {
	words := page.Capitalised(page.Scenarios(v.Found))
	if v.Of > 1 {
		words += fmt.Sprintf(", page %d of %d", v.At, v.Of)
	}
	return words
}
