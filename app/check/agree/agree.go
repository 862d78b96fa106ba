// Package agree reads what texts say that something else says too: dates of visits, ages,
// lengths, hours and how many there are, so that two of them can be compared. It reads text and
// nothing else. It knows few forms, and passes over all others.
package agree

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/phrase"
)

const (
	months     = "JanFebMarAprMayJunJulAugSepOctNovDec"
	aMonth     = `(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*`
	aDay       = `(\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + aMonth
	aNumber    = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety|\d{1,3}`
	aWeekday   = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`
	thatNumber = `(` + aNumber + `)`
)

// Date is a day of a month that a text says without its year, and the byte at which it does.
type Date struct {
	At         int
	Day, Month int
	Said       string
}

// wordEnd returns where the word ends that a byte is in.
func wordEnd(text string, at int) int {
	for at < len(text) && text[at] >= 'a' && text[at] <= 'z' {
		at++
	}
	return at
}

// dates returns the dates that a pattern finds, whose last two groups are the day and month.
func dates(text string, pattern *regexp.Regexp) (list []Date) {
	for _, m := range pattern.FindAllStringSubmatchIndex(text, 100) {
		n := len(m)
		day, _ := strconv.Atoi(text[m[n-4]:m[n-3]])
		month := strings.Index(months, text[m[n-2]:m[n-1]])/3 + 1
		if day > [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1] {
			return nil // another rule says that there is no such day, which leaves nothing to compare
		}
		list = append(list, Date{m[n-4], day, month, text[m[n-4]:wordEnd(text, m[n-1])]})
	}
	return list
}

var (
	entry    = regexp.MustCompile(`(?m)^()` + aDay + `[.:,]`)
	visit    = regexp.MustCompile(`(?m)^()` + aDay + `[.:,] (?:First |Last |Home |Joint |Unannounced |Second )?(?:[Vv]isit|Met|Seen)\b`)
	saw      = regexp.MustCompile(`(?m)^` + aDay + `[.:,] (?:Saw|Met|Seen:?|Visited) \{(\w+)\}`)
	first    = regexp.MustCompile(`(?m)^()` + aDay + `[.:,] First (?:visit|meeting|call|contact)\b`)
	lastSeen = regexp.MustCompile(`\b(?i:last (?:visit|visited|seen|saw|met|home visit)(?: was| were)?(?: them| her| him)?(?: on| by us on)?:? )(?:` + aWeekday + `,? )?()` + aDay)
	result   = regexp.MustCompile(`\b(?:is|are|to|ends?(?: on)?) (?:` + aWeekday + `,? )?()` + aDay)
	anyDate  = regexp.MustCompile(`\b()` + aDay + `\b`)
	due      = phrase.New(`\b(?:due|finished|done|ready|completed?|returned|signed|sent|sent in|in|decided)(?: in| back| off)? (?:by|on|before)(?: the)? (?:` + aWeekday + `,? )?()` + aDay)
	adds     = phrase.New(`\b` + aDay + ` and (\d{1,2}) working days (?:is|are|ends? on|comes? to) (?:` + aWeekday + `,? )?` + aDay)
	goesOn   = phrase.New(`\b(\d{1,2}) working days: ` + aDay + ` to ` + aDay)
)

// Entries returns the dates with which the entries of a file begin, if all have no year.
func Entries(text string) []Date { return dates(text, entry) }

// Visits returns those entries that are visits; Firsts those that are the first; LastSeen the
// dates on which a text says that somebody was seen last.
func Visits(text string) []Date {
	if !strings.Contains(text, "isit") && !strings.Contains(text, "Met") && !strings.Contains(text, "Seen") {
		return nil
	}
	return dates(text, visit)
}

func Firsts(text string) []Date   { return dates(text, first) }
func LastSeen(text string) []Date { return dates(text, lastSeen) }

// Due returns the dates by which a text says that something is due.
func Due(t phrase.Text) (list []Date) {
	for _, m := range due.In(t, 100) {
		list = append(list, dates(t.Whole[m[0]:m[1]], anyDate)...)
		list[len(list)-1].At += m[0]
	}
	return list
}

// Results returns the dates to which a note comes, and whether it names one of a day and month.
func Results(note string) []Date { return dates(note, result) }

var begins = regexp.MustCompile(`(?m)^\d\d:\d\d to \d\d:\d\d, (?:` + aWeekday + `,? )?()` + aDay)

// Begins returns the first day that notes say, at the beginning of a line with the hours.
func Begins(notes string) []Date { return dates(notes, begins) }

// Names reports whether a text names a date.
func Names(text string, day, month int) bool {
	return slices.ContainsFunc(dates(text, anyDate), func(d Date) bool { return d.Day == day && d.Month == month })
}

// Saw returns the entries that say who was seen, by the words that stand for them.
func Saw(text string) map[string][]Date {
	by := map[string][]Date{}
	for _, m := range saw.FindAllStringSubmatchIndex(text, 100) {
		day, _ := strconv.Atoi(text[m[2]:m[3]])
		who := text[m[6]:m[7]]
		by[who] = append(by[who], Date{m[2], day, strings.Index(months, text[m[4]:m[5]])/3 + 1, text[m[2]:wordEnd(text, m[5])]})
	}
	return by
}

// Sum is a date, working days after it, and the date to which they are said to come.
type Sum struct {
	From Date
	Days int
	To   Date
}

// Sums returns the sums of working days that a text says.
func Sums(t phrase.Text) (list []Sum) {
	text := t.Whole
	if !strings.Contains(text, " working days") {
		return nil
	}
	date := func(m []int, i int) Date {
		day, _ := strconv.Atoi(text[m[2*i]:m[2*i+1]])
		return Date{m[2*i], day, strings.Index(months, text[m[2*i+2]:m[2*i+3]])/3 + 1, text[m[2*i]:wordEnd(text, m[2*i+3])]}
	}
	for _, m := range adds.In(t, 100) {
		n, _ := strconv.Atoi(text[m[6]:m[7]])
		list = append(list, Sum{date(m, 1), n, date(m, 4)})
	}
	for _, m := range goesOn.In(t, 100) {
		n, _ := strconv.Atoi(text[m[2]:m[3]])
		list = append(list, Sum{date(m, 2), n, date(m, 4)})
	}
	return list
}

// Count is a number that a text says, and where.
type Count struct {
	At   int
	N    int
	Said string
}

// words are the numbers that are written as words.
var words = func() map[string]int {
	by := map[string]int{"once": 1, "twice": 2, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
	for n, word := range strings.Fields("nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") {
		by[word] = n
	}
	return by
}()

// Number returns what a number is, in figures or as a word, or -1.
func Number(word string) int {
	if n, ok := words[strings.ToLower(word)]; ok {
		return n
	}
	if word == "" || word[0] < '0' || word[0] > '9' {
		return -1
	}
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return -1
}

func counts(text string, pattern *regexp.Regexp) []Count {
	return countsIn(text, pattern.FindAllStringSubmatchIndex(text, 200))
}

// countsIn returns the numbers that are the groups of matches.
func countsIn(text string, matches [][]int) (list []Count) {
	for _, m := range matches {
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				said := text[m[g]:m[g+1]]
				list = append(list, Count{m[g], Number(said), said})
			}
		}
	}
	return list
}

var (
	families = regexp.MustCompile(`(?i)\b(?:you (?:know|have|hold|look after)|left you|gave you|are given) ` + thatNumber + ` (?:famil(?:y|ies)|people|persons?|cases?|children)\b`)
	long     = regexp.MustCompile(`(?i)^` + thatNumber + ` (?:working )?hours? (?:in|on|at|with)\b`)
	days     = regexp.MustCompile(`(?i)^` + thatNumber + ` (?:working )?days? (?:in|on|at|with)\b`)
	toPlay   = regexp.MustCompile(`(?i)\babout ` + thatNumber + `(?: or \w+)? minutes to play\b`)
	aged     = phrase.New(`(?i)\b(?:child|boy|girl|daughter|son|young person|teenager|baby|man|woman|pupil|brother|sister) of ` + thatNumber + `\b|\b(?:someone|somebody|child|kid|pupil|person|one) who(?:[’']s| is|[’']s only| is only) ` + thatNumber + `\b(?: years|[.,;:?!” ]|$)|\b(?:aged|age of) ` + thatNumber + `\b`)
	yearsOld = phrase.New(`(?i)\ban? ` + thatNumber + `[- ]year[- ]old\b|\b(\d{1,2}) years old\b`)
	minutes  = regexp.MustCompile(`\b(write-up|call|meeting|visit)(?: at \w+,| of|, of|,)? (\d{1,3})\b`)
	ranges   = regexp.MustCompile(`\*\*(P[0-4])(?:(?:,| or| to|, or) (P[0-4]))?(?:(?:,| or|, or) (P[0-4]))?\.?\*\*`)
	ends     = phrase.New(`(?i)\b(?:all of it by|(?:when )?you go at|you (?:finish|leave|stop|go home) at|to leave at|did you leave at|leaving at|home by|done by the time you go at) (?:(half past|a quarter past|quarter past|a quarter to|quarter to) )?(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d{1,2}(?::\d\d)?)\b`)
)

// Families returns how many families or people a brief says that somebody has.
func Families(text string) []Count { return counts(text, families) }

// Hours and Days return how many there are, as a summary begins by saying.
func Hours(summary string) []Count { return counts(summary, long) }
func Days(summary string) []Count  { return counts(summary, days) }

// ToPlay returns how many minutes notes say that a play takes.
func ToPlay(notes string) []Count { return counts(notes, toPlay) }

var named = regexp.MustCompile(`\{\w+\}(?:,| is|[’']s) ` + thatNumber + `\b|\b(\d{1,2}) years old\b`)

// Named returns the ages that a text says of those who have a name.
func Named(text string) (ages []int) {
	if !strings.Contains(text, "{") && !strings.Contains(text, " years old") {
		return nil
	}
	for _, c := range counts(text, named) {
		ages = append(ages, c.N)
	}
	return ages
}

// Aged returns the ages that a text says without a name.
func Aged(t phrase.Text) []Count {
	list := countsIn(t.Whole, aged.In(t, 200))
	if strings.Contains(t.Whole, "year") {
		list = append(list, countsIn(t.Whole, yearsOld.In(t, 200))...)
	}
	return list
}

var beginsAged = regexp.MustCompile(`^(\d{1,3})(?:, | and | years? old\b|\. [A-Z])`)

// BeginsAged returns the age with which a summary or a role begins, as in “71. A midwife”, or 0.
func BeginsAged(summary string) int {
	if m := beginsAged.FindStringSubmatch(summary); m != nil {
		return Number(m[1])
	}
	return 0
}

// Work is a length of some kind of work that notes say.
type Work struct {
	At      int
	Kind    string // as a task has it
	Minutes int
	Said    string
}

// Works returns the lengths of calls, meetings, visits and write-ups in the rows of a text's tables.
func Works(notes string) (list []Work) {
	at := 0
	for line := range strings.Lines(notes) {
		if strings.HasPrefix(line, "|") {
			for _, m := range minutes.FindAllStringSubmatchIndex(line, 20) {
				n, _ := strconv.Atoi(line[m[4]:m[5]])
				list = append(list, Work{at + m[0], strings.ReplaceAll(line[m[2]:m[3]], "-", " "), n, line[m[0]:m[1]]})
			}
		}
		at += len(line)
	}
	return list
}

// Range is a published range of tiers that notes name.
type Range struct {
	At    int
	Said  string
	Tiers []string
}

// Ranges returns the ranges of two tiers or more that notes name.
func Ranges(notes string) (list []Range) {
	for _, m := range ranges.FindAllStringSubmatchIndex(notes, 20) {
		r := Range{At: m[0], Said: strings.Trim(notes[m[0]:m[1]], "*.")}
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				r.Tiers = append(r.Tiers, notes[m[g]:m[g+1]])
			}
		}
		if len(r.Tiers) > 1 {
			list = append(list, r)
		}
	}
	return list
}

// Ends returns the hours at which a text says that the day ends, as they are said.
func Ends(t phrase.Text) (list []Count) {
	for _, m := range ends.In(t, 20) {
		from := m[4]
		if m[2] >= 0 {
			from = m[2]
		}
		list = append(list, Count{At: from, Said: t.Whole[from:m[5]]})
	}
	return list
}

var (
	ring    = regexp.MustCompile(`^(?:Ring|Phone|Telephone|Call) `)
	visits  = regexp.MustCompile(`^(?:Visit|See) `)
	meet    = regexp.MustCompile(`^Meet `)
	writeUp = regexp.MustCompile(`^Write up `)
)

// OtherKind returns the kind of a task that its title names, if it isn't the one that it is
// given, or "". Kinds that fit a title loosely are let pass.
func OtherKind(title, kind string) string {
	switch {
	case kind == "":
	case ring.MatchString(title) && slices.Contains([]string{"visit", "write up", "report", "assessment", "court"}, kind):
		return "call"
	case visits.MatchString(title) && slices.Contains([]string{"call", "write up", "report", "court"}, kind):
		return "visit"
	case meet.MatchString(title) && slices.Contains([]string{"call", "write up", "report", "court"}, kind):
		return "meeting"
	case writeUp.MatchString(title) && slices.Contains([]string{"call", "visit", "meeting", "court"}, kind):
		return "write up"
	}
	return ""
}
