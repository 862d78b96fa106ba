package author

import (
	"errors"
	"strings"

	"caseload/app/author"
	"caseload/app/sim"
)

// sayAgreed says who writes, or has written, and hasn't agreed to the terms.
func sayAgreed(missing []author.Somebody) sim.Sentence {
	if len(missing) == 0 {
		return "Everybody who writes or has written here has agreed to them."
	}
	return sim.Say("Nothing is published before everybody who writes or has written here has agreed. These haven’t yet: %s.", strings.Join(author.NamesOf(missing), ", "))
}

// sayTerms says why terms can't be set, or "".
func sayTerms(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrChanged):
		return "Another owner has set other terms meanwhile, which you see now. What you wrote is in the box still: change it so that it fits theirs, and keep it then."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("The terms can have about %d characters. What you wrote is in the box still: shorten it.", author.MaxTerms)
	case errors.Is(err, author.ErrFull):
		return sim.Say("The terms were changed %d times, and no more is kept. What you wrote is in the box still: agree on it outside this program, or ask whoever runs this site.", author.MaxTermsSet)
	}
	return ""
}

// sayAgree says why somebody can't agree to terms, or "".
func sayAgree(err error) sim.Sentence {
	if errors.Is(err, author.ErrChanged) {
		return "The terms were changed since you read them. Read them as they are now, and agree then."
	}
	return ""
}
