package scenario

import (
	"caseload/app/sim"
	"fmt"
)

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

func noSlug(slug string) error {
	return fmt.Errorf("a scenario's folder is named in small letters, digits and hyphens; found %q", slug)
}

func tooLarge() error {
	return fmt.Errorf("a pack has at most %d files and %d MiB in all", MaxFiles, MaxPack>>20)
}

// What is said of a golden play that can't be read.

func noPart(found string) error {
	return fmt.Errorf("a golden play has the parts scenario, terms, luck, variant, decisions and steps; found %q", found)
}

func noVariant(found string) error {
	return fmt.Errorf("variant: write 1 for other names than luck draws, or leave the part out; found %q", found)
}

func noLuck(found string) error {
	return fmt.Errorf(`luck: expected "FROM-TURN SEED", two whole numbers; found %q`, found)
}

func noField(after, found string) error {
	return fmt.Errorf("decisions: expected field=value after %q; found %q", after, found)
}
