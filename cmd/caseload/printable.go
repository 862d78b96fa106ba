package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// printable leaves out of lines what steers a terminal or turns the direction of
// reading: a pack's words stand in what is printed of it.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, text)
}

// writeJSON writes a value as JSON, indented. What isn't [printable] in its texts,
// and what JSON would let through, is written as it is escaped: \u009b.
func writeJSON(out io.Writer, value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	var escaped strings.Builder
	for _, r := range text.String() {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			fmt.Fprintf(&escaped, "\\u%04x", r)
		} else {
			escaped.WriteRune(r)
		}
	}
	_, err := io.WriteString(out, escaped.String())
	return err
}

// printing writes what is [printable]; each write has whole letters.
type printing struct{ io.Writer }

func (p printing) Write(data []byte) (int, error) {
	if _, err := io.WriteString(p.Writer, printable(string(data))); err != nil {
		return 0, err
	}
	return len(data), nil
}
