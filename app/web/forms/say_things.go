package forms

import (
	"errors"
	"fmt"
	"strings"

	"caseload/app/author"
	"caseload/app/script/form"
	"caseload/app/sim"
	authorweb "caseload/app/web/author"
)

const (
	sentenceSnippet                       = "It becomes a storyline of its own, with words to begin from: change each of them in its form."
	sentenceNoPartsYet       sim.Sentence = "It needs somebody who has a part in it and a case that it is about, and the script hasn’t both yet. Add them first, and come back."
	sentenceNoPlace          sim.Sentence = "There is no place for this here: what it was to be in isn’t in the script any more, or can’t hold it."
	sentenceAdded            sim.Sentence = "It is added."
	sentenceTakenOut         sim.Sentence = "It is taken out. The history of the file keeps it."
	sentenceAnswerChanged    sim.Sentence = "Somebody changed this question while you had the page open, so nothing was done. This is how it is now: look, and ask again."
	sentenceChangedMeanwhile sim.Sentence = "Somebody changed this while you had the page open, so it wasn’t taken out. This is how it is now."
)

// as says what is called by each word of the vocabulary, with its article.
var as = map[string]string{
	"scenario": "what the scenario is", "terms": "the employer’s terms", "person": "a person", "case": "a case", "child": "a child", "adult": "an adult",
	"deadline": "a date", "duty": "a duty day", "fact": "a fact that nobody is shown", "task": "a task", "appointment": "an appointment", "advice": "what somebody says when asked",
	"message": "a message", "ask": "a question", "wait_until": "a wait until a day and time", "wait": "a wait for some time", "guide": "a line that says how the desk works", "referral": "a referral", "expect": "which tiers can be defended", "good": "something that goes well", "harm": "a harm", form.Storyline: "a storyline",
}

// sayA says what can be added: "a person", "dates for visits".
func sayA(word string) string {
	if name, is := strings.CutPrefix(word, wordSnippet); is {
		one, _ := form.SnippetNamed(name)
		word = one.Title
		return strings.ToLower(word[:1]) + word[1:]
	}
	if a, known := as[word]; known {
		return a
	}
	what := []rune(authorweb.SayWhat(word))
	switch word {
	case "children.deadline", "adults.deadline":
		return "a date of another timescale"
	case "children.acknowledge":
		return "an answer to a referrer"
	}
	return string(what[0]+'a'-'A') + string(what[1:])
}

// sayAddsTo says what adding to a thing of a word, or to what follows a task, means.
func sayAddsTo(word string) sim.Sentence {
	switch word {
	case "case":
		return "Add somebody who belongs to it"
	case form.Storyline:
		return "Add what happens next in it"
	case form.WhenDone:
		return "Once it is done"
	case form.WhenGone:
		return "If it is taken off the desk instead"
	}
	return "Add what happens after it"
}

// sayLeftIn says why a thing can't be taken out, or "".
func sayLeftIn(err error) sim.Sentence {
	var used form.InUse
	switch {
	case errors.As(err, &used):
		return "The script still goes on with this, so it can’t be taken out yet. Change these places first:"
	case errors.Is(err, form.ErrKept):
		return "A scenario can’t be without this, so it can’t be taken out."
	case errors.Is(err, form.ErrWoven):
		return "This is a part of something that is written as script, or there is a mistake in it. Take it out there."
	case errors.Is(err, author.ErrMuch):
		return "This draft has more script than is looked through at once, so it isn’t certain whether another file goes on with this. Take it out in the script."
	}
	return ""
}

// sayUse says where a thing is used.
func sayUse(path string, u form.Use) string {
	if u.Of.Key == "" {
		return fmt.Sprintf("Line %d of %s", u.Line, path)
	}
	return fmt.Sprintf("%s: %s (line %d of %s)", authorweb.SayWhat(u.Of.Word), authorweb.SayTitle(u.Of), u.Line, path)
}

// sayNoAnswer says why an answer can't be added, changed or taken out, or "".
func sayNoAnswer(err error) sim.Sentence {
	var used form.InUse
	switch {
	case errors.As(err, &used):
		return "The script does something else with the answers here, so it isn’t certain what this would change. Look at these places first:"
	case errors.Is(err, form.ErrNeeded):
		return "Write the words of the answer."
	case errors.Is(err, form.ErrAnswers):
		return "A question has two to eight answers."
	case errors.Is(err, form.ErrKey):
		return "Write small letters, digits and _, beginning with a letter, as in ring_first. Words of the script’s language, such as end, won’t do."
	case errors.Is(err, form.ErrTaken):
		return "Another answer to this question has this word. Write another one."
	case errors.Is(err, form.ErrAsScript):
		return "The answers to this question are put together in the script. Change them there."
	case errors.Is(err, author.ErrMuch):
		return "This draft has more script than is looked through at once, so it isn’t certain whether another file goes on with what follows this answer. Take it out in the script."
	}
	return ""
}
