package playtest

import (
	"strings"

	"caseload/app/scenario"
)

// Coverage is what of a scenario all the plays together have reached.
type Coverage struct {
	Storylines []Storyline    `json:"storylines"`
	Choices    []Choice       `json:"choices"`
	Files      []FileCoverage `json:"files"`
}

// Storyline is one, with the plays in which it got past what it first waits for.
type Storyline struct {
	Name    string `json:"name"`
	Reached int    `json:"reached"`
}

// FileCoverage is one of the pack's Lua files. The library's modules are not
// counted.
type FileCoverage struct {
	File    string    `json:"file"`
	Lines   int       `json:"lines"` // that hold something to run
	Ran     int       `json:"ran"`
	Missing []Stretch `json:"missing"`
}

// Stretch is some lines on end that no play has run, with the first of them.
type Stretch struct {
	From   int    `json:"from"`
	To     int    `json:"to"`
	Source string `json:"source"`
}

func (k *known) coverage(v *scenario.Version) Coverage {
	c := Coverage{Storylines: []Storyline{}, Choices: k.chosen(), Files: []FileCoverage{}}
	for i, name := range k.stories {
		c.Storylines = append(c.Storylines, Storyline{name, k.reached[i]})
	}
	source := v.Source()
	for _, file := range v.Lines(k.ran) {
		c.Files = append(c.Files, fileCoverage(file, strings.Split(source[file.File], "\n")))
	}
	return c
}

func fileCoverage(file scenario.FileLines, source []string) FileCoverage {
	c := FileCoverage{File: file.File, Lines: len(file.Code), Missing: []Stretch{}}
	open := false
	for i, line := range file.Code {
		switch {
		case file.Ran[i]:
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

// Lines are all lines that hold something to run, and those that ran.
func (c Coverage) Lines() (lines, ran int) {
	for _, f := range c.Files {
		lines, ran = lines+f.Lines, ran+f.Ran
	}
	return lines, ran
}

// Untaken are the choices that were offered and that no play took.
func (c Coverage) Untaken() (list []Choice) {
	for _, one := range c.Choices {
		if one.Taken == 0 {
			list = append(list, one)
		}
	}
	return list
}
