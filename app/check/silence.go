package check

import (
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/remark"
)

// silenceRules are applied after all others; see [pack.silenced].
var silenceRules = []Rule{
	{"silence", Warning, "A comment that silences a rule names a rule that can be silenced and says why.", nil},
	{"silence-unused", Note, "A comment that silences nothing any more can go.", nil},
}

// silence is a comment that silences a rule.
type silence struct {
	file   string // the file that contains the comment
	line   int    // the comment's last line
	offset int
	rule   string
	in     string // the file in which it silences the rule; "": only at the comment
	reason string
	used   bool
}

var silencing = regexp.MustCompile(`^\s*check:\s*([a-z-]*)(?:\s+in\s+([A-Za-z0-9_./-]+))?\s*(?:,\s*(.*?)\s*)?$`)

// silences returns the comments in a pack that silence something.
func (p *pack) silences() []*silence {
	var list []*silence
	for _, f := range p.scripts() {
		for _, c := range f.comments {
			text := strings.TrimSpace(c.value)
			if !strings.HasPrefix(text, "check:") {
				continue
			}
			s := &silence{file: f.name, offset: c.from}
			s.line = f.line(c.to)
			if m := silencing.FindStringSubmatch(text); m != nil {
				s.rule, s.in, s.reason = m[1], strings.TrimSuffix(m[2], ","), m[3]
			}
			list = append(list, s)
		}
	}
	return list
}

// silenceWrong reports what is wrong with such comments.
func (p *pack) silenceWrong(all []Rule, say say) {
	for _, s := range p.silences() {
		place := p.spot(s.file, s.offset)
		i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == s.rule })
		switch {
		case i < 0:
			say(place.says(remark.SilencesNoRule(s.rule)))
		case all[i].Severity == Error:
			say(place.says(remark.SilencesErrors(s.rule)))
		case s.reason == "":
			say(place.says(remark.SilencesWithoutReason(s.rule)))
		case s.in != "" && !p.has(s.in):
			say(place.says(remark.SilencesNoFile(s.in)))
		}
	}
}

func (p *pack) has(name string) bool { _, there := p.files[name]; return there }

// unsilenced removes the findings that comments silence.
func (p *pack) unsilenced(list []Finding) []Finding {
	return without(p.silences(), list)
}

// without removes the findings that some comments silence, and remembers which do.
func without(silences []*silence, list []Finding) []Finding {
	return slices.DeleteFunc(list, func(f Finding) bool {
		if f.Severity == Error {
			return false
		}
		for _, s := range silences {
			here := s.file == f.File && (s.line == f.Line || s.line+1 == f.Line)
			if s.rule == f.Rule && s.reason != "" && (s.in == "" && here || s.in != "" && s.in == f.File) {
				s.used = true
				return true
			}
		}
		return false
	})
}

// silenced removes the findings that comments silence, and reports comments that
// silence nothing.
func (p *pack) silenced(all []Rule, list []Finding) []Finding {
	silences := p.silences()
	list = without(silences, list)
	for _, s := range silences {
		if !s.used && s.rule != "" && s.reason != "" && slices.ContainsFunc(all, func(r Rule) bool { return r.ID == s.rule && r.Severity != Error }) {
			f := p.spot(s.file, s.offset).says(remark.SilencesNothing(s.rule))
			f.Rule, f.Severity = "silence-unused", Note
			list = append(list, f)
		}
	}
	wrong := silenceRules[0]
	wrong.find = func(p *pack, say say) { p.silenceWrong(all, say) }
	return order(append(list, p.apply(wrong)...))
}
