package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// Addresses of classes, and of the pages about a guest's own data.
const (
	AddressData      = templ.SafeURL("/data")
	addressEraseAll  = templ.SafeURL("/runs/writing/erase")
	AddressClasses   = templ.SafeURL("/class")
	AddressClassNew  = templ.SafeURL("/class/new")
	addressClassJoin = templ.SafeURL("/class/join")
)

func addressErase(run int64) templ.SafeURL  { return AddressRun(run) + "/writing/erase" }
func AddressLonger(run int64) templ.SafeURL { return AddressRun(run) + "/longer" }

func AddressClass(code string) templ.SafeURL {
	return AddressClasses + "/" + templ.SafeURL(url.PathEscape(code))
}

func AddressClassBegin(code string) templ.SafeURL { return AddressClass(code) + "/runs" }

func AddressBoard(code, secret string) templ.SafeURL {
	return AddressClass(code) + "/board/" + templ.SafeURL(url.PathEscape(secret))
}

func AddressClock(code, secret string) templ.SafeURL    { return AddressBoard(code, secret) + "/clock" }
func AddressLock(code, secret string) templ.SafeURL     { return AddressBoard(code, secret) + "/lock" }
func AddressUnlock(code, secret string) templ.SafeURL   { return AddressBoard(code, secret) + "/unlock" }
func AddressClassEnd(code, secret string) templ.SafeURL { return AddressBoard(code, secret) + "/end" }
