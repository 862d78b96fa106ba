package check

import (
	"cmp"
	"fmt"
	"slices"
)

// Mend applies the fixes in the findings about a file to its text, and says what
// was changed. If two edits overlap, the later one is skipped; mending again
// applies it.
func Mend(text string, findings []Finding) (mended string, says []string) {
	type edit struct {
		Edit
		of string
	}
	var edits []edit
	for _, f := range findings {
		if f.Fix == nil {
			continue
		}
		for _, e := range f.Fix.Edits {
			if 0 <= e.From && e.From <= e.To && e.To <= len(text) {
				edits = append(edits, edit{e, f.Fix.Says})
			}
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	var out []byte
	var what []string
	done, times := 0, map[string]int{}
	for _, e := range edits {
		if e.From < done {
			continue
		}
		out = append(append(out, text[done:e.From]...), e.Text...)
		done = e.To
		if times[e.of]++; times[e.of] == 1 {
			what = append(what, e.of)
		}
	}
	for _, of := range what {
		if n := times[of]; n > 1 {
			of = fmt.Sprintf("%s (%d times)", of, n)
		}
		says = append(says, of)
	}
	return string(append(out, text[done:]...)), says
}
