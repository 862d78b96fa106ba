package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// Addresses of classes, and of the pages about a guest's own data.
const (
	AddressData      = templ.SafeURL("/data")
	AddressAccess    = templ.SafeURL("/accessibility")
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

func AddressBoard(code string) templ.SafeURL { return AddressClass(code) + "/board" }

func AddressBoardLive(code string) templ.SafeURL { return AddressBoard(code) + "/live" }

func AddressClock(code string) templ.SafeURL    { return AddressBoard(code) + "/clock" }
func AddressLock(code string) templ.SafeURL     { return AddressBoard(code) + "/lock" }
func AddressUnlock(code string) templ.SafeURL   { return AddressBoard(code) + "/unlock" }
func AddressClassEnd(code string) templ.SafeURL { return AddressBoard(code) + "/end" }
