package page

import (
	"strconv"

	"github.com/a-h/templ"
)

// The addresses of what is done with a run that has ended: looking back, forking,
// and asking what might have been.

func addressTurn(run int64, turn int) templ.SafeURL {
	return addressRun(run) + templ.SafeURL("/turns/"+strconv.Itoa(turn))
}

func addressForks(run int64) templ.SafeURL   { return addressRun(run) + "/forks" }
func addressWhatIfs(run int64) templ.SafeURL { return addressRun(run) + "/what-ifs" }

// addressWhatIf is the form; turn 0 names none.
func addressWhatIf(run int64, turn int) templ.SafeURL {
	if turn == 0 {
		return addressRun(run) + "/what-if"
	}
	return addressRun(run) + templ.SafeURL("/what-if?turn="+strconv.Itoa(turn))
}

func addressEvidence(run int64) templ.SafeURL { return addressRun(run) + "/evidence" }

func addressReflection(run int64) templ.SafeURL      { return addressRun(run) + "/reflection" }
func addressReflectionShare(run int64) templ.SafeURL { return addressReflection(run) + "/share" }
func addressTakeBack(run int64) templ.SafeURL        { return addressReflectionShare(run) + "/take-back" }
