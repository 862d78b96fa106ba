package teach

import (
	"errors"
	"fmt"
	"strings"

	"caseload/app/sim"
)

// sayLongClock is said of a live clock of more than [MaxMinutes].
var sayLongClock = sim.Say("A live clock runs for at most %d minutes. Nothing was changed.", MaxMinutes)

// What is said of an assignment that can't be as it was asked for. Each ends with what
// became of it, since the form stays open.
var (
	sayLongName = sim.Say("A name can have %d characters. Shorten it.", LongestCohort)
	sayAttempts = sim.Say("Choose from 1 to %d attempts.", MaxAttempts)
	sayExtra    = sim.Say("Extra time is from 0 to %d minutes.", MaxExtra)
	sayLongWhy  = sim.Say("A reason can have %d characters. Shorten it.", LongestWhy)
)

const (
	sayWithdrawn    sim.Sentence = "This scenario was withdrawn, so it can’t be assigned any longer. Choose another one."
	sayNoScenario   sim.Sentence = "Choose one of the scenarios."
	sayNoEmployer   sim.Sentence = "Choose one of the employers."
	sayNoFramework  sim.Sentence = "Choose from the frameworks in the list, or none for all of them."
	sayVariantsLuck sim.Sentence = "Two sets of names are compared with the same luck for everybody. Tick that as well, or leave the names as they are."
	sayNoNames      sim.Sentence = "This scenario draws no names, so nobody would have another one. Leave the names as they are, or choose another scenario."
	sayNoTerm       sim.Sentence = "Choose one of the terms in the list."
	sayDueFirst     sim.Sentence = "It is due before it opens. Change one of the two."
	sayLateFirst    sim.Sentence = "Late work is accepted until a time after it is due. Choose a later one, or leave it empty."
	sayHasMarks     sim.Sentence = "There are marks for it already, so it stays a marked one."
	sayFrom         sim.Sentence = "Choose one of the times in the list."
	sayNoExtension  sim.Sentence = "An extension is later than the date for everybody. Choose a later one, or leave it empty."
)

// sayRange says what a term can be set to.
func sayRange(r Range) sim.Sentence {
	return sim.Say("Give a whole number from %d to %d.", r.Least, r.Most)
}

// sayTime says why a typed date and time won't do.
func sayTime(err error, l Local) sim.Sentence {
	if errors.Is(err, errSkipped) {
		return sim.Say("There is no %s on that day: the clocks go forward then. Choose a time an hour earlier or later.", l.Time)
	}
	return "Give a date and a time of day, like 17:00."
}

func students(n int) string {
	if n == 1 {
		return "One student"
	}
	return fmt.Sprintf("%d students", n)
}

// have returns a verb in the number of n.
func have(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func sayMarkedLater(n int) sim.Sentence {
	return sim.Say("%s %s begun, and %s told that it isn’t marked. Make another assignment for the marks.", students(n), have(n, "has", "have"), have(n, "was", "were"))
}

func sayOthersChange(n int) sim.Sentence {
	return sim.Say("%s %s begun and will go on with what they began with. The change is for those who begin from now on.", students(n), have(n, "has", "have"))
}

func sayFrameworksChange(n int) sim.Sentence {
	return sim.Say("%s %s begun: %s debrief will refer to the frameworks that you choose now.", students(n), have(n, "has", "have"), have(n, "their", "each"))
}

func sayClockChanges(n int) sim.Sentence {
	return sim.Say("%s %s playing: the clock on their desk changes. It stops nobody.", students(n), have(n, "is", "are"))
}

func sayDueAtOnce(n int) sim.Sentence {
	return sim.Say("%s who %sn’t finished will be overdue at once.", students(n), have(n, "has", "have"))
}

func sayOpensLater(n int) sim.Sentence {
	return sim.Say("%s %s begun already and can go on before it opens.", students(n), have(n, "has", "have"))
}

func sayFewerAttempts(n int) sim.Sentence {
	return sim.Say("%s %s used more attempts than that. What was played still counts.", students(n), have(n, "has", "have"))
}

func sayHidden(n int) sim.Sentence {
	return sim.Say("%s who %s finished will not see their debrief until it is shown again.", students(n), have(n, "has", "have"))
}

// saySpan says what several tiers together mean, by the first and the last of them.
func saySpan(first, last string) string {
	meaning := map[string]string{"P1": "today at the latest", "P4": map[bool]string{true: "this week or later", false: "in two days or later"}[first == "P3"]}[last]
	return first + "–" + last + " · " + meaning
}

// sayNames says by which names families were met, by three of them at most.
func sayNames(names []string) string {
	switch n := len(names); {
	case n == 0:
		return "With one of the two sets of names"
	case n == 1:
		return "Who met " + names[0]
	case n > 3:
		return "Who met " + strings.Join(names[:3], ", ") + " and others"
	default:
		return "Who met " + strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

// sayBand names a band of load, or several together.
func sayBand(band string) string {
	return map[string]string{"within": "Load within the ceiling", "near": "Load near the ceiling", "over": "Load over the ceiling", nearAndOver: "Load near or over the ceiling"}[band]
}

// sayCame says that something came on a desk.
func sayCame(l sim.Letter) string {
	if l.From == "" {
		return l.Title
	}
	return l.From + ": " + l.Title
}
