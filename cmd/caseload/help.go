package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"caseload/app/script/document"
	"caseload/scripts"
)

// helpCommand explains the vocabulary that authors write with.
type helpCommand struct {
	Words helpWordsCommand `cmd:"" help:"List the words of scenarios and of the library, or explain one."`
}

// helpWordsCommand prints the documentation of the vocabulary.
type helpWordsCommand struct {
	Word    string `arg:"" optional:"" help:"A word: case, ask, children.visits."`
	LuaCATS bool   `name:"luacats" help:"Write the definitions for Lua language servers instead."`
}

func (c *helpWordsCommand) Run(out io.Writer) error {
	d, err := document.Read(scripts.FS)
	if err != nil {
		return err
	}
	if c.LuaCATS {
		_, err := io.WriteString(out, d.LuaCATS())
		return err
	}
	if c.Word == "" {
		_, err := fmt.Fprint(out, d.Overview(), "caseload help words WORD explains one; caseload help words example shows the scenario\nthat examples stand in.\n")
		return err
	}
	if c.Word == "example" {
		top, story, end := document.Frame()
		_, err := fmt.Fprint(out, top, "-->\n", story, "-->\n", end)
		return err
	}
	found, near := d.Find(c.Word)
	if len(found) == 0 {
		if near != "" {
			return fmt.Errorf("there is no word `%s`; did you mean `%s`?", c.Word, near)
		}
		return errors.New("there is no word `" + c.Word + "`; caseload help words lists all")
	}
	var said []string
	for _, w := range found {
		said = append(said, d.Say(w))
	}
	_, err = io.WriteString(out, strings.Join(said, "\n"))
	return err
}
