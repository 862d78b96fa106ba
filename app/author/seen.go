package author

import (
	"regexp"
	"slices"
	"strings"
)

var marks = regexp.MustCompile(`[^\pL\pN]+`) // and spaces

// plain returns the letters and digits of a text.
func plain(text string) string { return strings.ToLower(marks.ReplaceAllString(text, "")) }

// Earlier returns how somebody has judged a range as it was worded before, the newest first, as far
// as they could see how others judged it then: of what they may see of how a draft was judged, which
// has these ranges now. It is the same moment if it is called the same or has the same words,
// whatever their spaces and marks, unless what they judged is still there as it was.
func (r Range) Earlier(now []Range, seen []Judgement, person int64) (list []Judgement) {
	for _, own := range slices.Backward(seen) {
		alike := plain(own.Moment) == plain(r.Moment) || r.Words != "" && own.Words == r.Words
		if own.Person == person && alike && own.Shown != r.Shown && !slices.ContainsFunc(now, func(one Range) bool { return one.Shown == own.Shown }) &&
			slices.ContainsFunc(seen, func(other Judgement) bool {
				return other.Person != person && other.Moment == own.Moment && other.Shown == own.Shown
			}) {
			list = append(list, own)
		}
	}
	return list
}

// Apart returns the newest of somebody's earlier judgements of a range that they gave apart from
// others. Who holds to its range counts still.
func Apart(earlier []Judgement) (own Judgement, there bool) {
	at := slices.IndexFunc(earlier, func(one Judgement) bool { return !one.Seen })
	if at < 0 {
		return own, false
	}
	return earlier[at], true
}

// sawOthers reports whether a judgement was given after having seen others', and doesn't hold to
// what was said apart from them.
func sawOthers(j Judgement, earlier []Judgement) bool {
	own, there := Apart(earlier)
	return len(earlier) > 0 && (!there || own.Least != j.Least || own.Most != j.Most)
}

// unlike takes the digests of words from ranges that share them, which don't tell them apart.
func unlike(list []Range) {
	of := map[string]int{}
	for _, one := range list {
		of[one.Words]++
	}
	for i := range list {
		if of[list[i].Words] > 1 {
			list[i].Words = ""
		}
	}
}
