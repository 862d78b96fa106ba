package author

import "caseload/app/sim"

// Question is something that every review asks.
type Question struct {
	Key         string // by which its answer is kept
	Asks, Hint  sim.Sentence
	Fine        sim.Sentence // what it says to choose [AnswerFine]
	Change      sim.Sentence // and [AnswerChange]
	WhatChanges sim.Sentence // what the box for the reason asks for
}

// Unsure is what it says at every question to choose [AnswerUnsure].
const Unsure sim.Sentence = "I can’t say"

const (
	sentenceWhatChanges sim.Sentence = "Why? If something has to change, say where and what"
)

// Questions returns what a review asks, in order. Their keys, which the store knows too, are kept with the answers, so an
// earlier question keeps its key as long as it asks the same.
func Questions() []Question {
	return []Question{
		{
			Key: "happen", Asks: "Would this happen?",
			Hint: "As it is told, with these people, in this order, in a team that you know: the calls, the hours, what is asked of a worker, and what becomes of it.",
			Fine: "Yes, it would", Change: "Not as it is told", WhatChanges: sentenceWhatChanges,
		},
		{
			Key: "law", Asks: "Is the law right, and dated?",
			Hint: "Acts, guidance, deadlines and thresholds, for its nation; and whether it says when they were checked. Say what you have looked up and what you only remember.",
			Fine: "Yes", Change: "Something is wrong, or has no date", WhatChanges: "What did you look up, and where? If something is wrong, say what",
		},
		{
			Key: "people", Asks: "Are the families people, with strengths?",
			Hint: "Each with something they do well, with words of their own, and with reasons that they would give themselves.",
			Fine: "Yes", Change: "Somebody is only a problem, or a type", WhatChanges: sentenceWhatChanges,
		},
		{
			Key: "background", Asks: "Is anybody’s background written as if it were the risk?",
			Hint: "Ethnicity, immigration status, faith, class, poverty, age, sex, gender identity, pregnancy, disability, mental health, sexuality or where somebody lives. Would you think the same if they were somebody else?",
			Fine: "No", Change: "Yes, it could be read so", WhatChanges: sentenceWhatChanges,
		},
		{
			Key: "recognised", Asks: "Could a real person or family be recognised?",
			Hint: "By a name, an address, a job, an illness, or something that happened; by you, by a colleague, by neighbours or the local paper, or by themselves. A story made from one real case is still that case, even with the names changed.",
			Fine: "No", Change: "Yes, or I’m not easy about it", WhatChanges: "Why? Don’t write down here who it is: say which detail has to go",
		},
		{
			Key: "heard", Asks: "Was lived experience heard?",
			Hint: "Whether somebody who has lived through something like this has read it, and whether the scenario shows that it mattered.",
			Fine: "Yes", Change: "No, or it changed nothing", WhatChanges: "Who was asked, in general terms, and what came of it? If nobody was, say who should be",
		},
		{
			Key: "harm", Asks: "Is anything in it hard to read without a warning?",
			Hint: "Whatever students should know before they begin is among the content notes. What is told more cruelly than its purpose needs should go.",
			Fine: "No, the content notes say what is in it", Change: "Yes, something is missing there or should go", WhatChanges: sentenceWhatChanges,
		},
		{
			Key: "fair", Asks: "Is it fair to the student?",
			Hint: "Whether somebody careful can come through it, whether what is told afterwards could have been known at the time, and whether a mistake is met with a question and not with blame.",
			Fine: "Yes", Change: "Not everywhere", WhatChanges: sentenceWhatChanges,
		},
	}
}
