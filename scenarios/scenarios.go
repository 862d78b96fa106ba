// Package scenarios is the scenarios that ship with the program, a folder each:
// scenario.lua, text/*.md, plays/*.txtar and the lecturer's notes. Beside them
// lies the guide for whoever writes another.
package scenarios

import "embed"

// FS holds the packs; the name of a folder is the scenario's in addresses.
//
//go:embed all:first-morning all:first-week all:winter-discharge
var FS embed.FS

// Guide is the authors' guide, in Markdown, a page for each heading of the second
// level.
//
//go:embed README.md
var Guide string
