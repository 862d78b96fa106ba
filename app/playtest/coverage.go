package playtest

import (
	"strings"

	"caseload/app/scenario"
)

// Coverage is what all the plays together have reached in a scenario. Lines and
// choices of the library's modules are not counted: the author of a pack can't
// change them.
type Coverage struct {
	Storylines []Storyline    `json:"storylines"`
	Choices    []Choice       `json:"choices"`
	Files      []FileCoverage `json:"files"`
}

// Storyline is a storyline's name and the number of plays in which it got past
// its first wait.
type Storyline struct {
	Name    string `json:"name"`
	Reached int    `json:"reached"`
}

// FileCoverage is the coverage of one of the pack's Lua files.
type FileCoverage struct {
	File    string    `json:"file"`
	Lines   int       `json:"lines"` // lines with something to run
	Ran     int       `json:"ran"`
	Missing []Stretch `json:"missing"`

	// The lines with something to run, and in how many plays each was noted. A report
	// leaves them out: it would be as long as the scenario.
	Code  []int `json:"-"`
	Plays []int `json:"-"`
}

// Stretch is a run of consecutive lines that no play has run, with the source
// of the first. Lines with nothing to run may lie between them.
type Stretch struct {
	From   int    `json:"from"`
	To     int    `json:"to"`
	Source string `json:"source"`
}

func (k *known) coverage(v *scenario.Version) Coverage {
	source := v.Source()
	c := Coverage{Storylines: []Storyline{}, Choices: k.chosen(source), Files: []FileCoverage{}}
	for i, name := range k.stories {
		c.Storylines = append(c.Storylines, Storyline{name, k.reached[i]})
	}
	for _, file := range v.Lines(k.plays) {
		c.Files = append(c.Files, fileCoverage(file, strings.Split(source[file.File], "\n")))
	}
	return c
}

func fileCoverage(file scenario.FileLines, source []string) FileCoverage {
	c := FileCoverage{File: file.File, Lines: len(file.Code), Missing: []Stretch{}, Code: file.Code, Plays: file.Plays}
	open := false
	for i, line := range file.Code {
		switch {
		case file.Plays[i] > 0:
			c.Ran++
			open = false
		case open:
			c.Missing[len(c.Missing)-1].To = line
		default:
			text := ""
			if line <= len(source) {
				text = strings.TrimSpace(source[line-1])
			}
			c.Missing = append(c.Missing, Stretch{line, line, text})
			open = true
		}
	}
	return c
}

// Lines returns the number of lines with something to run, and how many of them
// ran.
func (c Coverage) Lines() (lines, ran int) {
	for _, f := range c.Files {
		lines, ran = lines+f.Lines, ran+f.Ran
	}
	return lines, ran
}

// Untaken returns the choices that were offered but never taken.
func (c Coverage) Untaken() (list []Choice) {
	for _, one := range c.Choices {
		if one.Taken == 0 {
			list = append(list, one)
		}
	}
	return list
}
