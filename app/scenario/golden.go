package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"caseload/app/script"
	"caseload/app/sim"
)

// Golden is a play in a form that people can read: regression test, documentation
// and bug report in one. Its file is a txtar archive of four parts: terms (JSON;
// empty for the scenario's own), luck (one "turn seed" per line, such as "0 42":
// the seed used from that turn on), decisions (one per line: the offer, then
// field=value), and the expected steps. A golden play kept outside its pack has a
// further part before them that names its scenario and version. One with other names than
// luck draws has a part that names the variant.
type Golden struct {
	Comment   string
	Scenario  string // slug; "" in a pack
	Version   string // digest; "" in a pack
	Terms     *sim.Terms
	Luck      sim.Luck
	Variant   Variant
	Decisions []sim.Decision
	Steps     string
}

// Unreadable is the error for a golden play's file that can't be parsed.
type Unreadable struct {
	Part string // the part of the file that is wrong
	Err  error
}

func (u *Unreadable) Error() string { return u.Err.Error() }
func (u *Unreadable) Unwrap() error { return u.Err }

// ParseGolden parses a golden play's file. An error is an [*Unreadable].
func ParseGolden(data []byte) (Golden, error) {
	file := txtar.Parse(data)
	g := Golden{Comment: string(file.Comment)}
	for _, part := range file.Files {
		var err error
		switch part.Name {
		case "scenario":
			g.Scenario, g.Version, _ = strings.Cut(strings.TrimSpace(string(part.Data)), " ")
		case "terms":
			g.Terms, err = parseTerms(part.Data)
		case "luck":
			g.Luck, err = parseLuck(string(part.Data))
		case "variant":
			g.Variant, err = parseVariant(string(part.Data))
		case "decisions":
			g.Decisions, err = parseDecisions(string(part.Data))
		case "steps":
			g.Steps = string(part.Data)
		default:
			err = noPart(part.Name)
		}
		if err != nil {
			return Golden{}, &Unreadable{part.Name, err}
		}
	}
	if err := g.Luck.Check(); err != nil {
		return g, &Unreadable{"luck", err}
	}
	return g, nil
}

// Play returns the golden play as a play of version v.
func (g Golden) Play(v *Version) Play {
	return Play{Version: v, Terms: g.Terms, Luck: g.Luck, Variant: g.Variant, Decisions: g.Decisions}
}

// Trace folds a play and returns its steps as a golden play records them. The first
// line of a step has the turn, the day, the clock, the first twelve digits of the
// digest (only if the step begins another day or is the last), and the decision
// that led there. The indented lines below it list the events, and what on the desk
// is new or changed ("+ letter", "+ offer", …) or gone ("-"). On an error it
// returns the steps up to there as well.
func Trace(p Play) (string, error) {
	var steps []Step
	for seat, err := range Fold(p) {
		if err != nil {
			return TraceOf(steps), err
		}
		steps = append(steps, seat.Step())
	}
	return TraceOf(steps), nil
}

// TraceOf is like [Trace], for steps that have already been folded.
func TraceOf(steps []Step) string {
	var b strings.Builder
	var before []entry
	for i, step := range steps {
		fmt.Fprintf(&b, "%d day %s %s", step.Desk.Turn, dayOf(step), step.Desk.Clock.Now)
		if i == len(steps)-1 || i > 0 && dayOf(steps[i-1]) != dayOf(step) {
			fmt.Fprintf(&b, " %s", step.Digest[:digestDigits])
		}
		fmt.Fprintf(&b, " %s\n", decisionOf(step))
		for _, e := range step.Desk.Events {
			fmt.Fprintf(&b, "    %s %s\n", e.At, script.OneLine(string(e.Text)))
		}
		now := entriesOf(step.Desk)
		for _, line := range changed(before, now) {
			fmt.Fprintf(&b, "    %s\n", line)
		}
		before = now
	}
	return b.String()
}

// digestDigits is the number of digits of each digest that a golden play records.
const digestDigits = 12

// dayOf returns the day of a step, such as "3", or "end" once the play has ended.
func dayOf(step Step) string {
	if step.Desk.Ended {
		return "end"
	}
	return strconv.Itoa(step.Desk.Scenario.Day)
}

func decisionOf(step Step) string {
	if step.Decision == nil {
		return begins
	}
	return formatDecision(*step.Decision)
}

// Format returns the golden play's file, steps included. [ParseGolden] reads it.
func (g Golden) Format() []byte {
	var terms []byte
	if g.Terms != nil {
		terms, _ = json.MarshalIndent(g.Terms, "", "  ")
		terms = append(terms, '\n')
	}
	var luck, decisions bytes.Buffer
	for _, l := range g.Luck {
		fmt.Fprintf(&luck, "%d %d\n", l.From, l.Seed)
	}
	for _, d := range g.Decisions {
		fmt.Fprintln(&decisions, formatDecision(d))
	}
	var files []txtar.File
	if g.Scenario != "" {
		files = append(files, txtar.File{Name: "scenario", Data: []byte(g.Scenario + " " + g.Version + "\n")})
	}
	if g.Variant != AsDrawn {
		files = append(files, txtar.File{Name: "variant", Data: fmt.Appendln(nil, int(g.Variant))})
	}
	return txtar.Format(&txtar.Archive{Comment: []byte(g.Comment), Files: append(files,
		txtar.File{Name: "terms", Data: terms}, txtar.File{Name: "luck", Data: luck.Bytes()},
		txtar.File{Name: "decisions", Data: decisions.Bytes()}, txtar.File{Name: "steps", Data: []byte(g.Steps)},
	)})
}

func parseVariant(text string) (Variant, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || !IsVariant(n) {
		return 0, noVariant(strings.TrimSpace(text))
	}
	return Variant(n), nil
}

func parseTerms(data []byte) (*sim.Terms, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var terms sim.Terms
	if err := decoder.Decode(&terms); err != nil {
		return nil, fmt.Errorf("terms: %w", err)
	}
	return &terms, nil
}

func parseLuck(text string) (sim.Luck, error) {
	var luck sim.Luck
	for line := range strings.Lines(text) {
		from, seed, found := strings.Cut(strings.TrimSpace(line), " ")
		if from == "" {
			continue
		}
		n, err1 := strconv.Atoi(from)
		s, err2 := strconv.ParseUint(strings.TrimSpace(seed), 10, 64)
		if !found || err1 != nil || err2 != nil {
			return nil, noLuck(strings.TrimSpace(line))
		}
		luck = append(luck, sim.LuckFrom{From: n, Seed: s})
	}
	return luck, nil
}

// parseDecisions parses decisions, one per line: an offer and its fields, as
// [sim.Decision.Read] reads them. Empty lines and lines that begin with "#" are skipped.
func parseDecisions(text string) ([]sim.Decision, error) {
	var list []sim.Decision
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		d := sim.Decision{Offer: words[0]}
		if stray := d.Read(words[1:]); stray != "" {
			return nil, noField(words[0], stray)
		}
		list = append(list, d)
	}
	return list, nil
}

func formatDecision(d sim.Decision) string {
	words := []string{d.Offer}
	names := make([]string, 0, len(d.With))
	for name := range d.With {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		words = append(words, name+"="+script.OneLine(d.With[name])) // on one line, so that it can be parsed again
	}
	return strings.Join(words, " ")
}
