package web

import (
	"fmt"
	"strings"

	"caseload/app/sim"
)

const (
	sentenceRunsDeleted sim.Sentence = "Your runs are deleted, with the decisions and words in them."
	sentenceClassEnded  sim.Sentence = "The class has ended: its code, its tallies and its page are deleted. Students keep their own runs."
)

// What the operator is told about a folder of texts.

func noTexts() error {
	return fmt.Errorf("the folder of texts has none of %s", strings.Join(textFiles, ", "))
}

func textTooLong(name string) error {
	return fmt.Errorf("%s: a text has at most %d KiB", name, maxTextFile>>10)
}

func noUTF8(name string) error {
	return fmt.Errorf("%s: this is not text in UTF-8; save it as UTF-8", name)
}

func textEmpty(name string) error {
	return fmt.Errorf("%s: there is nothing to read in it; leave the file out, and what ships is shown", name)
}
