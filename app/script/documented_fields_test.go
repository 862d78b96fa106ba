package script

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"caseload/app/script/document"
	"caseload/app/sim"
)

// probed is the scenario that surrounds the calls below.
const probed = `
local dawn  = person { "Dawn", role = "team manager" }
local kayla = child { "Kayla", age = 7, lives = "with foster carers" }
local home  = case { "Reid", id = "reid", people = { kayla }, kind = "child in need", travel = 40, words = { girl = "Kayla" }, file = "What {girl} said." }
local visit = task { "See {girl}", id = "see", on = home, kind = "visit", minutes = 30 }
deadline { "Report", on = home, due = "day 2" }
appointment { "Family time", id = "family-time", on = home, at = "day 2 15:30", minutes = 60 }
storyline("A letter", function() referral { from = dawn, title = "Marsh", id = "marsh", say = "A letter.", forecast = "They ring" } end)
`

const probedScenario = `scenario { title = "T", role = "social worker", starts = "2026-03-02", days = 2 }
`

// calls holds, for each word, calls that give everything it takes. There are
// several where not everything can be given at once.
var calls = map[string][]string{
	"scenario": {`{ title = "T", role = "r", starts = "2026-03-02", days = 2, from = "09:00", to = "16:00", summary = "s", minutes = 15, content_notes = { "n" }, brief = { "b", concern = 1, distress = 1 }, rules = { "R" } }`},
	"terms":    {`{ ceiling = 80, supervision = { every = { months = 1 }, minutes = 60, cancels = 0.5 }, discretion = "narrow", blame = "high", development = 60, recording = 30, duty_cover = false, peers = false }`},
	"person":   {`{ "Amrit", role = "head teacher", id = "head" }`},
	"child":    {`{ "Kayla", age = 7, lives = "l" }`, `{ "Kayla", months = 20, lives = "l", seen = "11 days" }`},
	"adult":    {`{ "Ruth", "grandmother", lives = "l" }`},
	"case": {`{ "Osei", id = "osei", kind = { "child in need", points = 5 }, people = { { "Kayla", who = "7", lives = "l" } }, strengths = { "s" }, words = { girl = "K" },
		summary = { "s", concern = 1, distress = 1 }, file = { "f", minutes = 15, concern = 2, distress = 1 }, chronology = { "c", minutes = 30, concern = 2, distress = 1 },
		tier = "P3", since = "2026-02-19", seen = "11 days", led = dawn, travel = 90, visits = 0.5, siblings = 1, new = true, co_worked = true, interpreter = true, two_workers = true, waiting = true }`},
	"deadline": {`{ "Plan", on = home, due = { months = 1 }, met_by = "report", child = { "Kayla", who = "7", lives = "l" }, source = "s", status = "local" }`},
	"task": {`{ "Joint visit", on = home, id = "joint", kind = "visit", minutes = { hours = 1 }, due = "day 2", scene = { "s", concern = 1, distress = 1 }, protective = true, sees = false, with = dawn, agreed = true,
		source = "s", status = "local", options = { phone = { "By phone", minutes = 20, kind = "call", title = "Rung", scene = { "p", concern = 1, distress = 1 } } }, duty = true, touches = "a death", swap = "a death", from = "day 1 10:00", hours = { "10:00", "12:00" }, records = 30 }`},
	"advice":     {`{ from = dawn, about = home, say = { "s", concern = 1, distress = 1 }, minutes = 15, by = "phone" }`},
	"guide":      {`"How it works."`},
	"storyline":  {`"Another"`, `function() end`},
	"duty":       {`{ day = 1, manager = dawn }`},
	"wait":       {`{ months = 1 }`},
	"wait_until": {`"day 2 11:00"`},
	"wait_for":   {`visit`},
	"hold":       {`function() return true end`, `"day 2 11:00"`},
	"ask": {`{ from = dawn, about = home, say = { "s", concern = 1, distress = 1 }, title = "t", id = "asked", urgent = true, words = { x = "y" }, discuss = "d", moment = "m", by = "phone",
		choices = { come = { "Come", minutes = 15, leads = "l", hears = "h" }, later = "Later" }, rings_off = 5 }`},
	"referral": {`{ from = dawn, about = home, say = { "s", concern = 1, distress = 1 }, title = "t", id = "another", urgent = true, words = { x = "y" }, discuss = "d", moment = "m", by = "email",
		minutes = 15, forecast = "f", expect = { tiers = { "P1" }, why = "w", judged = "j" } }`},
	"message":            {`{ from = dawn, about = home, say = { "s", concern = 1, distress = 1 }, title = "t", id = "said", urgent = true, words = { x = "y" }, discuss = "d", moment = "m", by = "letter", kind = "decision", decides = { on = home, tier = "P1", how = "first", why = "w" }, unreached = { home }, decided = { "d" }, teaches = "t" }`},
	"fact":               {`{ "f", about = home, concern = 3, since = "2026-02-19", protective = { "safety plan" } }`},
	"harm":               {`{ "h", severity = 2, about = home }`},
	"good":               {`{ "g", about = home }`},
	"protect":            {`home`, `"safety plan"`},
	"saw":                {`home`, `kayla`},
	"appointment":        {`{ "Family time", on = home, id = "time", at = "day 2 15:00", minutes = 60, who = "w", kind = "family time" }`},
	"call_off":           {`"family-time"`, `"why"`},
	"leaves":             {`dawn`, `"why"`},
	"withdraw":           {`visit`, `"why"`},
	"move":               {`visit`, `"day 2"`},
	"close_referral":     {`"marsh"`, `"Decided."`},
	"settle":             {`"marsh"`, `true`},
	"expect":             {`{ about = home, tiers = { "P1" }, why = "w", judged = "j" }`},
	"supervision":        {`{ with = dawn, at = "14:00", minutes = 60, talk = true }`},
	"cancel_supervision": {`{ by = dawn, say = { "s", concern = 1, distress = 1 }, times = { "Tue 10:00" }, title = "t" }`},
	"ad_hoc_supervision": {`{ with = dawn }`},
	"exchange": {`{ from = dawn, about = home, say = { "s", concern = 1, distress = 1 }, title = "t", id = "exchanged", urgent = true, words = { x = "y" }, discuss = "d", moment = "m", opens = "support",
		replies = { come = { "Come", minutes = 15, serves = "support", own = true }, later = "Later" } }`},
	"peer_debrief": {`{ with = dawn }`},
	"away":         {`dawn`, `"45 minutes"`},
	"day_in_words": {`"day 2"`},
	"capacity":     {`{ by = dawn }`},
	"in_writing":   {`{ from = dawn, about = home, say = { "s", concern = 1, distress = 1 }, title = "t", id = "written", urgent = true, words = { x = "y" }, discuss = "d", moment = "m", by = "letter", plan = { "p" } }`},
	"reallocate":   {`home`, `"why"`},
	"close":        {`home`, `"why"`},
	"stands":       {`home`, `"Seen."`},
	"becomes":      {`home`, `{ "section 47 enquiry", points = 12 }`},
	"co_work":      {`home`, `dawn`},
	"extend":       {`home`, `"Report"`, `"day 3"`},
	"chance":       {`"c"`, `0.5`},
	"pick":         {`"p"`, `{ "a", "b" }`},
	"case:done":    {`"safety plan"`},
	"case:read":    {`"file"`},
	"person:asked": {`home`},
}

