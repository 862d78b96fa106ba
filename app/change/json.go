package change

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxParts is how many parts a set may have that is read from JSON, and MaxText how many units
// a text may have before and after it.
const (
	MaxParts = 10_000
	MaxText  = 256 << 10
)

// MarshalJSON writes the set as CodeMirror does: a number for units that are kept, and a list
// for those that are replaced, of their number and then the lines of the text in their place.
func (s Set) MarshalJSON() ([]byte, error) {
	parts := make([]any, 0, len(s.parts))
	for _, p := range s.parts {
		switch {
		case p.kept:
			parts = append(parts, p.old)
		case len(p.text) == 0:
			parts = append(parts, []int{p.old})
		default:
			list := []any{p.old}
			for line := range strings.SplitSeq(String(p.text), "\n") {
				list = append(list, line)
			}
			parts = append(parts, list)
		}
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(parts)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// UnmarshalJSON reads what MarshalJSON and CodeMirror write, whoever sent it. The error is
// ErrForm, ErrBig, or ErrHalf if a text isn't one of whole characters.
func (s *Set) UnmarshalJSON(data []byte) error {
	if !utf8.Valid(data) || lone(data) {
		return ErrHalf
	}
	var parts []json.RawMessage
	if json.Unmarshal(data, &parts) != nil || parts == nil {
		return ErrForm
	}
	if len(parts) > MaxParts {
		return ErrBig
	}
	read := make([]part, 0, len(parts))
	before, after := 0, 0
	for _, raw := range parts {
		p, err := readPart(raw)
		if err != nil {
			return err
		}
		before, after = before+p.old, after+p.after()
		if before > MaxText || after > MaxText {
			return ErrBig
		}
		read = append(read, p)
	}
	s.parts = read
	return nil
}

func readPart(raw json.RawMessage) (part, error) {
	if raw[0] != '[' {
		n, err := readCount(raw)
		return part{old: n, kept: true}, err
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil || len(list) == 0 {
		return part{}, ErrForm
	}
	n, err := readCount(list[0])
	if err != nil {
		return part{}, err
	}
	lines := make([]string, 0, len(list)-1)
	for _, line := range list[1:] {
		var text string
		if line[0] != '"' || json.Unmarshal(line, &text) != nil || strings.ContainsAny(text, "\n\r\x00") {
			return part{}, ErrForm
		}
		lines = append(lines, text)
	}
	return part{old: n, text: Units(strings.Join(lines, "\n"))}, nil
}

// readCount reads a whole number that isn't negative.
func readCount(raw json.RawMessage) (int, error) {
	n, err := strconv.ParseUint(string(raw), 10, 64)
	if err != nil {
		return 0, ErrForm
	}
	if n > math.MaxInt32 {
		return 0, ErrBig
	}
	return int(n), nil
}

// lone tells whether JSON escapes one of the two units of a character without the other, which
// the standard library would silently read as a replacement character.
func lone(data []byte) bool {
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		i++
		u, ok := escaped(data[i-1:])
		switch {
		case !ok:
		case high(u):
			if next, ok := escaped(data[min(i+5, len(data)):]); !ok || !low(next) {
				return true
			}
			i += 10
		case low(u):
			return true
		}
	}
	return false
}

// escaped reads an escape such as \u00e9 at the beginning of data.
func escaped(data []byte) (uint16, bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	u, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	return uint16(u), err == nil
}

// Units returns a text in UTF-16 units.
func Units(text string) []uint16 {
	units := make([]uint16, 0, len(text))
	for _, r := range text {
		units = utf16.AppendRune(units, r)
	}
	return units
}

// String returns a text of UTF-16 units as UTF-8.
func String(text []uint16) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); i++ {
		r := rune(text[i])
		if high(text[i]) && i+1 < len(text) && low(text[i+1]) {
			i++
			r = utf16.DecodeRune(r, rune(text[i]))
		}
		b.WriteRune(r)
	}
	return b.String()
}
