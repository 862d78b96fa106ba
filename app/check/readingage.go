package check

import (
	"caseload/app/check/readable"
	"caseload/app/check/remark"
)

var readingAgeRules = []Rule{
	{"reading-age", Warning, "A text can be read by somebody tired: a reading age of 15 at most, by the Flesch–Kincaid formula.", readingAges},
}

// readingAgeLimit is the highest accepted reading age. Flesch's tables call a
// text “plain English” if 13- to 15-year-olds can read it, which is easy for most
// adults. Students have studied, but they read against the story's clock, perhaps
// in a second language, and much of the text is speech. Letters from courts and
// the like are harder in real life, too; silence the rule there and say so.
const readingAgeLimit = 15

// leastWords is the minimum number of words for which the formula is meaningful;
// it was made for passages of a hundred words.
const leastWords = 80

// readingAges measures every text in the pack.
func readingAges(p *pack, say say) {
	for _, name := range p.texts() {
		m := readable.Measured(p.files[name])
		if age := m.Age(); m.Words >= leastWords && age > readingAgeLimit {
			say(Finding{File: name}.says(remark.HardToRead(age, m.Words, m.Sentences, m.Syllables, readingAgeLimit)))
		}
	}
}
