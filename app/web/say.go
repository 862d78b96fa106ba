package web

import "caseload/app/sim"

const (
	sentenceRunsDeleted sim.Sentence = "Your runs are deleted, with the decisions and words in them."
	sentenceClassEnded  sim.Sentence = "The class has ended: its code, its tallies and its page are deleted. Students keep their own runs."
)
