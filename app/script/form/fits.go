package form

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/timetext"
)

// NoTime says of a text that it can't be read as a day, a time or a length of time.
type NoTime struct {
	Text   string
	Type   string // what was wanted: "Date", "Day", "PastDay", "Time", "Clock", "Length" or "Minutes"
	Better string // what it is likely to mean, or ""
}

func (e NoTime) Error() string { return strconv.Quote(e.Text) + " can't be read as a " + e.Type }

// timed returns as which type of day or time the texts of a field have to be read, or "".
func (f Field) timed() string {
	if f.Path == "starts" { // it is documented as a text
		return "Date"
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(f.Type, "[]"), "|") {
		if slices.Contains([]string{"Day", "PastDay", "Time", "Clock", "Length", "Minutes"}, part) {
			return part
		}
	}
	return ""
}

// Fits returns why a value can't be written for the field, or nil.
func (f Field) Fits(v Value) error {
	v = v.clean()
	if v.empty() {
		if f.Needed {
			return ErrNeeded
		}
		return nil
	}
	if v.Name != "" {
		switch {
		case v.Text != "":
			return ErrBoth
		case f.Kind != Named:
			return ErrChoice
		}
		return nil
	}
	isNumber := numeral.MatchString(v.Text)
	switch f.Kind {
	case Named:
		if !f.OrText() {
			return ErrChoice
		}
	case Number:
		if !isNumber {
			return ErrNumber
		}
		if strings.Contains(v.Text, ".") && !strings.Contains(f.Type, "number") && f.Type != "Line" {
			return ErrWhole
		}
	case Length:
		if isNumber && strings.Contains(v.Text, ".") {
			return ErrWhole
		}
	case YesNo:
		if v.Text != "true" && v.Text != "false" {
			return ErrChoice
		}
	case Texts:
		if n := len(v.Texts); f.Type == answers && (n < 2 || n > 8) {
			return ErrAnswers
		}
		if len(f.Choices) > 0 && slices.ContainsFunc(v.Texts, func(text string) bool { return !slices.Contains(f.Choices, text) }) {
			return ErrChoice
		}
	case Choice:
		if !slices.Contains(f.Choices, v.Text) {
			return ErrChoice
		}
	}
	if err := f.bounded(v); err != nil {
		return err
	}
	for _, text := range append(v.Texts, v.Text) {
		if typ := f.timed(); text != "" && typ != "" && !isNumber && !timetext.Fits(text, typ) {
			return NoTime{Text: text, Type: typ, Better: timetext.Better(text, typ)}
		}
	}
	if n, err := strconv.ParseFloat(v.Text, 64); isNumber && err == nil && f.Range != nil && (f.Kind == Number || f.Kind == Length) && !f.Range.Has(n) {
		return ErrRange
	}
	return nil
}
