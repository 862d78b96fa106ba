// Package scripts is the shared library of Lua modules that scenarios require:
// rule packs for law and practice by nation and date, standard processes and the
// protocols that hold on every branch, supervision, an example of a council's
// weighting, employers' terms, and the bank of names. Each function is documented
// in place, with an example that the tests run.
//
// A scenario's version is frozen together with every module that it requires, so
// changing a module here doesn't affect any run that has begun.
package scripts

import "embed"

// FS holds the modules: require "england.children" reads england/children.lua.
//
//go:embed *.lua */*.lua
var FS embed.FS
