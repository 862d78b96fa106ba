package agree

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Fact is a number, a weekday or an hour that a text says, and the words around it.
type Fact struct {
	At    int
	Said  string
	value string
	keys  map[string]int // how many words of each say something
}

var (
	plain   = setOf("a an the of to in on at is it was and or but for with by as be are i you we he she they his her their my your our that this there had has have not so from up out if hundred thousand pounds home evening night afternoon day days week weeks month months year years hour hours minute minutes time times o’clock only about more than later ago old jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december tomorrow today morning before after every until me him them us its it’s it's who which what when")
	minuted = map[string]int{"half past": 30, "quarter past": 15, "quarter to": -15, "twenty past": 20, "ten past": 10, "five past": 5, "twenty-five past": 25, "twenty to": -20, "ten to": -10, "five to": -5, "twenty-five to": -25}
	fillers = setOf("still just also now already then even really quite very")
	untold  = strings.Fields("one nought")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// isWeekday reports whether a word is the name of a day of the week, or of several.
func isWeekday(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// dotted matches an hour that is written with a full stop.
var dotted = regexp.MustCompile(`^(?:[01]?\d|2[0-3])\.[0-5]\d$`)

// exact begins the keys of hours that are no quarters.
const exact = "exact hour"

type piece struct {
	at, to      int
	word, kind  string
	value, said string
}

// tokens returns where the words, numbers, names in braces and ends of sentences of a text are.
func tokens(text string) (list [][]int) {
	in := func(i int) bool { // a letter, or a byte of one
		return i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' || text[i] >= 0xc3 && text[i] < 0xe2 || text[i] >= 0x80 && text[i] < 0xc0)
	}
	digit := func(i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }
	for i := 0; i < len(text); {
		from := i
		switch {
		case text[i] == '{':
			for i < len(text) && text[i] != '}' {
				i++
			}
			i = min(i+1, len(text))
		case digit(i):
			for digit(i) || i+1 < len(text) && (text[i] == ':' || text[i] == '.') && digit(i+1) {
				i++
			}
		case in(i) && text[i] < 0x80 || text[i] >= 0xc3 && text[i] < 0xe2:
			for in(i) || i+1 < len(text) && (text[i] == '\'' || text[i] == '-') && in(i+1) || strings.HasPrefix(text[i:], "’") && in(i+len("’")) {
				if text[i] == 0xe2 {
					i += len("’") - 1
				}
				i++
			}
		case strings.IndexByte(".!?;\n", text[i]) >= 0:
			i++
		case strings.HasPrefix(text[i:], "“") || strings.HasPrefix(text[i:], "”"):
			i += len("“")
		default:
			i++
			continue
		}
		list = append(list, []int{from, i})
	}
	return list
}

// pieces splits a text into its words, of which those that are a number, an hour or a weekday
// have a kind.
func pieces(text string) (list []piece) {
	all := slices.DeleteFunc(tokens(text), func(m []int) bool { return fillers[strings.ToLower(text[m[0]:m[1]])] })
	word := func(i int) string {
		if i < 0 || i >= len(all) {
			return ""
		}
		return strings.ToLower(text[all[i][0]:all[i][1]])
	}
	for i := 0; i < len(all); i++ {
		p := piece{at: all[i][0], to: all[i][1], word: word(i)}
		hour := func(j int) int {
			if n := Number(word(j)); n >= 1 && n <= 12 {
				return n
			}
			return -1
		}
		raw := text[p.at:p.to]
		switch add, is := minuted[word(i)+" "+word(i+1)]; {
		case is && hour(i+2) > 0:
			p.kind, p.to = "hour", all[i+2][1]
			p.value = strconv.Itoa((hour(i+2)*60 + add) % 720)
			i += 2
		case isWeekday(raw):
			p.kind, p.value = "day", strings.TrimSuffix(p.word, "s")
		case slices.Contains(untold, p.word):
		case (strings.Contains(raw, ":") || dotted.MatchString(raw)) && raw[0] >= '0' && raw[0] <= '9':
			h, m, _ := strings.Cut(strings.Replace(raw, ".", ":", 1), ":")
			hours, _ := strconv.Atoi(h)
			minutes, _ := strconv.Atoi(m)
			p.kind, p.value = "hour", strconv.Itoa((hours*60+minutes)%720)
		case p.word == "once" || p.word == "twice":
			p.kind, p.value = "times", strconv.Itoa(Number(p.word))
		case Number(p.word) >= 0 && word(i+1) == "times":
			p.kind, p.value, p.to = "times", strconv.Itoa(Number(p.word)), all[i+1][1]
			i++
		case hour(i) > 0 && slices.Contains([]string{"at", "before", "by", "until", "till", "about"}, word(i-1)) && !slices.Contains([]string{"minutes", "days", "weeks", "hours", "months", "years"}, word(i+1)):
			p.kind, p.value = "hour", strconv.Itoa(hour(i)*60%720)
		case Number(p.word) >= 0:
			p.kind, p.value = "number", strconv.Itoa(Number(p.word))
		}
		p.said = text[p.at:p.to]
		list = append(list, p)
	}
	return list
}

// Facts returns what a text says in numbers, hours and weekdays, with the words around each. An
// hour that is no quarter, such as twenty past ten, is somebody's appointment: it is compared also
// in other words, in the texts that are called alike.
func Facts(text, called string) (list []Fact) {
	all := pieces(text)
	around := func(from, to int) (words []string, content int) {
		for i := from; i < to; i++ {
			if i < 0 || i >= len(all) || strings.ContainsAny(all[i].word, ".!?;\n“”") {
				return nil, 0
			}
			word := all[i].word
			if all[i].kind != "" {
				word = "#" + all[i].kind
			} else if len(word) > 2 && !plain[word] {
				content++
			}
			words = append(words, stem(word))
		}
		return words, content
	}
	for i, p := range all {
		if p.kind == "" {
			continue
		}
		f := Fact{At: p.at, Said: p.said, value: p.value, keys: map[string]int{}}
		for _, span := range [][2]int{{3, 0}, {2, 1}, {1, 2}, {0, 3}, {2, 0}, {0, 2}, {1, 1}} {
			before, n := around(i-span[0], i)
			after, m := around(i+1, i+1+span[1])
			if len(before) == span[0] && len(after) == span[1] && (n+m >= 2 || n+m == 1 && p.kind != "number") {
				f.keys[p.kind+": "+strings.Join(before, " ")+" # "+strings.Join(after, " ")] = n + m
			}
		}
		if past, err := strconv.Atoi(p.value); err == nil && p.kind == "hour" && called != "" && past%15 != 0 {
			f.keys[fmt.Sprintf("%s of %s: %d past", exact, called, past%60)] = 0
		}
		if p.kind == "day" && i+2 < len(all) && all[i+1].word == "at" && all[i+2].kind == "hour" {
			f.keys["day at "+all[i+2].value] = 2
		}
		if len(f.keys) > 0 {
			list = append(list, f)
		}
	}
	return list
}

// stem takes the ending off a word that another form of it hasn't.
func stem(word string) string {
	if len(word) > 3 && !strings.HasSuffix(word, "ss") {
		word = strings.TrimSuffix(word, "s")
	}
	return word
}

// Otherwise returns, for those facts that others contradict in the same words, which one does. Of
// a few words it takes two that agree to contradict one.
func Otherwise(facts []Fact) map[int]int {
	by := map[string][]int{}
	for i, f := range facts {
		for key := range f.keys {
			by[key] = append(by[key], i)
		}
	}
	found := map[int]int{}
	for _, key := range slices.Sorted(maps.Keys(by)) {
		values := map[string][]int{}
		for _, i := range by[key] {
			values[facts[i].value] = append(values[facts[i].value], i)
		}
		if len(values) != 2 {
			continue
		}
		var lists [][]int
		for _, value := range slices.Sorted(maps.Keys(values)) {
			lists = append(lists, values[value])
		}
		few, many := lists[0], lists[1]
		if len(few) > len(many) {
			few, many = many, few
		}
		if strings.HasPrefix(key, exact) && len(many) < 3 {
			continue
		}
		switch content := facts[few[0]].keys[key]; {
		case len(few) == 1 && len(many) > 1:
			found[few[0]] = many[0]
		case len(few) == 1 && content > 1:
			found[few[0]], found[many[0]] = many[0], few[0]
		}
	}
	return found
}
