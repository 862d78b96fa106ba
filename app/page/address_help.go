package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// Addresses of the help.
const (
	AddressHelp      = templ.SafeURL("/help")
	AddressHelpGuide = templ.SafeURL("/help/guide")
	AddressHelpForms = AddressHelpGuide + "/by-forms-in-the-browser" // for whoever writes by forms alone
	AddressHelpWords = templ.SafeURL("/help/words")
)

func AddressHelpWord(name string) templ.SafeURL {
	return AddressHelpWords + "/" + templ.SafeURL(url.PathEscape(name))
}
