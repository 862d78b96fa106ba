package page

import (
	"net/url"

	"github.com/a-h/templ"
)

// The addresses of what is explained.
const (
	addressHelp      = templ.SafeURL("/help")
	addressHelpWords = templ.SafeURL("/help/words")
)

func addressHelpWord(name string) templ.SafeURL {
	return addressHelpWords + "/" + templ.SafeURL(url.PathEscape(name))
}
