package help

import "caseload/app/sim"

const (
	sentenceNoPage sim.Sentence = "The guide has no such page. Its list has all that there are."
	sentenceNoWord sim.Sentence = "There is no such word. The list has all that there are."
)

func sayNoWord(near string) sim.Sentence {
	return sim.Say("There is no such word. Did you mean “%s”?", near)
}
