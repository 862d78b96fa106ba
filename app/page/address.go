package page

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"
)

// The addresses that pages link to and post to.
const (
	addressHome      = templ.SafeURL("/")
	addressPooled    = templ.SafeURL("/runs/measures")
	addressExit      = templ.SafeURL("/exit")
	addressDeleteAll = templ.SafeURL("/runs/delete")
)

func addressScenario(slug string) templ.SafeURL {
	return templ.SafeURL("/scenarios/" + url.PathEscape(slug))
}

// addressNotes are a scenario's notes for whoever teaches with it.
func addressNotes(slug string) templ.SafeURL { return addressScenario(slug) + "/notes" }

func addressBegin(slug string) templ.SafeURL { return addressScenario(slug) + "/runs" }

func addressRun(id int64) templ.SafeURL {
	return templ.SafeURL("/runs/" + strconv.FormatInt(id, 10))
}

func addressDecisions(id int64) templ.SafeURL { return addressRun(id) + "/decisions" }
func addressReview(id int64) templ.SafeURL    { return addressRun(id) + "/review" }
func addressDebrief(id int64) templ.SafeURL   { return addressRun(id) + "/debrief" }
func addressMeasures(id int64) templ.SafeURL  { return addressRun(id) + "/measures" }
func addressFeeling(id int64) templ.SafeURL   { return addressRun(id) + "/feeling" }

// addressOpen is the desk with one item open.
func addressOpen(id int64, open string) templ.SafeURL {
	return addressRun(id) + templ.SafeURL("?open="+url.QueryEscape(open))
}
