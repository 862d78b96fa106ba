package debrief

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"caseload/app/sim"
)

// Links holds the frameworks that a course uses and the rules that link moments
// of a play to them, by identifier (DOMAIN 7).
type Links struct {
	Frameworks []Framework `json:"frameworks"`
	Rules      []Rule      `json:"rules"`
}

// Rule links a kind of moment to frameworks and gives a question for reflection.
type Rule struct {
	Play       string   `json:"play"`
	Frameworks []string `json:"frameworks"`
	Prompt     string   `json:"prompt"`
}

// Plays lists what a rule can be about, by identifier, with a description. It has
// everything that DOMAIN 7.2 lists. A log can't show that an assumption was
// recognised, so "assumption-named" is never found; a course can still keep its
// prompt for the seminar.
var Plays = []struct{ ID, What string }{
	{"urgent-first", "something urgent was recommended as urgent while other work was due"},
	{"risk-left", "something was judged less urgent than its range, or left"},
	{"quicker-than-range", "something was judged more urgent than its range"},
	{"history-first", "a file or chronology was opened before the tier was set"},
	{"supervision-let-go", "a session passed, or was called off, and no other was held"},
	{"capacity-raised", "what can and can't be done was told to a manager"},
	{"worked-late", "three days or more went past their hours"},
	{"voice-heard", "a task was done seeing a child alone, or asking somebody what they want"},
	{"view-kept", "something new came about a case, and neither tier nor action followed"},
	{"reason-missing", "a date passed and no reason was recorded"},
	{"assumption-named", "an assumption was recognised; not in the log"},
}

//go:embed frameworks.json
var shipped []byte

// Standard returns the frameworks that come with Caseload: PCF and the Social
// Work England standards. The mapping is Caseload's own and not that of those
// bodies.
func Standard() Links {
	l, err := ParseLinks(shipped)
	if err != nil {
		panic("frameworks.json: " + err.Error())
	}
	return l
}

// ReadLinks reads a course's own frameworks from a file.
func ReadLinks(files fs.FS, name string) (Links, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return Links{}, fmt.Errorf("the frameworks can't be read: %w", err)
	}
	l, err := ParseLinks(data)
	if err != nil {
		return Links{}, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}

// ParseLinks reads frameworks from JSON in the format of frameworks.json. All
// faults found in them are returned together, each as a sentence.
func ParseLinks(data []byte) (Links, error) {
	var l Links
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&l); err != nil {
		return Links{}, fmt.Errorf("this isn't a file of frameworks: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Links{}, trailing()
	}
	return l, l.check()
}

func (l Links) check() error {
	var faults []error
	fault := func(what sim.Sentence) { faults = append(faults, badLinks{what}) }
	seen := map[string]bool{}
	for _, f := range l.Frameworks {
		switch {
		case f.ID == "" || f.Title == "" || f.Framework == "":
			fault(lacking(f))
		case seen[f.ID]:
			fault(twoFrameworks(f.ID))
		}
		seen[f.ID] = true
	}
	ruled := map[string]bool{}
	for _, r := range l.Rules {
		switch {
		case !slices.ContainsFunc(Plays, func(p struct{ ID, What string }) bool { return p.ID == r.Play }):
			fault(noSuchPlay(r.Play))
		case ruled[r.Play]:
			fault(twoRules(r.Play))
		case r.Prompt == "":
			fault(noPrompt(r.Play))
		case len(r.Frameworks) == 0:
			fault(noFramework(r.Play))
		}
		ruled[r.Play] = true
		for _, id := range r.Frameworks {
			if !seen[id] {
				fault(unknownFramework(r.Play, id))
			}
		}
	}
	return errors.Join(faults...)
}

// badLinks is a fault in a file of frameworks, in one sentence.
type badLinks struct{ what sim.Sentence }

func (b badLinks) Error() string { return string(b.what) }

// Source is a framework with several entries, such as the nine domains of the PCF.
type Source struct {
	Name    string
	Entries int
	Checked int // entries whose wording somebody has compared with a published source
}

// Sources returns what the entries are of, in the order of the file.
func (l Links) Sources() (list []Source) {
	for _, f := range l.Frameworks {
		i := slices.IndexFunc(list, func(s Source) bool { return s.Name == f.Framework })
		if i < 0 {
			i, list = len(list), append(list, Source{Name: f.Framework})
		}
		list[i].Entries++
		if !f.Unverified {
			list[i].Checked++
		}
	}
	return list
}

// Naming returns a debrief that names only entries of some frameworks. Its moments and
// their questions stay, whatever they were linked to.
func (d Debrief) Naming(has func(framework string) bool) Debrief {
	kept, list := map[string]bool{}, []Framework{}
	for _, f := range d.Frameworks {
		if has(f.Framework) {
			kept[f.ID], list = true, append(list, f)
		}
	}
	d.Frameworks, d.Moments = list, slices.Clone(d.Moments)
	for i := range d.Moments {
		m := &d.Moments[i]
		m.Frameworks = slices.DeleteFunc(slices.Clone(m.Frameworks), func(id string) bool { return !kept[id] })
	}
	return d
}

func (l Links) rule(play string) (Rule, bool) {
	i := slices.IndexFunc(l.Rules, func(r Rule) bool { return r.Play == play })
	if i < 0 {
		return Rule{}, false
	}
	return l.Rules[i], true
}

// named returns the frameworks that moments name, in the order of the file.
func (l Links) named(moments []Moment) []Framework {
	list := []Framework{}
	for _, f := range l.Frameworks {
		if slices.ContainsFunc(moments, func(m Moment) bool { return slices.Contains(m.Frameworks, f.ID) }) {
			list = append(list, f)
		}
	}
	return list
}
