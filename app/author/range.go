package author

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/script/form"
	"caseload/app/sim"
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

// Judged is a range with how it was judged.
type Judged struct {
	Range
	By        []Judgement // as far as whoever asks may see them; oldest first
	Agreement sim.Agreement
}

// Outside returns the tiers outside a range's own that practitioners who count would defend, the
// most serious first, as far as whoever asks may see how they judged. There are none where the
// draft computes its range.
func (one Judged) Outside() (tiers []string) {
	if len(one.Tiers) == 0 {
		return nil
	}
	for _, tier := range sim.Tiers {
		inside := slices.Min(one.Tiers) <= tier.Value && tier.Value <= slices.Max(one.Tiers)
		if !inside && slices.ContainsFunc(one.By, func(j Judgement) bool { return j.Counts() && j.Most <= tier.Value && tier.Value <= j.Least }) {
			tiers = append(tiers, tier.Value)
		}
	}
	return tiers
}

// judgedOf puts judgements to the ranges that they are of.
func judgedOf(ranges []Range, all []Judgement) []Judged {
	list := make([]Judged, len(ranges))
	for i, one := range ranges {
		list[i] = Judged{Range: one, Agreement: sim.NotReviewed}
		var counts []Judgement
		for _, j := range all {
			if j.Moment == one.Moment && j.Shown == one.Shown {
				list[i].By = append(list[i].By, j)
				if j.Counts() {
					counts = append(counts, j)
				}
			}
		}
		if len(counts) < enough {
			continue
		}
		list[i].Agreement = sim.Agreed
		for _, j := range counts[1:] {
			if j.Least != counts[0].Least || j.Most != counts[0].Most {
				list[i].Agreement = sim.Differed
			}
		}
	}
	return list
}

// maxJudged bounds what is kept on the shelf of how ranges were judged, in bytes.
const maxJudged = 1<<20 - 2

// enough is how many practitioners judge a range before it counts as reviewed.
const enough = 2

// JudgedIn returns the ranges of what is read in a review, with the judgements that whoever asks
// may see.
func (d *Drafts) JudgedIn(ctx context.Context, r Reading, review Review) ([]Judged, error) {
	read, err := d.Reviewed(ctx, r, review)
	if err != nil {
		return nil, err
	}
	all, err := d.Judgements(ctx, r)
	return judgedOf(d.Ranges(read), all), err
}

// JudgedNow returns the ranges of a draft as it is, with the judgements that whoever asks may see,
// and how many of them enough practitioners have judged, whoever may see that.
func (d *Drafts) JudgedNow(ctx context.Context, r Reading) (list []Judged, reviewed int, err error) {
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	ranges := d.Ranges(pack)
	seen, err := d.Judgements(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	all, err := d.Tiers(ctx, r, true)
	return judgedOf(ranges, seen), Reviewed(judgedOf(ranges, all)), err
}

// RangesCounted is how many ranges a draft has, how many of them enough practitioners have judged,
// and outside of how many such would defend tiers, as far as whoever asks may see how they judged.
type RangesCounted struct{ All, Reviewed, Outside int }

// CountRanges counts the ranges of a draft as it is.
func (d *Drafts) CountRanges(ctx context.Context, r Reading) (n RangesCounted, err error) {
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return n, err
	}
	ranges := d.Ranges(pack)
	seen, err := d.Tiers(ctx, r, false)
	if err != nil {
		return n, err
	}
	all, err := d.Tiers(ctx, r, true)
	return RangesCounted{len(ranges), Reviewed(judgedOf(ranges, all)), countOutside(judgedOf(ranges, seen))}, err
}

// Reviewed returns how many ranges enough practitioners have judged.
func Reviewed(list []Judged) (n int) {
	for _, one := range list {
		if one.Agreement != sim.NotReviewed {
			n++
		}
	}
	return n
}

// Outside returns at how many ranges of a draft as it is practitioners who count would defend tiers
// outside the draft's own, as far as whoever asks may see how they judged.
func (d *Drafts) Outside(ctx context.Context, r Reading) (n int, err error) {
	all, err := d.Tiers(ctx, r, false)
	if err != nil || !slices.ContainsFunc(all, Judgement.Counts) {
		return 0, err
	}
	pack, err := d.Pack(ctx, r)
	return countOutside(judgedOf(d.Ranges(pack), all)), err
}

// countOutside returns at how many ranges practitioners who count would defend tiers outside them.
func countOutside(list []Judged) (n int) {
	for _, one := range list {
		if len(one.Outside()) > 0 {
			n++
		}
	}
	return n
}

// JudgedForShelf returns how practitioners who count have judged the ranges of a pack, as the shelf
// keeps it with a version that is published: without who they are, and so much of it as is kept
// there.
func (d *Drafts) JudgedForShelf(ctx context.Context, r Reading, p Pack) ([]byte, error) {
	all, err := d.Store.JudgedForShelf(ctx, r)
	if err != nil {
		return nil, err
	}
	list, size := []debrief.Practice{}, 0
	for _, one := range judgedOf(d.Ranges(p), all) {
		practice := debrief.Practice{Open: one.Open, Tiers: one.Tiers, Why: one.Why, Agreement: one.Agreement, Ranges: []sim.Defended{}}
		for _, j := range one.By {
			if j.Counts() {
				practice.Ranges = append(practice.Ranges, sim.Defended{Most: j.Most, Least: j.Least, Why: j.Why})
			}
		}
		data, err := json.Marshal(practice)
		if size += len(data) + 1; err != nil || size > maxJudged {
			return json.Marshal(list)
		}
		list = append(list, practice)
	}
	return json.Marshal(list)
}

// Judge has whoever asks judge a range in their open review, for good. The error is ErrNotFound
// if what they read has no such moment, ErrNoRange if the range isn't one, ErrNoReason,
// ErrTaken if they have judged it before, ErrForbidden, ErrEnded, ErrFull or ErrTooLarge.
func (d *Drafts) Judge(ctx context.Context, r Reading, id int64, shown string, j Judgement) error {
	review, err := d.Review(ctx, r, id)
	if err != nil {
		return err
	}
	read, err := d.Reviewed(ctx, r, review)
	if err != nil {
		return err
	}
	ranges := d.Ranges(read)
	at := slices.IndexFunc(ranges, func(one Range) bool { return one.Key() == shown })
	switch {
	case at < 0:
		return ErrNotFound
	case sim.TierWords(j.Least) == "" || sim.TierWords(j.Most) == "" || j.Least < j.Most: // P0 is the most serious
		return ErrNoRange
	case strings.TrimSpace(j.Why) == "":
		return ErrNoReason
	}
	seen, err := d.Tiers(ctx, r, false)
	if err != nil {
		return err
	}
	j.Seen = sawOthers(j, ranges[at].Earlier(ranges, seen, r.By().ID()))
	j.Moment, j.Shown, j.Words = ranges[at].Moment, ranges[at].Shown, ranges[at].Words
	return d.Store.Judge(ctx, r, id, j)
}

// Key finds a range again among those of a pack.
func (r Range) Key() string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%q %s", r.Moment, r.Shown)))[:16]
}
