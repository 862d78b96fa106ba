package syntax_test

import (
	"maps"
	"os"
	"slices"
	"strings"
)

func sorted(all map[string]string) []string { return slices.Sorted(maps.Keys(all)) }

// pieces splits a file between statements, so that each piece is Lua by itself and small
// enough to be tried often.
func pieces(text string) (list []string) {
	var piece strings.Builder
	for line := range strings.Lines(text) {
		begins := strings.HasPrefix(line, "local ") || strings.HasPrefix(line, "function ") || strings.HasPrefix(line, "storyline")
		if begins && piece.Len() > 150 {
			if ok, _ := libraryAccepts(piece.String()); ok {
				list = append(list, piece.String())
				piece.Reset()
			}
		}
		piece.WriteString(line)
	}
	return append(list, piece.String())
}

// atLength returns few, or many if CASELOAD_LONG is set, as it is in .ci/run.
func atLength(few, many int) int {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}
