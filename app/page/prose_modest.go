package page

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits on a text before it is parsed as Markdown. The parser's work grows with
// the square of the nesting depth and of the number of markup characters in a
// block, so that 120 KB of ">" would take half a minute. The longest page that
// ships has 300 lines, and the longest block 150 markup characters.
const (
	proseBytes  = 128 << 10
	proseLines  = 4_000
	proseNested = 8     // lists and quotes that begin on one line
	proseIndent = 40    // spaces before the text of a line
	proseSigns  = 1_000 // markup characters between two empty lines
	proseCells  = 20    // in one row of a table
)

// immodest returns the limit that a text exceeds, as the rest of a sentence, or
// "" if it exceeds none.
func immodest(markdown string) string {
	if len(markdown) > proseBytes {
		return fmt.Sprintf("it is longer than %d KB", proseBytes>>10)
	}
	lines, signs := 0, 0
	for line := range strings.Lines(markdown) {
		lines++
		nested, indent := leading(line)
		signs += strings.Count(line, "|")
		for _, sign := range []byte("*_[]()<>`!&~") {
			signs += strings.Count(line, string(sign))
		}
		if strings.TrimSpace(line) == "" {
			signs = 0
		}
		switch {
		case lines > proseLines:
			return fmt.Sprintf("it has more than %d lines", proseLines)
		case nested > proseNested:
			return fmt.Sprintf("line %d begins more than %d lists or quotes in one another", lines, proseNested)
		case indent > proseIndent:
			return fmt.Sprintf("line %d begins with more than %d spaces", lines, proseIndent)
		case signs > proseSigns:
			return fmt.Sprintf("line %d belongs to a paragraph with more than %d signs such as * and [", lines, proseSigns)
		case strings.Count(line, "|") > proseCells:
			return fmt.Sprintf("line %d has more than %d signs |", lines, proseCells)
		}
	}
	return ""
}

// leading counts the lists and quotes that a line may begin or continue, and the
// columns of space before and between them.
func leading(line string) (nested, indent int) {
	digits := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>', c == '-', c == '+', c == '*':
			nested++
		case (c == '.' || c == ')') && digits > 0:
			nested++
		case c >= '0' && c <= '9':
			digits++
			continue
		default:
			return nested, indent
		}
		digits = 0
	}
	return nested, 0 // the line has nothing else
}

// plainProse returns a text as it was written, in paragraphs, with the reason why
// it isn't parsed as Markdown.
func plainProse(markdown, why string) Prose {
	paragraph := func(words string) prosePart {
		return prosePart{kind: proseParagraph, parts: []prosePart{{text: words}}}
	}
	parts := []prosePart{paragraph("This text is shown as it was written, without headings or lists: " + why + ".")}
	cut := len(markdown) > proseBytes
	if cut {
		end := proseBytes
		for end > 0 && !utf8.RuneStart(markdown[end]) {
			end--
		}
		markdown = markdown[:end]
	}
	for _, block := range strings.Split(strings.ReplaceAll(markdown, "\r\n", "\n"), "\n\n") {
		if strings.TrimSpace(block) != "" {
			parts = append(parts, paragraph(strings.TrimSpace(block)))
		}
	}
	if cut {
		parts = append(parts, paragraph("The rest is left out."))
	}
	return Prose{parts}
}
