// Package change is the arithmetic of changes to a text that several people write at once:
// what one set of changes makes of a text, two in a row as one, one moved over another that
// was made meanwhile, and where a place in the text is afterwards. It agrees with
// CodeMirror's ChangeSet to the byte of its JSON, since a browser does the same with that.
// The loops of Then and Over follow those of @codemirror/state (MIT License, copyright by
// Marijn Haverbeke and others).
//
// It is pure: it may know nothing of files, people or databases, and it may not lose or
// alter a unit of text. Texts and places are counted in UTF-16 units, as browsers do.
package change
