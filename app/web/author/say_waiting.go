package author

import (
	"cmp"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// sayWaiting says what waits for whoever asks, and what the link to it is called.
func sayWaiting(w author.Waiting) (says sim.Sentence, link string) {
	by := page.Capitalised(cmp.Or(w.ByName, "somebody who has left"))
	if w.Until != nil && (w.Want == author.WantSign || w.Want == author.WantDeclare) {
		return sayUrgent(w, by)
	}
	switch w.Want {
	case author.WantAnswer:
		return sim.Say("%s waits for an answer of yours in “%s”.", by, w.Name), "Read and answer"
	case author.WantDecision:
		return sim.Say("Other words are suggested in “%s”. The last to say something was %s.", w.Name, by), "Take or decline"
	case author.WantReview:
		return sim.Say("You have begun a review of “%s”.", w.Name), "Go on with it"
	case author.WantBegin:
		return sim.Say("%s asks you to review “%s”.", by, w.Name), "Begin it, or say that you can’t"
	case author.WantSign:
		return sim.Say("%s has signed “%s”. The signature of your side is missing.", by, w.Name), "To the reviews"
	case author.WantDeclare:
		return sim.Say("%s has signed “%s” for your side, of which somebody has to declare that no real person or family can be recognised in it.", by, w.Name), "Declare it"
	case author.WantAgain:
		return sim.Say("You have signed “%s”, and it has changed since, so your signature doesn’t count for it as it is now. Read the difference, and sign again.", w.Name), "Read the difference"
	case author.WantRules:
		return sim.Say("The rule pack on which “%s” stands, as it is published, was checked until %s. It needs a new review: have the rule pack checked, have both sides sign, and publish it once more.", w.Name, edge.DateOf(w.Since)), "What that needs"
	case author.WantTerms:
		return sim.Say("You haven’t agreed yet to what “%s” has written down about contributed text.", w.Name), "Read it"
	}
	return sim.Say("%s says something about “%s”, and asks nobody in particular.", by, w.Name), "Read and answer"
}

// sayUrgent is sayWaiting for what an urgent correction lacks that is offered already.
func sayUrgent(w author.Waiting, by string) (says sim.Sentence, link string) {
	day := edge.DateOf(*w.Until)
	if w.Want == author.WantDeclare {
		return sim.Say("“%s” is published as an urgent correction, which %s has signed for your side. By %s somebody of it has to declare that no real person or family can be recognised in it; otherwise it is withdrawn.", w.Name, by, day), "Declare it"
	}
	return sim.Say("“%s” is published as an urgent correction, which %s has signed. The signature of your side has to come by %s; otherwise it is withdrawn.", w.Name, by, day), "To the reviews"
}
