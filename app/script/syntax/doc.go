// Package syntax reads Lua into one tree that holds every byte of the file, comments
// included, and that exists however wrong the file is. Findings, mends, completion and
// forms work on it. It accepts exactly what gopher-lua's parser accepts; what compiles
// is still that parser's decision.
//
// A file without a mistake is read once, by the rules of the language. A file with one
// is read again with everything that people write by mistake in mind: words and signs
// of other languages, misspelt keywords, quotes that a word processor made. Brackets
// and blocks that aren't closed are then closed where the indentation says they end,
// so that one mistake is one error and the rest of the file is read as it was meant.
//
// The package reads text and nothing else. It knows no vocabulary, words no sentence,
// and its work is proportional to the length of the text.
package syntax
