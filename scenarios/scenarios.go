// Package scenarios is the scenarios that ship with the program, a folder each:
// scenario.lua, text/*.md, plays/*.txtar and the lecturer's notes.
package scenarios

import "embed"

// FS holds the packs; the name of a folder is the scenario's in addresses.
//
//go:embed all:first-morning all:first-week all:winter-discharge
var FS embed.FS
