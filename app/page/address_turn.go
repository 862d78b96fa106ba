package page

import (
	"strconv"

	"github.com/a-h/templ"
)

// The addresses of what is done with a run that has ended: looking back, forking,
// and asking what might have been.

func AddressTurn(run int64, turn int) templ.SafeURL {
	return AddressRun(run) + templ.SafeURL("/turns/"+strconv.Itoa(turn))
}

func AddressForks(run int64) templ.SafeURL   { return AddressRun(run) + "/forks" }
func AddressWhatIfs(run int64) templ.SafeURL { return AddressRun(run) + "/what-ifs" }

// AddressWhatIf is the form; turn 0 names none.
func AddressWhatIf(run int64, turn int) templ.SafeURL {
	if turn == 0 {
		return AddressRun(run) + "/what-if"
	}
	return AddressRun(run) + templ.SafeURL("/what-if?turn="+strconv.Itoa(turn))
}

func AddressEvidence(run int64) templ.SafeURL { return AddressRun(run) + "/evidence" }

func AddressReflection(run int64) templ.SafeURL      { return AddressRun(run) + "/reflection" }
func AddressReflectionShare(run int64) templ.SafeURL { return AddressReflection(run) + "/share" }
func AddressReflectionEndShare(run int64) templ.SafeURL {
	return AddressReflectionShare(run) + "/end"
}
