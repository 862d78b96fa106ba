package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"

	"caseload/app/script/document"
	"caseload/scripts"
)

// helpCommand explains the vocabulary that authors write with.
type helpCommand struct {
	Words    helpWordsCommand    `cmd:"" help:"List the words of scenarios and of the library, or explain one."`
	Commands helpCommandsCommand `cmd:"" default:"1" hidden:""`
}

// helpCommandsCommand is help without a word after it: what --help prints.
type helpCommandsCommand struct{}

func (helpCommandsCommand) Run(k *kong.Kong) error {
	_, err := k.Parse([]string{"--help"})
	return err
}

// helpWordsCommand prints the documentation of the vocabulary.
type helpWordsCommand struct {
	Word    string `arg:"" optional:"" help:"A word: case, ask, children.visits."`
	LuaCATS bool   `name:"luacats" help:"Write the definitions for Lua language servers instead."`
	In      string `placeholder:"FOLDER" help:"With --luacats: the folder to write them to, with the settings that a language server needs; otherwise they are printed." type:"path"`
}

func (c *helpWordsCommand) Run(out io.Writer) error {
	d, err := document.Read(scripts.FS)
	if err != nil {
		return err
	}
	if c.In != "" {
		return c.writeDefinitions(out, d)
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
		if related := d.SayRelated(c.Word); related != "" {
			_, err := io.WriteString(out, related)
			return err
		}
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

// writeDefinitions writes the definitions into a folder, anew if they are there already,
// and the settings unless there are some.
func (c *helpWordsCommand) writeDefinitions(out io.Writer, d *document.Documentation) error {
	if !c.LuaCATS {
		return errors.New("--in says where to write definitions; say --luacats as well")
	}
	definitions, settings := filepath.Join(c.In, document.DefinitionsFile), filepath.Join(c.In, ".luarc.json")
	if err := os.WriteFile(definitions, []byte(d.LuaCATS()), 0o644); err != nil {
		return err
	}
	_, err := os.Stat(settings)
	switch {
	case err == nil:
		fmt.Fprintf(out, "%s is written. %s is there already, and stays as it is.\n", document.DefinitionsFile, ".luarc.json")
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := os.WriteFile(settings, []byte(document.ServerSettings), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s and .luarc.json are written. Open this folder in an editor that has a Lua language server.\n", document.DefinitionsFile)
	return nil
}
