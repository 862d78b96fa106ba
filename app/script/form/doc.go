// Package form finds the values in a script that a form can change, and changes them. It
// works on the tree of the file and on what the vocabulary says about itself, so whatever
// a form doesn't know stays as it is written: comments, layout, and all that is computed.
//
// A value can be changed where it is written out: a text, a number, true or false, a list
// of texts. Everything else is shown as script, in its place. The rest of the file may be
// wrong; only a call with a mistake inside it can't be changed.
//
// The package reads text and returns text. It words no sentence and runs no Lua.
package form
