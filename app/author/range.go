package author

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"caseload/app/script/form"
	kept "caseload/app/store/author"
)

// Range is a moment of a draft at which it publishes the tiers that practice would defend: a
// referral, or something new about an open case.
type Range struct {
	Moment string // what it is called, the same in another version of the draft
	Shown  string // a digest of what is put to whoever judges it
	Words  string // a digest of its words alone, without spaces and marks; "" if there are none
	Title  string
	Open   bool     // it is about an open case
	Said   []string // what is put to them: each a text
	Path   string   // of the script
	Line   int      // from 1
	Tiers  []string // that the draft publishes; as far as they are written out
	Why    string   // as it is written, with names in braces
}

// Judgement is how somebody has judged a range.
type Judgement = kept.Judgement

var (
	// ErrNoRange means that two tiers aren't the ends of a range, the less serious first.
	ErrNoRange = errors.New("the tiers make no range")

	// ErrNoReason means that something needs a reason.
	ErrNoReason = errors.New("it needs a reason")
)

// MaxJudgements bounds how many ranges somebody judges in a review.
const MaxJudgements = kept.MaxJudgements

var (
	storylines = regexp.MustCompile(`storyline\s*\(?\s*\{?\s*["']([^"'\n]+)["']`)
	// computedNames are names in a text that is put together: `{drawn.name}`.
	computedNames = regexp.MustCompile(`\{[^}]*[^}\w][^}]*\}`)

	tierNames = regexp.MustCompile(`\bP[0-4]\b`)
)

// before is how many texts are put to whoever judges a range for an open case, of those that came
// before it in its storyline.
const before = 2

// MostRanges is how many ranges of a pack are judged: the first ones.
const MostRanges = MaxJudgements

// Ranges returns the moments of a pack whose ranges are judged, in the order of its scripts, at
// most [MostRanges]. They are read from the scripts as text: nothing is run.
func (d *Drafts) Ranges(p Pack) (list []Range) {
	read := rangeReader{files: p.Files, called: map[string]string{}, seen: map[string]int{}}
	var found []foundRange
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		if !IsScript(path) {
			continue
		}
		script := form.ReadWords(d.from.Documented, inside(p.Files[path]), append([]string{"expect"}, form.Words...)...)
		for _, t := range script.Things {
			if t.Word == "case" && t.Local != "" && read.called[t.Local] == "" {
				read.called[t.Local] = textAt(t, "1")
			}
		}
		if len(found) < MostRanges {
			found = append(found, read.in(path, script)...)
		}
	}
	for _, one := range found[:min(len(found), MostRanges)] {
		if one.about != "" {
			one.Title = read.called[one.about]
		}
		list = append(list, read.named(one.Range, one.story))
	}
	unlike(list)
	return list
}

// foundRange is a range that has no name yet: the case that it is about may be in a later script.
type foundRange struct {
	Range
	about string // the name by which the script calls its case
	story string // its storyline
}

// rangeReader reads the ranges of one pack.
type rangeReader struct {
	files  map[string]string
	called map[string]string // cases, by the names that scripts give them
	seen   map[string]int    // how many moments of a name there are
}

func (r rangeReader) in(path string, script *form.Script) (list []foundRange) {
	var said []form.Thing
	text := script.Text()
	from, story, stories := 0, "", storylines.FindAllStringSubmatchIndex(text, -1)
	for _, t := range script.Things {
		for len(stories) > 0 && stories[0][0] < t.From {
			from, story, stories = stories[0][0], text[stories[0][2]:stories[0][3]], stories[1:]
		}
		one, is := foundRange{Range: Range{Path: path, Line: t.Line}, story: story}, true
		switch {
		case t.Word == "expect":
			one.Open, one.Tiers, one.Why = true, tiersAt(t, "tiers"), textAt(t, "why")
			if about, there := t.Field("about"); there {
				one.about = about.Source
			}
			for _, earlier := range said[max(len(said)-before, 0):] {
				if earlier.From > from {
					one.Said = append(one.Said, r.said(earlier)...)
				}
			}
		case t.Word == "referral" && given(t, "expect."):
			one.Title, one.Tiers, one.Why = textAt(t, "title"), tiersAt(t, "expect.tiers"), textAt(t, "expect.why")
			one.Said = r.said(t)
		default:
			is = false
		}
		if slices.Contains([]string{"message", "ask", "referral"}, t.Word) {
			said = append(said, t)
		}
		if is {
			list = append(list, one)
		}
	}
	return list
}

// named returns a moment with its name and its digest.
func (r rangeReader) named(one Range, story string) Range {
	one.Title = strings.Join(strings.Fields(computedNames.ReplaceAllString(one.Title, "")), " ")
	one.Moment = strings.Trim(story+": "+one.Title, ": ")
	if one.Moment == "" {
		one.Moment = one.Path
	}
	if one.Moment = shortened(one.Moment); r.seen[one.Moment] > 0 {
		one.Moment += fmt.Sprintf(" (%d)", r.seen[one.Moment]+1)
	}
	r.seen[one.Moment]++
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %t %q", one.Title, one.Open, one.Said)
	one.Shown = fmt.Sprintf("%x", sum.Sum(nil)[:16])
	if words := plain(strings.Join(one.Said, " ")); words != "" {
		one.Words = fmt.Sprintf("%x", sha256.Sum256([]byte(words)))[:32]
	}
	return one
}

// shortened keeps what a moment is called within what is kept.
func shortened(name string) string {
	if most := 40; len([]rune(name)) > most {
		return string([]rune(name)[:most-1]) + "…"
	}
	return name
}

// said returns what a thing has somebody say; of a text file, what is in it.
func (r rangeReader) said(t form.Thing) (list []string) {
	for _, f := range t.Fields() {
		name, _, _ := strings.Cut(f.Path, "@")
		if !f.Given || name != "say" && name != "say.1" {
			continue
		}
		for _, text := range append(f.Value.Texts, f.Value.Text) {
			if file, is := r.files[text]; is {
				text = strings.TrimSpace(inside(file))
			}
			if text != "" {
				list = append(list, text)
			}
		}
	}
	return list
}

// textAt returns the text that is written at a path of a thing, or "".
func textAt(t form.Thing, path string) string {
	f, _ := t.Field(path)
	return f.Value.Text
}

func given(t form.Thing, prefix string) bool {
	return slices.ContainsFunc(t.Fields(), func(f form.Field) bool { return f.Given && strings.HasPrefix(f.Path, prefix) })
}

// tiersAt returns the tiers that are written at a path of a thing, or at alternatives for it.
func tiersAt(t form.Thing, path string) (tiers []string) {
	for _, f := range t.Fields() {
		if name, _, _ := strings.Cut(f.Path, "@"); f.Given && name == path {
			tiers = append(tiers, tierNames.FindAllString(f.Source, -1)...)
		}
	}
	slices.Sort(tiers)
	return slices.Compact(tiers)
}
