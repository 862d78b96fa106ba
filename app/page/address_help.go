package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// Addresses of the help.
const (
	AddressHelp      = templ.SafeURL("/help")
	AddressHelpGuide = templ.SafeURL("/help/guide")
	AddressHelpWords = templ.SafeURL("/help/words")
)

func AddressHelpWord(name string) templ.SafeURL {
	return AddressHelpWords + "/" + templ.SafeURL(url.PathEscape(name))
}
