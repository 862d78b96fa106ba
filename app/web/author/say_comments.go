package author

import (
	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
)

const (
	sentenceCommented sim.Sentence = "Your comment is there for the others."
	sentenceAnswered  sim.Sentence = "Your answer is there for the others."
	sentenceTakenUp   sim.Sentence = "The suggestion is in the text now, as a change of yours. The file’s history has it, where it can be undone."
	sentenceUnsaid    sim.Sentence = "The comment was deleted, with its answers."
)

// sayDid says what a reply did to a comment.
func sayDid(what author.Outcome) sim.Sentence {
	switch what {
	case author.Resolved:
		return "resolved it"
	case author.Reopened:
		return "reopened it"
	case author.TakenUp:
		return "put the suggestion in"
	case author.Declined:
		return "declined the suggestion"
	}
	return "answered"
}

// saySettled says how a comment was settled; "" while it is open.
func saySettled(how author.Outcome) sim.Sentence {
	switch how {
	case author.Open:
		return ""
	case author.TakenUp:
		return "The suggestion was put in."
	case author.Declined:
		return "The suggestion was declined."
	}
	return "Resolved."
}

// saySaid says how many comments on a draft are open.
func saySaid(open int) sim.Sentence {
	if open == 0 {
		return "Whoever writes or reviews here can say something about any line, and suggest other words. No comment is open."
	}
	return sim.Say("%s open. Whoever writes or reviews here can say something about any line, and suggest other words.", page.Count(open, "comment is", "comments are"))
}

// sayPlayedAt says which moment of a play a desk shows.
func sayPlayedAt(d sim.Desk) sim.Sentence { return sim.Say("%s, %s", d.Clock.Date, d.Clock.Now) }

// sayPart says which comments of how many are listed.
func sayPart(after, to, all int) sim.Sentence {
	if after >= to {
		return sim.Say("There are %d, and none from here on.", all)
	}
	return sim.Say("These are %d to %d of %d.", after+1, to, all)
}

// sayCosts says what it means for somebody that what they suggest is put in; "" without a name.
func sayCosts(name string) sim.Sentence {
	if name == "" {
		return ""
	}
	return sim.Say("%s has then written in the draft too, and can sign it only after somebody else’s whole review.", name)
}