// call is a call of a word, in which one thing may be changed.
type call struct {
	word  document.Word
	given []string // for a word that takes a table, one table; otherwise the arguments
	story bool
}

// callsOf returns the calls of a word.
func callsOf(w document.Word, story bool) []call {
	given := calls[w.Name]
	if !w.Table {
		return []call{{w, given, story}}
	}
	var list []call
	for _, table := range given {
		list = append(list, call{w, []string{table}, story})
	}
	return list
}

func (c call) isTable() bool { return c.word.Table }

// source returns a scenario with the call; set is a field, or an argument from 1,
// that is changed to value.
func (c call) source(set, value string) string {
	says := ""
	switch owner, method, isMethod := strings.Cut(c.word.Name, ":"); {
	case c.isTable():
		says = "local t = " + c.given[0] + "\n"
		if set != "" {
			says += set + " = " + value + "\n"
		}
		says += c.word.Name + "(t)"
	default:
		given := slices.Clone(c.given)
		if set != "" {
			i, _ := strconv.Atoi(set)
			given[i-1] = value
		}
		name := c.word.Name
		if isMethod {
			name = map[string]string{"person": "dawn", "case": "home", "task": "visit"}[owner] + ":" + method
		}
		says = name + "(" + strings.Join(given, ", ") + ")"
	}
	if c.story {
		says = "storyline(\"Probe\", function()\n" + says + "\nend)"
	}
	if c.word.Name == "scenario" && !c.story {
		return says
	}
	return probedScenario + probed + says
}

