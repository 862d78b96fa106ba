package agree

import (
	"regexp"
	"strings"
)

var atHour = regexp.MustCompile(`\b(?:at|by) ((?:(?:half past|a quarter past|quarter past|a quarter to|quarter to) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d{1,2}:\d\d))\b`)

// AtHour returns the only hour at which a text says that something is, as it is said, or "".
func AtHour(text string) string {
	if all := atHour.FindAllStringSubmatch(text, 2); len(all) == 1 {
		return all[0][1]
	}
	return ""
}

var lasts = regexp.MustCompile(`(?i)^(half an hour|an hour and a half|an hour|three quarters of an hour|(\w+) minutes) with\b`)

// Lasts returns the minutes that a title says at its beginning that something takes, or 0.
func Lasts(title string) int {
	m := lasts.FindStringSubmatch(title)
	if m == nil {
		return 0
	}
	if m[2] != "" {
		return max(0, Number(m[2]))
	}
	return map[string]int{"half an hour": 30, "an hour": 60, "an hour and a half": 90, "three quarters of an hour": 45}[strings.ToLower(m[1])]
}

// HoursOf returns the hours at which a text says that what goes by a name is, after the name and in
// the same sentence.
func HoursOf(text, name string) (list []Count) {
	lower := strings.ToLower(text)
	for at := 0; ; {
		i := strings.Index(lower[at:], strings.ToLower(name))
		if i < 0 {
			return list
		}
		at += i + len(name)
		rest := text[at:min(len(text), at+60)]
		if end := strings.IndexAny(rest, ".!?\n"); end >= 0 {
			rest = rest[:end]
		}
		if m := atHour.FindStringSubmatchIndex(rest); m != nil {
			list = append(list, Count{At: at + m[2], Said: rest[m[2]:m[3]]})
		}
	}
}
