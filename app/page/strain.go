package page

import (
	"fmt"
	"slices"

	"caseload/app/debrief"
	"caseload/app/sim/strain"
)

// A strain picture has two lanes on one scale. The upper lane shows what added to
// strain: volume, then heart. The lower lane shows the pressure that was left,
// the exhaustion carried over, and what support and control took away. The lanes
// end at the same place unless something was carried over.

// strainScale is the end of the scale, in points: the most that volume and heart
// can add up to.
const strainScale = 100

// laneSegment is a drawn part of a lane.
type laneSegment struct {
	class    string
	x, width string
}

func upperLane(p strain.Parts) []laneSegment {
	return laneSegments(0, lanePart{"volume", p.Volume}, lanePart{"heart", p.Heart})
}

func lowerLane(p strain.Parts) []laneSegment {
	return laneSegments(0,
		lanePart{"pressure", p.Pressure - p.Carried}, lanePart{"carried", p.Carried},
		lanePart{"support", p.Support}, lanePart{"control", p.Control})
}

// strainPart is a part of the picture, with its name in the legend.
type strainPart struct {
	class, words string
	value        func(strain.Parts) int64
}

var strainParts = []strainPart{
	{"volume", "Volume, how much there is: work due, overtime, no break, a late evening", func(p strain.Parts) int64 { return p.Volume }},
	{"heart", "Heart, how heavy it is: responsibility, distress, worry, work left, blame", func(p strain.Parts) int64 { return p.Heart }},
	{"pressure", "Pressure: what remained, and pulled strain towards it", func(p strain.Parts) int64 { return p.Pressure - p.Carried }},
	{"support", "Taken away by support: supervision, a talk, what went well", func(p strain.Parts) int64 { return p.Support }},
	{"control", "Taken away by control: work you planned or chose", func(p strain.Parts) int64 { return p.Control }},
	{"carried", "Added by tiredness from earlier days", func(p strain.Parts) int64 { return p.Carried }},
}

// on reports whether a part is present on any of the days, or whether there are
// no days.
func (p strainPart) on(days []debrief.Day) bool {
	return len(days) == 0 || slices.ContainsFunc(days, func(d debrief.Day) bool { return p.value(d.Parts) > 0 })
}

type lanePart struct {
	class string
	value int64
}

func laneSegments(from int64, parts ...lanePart) []laneSegment {
	var list []laneSegment
	for _, p := range parts {
		if p.value > 0 {
			list = append(list, laneSegment{"strain__" + p.class, strainPercent(from), strainPercent(p.value)})
		}
		from += max(p.value, 0)
	}
	return list
}

func strainPercent(millionths int64) string {
	return fmt.Sprintf("%.2f%%", float64(millionths)/(strainScale*10_000))
}

// strainWords describes the picture in words.
func strainWords(d debrief.Day) string {
	p := d.Parts
	words := fmt.Sprintf("Volume %s and heart %s weighed. Control took away %s and support %s.",
		StrainPoints(p.Volume), StrainPoints(p.Heart), StrainPoints(p.Control), StrainPoints(p.Support))
	if p.Carried > 0 {
		words += fmt.Sprintf(" Tiredness from earlier days added %s.", StrainPoints(p.Carried))
	}
	return words + fmt.Sprintf(" Pressure was %s; strain moved from %s to %s, %s.",
		StrainPoints(p.Pressure), StrainPoints(d.From), StrainPoints(d.To), d.Band)
}
