package web_test

import (
	"io/fs"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/web"
	playweb "caseload/app/web/play"
	"caseload/scenarios"
	"caseload/scripts"
)

// Every desk of every golden play that ships is written as encoding/json writes it.
func TestDesksAreWrittenAsByTheStandardLibrary(t *testing.T) {
	names, err := fs.Glob(scenarios.FS, "*/plays/*.txtar")
	check(t, err)
	versions, desks := map[string]*scenario.Version{}, 0
	for _, name := range names {
		slug, _, _ := strings.Cut(name, "/")
		if versions[slug] == nil {
			folder, err := fs.Sub(scenarios.FS, slug)
			check(t, err)
			pack, err := scenario.Read(folder, slug)
			check(t, err)
			versions[slug], err = scenario.Freeze(pack, scripts.FS)
			check(t, err)
		}
		for seat, err := range scenario.Fold(golden(t, name).Play(versions[slug])) {
			check(t, err)
			var decided sim.Decision
			if last := seat.Last(); last != nil {
				decided = *last
			}
			for _, v := range []any{
				playweb.DeskJSON{Run: 1, Digest: seat.Digest(), Desk: seat.Desk()},
				playweb.TurnJSON{Run: 1, Turns: 2, Decided: decided, Desk: seat.Desk()},
			} {
				_, err := web.EncodeJSON(v)
				check(t, err)
			}
			desks++
		}
	}
	if desks < 300 {
		t.Errorf("only %d desks of %d plays", desks, len(names))
	}
}
