// Package prose reads the times that are said in briefs, notes and labels, for comparison with
// those that a script declares. It reads text and nothing else. It knows few forms, and passes
// over all others.
package prose

import (
	"regexp"
	"strconv"
	"strings"
)

const anHour = `(?:half past |(?:a )?quarter past |(?:a )?quarter to )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)`

var (
	number   = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d\d))?`)
	works    = regexp.MustCompile(`(?i)\byou(?: work| are here|[’']re here| are at your desk)[^.\n]{0,20}? from (` + anHour + `) (?:until|till|to) (` + anHour + `)\b`)
	goes     = regexp.MustCompile(`(?m)^(\d\d:\d\d) to (\d\d:\d\d)\b`)
	row      = regexp.MustCompile(`(?m)^\| *([01]\d:[0-5]\d|2[0-3]:[0-5]\d) *\|`)
	promised = regexp.MustCompile(`(?i)\bbefore (` + anHour + `)\b`)
	moved    = regexp.MustCompile(`\b(?:forward|moved|moves|put off|put back|extended) to (?:[A-Z][a-z]+day,? )?(\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\b`)
	spans    = regexp.MustCompile(`\b(?:There are|You have|It lasts|You are here for) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?: working)? days\b`)
	tomorrow = regexp.MustCompile(`(?i)\b(?:before|by) ` + anHour + ` tomorrow\b|\btomorrow (?:before|by) ` + anHour + `\b`)
	entry    = regexp.MustCompile(`(?m)^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})[.:,]`)
	takes    = regexp.MustCompile(`\b(?:(\d) h(?:ours?)?(?: (\d{1,2}))?|(\d{1,3}) min)\b`)
	born     = regexp.MustCompile(`(?:\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})[.,:]? \{(\w+)\}(?: is| was)? born\b|\{(\w+)\}(?: is| was)? born (?:in|on)(?: the)?(?: \d{1,2}(?:st|nd|rd|th)?)? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4}))`)
)

const months = "JanFebMarAprMayJunJulAugSepOctNovDec"

var hourWords = strings.Fields("nought one two three four five six seven eight nine ten eleven twelve")

// Clock returns the minute of half a day, from 0 to 719, that words such as “half past nine” or
// “09:30” name, or -1.
func Clock(words string) int {
	words = strings.ToLower(words)
	minute, last := 0, words[strings.LastIndexByte(strings.TrimSuffix(strings.TrimSuffix(words, " am"), " pm"), ' ')+1:]
	switch {
	case strings.Contains(words, "half past"):
		minute = 30
	case strings.Contains(words, "quarter past"):
		minute = 15
	case strings.Contains(words, "quarter to"):
		minute = -15
	}
	if last == "noon" || last == "midday" {
		last = "twelve"
	}
	for hour, word := range hourWords {
		if word == last {
			return (hour*60 + minute + 720) % 720
		}
	}
	m := number.FindStringSubmatch(last)
	if m == nil {
		return -1
	}
	hour, _ := strconv.Atoi(m[1])
	minutes, _ := strconv.Atoi(m[2])
	if hour > 24 || minutes > 59 {
		return -1
	}
	return (hour*60 + minutes + minute + 720) % 720
}

// Part is a part of a text, by the byte at which it begins, and what it says.
type Part struct {
	At   int
	Text string
}

func parts(text string, pattern *regexp.Regexp) (list [][]Part) {
	for _, m := range pattern.FindAllStringSubmatchIndex(text, 100) {
		var groups []Part
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 {
				groups = append(groups, Part{m[i], text[m[i]:m[i+1]]})
			}
		}
		list = append(list, groups)
	}
	return list
}

// Hours returns from when until when a brief says that the student works: pairs of parts.
func Hours(brief string) [][]Part { return parts(brief, works) }

// Goes returns from when until when notes say that a scenario goes, at the beginning of a line.
func Goes(notes string) [][]Part { return parts(notes, goes) }

// Rows returns the times with which rows of tables begin, each as the only part.
func Rows(notes string) [][]Part { return parts(notes, row) }

// Moved returns the days to which a text says that something is moved, as in “18 March”.
func Moved(text string) [][]Part { return parts(text, moved) }

// Promised returns the hour before which something is promised to be done, as it is said, or "".
func Promised(text string) string {
	if m := promised.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// Days returns how many days a brief says that there are, and where. It says false if it
// doesn't.
func Days(brief string) (n int, said Part, ok bool) {
	list := parts(brief, spans)
	if len(list) == 0 {
		return 0, said, false
	}
	said = list[0][0]
	if n, err := strconv.Atoi(said.Text); err == nil {
		return n, said, true
	}
	for i, word := range hourWords {
		if word == said.Text {
			n = i
		}
	}
	return n, said, true
}

// Tomorrow reports whether a task's title says that it is to be done tomorrow.
func Tomorrow(title string) bool { return tomorrow.MatchString(title) }

// OutOfOrder returns the one entry of a chronology whose month and year don't fit between those
// of its neighbours, and the neighbour that it contradicts. It says false if there is none, or
// if more than one place is out of order, as where the newest entries come first.
func OutOfOrder(text string) (slip, near Part, ok bool) {
	type dated struct {
		Part
		months int // since the year 0
	}
	var list []dated
	for _, m := range entry.FindAllStringSubmatchIndex(text, 200) {
		year, _ := strconv.Atoi(text[m[4]:m[5]])
		list = append(list, dated{Part{m[0], text[m[0]:m[5]]}, 12*year + strings.Index(months, text[m[2]:m[3]])/3})
	}
	at := 0
	for i := 1; i < len(list); i++ {
		if list[i].months < list[i-1].months {
			if at > 0 {
				return slip, near, false
			}
			at = i
		}
	}
	if at == 0 || len(list) < 3 {
		return slip, near, false
	}
	if at+1 == len(list) || list[at+1].months >= list[at-1].months {
		return list[at].Part, list[at-1].Part, true
	}
	return list[at-1].Part, list[at].Part, at == 1 || list[at].months >= list[at-2].months
}

// Takes returns the minutes that a label says something takes. It says false if it names none,
// or several lengths.
func Takes(label string) (minutes int, ok bool) {
	all := takes.FindAllStringSubmatch(label, 2)
	if len(all) != 1 {
		return 0, false
	}
	m := all[0]
	hours, _ := strconv.Atoi(m[1])
	more, _ := strconv.Atoi(m[2] + m[3])
	return 60*hours + more, true
}

// Birth is a month in which somebody was born, who is called by a word in braces.
type Birth struct {
	At          int
	Who         string
	Year, Month int
}

// Births returns the births that a text tells of.
func Births(text string) (list []Birth) {
	if !strings.Contains(text, "born") {
		return nil
	}
	for _, m := range born.FindAllStringSubmatchIndex(text, 100) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		year, _ := strconv.Atoi(group(2) + group(6))
		month := strings.Index(months, group(1)+group(5))/3 + 1
		list = append(list, Birth{m[0], group(3) + group(4), year, month})
	}
	return list
}
