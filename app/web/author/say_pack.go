package author

import (
	"errors"
	"strings"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
)

// mostNamed is how many files are named of each kind.
const mostNamed = 10

// sayPartly says what was taken in of a pack, and why the rest wasn't.
func sayPartly(p *author.PartlyTaken) sim.Sentence {
	why := sim.Sentence("Something went wrong on the server.")
	switch {
	case errors.Is(p.Err, author.ErrFull):
		why = sim.Say("A draft has at most %d files, and all that a partnership keeps has a limit, which this reached.", author.MaxFiles)
	case errors.Is(p.Err, author.ErrTooLarge):
		why = "A file, or its name, is too long."
	case errors.Is(p.Err, author.ErrNotFound), errors.Is(p.Err, author.ErrChanged), errors.Is(p.Err, author.ErrTaken):
		why = "Somebody took a file out, or gave it another name, at the same moment."
	case errors.Is(p.Err, author.ErrArchived):
		why = "Somebody put the draft away at the same moment."
	}
	var did []string
	for _, one := range []struct {
		names []string
		done  string
	}{{p.Added, "added"}, {p.Changed, "changed"}, {p.Removed, "taken out"}} {
		if n := len(one.names); n > 0 {
			named := one.names[:min(n, mostNamed)]
			if n > mostNamed {
				named = append(named[:mostNamed:mostNamed], page.Count(n-mostNamed, "more file", "more files"))
			}
			did = append(did, one.done+": "+strings.Join(named, ", "))
		}
	}
	return sim.Say("%s So only a part of the pack is in the draft (%s); the rest isn’t. Take it in again, or, with the command line, pull first; each file’s history can undo what was done.", why, strings.Join(did, "; "))
}
