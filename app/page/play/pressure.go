package play

import (
	"fmt"

	"caseload/app/page"
	"caseload/app/sim"
)

// level is how far, in millionths of a point, pressure may be from the morning's strain
// and count as level with it: half a point of strain a night and less.
const level = 1_500_000

// pressureHeads says where the day's pressure takes strain, if the day ended now.
func pressureHeads(s sim.StrainView) string {
	switch by := s.Parts.Pressure - s.Morning; {
	case by > level:
		return "raises strain"
	case by < -level:
		return "lets strain fall"
	}
	return "holds strain"
}

// pressureWords explains the day's pressure and what it is made of.
func pressureWords(s sim.StrainView) string {
	p := s.Parts
	words := fmt.Sprintf("What weighs today, at once: %s of 100 if the day ended now, against a strain of %s this morning. Volume %s: what is due in five days, overtime, no break, a late evening yesterday. Heart %s: carrying it at all, what is hard to hear and wasn’t talked over, worries without an answer, work that was left, an employer who blames.",
		page.StrainPoints(p.Pressure), page.StrainPoints(s.Morning), page.StrainPoints(p.Volume), page.StrainPoints(p.Heart))
	words += fmt.Sprintf(" Taken away: %s by a say over the day (work you planned or chose), %s by support (supervision, a talk, something that went well).", page.StrainPoints(p.Control), page.StrainPoints(p.Support))
	if p.Carried > 0 {
		words += fmt.Sprintf(" Exhaustion adds %s.", page.StrainPoints(p.Carried))
	}
	return words
}

// longerWork says by how much work takes longer today, or "" if it doesn't.
func longerWork(s sim.StrainView) string {
	if s.Longer < 5 { // less than half a per cent
		return ""
	}
	return fmt.Sprintf("work takes %d%% longer", (s.Longer+5)/10)
}

// aside puts words after a comma, if there are any.
func aside(words string) string {
	if words == "" {
		return ""
	}
	return ", " + words
}