// try loads a scenario, and returns what is wrong with it ("" if nothing is) and
// its world.
func try(t *testing.T, source string, asks func(*args)) (string, *sim.World) {
	t.Helper()
	p, err := new(Compiler).Load("pack", MainFile, map[string]string{MainFile: source}, nil)
	if err != nil {
		t.Fatalf("%s\n%v", source, err)
	}
	p.asks = asks
	w, err := sim.New(p.Tell(), nil, sim.NewLuck(1))
	switch {
	case err != nil:
		return err.Error(), nil
	case len(w.Faults) > 0:
		return string(w.Faults[0].Message), w
	}
	return "", w
}

// calledWords returns the documented words that can be called: those of the
// vocabulary, except require, and methods.
func calledWords(t *testing.T) []document.Word {
	t.Helper()
	var list []document.Word
	for _, w := range documentation(t).Words() {
		if w.Kind == document.WordOfVocabulary && w.Name != "require" || w.Kind == document.WordMethod {
			list = append(list, w)
		}
	}
	return list
}

// TestWordsAreSaidWhereTheyAreDocumented checks that a word can be used in the
// places that its documentation names, and nowhere else.
func TestWordsAreSaidWhereTheyAreDocumented(t *testing.T) {
	for _, w := range calledWords(t) {
		for _, story := range []bool{false, true} {
			may := w.When == document.WhenBoth || w.Kind == document.WordMethod || (w.When == document.WhenStory) == story
			for _, c := range callsOf(w, story) {
				if wrong, _ := try(t, c.source("", ""), nil); (wrong == "") != may {
					t.Errorf("%s (%s), in a story: %v; found %q", w.Name, w.When, story, wrong)
				}
			}
		}
	}
}

var inLabel = regexp.MustCompile("`([^`]*)`|(first item|item \\d+|argument \\d+)")

// TestTheFieldsOfWordsAreDocumented checks that the fields that a word reads and
// the fields in its documentation are the same, at every depth.
func TestTheFieldsOfWordsAreDocumented(t *testing.T) {
	d := documentation(t)
	asked, items := map[string]map[string]bool{}, map[string]int{}
	note := func(r *args) {
		var path []string
		for _, m := range inLabel.FindAllStringSubmatch(r.label(), -1) {
			path = append(path, m[1]+m[2])
		}
		key := strings.Join(path, "/")
		if asked[key] == nil {
			asked[key] = map[string]bool{}
		}
		for _, name := range r.asked {
			asked[key][name] = true
		}
		items[key] = max(items[key], r.items)
	}
	tried := map[string]bool{}
	for _, w := range calledWords(t) {
		_, name, isMethod := strings.Cut(w.Name, ":")
		if !isMethod {
			name = w.Name
		}
		for _, c := range callsOf(w, w.When != document.WhenTop) {
			try(t, c.source("", ""), note)
		}
		if asked[name] == nil {
			if len(w.Fields) > 0 {
				t.Errorf("%s asks for nothing, and %d fields are documented", w.Name, len(w.Fields))
			}
			continue
		}
		for key := range asked {
			path := strings.Split(key, "/")
			if path[0] != name || tried[key] && isMethod {
				continue
			}
			tried[key] = true
			fields, known := fieldsAt(d, w, path[1:])
			if !known {
				continue // a list of plain values, or names chosen by the author
			}
			hold(t, w, key, fields, asked[key], items[key])
		}
	}
}

