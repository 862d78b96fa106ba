package teach

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// toDo says what is expected of a student whose assignment's scenario was withdrawn.
func (v AssignmentView) toDo() sim.Sentence {
	led := sim.Sentence(page.Capitalised(lead(v.Lecturers)))
	switch {
	case v.Over && v.Used > 0:
		return "Runs of it were ended because of something in the scenario’s texts. You did nothing wrong, and nothing more is expected of you here. What you wrote is still yours: your run’s page has it. " + led + " can see what happened, and will say what comes instead."
	case v.Going != 0:
		return "You are in the middle of it. You can go on, or leave it there: nothing of your run is lost. Whether it still counts, " + sim.Sentence(lead(v.Lecturers)) + " can tell you."
	case len(v.Ended) > 0:
		return "What you have finished stays, with its debrief. Nothing more is expected of you here. " + led + " can see that it was withdrawn."
	}
	return "Nothing is expected of you, and you have lost nothing by not having begun. " + led + " can see that it was withdrawn, and will say what comes instead."
}

// ownMeans says what it means for a student that the version was withdrawn that they have begun or
// finished, where the assignment has another one now.
func (v AssignmentView) ownMeans() sim.Sentence {
	led := lead(v.Lecturers)
	if v.OwnOver {
		return sim.Say("Your run is of a version that was withdrawn on %s, and it was ended because of something in that version’s texts. You did nothing wrong, and what you wrote is still yours: your run’s page has it. If you want to play the version that came instead and can’t begin it, ask %s for one more attempt.", v.OwnStopped, led)
	}
	if v.Going != 0 {
		return sim.Say("Your run is of a version that was withdrawn on %s. You can go on, or leave it there: nothing of it is lost. Whether it still counts, and whether you can begin the version that came instead, %s can tell you.", v.OwnStopped, led)
	}
	return sim.Say("What you have finished is of a version that was withdrawn on %s. It stays, with its debrief. If you want to play the version that came instead too and have no attempt left, ask %s for one more.", v.OwnStopped, led)
}

// reads returns where a run that has ended is read: its debrief, or what happened to it.
func (v AssignmentView) reads(r AssignedRun) templ.SafeURL {
	if v.Over || v.OwnOver {
		return page.AddressRun(r.ID)
	}
	return page.AddressDebrief(r.ID)
}

// begunWords says what is so for those who have begun a version that was withdrawn; "" if nobody has.
func (v AssignmentLedView) begunWords(going, ended int, over bool) sim.Sentence {
	var words []string
	if over && going+ended > 0 {
		return sim.Sentence(page.Count(going+ended, "student", "students") + " had begun it or finished it. Nobody reads its desks and debriefs any longer; they keep what they wrote, and comments on their runs can still be read.")
	}
	if going > 0 {
		words = append(words, page.Count(going, "student is", "students are")+" in the middle of it, and can go on or stop.")
	}
	if ended > 0 {
		words = append(words, page.Count(ended, "student has", "students have")+" finished it, and what was finished stays with its debrief.")
	}
	return sim.Sentence(strings.Join(words, " "))
}

// stoppedMeans says what it means for students that the scenario was withdrawn.
func (v AssignmentLedView) stoppedMeans() sim.Sentence {
	is := func(state StudentState) func(AssignmentStudent) bool {
		return func(s AssignmentStudent) bool { return s.State == state }
	}
	waiting := v.count(is(StateNone))
	words := fmt.Sprintf("%s: they read that nothing is expected of them, and that you will say what comes instead.", page.Capitalised(page.Count(waiting, "student hasn’t", "students haven’t")+" begun, and can’t any longer"))
	if waiting == 0 {
		words = "All your students had begun it."
	}
	if begun := v.begunWords(v.count(is(StateGoing)), v.count(is(StateEnded)), v.RunsOver); begun != "" {
		words += " " + string(begun)
	}
	return sim.Sentence(words)
}
