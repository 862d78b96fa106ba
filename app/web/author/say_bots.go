package author

import (
	"errors"
	"strings"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
)

// sayBots says how things stand with the bots' plays of a draft as it is.
func sayBots(found author.Findings, looked bool, r author.Report) sim.Sentence {
	switch {
	case r.Stopped != "":
		return sim.Say("The bots’ plays had to be stopped: %s. Take out what goes on for very long or is unusually large, or let them play again.", r.Stopped)
	case r.Digest != "":
		return sayPlayed(r)
	case !looked:
		return "Bots haven’t played this as it is now. They play once a check has found no error."
	case !found.Final:
		return "The draft is being checked. Bots play it once the check has found no error."
	case !found.Playable():
		return "The check found an error. Bots play the draft once that is mended."
	}
	return "The bots are playing. It takes a few seconds."
}

func sayPlayed(r author.Report) sim.Sentence {
	of, wrong := r.Findings, "nothing went wrong"
	if n := len(of.Failures); n == 1 {
		wrong = "1 thing went wrong"
	} else if n > 1 {
		wrong = page.Count(n, "thing", "things") + " went wrong"
	}
	missed := len(of.Coverage.Untaken())
	for _, f := range of.Coverage.Files {
		missed += len(f.Missing)
	}
	reached := "they reached everything"
	if missed > 0 {
		reached = "they never reached " + page.Count(missed, "place", "places")
	}
	return sim.Say("%s played it %s each: %s, and %s.", page.Count(len(of.Policies), "bot", "bots"), page.Count(of.Runs, "time", "times"), wrong, reached)
}

func sayFailure(storyline string, message sim.Sentence) sim.Sentence {
	if storyline == "" {
		return message
	}
	return sim.Say("In “%s”: %s", storyline, message)
}

// sayMet says in which plays something went wrong.
func sayMet(policy string, turn, plays int) sim.Sentence {
	title, _ := sayBot(policy)
	return sim.Say("It happened in %s; at first in one of the bot “%s”, at turn %d.", page.Count(plays, "play", "plays"), title, turn)
}

func sayMissed(from, to int) sim.Sentence {
	if from == to {
		return "No bot reached this line."
	}
	return sim.Say("No bot reached lines %d to %d.", from, to)
}

// sayUntaken says that something was offered and not chosen. The kinds are those of a playtest.
func sayUntaken(kind, label string, offered int) sim.Sentence {
	label = strings.TrimSpace(label)
	if !strings.HasPrefix(label, "“") { // as what the student says does already
		label = "“" + label + "”"
	}
	return sim.Say("No bot chose %s (%s), which was there in %s.", label, kind, page.Count(offered, "play", "plays"))
}

func sayAvoided(by []string, tried int) sim.Sentence {
	var names []string
	for _, name := range by {
		title, _ := sayBot(name)
		names = append(names, string(title))
	}
	switch {
	case len(names) > 0:
		return sim.Say("%s", page.JoinAnd(names))
	case tried > 0:
		return sim.Say("nobody, in %s more either", page.Count(tried, "play", "plays"))
	}
	return "no bot; not looked at further"
}

func sayStated(minutes int) sim.Sentence {
	if minutes == 0 {
		return "The scenario doesn’t say how long it takes."
	}
	return sim.Say("The scenario says %s. Bots reorder their day more often than people do, so theirs are rather too many.", page.Count(minutes, "minute", "minutes"))
}

func sayMeasure(name string) sim.Sentence {
	switch name {
	case "harm":
		return "Harm, in severities"
	case "worry-days":
		return "Worry-days: nights on which something serious waited"
	case "strain":
		return "Strain of the practitioner in the story, of 100"
	case "dates missed":
		return "Dates missed"
	}
	return sim.Say("%s", page.Capitalised(name))
}

// sayBot names a policy, and says what it does.
func sayBot(policy string) (title, means sim.Sentence) {
	switch policy {
	case "careful":
		return "Careful", "Reads before it answers, takes what presses most first, uses supervision, and goes home on time."
	case "deadline":
		return "By date", "Does what is due, soonest first."
	case "first-come":
		return "First come", "Takes everything in the order in which it came."
	case "loudest":
		return "Loudest first", "Answers whoever is on the line, then what came last; reads nothing."
	case "worn-out":
		return "Worn out", "Works without a break and too long, and never says that it is too much."
	case "random":
		return "At random", "Takes anything."
	case "explorer":
		return "Explorer", "Looks for what the others have left, also under other employers’ terms."
	}
	return sim.Say("%s", policy), ""
}

// sayKeepPlay says why a play can't be kept, or "".
func sayKeepPlay(err error) sim.Sentence {
	if errors.Is(err, author.ErrNotFound) {
		return "This play was too long to be kept, or the draft has changed since. Nothing was changed."
	}
	if errors.Is(err, author.ErrTaken) {
		return "The draft has a file of that name already. Choose another; nothing was changed."
	}
	return sayPath(err)
}
