package scenario

import "strings"

// LineIn returns the line of a golden play's file, from 1, that the author should
// look at: the recorded step or, for a decision that can't be made any more, the
// decision.
func (d *Difference) LineIn(file []byte) int {
	part, made, n := "", 0, 0
	start := 1
	for line := range strings.Lines(string(file)) {
		n++
		text := strings.TrimSpace(line)
		if name, is := strings.CutPrefix(text, "-- "); is && strings.HasSuffix(name, " --") {
			part = strings.TrimSuffix(name, " --")
			if part == "steps" {
				start = n
			}
			continue
		}
		switch {
		case part == "decisions" && d.Refused != "" && text != "" && !strings.HasPrefix(text, "#"):
			if made++; made == d.Turn {
				return n
			}
		case part == "steps" && d.Refused == "" && n-start == d.Line:
			return n
		}
	}
	return start
}
