package author

import (
	"errors"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
)

const sentenceGolden sim.Sentence = "The golden play is in the draft. Check the draft to have it played again; each later check does so too."

// sayPlay says why a draft, or a play of it, can't be played on, or "".
func sayPlay(err error) sim.Sentence {
	if refused := new(sim.Refused); errors.As(err, &refused) {
		return refused.Sentence
	}
	switch {
	case errors.As(err, new(*author.Unplayable)):
		return "The draft can’t be played as it is written now. Mend what is said here first."
	case errors.Is(err, errBeginning):
		return "Say where to begin: a day is a whole number from 1, a time is like 10:30, a line is the number before it in its file, and luck is a whole number. Nothing was begun."
	case errors.Is(err, author.ErrMissed):
		return "The play came to its end, and not to that moment. Choose an earlier day, another line, another bot or other luck; nothing was begun."
	case errors.Is(err, author.ErrStopped):
		return "This play was stopped, because it took too long or too much of the server. A script that keeps things going for ever does that: check the draft, or begin earlier."
	case errors.Is(err, author.ErrBusy):
		return "Others are playing just now, and the server plays only a few at once. Try it again in a minute."
	case errors.Is(err, author.ErrTurns):
		return sim.Say("A play can have %d decisions, and this one has them. Go back, or begin another.", author.MaxTurns)
	case errors.Is(err, author.ErrChanged):
		return "This play has gone on meanwhile, in another window perhaps. You see it as it is now; nothing was decided."
	case errors.Is(err, author.ErrFull):
		return sim.Say("You can have %d plays of a draft at once, and all that a partnership keeps has a limit. End a play on its desk first; nothing was begun.", author.MaxPlays)
	case errors.Is(err, author.ErrTooLarge):
		return "This play has become too large to be kept. Go back, or begin another."
	case errors.Is(err, author.ErrForbidden):
		return "This is somebody else’s play, so you can only look at it. Begin one of your own under “All plays”."
	}
	return ""
}

// sayKeep says why a golden play can't be kept, or "".
func sayKeep(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrNoName):
		return "Give the golden play a name. Nothing was kept."
	case errors.Is(err, author.ErrTaken):
		return "The draft has a golden play of that name already, so nothing was kept yet. Replace that one, or choose another name."
	}
	return ""
}

// sayFrom says where a play begins, in the middle of a sentence.
func sayFrom(how author.Beginning) sim.Sentence {
	at, luck := sim.Sentence("from the beginning"), sim.Sentence("")
	switch {
	case how.Golden != "":
		at = sim.Say("from where %s comes to", how.Golden)
	case how.At.File != "":
		at = sim.Say("from where line %d of %s has just run", how.At.Line, how.At.File)
	case how.At.Day > 0 && how.At.Time != "":
		at = sim.Say("from day %d, %s", how.At.Day, how.At.Time)
	case how.At.Day > 0:
		at = sim.Say("from the morning of day %d", how.At.Day)
	}
	if how.Cut != "" {
		at = sim.Say("the cut %s, %s", how.Cut, at)
	}
	if how.Luck != 1 {
		luck = sim.Say(", with luck %d", how.Luck)
	}
	return sim.Say("%s%s", at, luck)
}

// sayDecided says how many decisions somebody has made.
func sayDecided(n int) sim.Sentence {
	switch {
	case n <= 0:
		return "Nothing has been decided since."
	case n == 1:
		return "1 decision has been made since."
	}
	return sim.Say("%d decisions have been made since.", n)
}

// sayHow says how a play came to its desk.
func sayHow(p author.Playing) sim.Sentence {
	begins := sim.Say("It is played %s.", sayFrom(p.How))
	if p.Begun > 0 {
		first := sim.Say("A bot made the first %s.", page.Count(p.Begun, "decision", "decisions"))
		if p.How.Golden != "" {
			first = sim.Say("The first %s are those that are recorded there.", page.Count(p.Begun, "decision", "decisions"))
		}
		begins = sim.Say("%s %s", begins, first)
	}
	return sim.Say("%s %s", begins, sayDecided(p.Turns-p.Begun))
}

// sayComment is what a golden play says of itself unless its author says something else.
func sayComment(p author.Playing) sim.Sentence {
	return sim.Say("Played by hand in the editor, %s.", sayFrom(p.How))
}
