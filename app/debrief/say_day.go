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

// Today describes a day that has ended: in three sentences, and with its strain.
func Today(r sim.Review) Day {
	return Day{Review: r, Sentences: []sim.Sentence{worked(r), left(r), strainMoved(r)}, Strain: Strain(r), Pressed: pressed(r)}
}

func worked(r sim.Review) sim.Sentence {
	s := sim.Say("You stopped at %s after %s of work", r.Left, Length(r.Worked))
	switch {
	case r.Overtime > 0:
		s += sim.Say(", %s of it past your hours", Length(r.Overtime))
	default:
		s += ", within your hours"
	}
	if r.Breaks > 0 {
		return s + sim.Say(", with %s of break.", Length(r.Breaks))
	}
	return s + ", without a break."
}

func left(r sim.Review) sim.Sentence {
	var parts []string
	if len(r.Done) > 0 {
		parts = append(parts, "You finished "+named(r.Done, "tasks"))
	} else {
		parts = append(parts, "No task was finished, which on some days is right")
	}
	if len(r.Waiting) > 0 {
		parts = append(parts, "still open: "+named(r.Waiting, "things that waited for today"))
	} else {
		parts = append(parts, "nothing that waited for today is left open")
	}
	if len(r.Missed) > 0 {
		parts = append(parts, "a date passed for "+named(r.Missed, "things"))
	}
	return sim.Sentence(strings.Join(parts, "; ") + ".")
}

// fewNamed is the maximum number of things that a sentence names. Of more it
// gives only the number; the lists below it have the names.
const fewNamed = 2

func named(list []string, what string) string {
	if len(list) > fewNamed {
		return fmt.Sprintf("%d %s", len(list), what)
	}
	return join(quoted(list))
}

func quoted(list []string) []string {
	marked := make([]string, len(list))
	for i, s := range list {
		marked[i] = sentence.Quote(s)
	}
	return marked
}

func strainMoved(r sim.Review) sim.Sentence {
	from, to := points(r.From), points(r.To)
	switch {
	case to > from:
		return sim.Say("The practitioner's strain rose from %d to %d, which is %s.", from, to, r.Band)
	case to < from:
		return sim.Say("The practitioner's strain fell from %d to %d, which is %s.", from, to, r.Band)
	}
	return sim.Say("The practitioner's strain stayed at %d, which is %s.", to, r.Band)
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
