package calendar

import "time"

// When is a time in the form that a desk gives to programs, besides the words
// for people. In JSON it is "2026-03-03T10:40". The zero When means no time
// and is omitted.
type When Time

const whenLayout = "2006-01-02T15:04"

// Day returns the midnight at which its day starts.
func (w When) Day() Time { return Time(w).Midnight() }

// MarshalText returns the day and time, such as "2026-03-03T10:40".
func (w When) MarshalText() ([]byte, error) {
	return Time(w).time().AppendFormat(nil, whenLayout), nil
}

// UnmarshalText parses the output of MarshalText.
func (w *When) UnmarshalText(text []byte) error {
	t, err := time.Parse(whenLayout, string(text))
	if err == nil {
		*w = When(timeOf(t))
	}
	return err
}
