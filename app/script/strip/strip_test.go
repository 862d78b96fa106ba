package strip_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caseload/app/script/document"
	"caseload/app/script/strip"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
	"caseload/scripts"
)

func documentation(t testing.TB) *document.Documentation {
	t.Helper()
	d, err := document.Read(scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// monday is a Monday at nine.
func monday(t testing.TB) calendar.Time {
	t.Helper()
	day, err := calendar.ParseDate("2026-03-02")
	if err != nil {
		t.Fatal(err)
	}
	return day.At(9 * 60)
}

// written says what a storyline tells, a line each.
func written(parts []strip.Part, indent string) (lines []string) {
	for _, p := range parts {
		at := "-"
		switch w := p.At; {
		case w.Exact():
			at = w.From.String()[8:]
		case w.From != 0:
			at = w.From.String()[8:] + "…"
			if w.To != 0 {
				at += w.To.String()[8:]
			}
			at += fmt.Sprintf(" %d%v", w.After, w.Later)
		}
		if p.Word != "" {
			lines = append(lines, strings.TrimRight(fmt.Sprintf("%s%s %s %s", indent, at, p.Word, p.Until), " "))
		}
		for _, w := range p.Ways {
			lines = append(lines, fmt.Sprintf("%s? %d %v", indent, w.Decides, w.Answers))
			lines = append(lines, written(w.Parts, indent+"  ")...)
		}
	}
	return lines
}

// Each moment has the day and time that it has in a play, where the script says it, and otherwise
// what has to come first.
func TestWhenMomentsAre(t *testing.T) {
	other := `local M = {}
function M.visit(day, time)
  wait_until("day " .. day .. " " .. time)
  task { "Visit" }
end
return M`
	script := `local other, sessions, when = require "other", require "england.supervision", require "when"
local noon = "12:00"
local function till(time) if clock() < time then wait_until(time) end end
storyline("One", function()
  message { say = "At nine" }
  wait_until "10:40"
  message { say = "At twenty to eleven" }
  wait(30) wait "1 working day"
  local reply = ask { say = "Well?", choices = { yes = "Yes", no = "No" } }
  if reply == "yes" then
    wait "45 minutes"
    good { "Yes" }
  elseif not reply then
    return
  else
    wait_until "day 3 09:00"
    good { "No" }
  end
  harm { "After both" }
  other.visit(4, noon)
  till "14:00"
  good { "At two, or later" }
  while not home:seen() and clock() < "16:00" do wait(5) end
  sessions.hold { with = dawn, at = "Fri 10:00" }
  message { say = "After supervision" }
end)`
	trees := map[string]*syntax.Tree{"scenario.lua": syntax.Parse(script), "other.lua": syntax.Parse(other)}
	list := strip.Read(documentation(t), trees, monday(t))
	if len(list) != 1 || list[0].Name != "One" || list[0].Line != 4 || list[0].Cut {
		t.Fatalf("%+v", list)
	}
	is := written(list[0].Parts, "")
	want := []string{
		"02 09:00 message", "02 09:00 wait_until 10:40", "02 10:40 message", "02 10:40 wait 30", "02 11:10 wait 1 working day", "03 11:10 ask",
		"? 1 [yes]", "  03 11:10… 1[] wait 45 minutes", "  03 11:55… 1[45 minutes] good",
		"? 2 []", "? 3 []", "  03 11:10… 1[] wait_until day 3 09:00", "  04 09:00 good",
		"03 11:55… 1[] harm", "03 11:55… 1[] wait_until day 4 12:00", "05 12:00 task", "05 12:00 wait_until 14:00", "05 14:00 good",
		"05 14:00 while 16:00", "06 10:00 sessions.hold Fri 10:00", "06 10:00… 4[] message",
	}
	if !slices.Equal(is, want) {
		t.Errorf("it is\n%s\nand not\n%s", strings.Join(is, "\n"), strings.Join(want, "\n"))
	}
	for _, s := range strip.Read(documentation(t), trees, 0) { // nothing is known of the start
		if got := written(s.Parts, "")[0]; got != "- message" {
			t.Error(got)
		}
	}
}

// packs returns the scripts of each scenario and starter that ships.
func packs(t *testing.T) map[string]map[string]string {
	t.Helper()
	found := map[string]map[string]string{}
	for _, root := range []string{"../../../scenarios", "../../../cmd/caseload/new"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".lua") {
				return err
			}
			text, err := os.ReadFile(name)
			rest, _ := filepath.Rel(root, name)
			pack, path, _ := strings.Cut(filepath.ToSlash(rest), "/")
			if found[pack] == nil {
				found[pack] = map[string]string{}
			}
			found[pack][path] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func parsed(files map[string]string) map[string]*syntax.Tree {
	trees := map[string]*syntax.Tree{}
	for path, text := range files {
		trees[path] = syntax.Parse(text)
	}
	return trees
}

// count returns how many moments there are, and of how many it is known when they are.
func count(parts []strip.Part) (all, exact int) {
	for _, p := range parts {
		if p.Sort == strip.Moment {
			all++
			if p.At.Exact() {
				exact++
			}
		}
		for _, w := range p.Ways {
			a, e := count(w.Parts)
			all, exact = all+a, exact+e
		}
	}
	return all, exact
}

// Every storyline that ships tells something, and all of it is read.
func TestWhatShipsIsRead(t *testing.T) {
	for name, files := range packs(t) {
		list := strip.Read(documentation(t), parsed(files), monday(t))
		calls, moments, exact := 0, 0, 0
		for _, text := range files {
			calls += strings.Count(text, "storyline(\"")
		}
		for _, s := range list {
			all, known := count(s.Parts)
			moments, exact = moments+all, exact+known
			if s.Cut {
				t.Errorf("%s: %s isn't read to its end", name, s.Name)
			}
		}
		t.Logf("%s: %d storylines, %d moments, %d of them with a day and time", name, len(list), moments, exact)
		if len(list) != calls || moments < len(list) || exact == 0 {
			t.Errorf("%s: %d of %d storylines were read, with %d moments", name, len(list), calls, moments)
		}
	}
}

// What doesn't parse is read as far as it goes, and what tells very much is cut.
func TestHostileScripts(t *testing.T) {
	doc, chance := documentation(t), rand.New(rand.NewPCG(19, 3))
	for _, files := range packs(t) {
		for range 20 {
			broken := map[string]string{}
			for path, text := range files {
				at := chance.IntN(len(text) + 1)
				broken[path] = text[:at] + []string{"", "end)", "if (", "{", "local function x(", "\"", "storyline("}[chance.IntN(7)] + text[min(len(text), at+chance.IntN(9)):]
			}
			strip.Read(doc, parsed(broken), monday(t))
		}
	}
	var b strings.Builder
	b.WriteString("local function f0() good { \"Again\" } end\n")
	for i := range 12 {
		fmt.Fprintf(&b, "local function f%d() %s end\n", i+1, strings.Repeat(fmt.Sprintf("f%d() ", i), 40))
	}
	b.WriteString("local function me() me() end\nstoryline(\"Much\", function() f5() f12() me() end)\nstoryline(\"More\", function() " + strings.Repeat("f3() ", 400) + "end)")
	list := strip.Read(doc, map[string]*syntax.Tree{"scenario.lua": syntax.Parse(b.String())}, monday(t))
	if len(list) != 2 || !list[0].Cut || !list[1].Cut {
		t.Errorf("%d storylines were read to their end", len(list))
	}
}

// Of what decides about ways in everything that ships, nine of ten conditions can be said in words.
func TestConditionsCanBeSaid(t *testing.T) {
	doc, said, all := documentation(t), 0, 0
	var count func(parts []strip.Part)
	count = func(parts []strip.Part) {
		for _, p := range parts {
			for _, w := range p.Ways {
				if p.Sort == strip.Ways && w.Decides == strip.If {
					if all++; w.Test.Asks != "" {
						said++
					}
				}
				count(w.Parts)
			}
		}
	}
	for _, files := range packs(t) {
		for _, s := range strip.Read(doc, parsed(files), monday(t)) {
			count(s.Parts)
		}
	}
	if t.Logf("%d of %d", said, all); all < 150 || said*10 < all*9 {
		t.Errorf("%d of %d conditions can be said", said, all)
	}
}
