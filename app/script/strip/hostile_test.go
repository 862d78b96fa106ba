package strip_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/script/strip"
	"caseload/app/script/syntax"
)

// told adds what is kept of storylines: every name and text, in bytes, and the longest of them.
func told(parts []strip.Part) (all, longest, ways int) {
	add := func(texts ...string) {
		for _, text := range texts {
			all, longest = all+len(text), max(longest, len(text))
		}
	}
	var condition func(c strip.Condition)
	condition = func(c strip.Condition) {
		add(c.Of.As, c.About.As, c.Than, c.Text, c.Sign)
		for _, part := range c.Parts {
			condition(part)
		}
	}
	for _, p := range parts {
		add(p.Until)
		add(p.At.Later...)
		for _, w := range p.Ways {
			add(w.Source)
			add(w.Answers...)
			condition(w.Test)
			a, l, n := told(w.Parts)
			all, longest, ways = all+a, max(longest, l), ways+n+1
		}
	}
	return all, longest, ways
}

// What a script says once and at great length isn't kept, nor said, at each of the many conditions
// that a function with it is called for.
func TestWhatIsSaidOfAConditionIsShort(t *testing.T) {
	long := strings.Repeat("z", 50_000)
	for name, of := range map[string][2]string{
		"a name":             {`x:done()`, `a .` + long},
		"a name alone":       {`x`, `a. ` + long},
		"a text":             {`y == x`, `"` + long + `"`},
		"a text by a name":   {`y == x`, `kept`},
		"what luck is by":    {`chance(x, "0.5")`, `"` + long + `"`},
		"a case":             {`y:asked(x)`, `a.` + long},
		"a file":             {`y:read(x)`, `"` + long + `"`},
		"an answer":          {`reply == x`, `"` + long + `"`},
		"a day":              {`clock() < x`, `when.at("` + long + `", "10:00")`},
		"what can't be said": {`x == f("` + long + `")`, `1`},
		"a question":         {long, `1`},
		"many at once":       {strings.Repeat(`y == x or `, 150) + `y`, `1`},
		"many answers":       {strings.Repeat(`reply == "`+strings.Repeat("a", 20)+`" or `, 150) + `reply == "b"`, `1`},
	} {
		script := fmt.Sprintf("local when = require \"when\"\nlocal kept = \"%s\"\nlocal reply = ask { choices = { b = \"B\" } }\nlocal function h(x) %s end\nlocal function all() local reply = ask {} h(%s) end\n%s",
			long, strings.Repeat("if "+of[0]+" then wait(1) end ", max(1, min(40, 100_000/len(of[0])))), of[1], strings.Repeat("storyline(\"s\", all)\n", 20))
		sum, ways := 0, 0
		for _, s := range strip.Read(documentation(t), map[string]*syntax.Tree{"scenario.lua": syntax.Parse(script)}, monday(t)) {
			all, longest, n := told(s.Parts)
			if sum, ways = sum+all, ways+n; longest > 305 {
				t.Errorf("%s: a text of %d bytes is kept", name, longest)
			}
		}
		if ways == 0 || sum > ways*20*305 {
			t.Errorf("%s: %d bytes are kept of %d ways", name, sum, ways)
		}
	}
}

// Lengths of time that come after one another aren't each said again at all that follow.
func TestLengthsAfterOneAnotherAreFew(t *testing.T) {
	script := "storyline(\"s\", function() ask {} " + strings.Repeat("wait(\"45\") message { say = \"Now\" } ", 190) + "end)"
	for _, s := range strip.Read(documentation(t), map[string]*syntax.Tree{"scenario.lua": syntax.Parse(script)}, monday(t)) {
		most := 0
		for _, p := range s.Parts {
			most = max(most, len(p.At.Later))
		}
		if len(s.Parts) < 300 || most == 0 || most > 8 {
			t.Errorf("%d lengths are kept, of %d parts", most, len(s.Parts))
		}
	}
}
