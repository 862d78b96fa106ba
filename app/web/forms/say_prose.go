package forms

import (
	"errors"
	"math"

	"caseload/app/author"
	"caseload/app/check/readable"
	"caseload/app/page"
	"caseload/app/sim"
)

const sentenceTouched sim.Sentence = "Your change is saved. Others have changed a text on the same lines meanwhile. Both are in it: read it again."

func sayTextOf(path string) string { return "The words in " + path }

// sayLength says how long a text is, and how long it should be at most. The browser says the same
// while somebody types.
func sayLength(text string, about author.Prose) sim.Sentence {
	n, many := readable.Words(text), page.Count(readable.Words(text), "word", "words")
	if about.Lines {
		n, many = readable.Lines(text), page.Count(readable.Lines(text), "line", "lines")
	}
	switch {
	case about.Most == 0:
		return sim.Say("%s.", many)
	case n > about.Most:
		return sim.Say("%s. It should have %d at most, as whoever plays reads it between other things.", many, about.Most)
	}
	return sim.Say("%s, of %d at most.", many, about.Most)
}

// A reading age is said from so many words on, and called rough until there are as many as the
// formula was made for.
const (
	fewestWords = 30
	enoughWords = 100
)

// sayAge says from which age a text is read easily, or "" if it is too short to say.
func sayAge(text string) sim.Sentence {
	m := readable.Measured(text)
	if m.Words < fewestWords || m.Sentences == 0 {
		return ""
	}
	age := int(math.Round(m.Age()))
	said := sim.Say("Somebody of about %d reads this easily", age)
	switch {
	case age > 17:
		said = "Somebody who has studied reads this easily"
	case age <= 6:
		said = "Very easy to read"
	}
	short := sim.Sentence("")
	if m.Words < enoughWords {
		short = ", and is rough for a text as short as this"
	}
	return said + ", says the Flesch–Kincaid formula of what was last saved. It counts syllables, words and sentences, and can’t know whether a word is known or the text is clear" + short + "."
}

// sayNoName says of a text that nothing is put in place of a word in braces.
func sayNoName(e *author.NoName) sim.Sentence {
	if e.Near != "" {
		return sim.Say("Nothing is put in place of {%s} here. Write {%s} if that is meant.", e.Word, e.Near)
	}
	return sim.Say("Nothing is put in place of {%s} here. Write one of the names that are listed below the text, or give it to the case first, under the words for names in braces.", e.Word)
}

// sayWrongText says what is wrong with a text itself, or "".
func sayWrongText(err error) sim.Sentence {
	var unnamed *author.NoName
	switch {
	case errors.As(err, &unnamed):
		return sayNoName(unnamed)
	case errors.Is(err, author.ErrNotFound):
		return "Somebody took this file out of the draft, or gave it another name, while you had the form open. Copy what you wrote, and open the form again."
	}
	return ""
}
