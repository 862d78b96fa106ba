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

// printable removes the characters that control a terminal or change the reading
// direction. Whatever is printed about a pack may contain the pack's own words.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && script.Steers(r) {
			return -1
		}
		return r
	}, text)
}

// writeJSON writes a value as indented JSON. Characters that aren't [printable],
// and that JSON allows in strings, are escaped, as in \u009b.
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
		case r > 0xFFFF: // JSON escapes surrogate pairs
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&escaped, "\\u%04x\\u%04x", high, low)
		default:
			fmt.Fprintf(&escaped, "\\u%04x", r)
		}
	}
	_, err := io.WriteString(out, escaped.String())
	return err
}

// printing is a writer that passes on only what is [printable]. No write may end in
// the middle of a character.
type printing struct{ io.Writer }

func (p printing) Write(data []byte) (int, error) {
	if _, err := io.WriteString(p.Writer, printable(string(data))); err != nil {
		return 0, err
	}
	return len(data), nil
}
