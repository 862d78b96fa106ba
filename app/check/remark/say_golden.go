package remark

import (
	"fmt"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

func PlayUnreadable(err error) Remark {
	return Remark{on("play-unreadable"), put("this golden play can't be read: %v", err), put("`caseload replay RUN --golden` writes one from a run.")}
}

func PlayUnfoldable(err error) Remark {
	return Remark{on("play-unfoldable"), put("the play can't be folded: %v", err), ""}
}

// PlayTooLong is about a golden play that isn't folded at all.
func PlayTooLong(decisions int) Remark {
	return Remark{on("play-too-long"), put("the play can't be folded: it has more than %d decisions", decisions), ""}
}

const decideOtherwise sim.Sentence = "Make another decision there, or mend what has changed."

func DecisionRefused(d *scenario.Difference, others []string) Remark {
	return Remark{on("decision-refused", d.Turn), put("%s", told(d)), decideOtherwise + alike(others)}
}

// DecisionImpossible is about a decision that the desk refuses.
func DecisionImpossible(desk sim.Desk, turn int, offer string, refused error, others []string) Remark {
	return Remark{on("decision-refused", turn), put("turn %d, day %d at %s: “%s” can't be decided here. %v", turn, desk.Scenario.Day, desk.Clock.Now, offer, refused), decideOtherwise + alike(others)}
}

func PlayWithoutSteps(decisions int) Remark {
	return Remark{on("no-steps", decisions), put("the play has no steps for its decisions (%d)", decisions), put("`caseload replay FILE --update` writes them.")}
}

// PlayDiffers tells in the author's terms what was decided, what the desk said then,
// and what it says now.
func PlayDiffers(d *scenario.Difference, others []string) Remark {
	return Remark{on("play-differs", d.Turn), put("the play now goes differently. %s", told(d)), put("If that is intended, `caseload replay FILE --update` records it again; if not, see what changed there.") + alike(others)}
}

// PlayReworded is about a play that goes as it went, with other words.
func PlayReworded(d *scenario.Difference, others []string) Remark {
	return Remark{on("play-reworded", d.Turn), put("the play goes as it went, and reads other words. %s", told(d)), put("`caseload replay FILE --update` records the words as they are now.") + alike(others)}
}

// alike names the other golden plays that go otherwise than they went.
func alike(others []string) sim.Sentence {
	if len(others) == 0 {
		return ""
	}
	var names []string
	for _, name := range others[:min(len(others), 4)] {
		names = append(names, Shorten(name, 60))
	}
	if more := len(others) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return " " + put("Then look at %s, too.", listed(names))
}

// differences is the maximum number of sentences about a difference.
const differences = 5

// told describes a difference in a few sentences.
func told(d *scenario.Difference) string {
	var list []string
	for _, s := range d.Sentences() {
		list = append(list, string(s))
	}
	if more := len(list) - differences; more > 0 {
		list = append(list[:differences], fmt.Sprintf("There are %d more differences.", more))
	}
	return strings.Join(list, " ")
}

func FailsInPlay(f sim.Fault, others []string) Remark {
	return Remark{on("fails-in-play", f.Storyline, f.File, f.Line), put("at this decision the storyline %s fails: %s", Quoted(f.Storyline), f.Message), put("Mend the storyline there.") + alike(others)}
}

// PlayStops is about a golden play that ends at a desk before the scenario does.
func PlayStops(desk sim.Desk, turn int) Remark {
	return Remark{on("play-stops", turn), put("the play stops at turn %d, day %d, %s, before the scenario ends", turn, desk.Scenario.Day, desk.Clock.Now), put("Play on to the end, so that what comes later is checked, too.")}
}

func PlayNobodys() Remark {
	return Remark{on("nobodys-play"), put("the play doesn't say whose it is"), put("Begin the file with a line or two: who plays, how, and what it shows.")}
}

func PlayElsewhere(scenario, here string) Remark {
	return Remark{on("play-elsewhere", scenario, here), put("the play was recorded in %s, and lies here among those of %s", Quoted(scenario), Quoted(here)), put("Remove the part “scenario” if it belongs here.")}
}

func PlayOfNoCut(cut string) Remark {
	return Remark{on("no-cut", cut), put("there is no cut called %s, so nobody folds this play", Quoted(cut)), put("Put it into `plays`, or into the folder of a cut.")}
}

// NoGoldenPlay is about a pack's scenario or one of its cuts.
func NoGoldenPlay(pack, slug string) Remark {
	play, plays := "caseload play "+pack, pack+"/plays/"
	if slug != pack {
		play, plays = play+" --cut "+slug, plays+slug+"/"
	}
	return Remark{on("no-golden-play", slug), put("%s has no golden play", Quoted(slug)), put("Play it once, and keep that: `%s --save %scareful.txtar`.", play, plays)}
}
