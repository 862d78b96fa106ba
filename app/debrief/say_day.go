package debrief

import (
	"fmt"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// Honest says what the model is and isn't. It must be shown wherever its figures
// are.
const Honest sim.Sentence = "The strain here belongs to the practitioner in the story. It comes from a simple model that its makers can explain line by line: " +
	"work due and overtime push it up, and so do distressing events and worries without a plan; a say over the day and support bring it down. " +
	"The directions come from research; most of the sizes are our judgement. It has not been validated, it leaves out a great deal " +
	"(discrimination, money, home, what people are like), and it says nothing about you. It must not be used to judge anybody's fitness to practise, " +
	"or to justify a caseload. The people are fiction, the law is simplified, and nothing here is legal advice."

// Today describes a day that has ended: in three sentences, with what pressed, with what a
// manager agreed or differed on, and with its strain.
func Today(r sim.Review) Day {
	d := Day{Review: r, Sentences: []sim.Sentence{worked(r), left(r), strainMoved(r)}, Strain: Strain(r), Pressed: pressed(r), InPoints: inPoints(r), Ruled: make([]sim.Sentence, len(r.Rulings))}
	for i, one := range r.Rulings {
		d.Ruled[i] = sim.Sentence(one.InWords())
	}
	return d
}

func worked(r sim.Review) sim.Sentence {
	s := sim.Say("You stopped at %s after %s of work", r.Left, Length(r.Worked))
	switch {
	case r.Overtime > 0:
		s += sim.Say(", %s of it past your hours", Length(r.Overtime))
	case r.Early >= 60:
		s += sim.Say(", %s before your day was over", Length(r.Early))
	default:
		s += ", within your hours"
	}
	if r.Breaks > 0 {
		return s + sim.Say(", with %s of break.", Length(r.Breaks))
	}
	return s + ", without a break."
}

// left says what was finished, what is open and which dates passed. What presses is named
// first, and the rest is counted.
func left(r sim.Review) sim.Sentence {
	s := finished(r)
	switch {
	case r.Pressing > 0:
		s += sim.Say(" Still open, and pressing: %s", strings.Join(r.Waiting[:min(r.Pressing, mostListed)], "; "))
		if rest := len(r.Waiting) - min(r.Pressing, mostListed); rest > 0 {
			s += sim.Say("; and %s", plural(rest, "other thing that waited for today", "other things that waited for today"))
		}
		s += "."
	case len(r.Waiting) > 0:
		s += sim.Say(" Still open, though it doesn’t press: %s.", counted(r.Waiting, "things that waited for today"))
	case len(r.Done) > 0:
		s += " Nothing that waited for today is left open."
	}
	if len(r.Missed) > 0 {
		s += sim.Say(" A date passed for %s.", counted(quoted(r.Missed), "things"))
	}
	return s
}

// finished says what was finished. That nothing was can be right, and is called so only
// where nothing is left open.
func finished(r sim.Review) sim.Sentence {
	switch {
	case len(r.Done) > 0:
		return sim.Say("You finished %s.", counted(quoted(r.Done), "tasks"))
	case len(r.Waiting)+len(r.Missed) == 0:
		return "No task was finished, and nothing that waited for today is left open: on some days that is right."
	}
	return "No task was finished."
}

// counted names at most two things; of more it gives only the number, and the lists below
// the sentence have the names.
func counted(list []string, what string) string {
	if len(list) > 2 {
		return fmt.Sprintf("%d %s", len(list), what)
	}
	return join(list)
}

// quoted puts titles into quotation marks.
func quoted(list []string) []string {
	marked := make([]string, len(list))
	for i, s := range list {
		marked[i] = sentence.Quote(s)
	}
	return marked
}

// strainMoved says how strain changed; by up to five points it changed a little.
func strainMoved(r sim.Review) sim.Sentence {
	const little = 5
	by := points(r.To) - points(r.From)
	how := "as much strain as"
	switch {
	case by > little:
		how = "more strain than"
	case by > 0:
		how = "a little more strain than"
	case by < -little:
		how = "less strain than"
	case by < 0:
		how = "a little less strain than"
	}
	return sim.Say("By evening the practitioner in the story was %s, with %s in the morning.", r.Band, how)
}

// Strain explains a day's pressure as volume + heart − control − support and, if
// exhaustion sets a floor to it, what was carried over. Every figure is rounded
// to points.
func Strain(r sim.Review) sim.Sentence {
	p := r.Parts
	s := sim.Say("Volume %d, heart %d; control gave back %d, support %d", points(p.Volume), points(p.Heart), points(p.Control), points(p.Support))
	if points(p.Carried) > 0 {
		s += sim.Say("; tiredness from earlier days added %d", points(p.Carried))
	}
	return s + sim.Say("; so pressure was %d, and strain moved from %d to %d.", points(p.Pressure), points(r.From), points(r.To))
}

// points converts millionths of a point to points, rounded to the nearest.
func points(millionths int64) int64 { return (millionths + 500_000) / 1_000_000 }

// Length returns minutes in words: "35 minutes", "1 hour", "2 h 05".
func Length(minutes int) string {
	switch {
	case minutes == 1:
		return "1 minute"
	case minutes < 60:
		return fmt.Sprintf("%d minutes", minutes)
	case minutes == 60:
		return "1 hour"
	case minutes%60 == 0:
		return fmt.Sprintf("%d hours", minutes/60)
	}
	return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
}
