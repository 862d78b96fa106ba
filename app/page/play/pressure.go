package play

import (
	"fmt"

	"caseload/app/page"
	"caseload/app/sim"
)

// strainNow says after the name of strain's band what it was in the morning and what it
// would be tonight.
func strainNow(d sim.Desk) string {
	now, morning := page.StrainPoints(d.Strain.Value), page.StrainPoints(d.Strain.Morning)
	if d.Ended || now == morning {
		return ", " + now + " of 100"
	}
	return fmt.Sprintf(", %s of 100 tonight; %s this morning", now, morning)
}

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

// pressureWords explains the day's pressure, a sentence or two for each of its parts:
// what it is, and what it does.
func pressureWords(s sim.StrainView) []string {
	p := s.Parts
	words := []string{
		fmt.Sprintf("What weighs on today: %s of 100 if the day ended now. Tonight strain goes a third of the way from %s, where it was this morning, towards it.", page.StrainPoints(p.Pressure), page.StrainPoints(s.Morning)),
		fmt.Sprintf("Volume, %s: how much there is. The work due in five days against the hours there are, overtime, a day without a break, a late evening yesterday.", page.StrainPoints(p.Volume)),
		fmt.Sprintf("Heart, %s: how heavy it is. Carrying it at all, what is hard to hear and wasn’t talked over, worries without an answer, work that was left, an employer who blames.", page.StrainPoints(p.Heart)),
		fmt.Sprintf("Control takes %s away: work that you planned or chose. Support takes %s away: supervision, a talk with a colleague, something that went well.", page.StrainPoints(p.Control), page.StrainPoints(p.Support)),
	}
	if p.Carried > 0 {
		words = append(words, fmt.Sprintf("Tiredness adds %s: after heavy days, pressure can’t fall lower than they left it, however light today is.", page.StrainPoints(p.Carried)))
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
