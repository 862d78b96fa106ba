package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// The addresses of classes, and of what is about one's own data.
const (
	addressData      = templ.SafeURL("/data")
	addressEraseAll  = templ.SafeURL("/runs/words/erase")
	addressClasses   = templ.SafeURL("/class")
	addressClassNew  = templ.SafeURL("/class/new")
	addressClassJoin = templ.SafeURL("/class/join")
)

func addressErase(run int64) templ.SafeURL  { return addressRun(run) + "/words/erase" }
func addressLonger(run int64) templ.SafeURL { return addressRun(run) + "/longer" }

func addressClass(code string) templ.SafeURL {
	return addressClasses + "/" + templ.SafeURL(url.PathEscape(code))
}

func addressClassBegin(code string) templ.SafeURL { return addressClass(code) + "/runs" }

func addressBoard(code, secret string) templ.SafeURL {
	return addressClass(code) + "/board/" + templ.SafeURL(url.PathEscape(secret))
}

func addressClock(code, secret string) templ.SafeURL    { return addressBoard(code, secret) + "/clock" }
func addressClassEnd(code, secret string) templ.SafeURL { return addressBoard(code, secret) + "/end" }
