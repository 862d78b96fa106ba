package author

import (
	"cmp"
	"errors"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// sayAsk says to somebody who is asked for a review, and by whom.
func sayAsk(one author.Ask, self int64) sim.Sentence {
	by, day := page.Capitalised(cmp.Or(one.ByName, "somebody who has left")), edge.DateOf(one.Since)
	switch {
	case one.Asked == self && one.By == self:
		return sim.Say("You are asked to review it, since %s.", day)
	case one.Asked == self:
		return sim.Say("%s asked you on %s to review it.", by, day)
	case one.By == self:
		return sim.Say("You asked %s on %s to review it.", one.Name, day)
	}
	return sim.Say("%s asked %s on %s to review it.", by, one.Name, day)
}

// sayRests says who can't review a draft now, and from when they can be asked again.
func sayRests(one author.Ask, self int64) sim.Sentence {
	said, again := edge.DateOf(one.Declined), edge.DateOf(one.Declined.Add(author.RestsFor).AddDate(0, 0, 1))
	if one.Asked == self {
		return sim.Say("You said on %s that you can’t review it, so nobody can ask you again before %s. If you can sooner, begin a review by yourself.", said, again)
	}
	return sim.Say("%s said on %s that they can’t, and can be asked again from %s. If they can sooner, they begin a review by themselves.", page.Capitalised(one.Name), said, again)
}

// sayWhom names somebody who can be asked, with the side for which they review.
func sayWhom(one author.Somebody) string {
	switch {
	case one.Lived:
		return one.Name + ", from lived experience"
	case one.Kind == who.University:
		return one.Name + ", for the university side"
	case one.Kind == who.Authority:
		return one.Name + ", for the local authority side"
	}
	return one.Name + ", who signs for neither side"
}

// isSideless reports whether somebody signs for neither side, unless they choose one.
func isSideless(one author.Somebody) bool {
	return !one.Lived && one.Kind != who.University && one.Kind != who.Authority
}

// sayNobodyToAsk says why nobody can be asked to review a draft, of whom some are asked, or are
// reviewing it.
func sayNobodyToAsk(busy []string) sim.Sentence {
	if len(busy) == 0 {
		return "Nobody else in the partnership can review it. An owner can invite a reviewer on the partnership’s page."
	}
	return sim.Say("Everybody else who can review it is asked, has begun, or can’t now: %s.", page.JoinAnd(busy))
}

const (
	sentenceAsked     sim.Sentence = "They are asked. It stands in their list of what waits for them until they begin a review, and no email is sent: tell them if it is urgent."
	sentenceTakenBack sim.Sentence = "They aren’t asked for a review of this draft any longer."
)

// sayAskProblem says why somebody can't be asked for a review, or "".
func sayAskProblem(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrTaken):
		return "They are asked already, or have begun a review. Below is how it stands."
	case errors.Is(err, author.ErrRests):
		return "They said within the last week that they can’t review this draft, so they weren’t asked again. If they can sooner, they begin a review by themselves. Ask somebody else meanwhile."
	case errors.Is(err, author.ErrNotFound):
		return "They aren’t in the partnership any longer, so they weren’t asked. Choose somebody else."
	case errors.Is(err, author.ErrForbidden):
		return "They can’t be asked, since they don’t review in this partnership. An owner can make them a reviewer on the partnership’s page."
	case errors.Is(err, author.ErrFull):
		return sim.Say("%d people are asked to review this draft, which is as many as can be at a time. Take one back first.", author.MaxAsked)
	case errors.Is(err, author.ErrAskedMuch):
		return sim.Say("They are asked about %d drafts of this partnership already, which is as many as one person can be at a time, so they weren’t asked. Ask somebody else, or take one of the others back first, on the page of its reviews.", author.MaxAskedOf)
	case errors.Is(err, author.ErrArchived):
		return "This draft is put away, so nobody reviews it. Take it up again first."
	}
	return ""
}

// sayTakeBackProblem says why it can't be taken back that somebody is asked, or "".
func sayTakeBackProblem(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrForbidden):
		return "Only whoever asked, whoever is asked and an owner of the partnership can take this back."
	case errors.Is(err, author.ErrNotFound):
		return "Nobody is asked any longer who would be taken off the list. Below is how it stands."
	}
	return ""
}
