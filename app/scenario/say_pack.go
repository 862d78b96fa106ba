package scenario

import "caseload/app/sim"

// Why a pack can't have a file.
const (
	fileMissing    sim.Sentence = "this file is missing; a scenario begins with it"
	plainFilesOnly sim.Sentence = "a pack holds plain files only"
	nameUnfit      sim.Sentence = "a file's name is made of letters, digits, hyphens, underscores and dots"
	notUTF8        sim.Sentence = "this is not text in UTF-8; save it as UTF-8"
)

func fileTooLong() sim.Sentence { return sim.Say("a file has at most %d KiB", MaxFile>>10) }

func tooManyCuts() sim.Sentence {
	return sim.Say("a pack has at most %d cuts, and this is one more", MaxCuts)
}

func tooManyModules() sim.Sentence {
	return sim.Say("a pack has at most %d modules, and this is one more", MaxModules)
}
