package page

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"
)

// Addresses of what can be done with a finished run: replay a turn, fork it, and
// ask what might have been.

func AddressTurn(run int64, turn int) templ.SafeURL {
	return AddressRun(run) + templ.SafeURL("/turns/"+strconv.Itoa(turn))
}

func AddressForks(run int64) templ.SafeURL { return AddressRun(run) + "/forks" }

// AddressOnward returns the address that begins the scenario which a run leads to.
func AddressOnward(run int64) templ.SafeURL { return AddressRun(run) + "/onward" }

func AddressWhatIfs(run int64) templ.SafeURL { return AddressRun(run) + "/what-ifs" }

// AddressWhatIf returns the address of the what-if form for a turn, or for no
// particular turn if turn is 0.
func AddressWhatIf(run int64, turn int) templ.SafeURL {
	if turn == 0 {
		return AddressRun(run) + "/what-if"
	}
	return AddressRun(run) + templ.SafeURL("/what-if?turn="+strconv.Itoa(turn))
}

func AddressEvidence(run int64) templ.SafeURL { return AddressRun(run) + "/evidence" }

// AddressNotes returns the address of all that a student wrote in a run. It leads back to
// the desk with the item open that open names.
func AddressNotes(run int64, open string) templ.SafeURL {
	return AddressRun(run) + "/notes" + from(open)
}

// AddressGlossary returns the address of what the terms of a run's scenario mean. It leads
// back like [AddressNotes].
func AddressGlossary(run int64, open string) templ.SafeURL {
	return AddressRun(run) + "/glossary" + from(open)
}

// from is the part of an address that says what stood open at the desk that one came from.
func from(open string) templ.SafeURL {
	if open == "" {
		return ""
	}
	return templ.SafeURL("?open=" + url.QueryEscape(open))
}

func AddressReflection(run int64) templ.SafeURL      { return AddressRun(run) + "/reflection" }
func AddressReflectionShare(run int64) templ.SafeURL { return AddressReflection(run) + "/share" }
func AddressReflectionEndShare(run int64) templ.SafeURL {
	return AddressReflectionShare(run) + "/end"
}
