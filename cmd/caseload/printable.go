package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"caseload/app/script"
)

// printable leaves out of lines what steers a terminal or turns the direction of
// reading: a pack's words stand in what is printed of it.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && script.Steers(r) {
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
		switch {
		case r == '\n' || !script.Steers(r):
			escaped.WriteRune(r)
		case r > 0xFFFF: // JSON escapes halves
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&escaped, "\\u%04x\\u%04x", high, low)
		default:
			fmt.Fprintf(&escaped, "\\u%04x", r)
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
