package debrief_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"caseload/app/debrief"
)

// The frameworks that come with Caseload have a rule for everything that DOMAIN
// 7.2 lists.
func TestEveryPlayIsLinked(t *testing.T) {
	links := debrief.Standard()
	if len(links.Rules) != len(debrief.Plays) {
		t.Errorf("%d rules for %d plays", len(links.Rules), len(debrief.Plays))
	}
	for i, p := range debrief.Plays {
		if links.Rules[i].Play != p.ID {
			t.Errorf("want %s, found %s", p.ID, links.Rules[i].Play)
		}
	}
}

func TestACourseBringsItsOwnFrameworks(t *testing.T) {
	files := fstest.MapFS{"own.json": {Data: []byte(`{"frameworks": [{"id": "X.1", "framework": "Ours", "title": "Saying so", "status": "ours"}],
		"rules": [{"play": "risk-left", "frameworks": ["X.1"], "prompt": "What would your gran say?"}]}`)}}
	links, err := debrief.ReadLinks(files, "own.json")
	if err != nil {
		t.Fatal(err)
	}
	steps, seat := play(t, 1, nil, morning("P4")...)
	d := debrief.JudgeBy(steps, seat.Published(), links)
	if len(d.Moments) != 1 || d.Moments[0].Prompt != "What would your gran say?" || len(d.Frameworks) != 1 || d.Frameworks[0].ID != "X.1" {
		t.Errorf("found %+v, %+v", d.Moments, d.Frameworks)
	}
	if _, err := debrief.ReadLinks(files, "other.json"); err == nil {
		t.Error("a file that isn't there is read")
	}
}

func TestFaultyFrameworksAreRefusedInSentences(t *testing.T) {
	for text, says := range map[string]string{
		``:                              "isn't a file of frameworks",
		`{"framework": []}`:             "framework",
		`{"frameworks": []} x`:          "after the end",
		`{"frameworks": [{"id": "A"}]}`: "lacks one",
		`{"frameworks": [{"id": "A", "framework": "f", "title": "t"}, {"id": "A", "framework": "f", "title": "t"}]}`: "two frameworks",
		`{"rules": [{"play": "flying", "frameworks": ["A"], "prompt": "?"}]}`:                                        "called \"flying\"",
		`{"rules": [{"play": "risk-left", "frameworks": ["A"], "prompt": "?"}]}`:                                     "isn't there",
		`{"rules": [{"play": "risk-left", "frameworks": ["A"]}]}`:                                                    "no prompt",
		`{"rules": [{"play": "risk-left", "prompt": "?"}]}`:                                                          "names no framework",
	} {
		if _, err := debrief.ParseLinks([]byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: want %q, found %v", text, says, err)
		}
	}
}

// A debrief that names some frameworks has all of its moments and questions, and nothing of
// the others.
func TestADebriefNamesWhatWasChosen(t *testing.T) {
	steps, seat := play(t, 1, nil, morning("P4")...)
	d := debrief.Judge(steps, seat.Published())
	sources := debrief.Standard().Sources()
	if len(sources) != 2 || sources[1].Entries != 6 || sources[1].Checked != 5 {
		t.Errorf("the sources are %+v", sources)
	}
	all := 0
	for _, s := range sources {
		named := d.Naming(func(name string) bool { return name == s.Name })
		for _, f := range named.Frameworks {
			if f.Framework != s.Name {
				t.Errorf("of %s it names %+v", s.Name, f)
			}
		}
		all += len(named.Frameworks)
		for i, m := range named.Moments {
			if m.Prompt != d.Moments[i].Prompt || len(m.Frameworks) == 0 || len(m.Frameworks) >= len(d.Moments[i].Frameworks) {
				t.Errorf("of %+v it leaves %+v", d.Moments[i], m)
			}
		}
	}
	if all != len(d.Frameworks) || all == 0 {
		t.Errorf("of %d entries %d are named", len(d.Frameworks), all)
	}
	if none := d.Naming(func(string) bool { return false }); len(none.Frameworks) != 0 || len(none.Moments) != len(d.Moments) || len(d.Moments[0].Frameworks) == 0 {
		t.Errorf("of nothing it leaves %+v", none)
	}
}