// hold compares the documented fields with those that were read.
func hold(t *testing.T, w document.Word, key string, fields []document.Field, asked map[string]bool, items int) {
	t.Helper()
	said, most := map[string]bool{}, 0
	plain := !w.Table && !strings.Contains(key, "/")
	for i, f := range fields {
		if n, err := strconv.Atoi(f.Name); err == nil {
			most = max(most, n)
		} else if plain {
			most = i + 1
		} else {
			said[f.Name] = true
		}
	}
	for name := range said {
		if !asked[name] {
			t.Errorf("%s: `%s` is documented, and the word doesn't ask for it", key, name)
		}
	}
	for name := range asked {
		if !said[name] {
			t.Errorf("%s: the word asks for `%s`, which isn't documented", key, name)
		}
	}
	if items != most {
		t.Errorf("%s: the word asks for %d items, and %d are documented", key, items, most)
	}
}

// fieldsAt returns the fields of a word's table at a path of names. known is false
// for a list, or where an author chooses the names.
func fieldsAt(d *document.Documentation, w document.Word, path []string) (fields []document.Field, known bool) {
	fields, known = w.Fields, true
	for len(path) > 0 {
		i := slices.IndexFunc(fields, func(f document.Field) bool { return f.Name == path[0] })
		if i < 0 {
			if n, err := strconv.Atoi(strings.TrimPrefix(path[0], "argument ")); err == nil && n <= len(fields) {
				i = n - 1
			} else {
				return nil, false
			}
		}
		f := fields[i]
		path = path[1:]
		if f.Many || strings.HasSuffix(f.Type, "[]") {
			if len(path) == 0 {
				return nil, false
			}
			path = path[1:]
		}
		if fields = inner(d, f); fields == nil {
			return nil, false
		}
	}
	return fields, known
}

// inner returns the fields of the table that a field may hold.
func inner(d *document.Documentation, f document.Field) []document.Field {
	if f.Fields != nil {
		return f.Fields
	}
	typ := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(f.Type, "table<string, "), ">"), "[]")
	for _, w := range d.Words() {
		if w.Kind == document.WordValue && w.Name == typ {
			return w.Fields
		}
	}
	return nil
}

// oneOf returns the texts that a type allows, or nil if it isn't a choice of texts.
func oneOf(d *document.Documentation, typ string) []string {
	for _, w := range d.Words() {
		if w.Kind == document.WordValue && w.Name == typ {
			typ = w.Type
		}
	}
	var list []string
	for _, part := range strings.Split(typ, "|") {
		if !strings.HasPrefix(part, `"`) {
			return nil
		}
		list = append(list, part)
	}
	return list
}

// probe is one field of a call, at any depth.
type probe struct {
	call
	field document.Field
	set   string // how it is written
}

// probes returns all fields that the calls give, at every depth.
func probes(t *testing.T, d *document.Documentation) []probe {
	t.Helper()
	var list []probe
	for _, w := range calledWords(t) {
		for _, c := range callsOf(w, w.When != document.WhenTop) {
			for i, f := range w.Fields {
				if !c.isTable() {
					list = append(list, probe{c, f, fmt.Sprint(i + 1)})
					continue
				}
				list = append(list, probesIn(t, d, c, "t", f)...)
			}
		}
	}
	return list
}

func probesIn(t *testing.T, d *document.Documentation, c call, at string, f document.Field) []probe {
	t.Helper()
	set := at + "." + f.Name
	if _, err := strconv.Atoi(f.Name); err == nil {
		set = at + "[" + f.Name + "]"
	}
	if !given(t, c, set, "~= nil") {
		return nil
	}
	list := []probe{{c, f, set}}
	switch {
	case f.Many:
		set += ".come"
		if f.Name == "options" {
			set = at + ".options.phone"
		}
	case f.Type == "Member[]":
		set += "[1]"
	}
	if inside := inner(d, f); inside != nil && given(t, c, set, `and type(`+set+`) == "table"`) {
		for _, g := range inside {
			list = append(list, probesIn(t, d, c, set, g)...)
		}
	}
	return list
}

// given reports whether the value that a call gives for set satisfies the condition
// is.
func given(t *testing.T, c call, set, is string) bool {
	t.Helper()
	wrong, _ := try(t, probedScenario+probed+"local t = "+c.given[0]+"\nif "+set+" "+is+" then error \"is so\" end", nil)
	return strings.Contains(wrong, "is so")
}

