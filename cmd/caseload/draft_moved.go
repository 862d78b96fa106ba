package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// movedDraft is what has changed in a draft since it was pulled.
type movedDraft struct {
	Files []struct {
		Path    string
		Was     string // its path then; "" if it wasn't there
		Removed bool
		By      []struct{ Who, When string }
		Places  [][]struct {
			Was, Is int // line numbers; 0 where it isn't there
			Text    string
		}
	}
}

// sayMoved prints what others have changed, if that is why a server refused, and reports whether
// it was.
func sayMoved(out io.Writer, refused *refusedByServer, folder string) bool {
	var moved movedDraft
	if refused.status != http.StatusConflict || json.Unmarshal(refused.body, &moved) != nil || moved.Files == nil {
		return false
	}
	fmt.Fprint(out, "Others have changed the draft since you pulled it, so nothing was pushed.\n")
	for _, f := range moved.Files {
		what := "was changed"
		switch {
		case f.Removed:
			what = "was taken out"
		case f.Was == "":
			what = "was added"
		case f.Was != f.Path:
			what = "was " + f.Was + " before"
		}
		fmt.Fprintf(out, "\n%s %s%s\n", printable(f.Path), printable(what), printable(by(f.By)))
		for i, place := range f.Places {
			if i > 0 {
				fmt.Fprintln(out, "   ⋯")
			}
			for _, l := range place {
				mark, number := " ", l.Is
				switch {
				case l.Is == 0:
					mark, number = "-", l.Was
				case l.Was == 0:
					mark = "+"
				}
				fmt.Fprintf(out, "%5d %s %s\n", number, mark, printable(l.Text))
			}
		}
	}
	fmt.Fprintf(out, "\nTo bring that together with what you changed, and push then:\n\n  caseload pull %s\n  caseload push %s\n", folder, folder)
	return true
}

// by names who has changed a file, and when.
func by(sessions []struct{ Who, When string }) string {
	var said []string
	for _, s := range sessions {
		said = append(said, s.Who+" on "+s.When)
	}
	if said == nil {
		return ""
	}
	return " by " + strings.Join(said, "; ")
}
