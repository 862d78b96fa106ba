package scenario

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// begins takes the place of the decision in the first step of a trace.
const begins = "begin"

// mostTurns is the highest turn number accepted from a file, so that a hostile file
// can't make a fold run for long. No run has that many turns.
const mostTurns = 10_000

// traced is one recorded step of a golden play: what [TraceOf] writes about it, but
// with the whole desk instead of the changes. The zero value stands for no step.
type traced struct {
	line    int // of the steps, from 1
	turn    int
	place   Place
	digest  string // "" if none is recorded
	decided string
	events  []string
	desk    []entry
}

// parseTrace reads the steps of a golden play. A line it can't parse counts as an
// event, so that it is reported as a difference.
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

// parseHead parses a line like "5 day 1 09:35 read:home-chronology", or the same
// with a digest before the decision: "18 day end 17:00 9fbacc204014 end".
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

// isDigest matches a digest in the head of a step. No decision can match it,
// because decisions begin with a verb.
var isDigest = regexp.MustCompile(`^[0-9a-f]{12}$`)

// tracedOf returns a step as it would be recorded at the end of a day.
func tracedOf(step Step) traced {
	if step.Digest == "" {
		step.Digest = strings.Repeat("0", digestDigits)
	}
	return parseTrace(TraceOf([]Step{step}))[0]
}
