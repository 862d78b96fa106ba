package strip

import (
	"slices"
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// moments are the words of the vocabulary that do something which a student may meet, and what a
// storyline waits for after each.
var moments = map[string]After{
	"message": Nothing, "ask": Answer, "referral": Answer, "exchange": Answer, "task": Nothing, "appointment": Nothing,
	"good": Nothing, "harm": Nothing, "protect": Nothing, "saw": Nothing, "case": Nothing, "fact": Nothing, "deadline": Nothing,
	"advice": Nothing, "guide": Nothing, "withdraw": Nothing, "call_off": Nothing, "move": Nothing, "extend": Nothing,
	"close_referral": Nothing, "reallocate": Nothing, "close": Nothing, "supervision": Library, "cancel_supervision": Nothing,
	"ad_hoc_supervision": Library, "capacity": Library, "peer_debrief": Library, "in_writing": Nothing, "expect": Nothing,
}

// reader reads one storyline.
type reader struct {
	files map[string]*file
	words map[string]document.Word // by module and name, with a space between
	start calendar.Time

	within []*syntax.Node // functions that are being read
	parts  int
	nodes  *int // that were read, of all storylines
	cut    bool
	asked  map[string]Place // questions, by the file and the name that their answer is given
}

// body reads a function, which may be a name.
func (r *reader) body(s scope, n *syntax.Node, c clock) (parts []Part, after clock, ended bool) {
	if n.Form == syntax.Word {
		n = s.f.functions[s.f.tree.Source(n)]
	} else if n.Form == syntax.Lambda && len(n.Children) > 0 {
		n = n.Children[0]
	}
	if n == nil || n.Form != syntax.Body || len(n.Children) == 0 {
		return nil, c, false
	}
	return r.block(s, n.Children[len(n.Children)-1], c)
}

// full reports whether enough was read.
func (r *reader) full() bool {
	*r.nodes++
	r.cut = r.cut || r.parts > mostParts || *r.nodes > mostNodes
	return r.cut
}

// block reads statements. Ended means that the storyline doesn't go on behind them.
func (r *reader) block(s scope, n *syntax.Node, c clock) (parts []Part, after clock, ended bool) {
	for _, statement := range n.Children {
		if r.full() || ended {
			break
		}
		var more []Part
		more, c, ended = r.statement(s, statement, c)
		parts = append(parts, more...)
	}
	return parts, c, ended
}

func (r *reader) statement(s scope, n *syntax.Node, c clock) (parts []Part, after clock, ended bool) {
	switch n.Form {
	case syntax.If:
		return r.ways(s, n, c)
	case syntax.While, syntax.Repeat, syntax.Count, syntax.Each:
		return r.again(s, n, c)
	case syntax.Within:
		return r.block(s, n.Children[0], c)
	case syntax.Local, syntax.Set:
		if len(n.Children) < 2 {
			return nil, c, false
		}
		parts, c, _ = r.value(s, n.Children[1], c)
		if len(parts) > 0 && parts[len(parts)-1].Word == "ask" && !s.f.longer(n.Children[0], mostName) {
			if r.asked == nil {
				r.asked = map[string]Place{}
			}
			r.asked[s.f.path+" "+s.f.tree.Source(n.Children[0])] = parts[len(parts)-1].Place
		}
		return parts, c, false
	case syntax.Do, syntax.Return:
		for _, child := range n.Children {
			var more []Part
			more, c, _ = r.value(s, child, c)
			parts = append(parts, more...)
		}
		return parts, c, n.Form == syntax.Return
	}
	return nil, c, false
}

// value reads the calls in an expression. Functions in it aren't called here.
func (r *reader) value(s scope, n *syntax.Node, c clock) (parts []Part, after clock, ended bool) {
	if r.full() || n.Form == syntax.Lambda {
		return nil, c, false
	}
	for _, child := range n.Children {
		var more []Part
		more, c, _ = r.value(s, child, c)
		parts = append(parts, more...)
	}
	if name, arguments := s.f.call(n); name != "" {
		var more []Part
		more, c = r.call(s, n, name, arguments, c)
		parts = append(parts, more...)
	}
	return parts, c, false
}

// call reads a call, whose arguments have been read.
func (r *reader) call(s scope, n *syntax.Node, name string, arguments []*syntax.Node, c clock) ([]Part, clock) {
	part := Part{Place: s.f.place(n), Word: name, At: c.when}
	argument := func(i int) string {
		if i >= len(arguments) {
			return ""
		}
		if text, known := s.text(arguments[i], deepestText); known {
			return text
		}
		return ""
	}
	wait := func(text string, after clock) ([]Part, clock) {
		part.Sort, part.Until = Wait, text
		r.parts++
		return []Part{part}, after
	}
	switch name {
	case "wait":
		return wait(argument(0), c.length(argument(0)))
	case "wait_until":
		return wait(argument(0), c.until(argument(0), r.start, false))
	case "hold":
		return wait(argument(1), c.atLatest(Change, argument(1), r.start))
	case "wait_for":
		return wait("", c.after(Done))
	}
	if after, is := moments[name]; is {
		at, _ := s.text(s.field(arguments, "at"), deepestText)
		return r.moment(part, at, after, c)
	}
	module, word := s.f.library(name)
	if module == "when" && len(arguments) == 2 && (word == "till" || word == "back") {
		text := ""
		if argument(0) != "" && argument(1) != "" {
			text = "day " + argument(0) + " " + argument(1)
		}
		return wait(text, c.until(text, r.start, true))
	}
	if w, known := r.words[module+" "+word]; known && module != "" {
		return r.library(s, part, w, arguments, c)
	}
	return r.follow(s, name, module, word, arguments, c)
}

func (r *reader) moment(part Part, at string, after After, c clock) ([]Part, clock) {
	r.parts++
	part.Until = at
	switch {
	case after == Library:
		if at != "" {
			c = c.until(at, r.start, true)
			part.At = c.when
		}
		return []Part{part}, c.after(Library)
	case after != Nothing:
		return []Part{part}, c.after(after)
	}
	return []Part{part}, c
}

// library reads a call of a word of the library: what it adds, with what it is given to tell.
func (r *reader) library(s scope, part Part, w document.Word, arguments []*syntax.Node, c clock) ([]Part, clock) {
	if !w.Table || w.When != document.WhenStory {
		if !slices.Contains(waiting, part.Word[strings.LastIndex(part.Word, ".")+1:]) {
			return nil, c
		}
	}
	part.Word = w.Name
	at, _ := s.text(s.field(arguments, "at"), deepestText)
	parts, c := r.moment(part, at, Library, c)
	for _, argument := range arguments {
		argument.Walk(func(n *syntax.Node) bool {
			if n.Form != syntax.Lambda {
				return !r.full()
			}
			if inner, _, _ := r.body(s, n, c); len(inner) > 0 {
				parts = append(parts, Part{Sort: Inside, Place: s.f.place(n), Word: part.Word, At: c.when, Ways: []Way{{Parts: inner}}})
			}
			return false
		})
	}
	return parts, c
}

// waiting are words of the library that aren't given a table and tell something all the same.
var waiting = []string{"door", "sent_away"}

// follow reads a function of the pack where it is called, if it tells anything.
func (r *reader) follow(s scope, name, module, word string, arguments []*syntax.Node, c clock) ([]Part, clock) {
	in, body := s.f, s.f.functions[name]
	if other := r.files[strings.ReplaceAll(module, ".", "/")+".lua"]; body == nil && module != "" && other != nil {
		in, body = other, other.public[word]
	}
	if body == nil || len(body.Children) == 0 || slices.Contains(r.within, body) || len(r.within) == deepest {
		return nil, c
	}
	inner := scope{f: in, given: map[string]value{}}
	if names := body.Children[0]; names.Form == syntax.Names {
		i := 0
		for _, t := range in.tree.Tokens[names.First:names.End] {
			if i == len(arguments) {
				break
			}
			if t.Kind == syntax.Name {
				inner.given[in.tree.Text[t.From:t.To]] = value{s, arguments[i]}
				i++
			}
		}
	}
	r.within = append(r.within, body)
	parts, c, _ := r.body(inner, body, c)
	r.within = r.within[:len(r.within)-1]
	return parts, c
}
