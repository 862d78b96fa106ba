package script

import (
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// wordCost is what each use of a word charges in addition to what it reads, since
// it allocates a little in the world.
const wordCost = 20

// fill inserts a case's words into a text: "{girl}" becomes "Kayla". A name is made
// of small letters and `_`; any other brace is left as it is.
func (t *telling) fill(L *lua.LState, text, about string) string {
	charge(L, len(text)/16)
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return text
	}
	size := len(text)
	var filled strings.Builder
	filled.Grow(size + 64)
	for ; open >= 0; open = strings.IndexByte(text, '{') {
		end := open + 1
		for end < len(text) && (text[end] >= 'a' && text[end] <= 'z' || text[end] == '_') {
			end++
		}
		if end == open+1 || end == len(text) || text[end] != '}' {
			filled.WriteString(text[:end])
			text = text[end:]
			continue
		}
		word := t.wordFor(L, text[open+1:end], about)
		if size += len(word) - (end + 1 - open); size > textBytes {
			raise(L, say.FilledTooLong(textBytes>>10))
		}
		filled.WriteString(text[:open])
		filled.WriteString(word)
		text = text[end+1:]
	}
	filled.WriteString(text)
	return filled.String()
}

// wordFor returns the word that stands for a name in a text, of the message that is
// being read or of its case.
func (t *telling) wordFor(L *lua.LState, name, about string) string {
	word, known := t.extra[name]
	if !known {
		word, known = t.cases[about][name]
	}
	if !known {
		raise(L, say.UnknownPlaceholder(name, append(sortedKeys(t.cases[about]), sortedKeys(t.extra)...)))
	}
	return word
}

// wordsOf reads the words that an author gives for the placeholders in texts, such
// as { girl = "Kayla" }. It returns nil if there are none.
func wordsOf(r *args) map[string]string {
	var words map[string]string
	if r.has("words") {
		words = map[string]string{}
		in := r.within("words")
		in.pairs(40, func(name string) { words[name] = in.called(name) })
	}
	return words
}

// words reads a text in any of its forms: "words", "text/file.md", or { "words or
// file", concern = 2, distress = 1 }.
func (t *telling) words(r *args, key any, about string) sim.Text {
	if !r.has(key) {
		return sim.Text{}
	}
	if _, plain := r.value(key).(lua.LString); plain {
		return sim.Text{Body: t.read(r, key, about)}
	}
	in := r.within(key)
	text := sim.Text{Body: t.read(in, 1, about), Concern: in.wholeOr("concern", 0, 0, 4), Distress: in.wholeOr("distress", 0, 0, 3)}
	in.done()
	return text
}

// read returns a text's words: the text itself or, if it names a file of the pack,
// the content of that file.
func (t *telling) read(r *args, key any, about string) string {
	text := r.long(key)
	if strings.HasPrefix(text, "text/") && strings.HasSuffix(text, ".md") {
		file, known := t.program.texts[text]
		if !known {
			r.refuseAs(CodeNoFile, key, say.IsNoFile(text, sortedKeys(t.program.texts)))
		}
		if len(file) > textBytes {
			r.refuseAs(CodeNoFile, key, say.IsLongFile(text, textBytes>>10))
		}
		if c := t.vm.coverage; c != nil {
			c.read = append(c.read, text)
		}
		text = file
	}
	return t.keep(r.L, t.fill(r.L, text, about))
}

// keep adds a text that the world will store to the total, which is limited.
func (t *telling) keep(L *lua.LState, text string) string {
	if t.kept += len(text); t.kept > worldBytes {
		raise(L, say.TooMuchText(worldBytes>>10))
	}
	return text
}

// note reads a short text that the world stores unchanged: a role, a kind, a
// source.
func (t *telling) note(r *args, key any, other string) string {
	return t.keep(r.L, r.textOr(key, other))
}

// line reads a short text and inserts a case's words into it.
func (t *telling) line(r *args, key any, about string) string {
	if !r.has(key) {
		return ""
	}
	return t.keep(r.L, t.fill(r.L, r.text(key), about))
}

// units lists the field names of a length of time.
var units = []struct {
	name string
	unit calendar.Unit
}{
	{"minutes", calendar.Minutes}, {"hours", calendar.Hours}, {"days", calendar.Days},
	{"working_days", calendar.WorkingDays}, {"weeks", calendar.Weeks}, {"months", calendar.Months},
}

// length reads a length of time: a number of minutes, "2 hours", "10 working days",
// or { days = 2 }.
func length(r *args, key any) calendar.Period {
	switch r.value(key).(type) {
	case lua.LNumber:
		return calendar.Period{N: r.whole(key, 0, 100_000), Unit: calendar.Minutes}
	case *lua.LTable:
		in := r.within(key)
		for _, u := range units { // in a fixed order, so that an error's sentence doesn't depend on chance
			if in.has(u.name) {
				p := calendar.Period{N: in.whole(u.name, 0, 10_000), Unit: u.unit}
				in.done()
				return p
			}
		}
		r.wrong(key, say.ALength)
	}
	p, err := calendar.ParsePeriod(r.text(key))
	if err != nil {
		r.refuse(key, say.IsUnreadable(err))
	}
	return p
}

// minutes reads a length of time in minutes, of at most one day.
func minutes(r *args, key any, other int) int {
	if !r.has(key) {
		return other
	}
	p := length(r, key)
	switch p.Unit {
	case calendar.Minutes:
	case calendar.Hours:
		p.N *= 60
	default:
		r.refuse(key, say.IsNoMinutes(p))
	}
	if p.N > 24*60 {
		r.refuse(key, say.IsOverADay)
	}
	return p.N
}

// due reads the day by which something has to be done: "today", "tomorrow" (the
// next working day), "Friday", "day 3", "2026-03-20", or a length of time from now.
func (t *telling) due(r *args, key any) calendar.Time {
	if !r.has(key) {
		return 0
	}
	today := t.world.Now.Midnight()
	if _, isTable := r.value(key).(*lua.LTable); isTable {
		return length(r, key).From(t.world.Now).Midnight()
	}
	switch text := r.text(key); text {
	case "today":
		return today
	case "tomorrow":
		return calendar.NextWorkingDay(today)
	default:
		if p, err := calendar.ParsePeriod(text); err == nil {
			return p.From(t.world.Now).Midnight()
		}
		if date, err := calendar.ParseDate(text); err == nil {
			return date
		}
		when, err := calendar.ParseWhen(text+" 23:59", t.world.Now, t.world.Setting.Starts)
		if err != nil {
			r.refuse(key, say.IsNoDay(text))
		}
		return when.Midnight()
	}
}

// past reads a day in the past: a date, or how long ago it was.
func (t *telling) past(r *args, key any) calendar.Time {
	if !r.has(key) {
		return 0
	}
	text := r.text(key)
	if date, err := calendar.ParseDate(text); err == nil {
		if date > t.world.Now {
			r.refuseAs(CodeFuture, key, say.IsFuture)
		}
		return date
	}
	p, err := calendar.ParsePeriod(text)
	if err != nil {
		r.refuse(key, say.IsNoPast)
	}
	p.N = -p.N
	return p.From(t.world.Now).Midnight()
}
