package sim

import (
	"strconv"
	"strings"
)

// Standard is one of the eight Standards for Employers of Social Workers
// (England; LGA, 2020). The zero value is none of them.
type Standard struct {
	Number int
	Title  string // a short form of its heading
}

// standard returns the standard with a number, if Caseload refers to it.
func standard(number int) Standard {
	return Standard{number, [...]string{
		1: "strong and clear social work framework",
		2: "effective workforce planning systems",
		3: "safe workloads and case allocation",
		4: "wellbeing",
		5: "supervision",
		6: "continuing professional development",
	}[number]}
}

// String returns the number and the title: "5 supervision".
func (s Standard) String() string {
	if s == (Standard{}) {
		return ""
	}
	return strconv.Itoa(s.Number) + " " + s.Title
}

// MarshalText and UnmarshalText make a standard the text "5 supervision" in JSON.
func (s Standard) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

func (s *Standard) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Standard{}
		return nil
	}
	number, title, _ := strings.Cut(string(text), " ")
	n, err := strconv.Atoi(number)
	if err != nil {
		return s.noNumber(text)
	}
	*s = Standard{Number: n, Title: title}
	return nil
}
