package author

import (
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// AddressPartnership returns the address of a partnership.
func AddressPartnership(id int64) templ.SafeURL {
	return page.AddressPartnerships + templ.SafeURL(fmt.Sprint("/", id))
}

// AddressDraft returns the address of a draft.
func AddressDraft(id int64) templ.SafeURL { return templ.SafeURL(fmt.Sprint("/drafts/", id)) }

// AddressFile returns where a file of a draft is written.
func AddressFile(draft, file int64) templ.SafeURL {
	return AddressDraft(draft) + templ.SafeURL(fmt.Sprint("/files/", file))
}

// AddressHistory returns where a file's history is read, up to a version; 0 is the newest.
func AddressHistory(draft, file, upTo int64) templ.SafeURL {
	at := AddressFile(draft, file) + "/history"
	if upTo > 0 {
		at += templ.SafeURL(fmt.Sprint("?to=", upTo))
	}
	return at
}

// AddressDifference returns where it is read what leads from one version of a file to another.
func AddressDifference(draft, file, from, to int64) templ.SafeURL {
	return AddressFile(draft, file) + templ.SafeURL("/difference?"+url.Values{"from": {fmt.Sprint(from)}, "to": {fmt.Sprint(to)}}.Encode())
}