// TestNeededFieldsAreNeeded checks that a field documented as needed can't be left
// out, and that any other field can.
func TestNeededFieldsAreNeeded(t *testing.T) {
	for _, p := range probes(t, documentation(t)) {
		needed := p.field.Needed || p.field.Unless != ""
		wrong, _ := try(t, p.source(p.set, "nil"), nil)
		if (wrong != "") != needed {
			t.Errorf("%s: %s is needed: %v; without it: %q", p.word.Name, p.set, needed, wrong)
		}
	}
}

// TestTypesAndRangesAreKept checks that a value that the documented type doesn't
// allow is refused: a value of another kind, a text that isn't one of the choices,
// a number that isn't whole or is out of range.
func TestTypesAndRangesAreKept(t *testing.T) {
	d, ranges := documentation(t), 0
	for _, p := range probes(t, d) {
		refused := func(value string) {
			t.Helper()
			if wrong, _ := try(t, p.source(p.set, value), nil); wrong == "" {
				t.Errorf("%s: %s is of the type %s, %s, and %s is taken", p.word.Name, p.set, p.field.Type, p.field.Range, value)
			}
		}
		taken := func(value string) {
			t.Helper()
			if wrong, _ := try(t, p.source(p.set, value), nil); strings.Contains(wrong, "has to be") || strings.Contains(wrong, "It is one of") {
				t.Errorf("%s: %s is of the type %s, %s, and %s is refused: %s", p.word.Name, p.set, p.field.Type, p.field.Range, value, wrong)
			}
		}
		switch {
		case strings.HasPrefix(p.field.Type, "fun("):
			refused(`"x"`)
		case p.field.Type != "any[]" && !strings.HasPrefix(p.field.Type, "fun("):
			refused("function() end")
		}
		for _, text := range oneOf(d, p.field.Type) {
			taken(text)
			if text == `"P0"` || text == oneOf(d, p.field.Type)[0] {
				refused(`"something else"`)
			}
		}
		if p.field.Range == nil {
			continue
		}
		ranges++
		from, to := p.field.Range.Low, p.field.Range.High
		step := 1.0
		if p.field.Type == "number" {
			step = 0.01
		} else {
			refused(fmt.Sprint(from + 0.5))
		}
		refused(fmt.Sprint(from - step))
		refused(fmt.Sprint(to + step))
		taken(fmt.Sprint(from))
		taken(fmt.Sprint(to))
	}
	if ranges < 45 {
		t.Errorf("tried %d ranges", ranges)
	}
}

var literal = regexp.MustCompile(`^("[^"]*"|-?[\d.]+|true|false)(, .*)?$`)

// TestDefaultsHold checks that leaving a field out is the same as giving its
// default, and not the same as giving anything else.
func TestDefaultsHold(t *testing.T) {
	tried := 0
	for _, p := range probes(t, documentation(t)) {
		m := literal.FindStringSubmatch(p.field.Default)
		if m == nil {
			continue
		}
		tried++
		wrong, without := try(t, p.source(p.set, "nil"), nil)
		if wrong != "" {
			continue // reported by another test
		}
		value := m[1]
		wrong, with := try(t, p.source(p.set, value), nil)
		if wrong != "" {
			t.Errorf("%s: %s: the default %s is refused: %s", p.word.Name, p.set, value, wrong)
			continue
		}
		if a, b := whole(t, without), whole(t, with); a != b {
			t.Errorf("%s: %s: without it is not as with its default %s:\n%s\n%s", p.word.Name, p.set, value, a, b)
		}
	}
	if tried < 50 {
		t.Errorf("tried %d defaults", tried)
	}
}

// whole returns everything about a world except its cost.
func whole(t *testing.T, w *sim.World) string {
	t.Helper()
	w.Loaded = 0
	for i := range w.Storylines {
		w.Storylines[i].Wait.Used = 0
	}
	text, err := json.Marshal([]any{w, w.Setting, w.Expected, w.Published(), w.Desk()})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestEveryWordIsCalled checks that calls has every word that takes something.
func TestEveryWordIsCalled(t *testing.T) {
	var names []string
	for _, w := range calledWords(t) {
		if len(w.Fields) > 0 {
			names = append(names, w.Name)
		}
	}
	for name := range maps.Keys(calls) {
		if !slices.Contains(names, name) {
			t.Errorf("`%s` is called, and isn't documented", name)
		}
	}
	for _, name := range names {
		if calls[name] == nil {
			t.Errorf("`%s` is documented, and isn't called here", name)
		}
	}
}
