package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// paper is the output of a play in a terminal: plain text, wrapped to a width. It
// removes terminal control characters, because the text comes from packs.
type paper struct {
	out    io.Writer
	width  int
	colour bool
}

const (
	usualWidth = 80
	leastWidth = 40
	proseWidth = 84 // longer lines are hard to read, however wide the terminal
)

// newPaper returns a paper that writes to out. It has the terminal's width if out
// is a terminal; otherwise it has the usual width and no emphasis.
func newPaper(out io.Writer) *paper {
	p := &paper{out: out, width: usualWidth}
	file, ok := out.(*os.File)
	if !ok {
		return p
	}
	if columns := terminalWidth(file); columns > 0 {
		p.width = max(leastWidth, columns)
		p.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return p
}

// strong emphasises text on a terminal. Text must make sense without the emphasis.
func (p *paper) strong(s string) string {
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

// title prints the heading of a section.
func (p *paper) title(s string) {
	fmt.Fprintf(p.out, "\n%s\n", p.strong(clean(s)))
}

// say prints paragraphs with an empty line between them. An empty first paragraph
// leaves an empty line above.
func (p *paper) say(paragraphs ...string) {
	for i, text := range paragraphs {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		if text != "" {
			p.hang("", "", text)
		}
	}
}

// points prints a list.
func (p *paper) points(list []string) {
	for _, text := range list {
		p.hang("  - ", "    ", text)
	}
}

// hang prints wrapped text, with first before its first line and rest before the
// others.
func (p *paper) hang(first, rest, text string) {
	lines := wrap(clean(text), min(p.width, proseWidth)-utf8.RuneCountInString(rest))
	for i, line := range lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		fmt.Fprintln(p.out, strings.TrimRight(lead+line, " "))
	}
}

// wrap splits text into lines of at most width characters; a longer word gets a
// line to itself.
func wrap(text string, width int) []string {
	var lines []string
	line, length := "", 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case line == "":
			line, length = word, n
		case length+1+n > width:
			lines = append(lines, line)
			line, length = word, n
		default:
			line, length = line+" "+word, length+1+n
		}
	}
	return append(lines, line)
}

// clean returns the [printable] part of a text, on one line.
func clean(text string) string { return oneLine.Replace(printable(text)) }

var oneLine = strings.NewReplacer("\n", " ", "\t", " ")
