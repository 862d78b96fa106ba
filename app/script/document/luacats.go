package document

import (
	"strings"
)

// luaCATSHead is the head of the definitions file, which explains how to use it.
const luaCATSHead = `---@meta

-- The vocabulary of Caseload's scenarios, for Lua language servers. There is nothing to
-- change in it, and nothing runs it. ` + "`caseload help words --luacats --in FOLDER`" + ` writes it
-- beside your packs, with a file .luarc.json by which the language server finds it.
--
-- Where a field takes one of a few texts, the list is an alias: Tier, TaskKind, By. The
-- names that you give to answers and options can't be: ` + "`caseload check`" + ` finds those that are
-- misspelt.
`

// DefinitionsFile is the name of the definitions file beside an author's packs.
const DefinitionsFile = "caseload.lua"

// ServerSettings is the file .luarc.json, by which a Lua language server finds the
// definitions beside it, and takes no other functions for the language's.
const ServerSettings = `{
  "runtime.version": "Lua 5.1",
  "workspace.library": ["` + DefinitionsFile + `"],
  "runtime.builtin": {
    "basic": "disable", "string": "disable", "table": "disable", "math": "disable",
    "io": "disable", "os": "disable", "debug": "disable", "package": "disable", "coroutine": "disable"
  }
}
`

// LuaCATS returns the definitions file, from which a Lua language server completes
// and explains: all words, records and their methods as classes, and the modules.
func (d *Documentation) LuaCATS() string {
	var b strings.Builder
	b.WriteString(luaCATSHead)
	for _, f := range d.files {
		b.WriteString("\n-- " + f.theme + "\n")
		if f.module != "" {
			b.WriteString("\ndo\n---@class " + f.module + "\nlocal " + f.local + " = {}\n")
		}
		for _, block := range f.blocks {
			d.definition(&b, f, block)
		}
		if f.module != "" {
			b.WriteString("\nend\n")
		}
	}
	return b.String()
}

// definition writes a comment unchanged, followed by what it documents, without the
// body.
func (d *Documentation) definition(b *strings.Builder, f file, block *block) {
	if len(block.lines) == 1 && block.lines[0] == "---@meta" {
		return
	}
	b.WriteString("\n" + strings.Join(block.lines, "\n") + "\n")
	switch {
	case block.function == "require":
		for _, t := range d.Themes {
			if t.Module != "" {
				b.WriteString("---@overload fun(name: \"" + t.Module + "\"): " + t.Module + "\n")
			}
		}
		b.WriteString("function require(name) end\n")
	case block.function != "":
		b.WriteString("function " + block.function + "(" + block.args + ") end\n")
	case block.constant != "":
		b.WriteString(block.constant + " = nil\n")
	case block.local != "":
		b.WriteString(block.local + "\n")
	}
}
