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

// Golden is a play written down so that a person can read it: regression test,
// documentation and bug report in one. It is a txtar file of four parts: terms
// (JSON; empty for the scenario's own), luck ("0 42": from turn, seed),
// decisions (one a line: offer, then field=value), and the expected steps. One
// that is kept outside its pack names its scenario and version in a fifth,
// before them.
type Golden struct {
	Comment   string
	Scenario  string // slug; "" in a pack
	Version   string // digest
	Terms     *sim.Terms
	Luck      sim.Luck
	Decisions []sim.Decision
	Steps     string
}

// ParseGolden reads a golden play.
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
		case "decisions":
			g.Decisions, err = parseDecisions(string(part.Data))
		case "steps":
			g.Steps = string(part.Data)
		default:
			err = fmt.Errorf("a golden play has the parts scenario, terms, luck, decisions and steps; found %q", part.Name)
		}
		if err != nil {
			return Golden{}, err
		}
	}
	return g, g.Luck.Check()
}

// Play is the golden play as a play of a version.
func (g Golden) Play(v *Version) Play {
	return Play{Version: v, Terms: g.Terms, Luck: g.Luck, Decisions: g.Decisions}
}

// Trace writes a play's steps as a golden play has them: a line for each with the
// turn, the day, the clock, the digest's first twelve digits where the step ends
// a day or is the last, and the decision that led there; below it, indented, what
// happened, and what on the desk is new or changed ("+ letter", "+ offer", …) or
// gone ("-").
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

// TraceOf is [Trace] for steps that have been folded.
func TraceOf(steps []Step) string {
	var b strings.Builder
	var before []fact
	for i, step := range steps {
		fmt.Fprintf(&b, "%d day %s %s", step.Desk.Turn, dayOf(step), step.Desk.Clock.Now)
		if i == len(steps)-1 || i > 0 && dayOf(steps[i-1]) != dayOf(step) {
			fmt.Fprintf(&b, " %s", step.Digest[:digestDigits])
		}
		fmt.Fprintf(&b, " %s\n", decisionOf(step))
		for _, e := range step.Desk.Events {
			fmt.Fprintf(&b, "    %s %s\n", e.At, script.OneLine(string(e.Text)))
		}
		now := facts(step.Desk)
		for _, line := range changed(before, now) {
			fmt.Fprintf(&b, "    %s\n", line)
		}
		before = now
	}
	return b.String()
}

// digestDigits is how many digits of a digest a golden play has.
const digestDigits = 12

// dayOf returns the day that a step is on: "3", or "end" after the last.
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

// Format writes a golden play with its steps.
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
	return txtar.Format(&txtar.Archive{Comment: []byte(g.Comment), Files: append(files,
		txtar.File{Name: "terms", Data: terms}, txtar.File{Name: "luck", Data: luck.Bytes()},
		txtar.File{Name: "decisions", Data: decisions.Bytes()}, txtar.File{Name: "steps", Data: []byte(g.Steps)},
	)})
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
			return nil, fmt.Errorf("luck: expected \"FROM-TURN SEED\", two whole numbers; found %q", strings.TrimSpace(line))
		}
		luck = append(luck, sim.LuckFrom{From: n, Seed: s})
	}
	return luck, nil
}

// parseDecisions reads one decision a line. A field's value runs to the next
// word with an equals sign, so that a set is written as it is read.
func parseDecisions(text string) ([]sim.Decision, error) {
	var list []sim.Decision
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		d := sim.Decision{Offer: words[0]}
		name := ""
		for _, word := range words[1:] {
			key, value, isField := strings.Cut(word, "=")
			switch {
			case isField:
				if d.With == nil {
					d.With = map[string]string{}
				}
				name = key
				d.With[name] = value
			case name == "":
				return nil, fmt.Errorf("decisions: expected field=value after %q; found %q", words[0], word)
			default:
				d.With[name] += " " + word
			}
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
		words = append(words, name+"="+script.OneLine(d.With[name])) // as it is read
	}
	return strings.Join(words, " ")
}
