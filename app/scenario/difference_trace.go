package scenario

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// begins stands in a trace where a decision would, before the first one.
const begins = "begin"

// mostTurns bounds what a hostile file can make a fold wait for; no run has as
// many.
const mostTurns = 10_000

// traced is one step of a golden play as it is written down: what a [TraceOf]
// says of it, with the whole desk in place of what changed. Its zero value is no
// step.
type traced struct {
	line    int // of the steps, from 1
	turn    int
	place   Place
	digest  string // "" where none is written down
	decided string
	events  []string
	desk    []fact
}

// parseTrace reads the steps of a golden play. A line that is none of them
// counts as something that happened, so that it is told as a difference.
func parseTrace(text string) []traced {
	var steps []traced
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if head, ok := parseHead(line); ok {
			head.line = n
			if len(steps) > 0 {
				head.desk = slices.Clone(steps[len(steps)-1].desk)
			}
			steps = append(steps, head)
			continue
		}
		if line = strings.TrimSpace(line); line == "" || len(steps) == 0 {
			continue
		}
		last := &steps[len(steps)-1]
		var isFact bool
		if last.desk, isFact = follow(last.desk, line); !isFact {
			last.events = append(last.events, line)
		}
	}
	return steps
}

// parseHead reads "5 day 1 09:35 read:home-chronology", or the same with a digest
// before the decision: "18 day end 17:00 9fbacc204014 end".
func parseHead(line string) (traced, bool) {
	words := strings.Fields(line)
	if strings.HasPrefix(line, " ") || len(words) < 5 || words[1] != "day" {
		return traced{}, false
	}
	turn, err := strconv.Atoi(words[0])
	if err != nil || turn < 1 || turn > mostTurns {
		return traced{}, false
	}
	head := traced{turn: turn, place: Place{words[2], words[3]}}
	if words = words[4:]; isDigest.MatchString(words[0]) {
		head.digest, words = words[0], words[1:]
	}
	head.decided = strings.Join(words, " ")
	return head, true
}

// isDigest matches a digest in a head; no decision looks like one, since it
// begins with a verb.
var isDigest = regexp.MustCompile(`^[0-9a-f]{12}$`)

// tracedOf is a step as it would be written down at the end of a day.
func tracedOf(step Step) traced {
	if step.Digest == "" {
		step.Digest = strings.Repeat("0", digestDigits)
	}
	return parseTrace(TraceOf([]Step{step}))[0]
}
