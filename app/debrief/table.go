package debrief

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Line is one figure or text of a debrief, in a table in long format: every
// debrief has the same columns, whatever it contains.
type Line struct {
	Section string // the path of the object that has the field, without "[]": "prioritising.triage.examples"
	Row     string // its position in the list, from 1, or "3.2" in a nested list; "" outside lists
	Field   string // the field's name in that object
	Value   string // "yes" or "no" for a boolean; "" for null
	Unit    string // from [Fields], as is the meaning
	Meaning string
	Path    string // the field's path in [Fields]
	Text    bool   // the value is text, not a figure
}

// Lines returns the leaves of a debrief in order. It reads them from the
// debrief's JSON, so that the two never differ. d must be a [Debrief] or a
// [HandedOn].
func Lines(d any) ([]Line, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	r := reader{json.NewDecoder(bytes.NewReader(data)), map[string]Field{}, nil}
	r.UseNumber()
	for _, f := range Fields() {
		r.fields[f.Path] = f
	}
	err = r.value("", "")
	return r.lines, err
}

// reader walks through JSON in its own order.
type reader struct {
	*json.Decoder
	fields map[string]Field
	lines  []Line
}

func (r *reader) value(path, row string) error {
	token, err := r.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('{'):
		for r.More() {
			name, err := r.Token()
			if err != nil {
				return err
			}
			if err := r.value(strings.TrimPrefix(path+"."+fmt.Sprint(name), "."), row); err != nil {
				return err
			}
		}
		_, err = r.Token()
	case json.Delim('['):
		for n := 1; r.More(); n++ {
			if err := r.value(path+"[]", strings.TrimPrefix(row+"."+strconv.Itoa(n), ".")); err != nil {
				return err
			}
		}
		_, err = r.Token()
	default:
		r.leaf(path, row, token)
	}
	return err
}

func (r *reader) leaf(path, row string, token json.Token) {
	f, known := r.fields[path]
	if !known {
		f = r.fields[path+"[]"] // the list is null
	}
	plain := strings.ReplaceAll(path, "[]", "")
	dot := strings.LastIndexByte(plain, '.')
	line := Line{Section: plain[:max(dot, 0)], Row: row, Field: plain[dot+1:], Unit: f.Unit, Meaning: f.Meaning, Path: f.Path}
	switch v := token.(type) {
	case nil:
	case bool:
		line.Value = map[bool]string{true: "yes", false: "no"}[v]
	case string:
		line.Value, line.Text = v, true
	default:
		line.Value = fmt.Sprint(v)
	}
	r.lines = append(r.lines, line)
}

// Columns are the names of the table's columns, in order.
var Columns = []string{"section", "row", "field", "value", "unit", "meaning"}

// ByteOrder is written at the start of the file. Without it Excel reads UTF-8 as
// the legacy encoding of the computer that it runs on, and shows “ as â€œ. Other
// programs ignore it.
const ByteOrder = "\ufeff"

// WriteCSV writes lines as a file for spreadsheets, according to RFC 4180: UTF-8,
// commas, CRLF.
func WriteCSV(w io.Writer, lines []Line) error {
	if _, err := io.WriteString(w, ByteOrder); err != nil {
		return err
	}
	file := csv.NewWriter(w)
	file.UseCRLF = true
	if err := file.Write(Columns); err != nil {
		return err
	}
	for _, l := range lines {
		value := l.Value
		if l.Text {
			value = Harmless(value)
		}
		if err := file.Write([]string{l.Section, l.Row, l.Field, value, l.Unit, l.Meaning}); err != nil {
			return err
		}
	}
	file.Flush()
	return file.Error()
}

// Harmless puts an apostrophe before a text that a spreadsheet would take for a
// formula, so that it is shown as text. Figures, which may be negative, are not
// passed to it.
func Harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}
