package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// playCommand is the desk in a terminal: the same offers and the same words as
// in the browser, one line a decision, so that a file of decisions can be piped
// in too.
type playCommand struct {
	Path     string  `arg:"" help:"A pack's folder, or the name of a scenario that ships."`
	Cut      string  `help:"Play a shorter cut of it, by name."`
	Luck     *uint64 `help:"The play's luck, a whole number; the same again gives the same play. 1 where nothing is said."`
	Employer string  `help:"Under which employer: own (the scenario's), supportive, stretched or blaming."`
	Save     string  `help:"Write the play to this file on leaving, as a golden play." type:"path"`
	Resume   string  `help:"Go on with the golden play in this file." type:"path"`
}

func (c *playCommand) Run(ctx context.Context, out io.Writer) error {
	t, err := c.begin(newPaper(out))
	if err != nil {
		return err
	}
	lines, stop := readLines(ctx, os.Stdin)
	defer stop()
	t.lines, t.asks = lines, terminalWidth(os.Stdin) > 0
	return t.play()
}

// table is a play in a terminal that is under way.
type table struct {
	*paper
	path  string // of the pack, to read it again
	cut   string
	save  string // "" for nowhere
	lines <-chan string
	asks  bool // somebody is there to be asked: a number alone asks for what it leaves open

	version *scenario.Version
	terms   *sim.Terms
	luck    sim.Luck
	seat    *scenario.Seat
	steps   []scenario.Step
	guide   string // what was last said of how the desk works
	failed  int    // storylines that failed and have been told
	wrong   bool   // a line could not be understood or was refused
}

// begin reads the pack and sits down, at the beginning or where a play was left.
func (c *playCommand) begin(p *paper) (*table, error) {
	t := &table{paper: p, path: c.Path, cut: c.Cut, save: c.Save}
	if err := mayWrite(c.Save, c.Resume); err != nil {
		return nil, err
	}
	golden, err := c.golden()
	if err != nil {
		return nil, err
	}
	t.terms, t.luck = golden.Terms, golden.Luck
	if t.version, err = playVersion(c.Path, t.cut, golden.Scenario); err != nil {
		return nil, err
	}
	t.brief()
	return t, t.fold(golden)
}

// golden is the play to go on with; of a new one, only terms and luck.
func (c *playCommand) golden() (g scenario.Golden, err error) {
	if c.Resume != "" {
		if c.Luck != nil || c.Employer != "" {
			return g, errors.New("a play that is resumed has its own luck and employer; leave out --luck and --employer")
		}
		return readGolden(c.Resume)
	}
	seed := uint64(1)
	if c.Luck != nil {
		seed = *c.Luck
	}
	name := c.Employer
	if name == "" {
		name = scenario.OwnTerms
	}
	employer, ok := scenario.EmployerCalled(name)
	if !ok {
		var names []string
		for _, e := range scenario.Employers {
			names = append(names, e.Name)
		}
		return g, fmt.Errorf("there is no employer called %q; there are: %s", c.Employer, strings.Join(names, ", "))
	}
	return scenario.Golden{Terms: employer.Terms, Luck: sim.NewLuck(seed)}, nil
}

// playVersion is the scenario in a pack, the cut that was asked for, or the one
// that a golden play names.
func playVersion(path, cut, named string) (*scenario.Version, error) {
	pack, err := readPack(path)
	if err != nil {
		return nil, placedError(path, "", err)
	}
	if cut == "" && slices.Contains(pack.Cuts(), named) {
		cut = named
	}
	if cut != "" && !slices.Contains(pack.Cuts(), cut) {
		if len(pack.Cuts()) == 0 {
			return nil, fmt.Errorf("%s has no cuts; leave out --cut", pack.Slug)
		}
		return nil, fmt.Errorf("%s has no cut called %q; it has: %s", pack.Slug, cut, strings.Join(pack.Cuts(), ", "))
	}
	if cut == "" {
		v, err := scenario.Freeze(pack, scripts.FS)
		return v, placedError(path, pack.Slug, err)
	}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return nil, placedError(path, pack.Slug, err)
	}
	return versions[1+slices.Index(pack.Cuts(), cut)], nil
}

// placedError is an error about a pack with its files as they are reached from
// here.
func placedError(path, slug string, err error) error {
	if err == nil {
		return nil
	}
	lines := placed(strings.TrimSuffix(path, "/"), slug, err)
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return errors.New(strings.Join(lines, "\n"))
}

// fold plays the decisions of a golden play, as far as they can be made, and
// says where that goes another way than it was written down.
func (t *table) fold(g scenario.Golden) error {
	if err := t.sit(g.Decisions); err != nil {
		return err
	}
	if g.Steps != "" {
		if err := t.differs(g); err != nil {
			return err
		}
	}
	t.desk()
	return nil
}

// sit begins again and makes decisions until one is refused.
func (t *table) sit(decisions []sim.Decision) error {
	seat, err := scenario.Sit(t.version, t.terms, t.luck)
	if err != nil {
		return err
	}
	steps := []scenario.Step{seat.Step()}
	for i := range decisions {
		err := seat.Decide(decisions[i])
		if errors.As(err, new(*sim.Refused)) {
			break
		}
		if err != nil {
			return err
		}
		steps = append(steps, seat.Step())
	}
	t.seat, t.steps = seat, steps
	return nil
}

// now is the desk as it stands.
func (t *table) now() sim.Desk { return t.steps[len(t.steps)-1].Desk }

// play reads a line at a time until there are no more.
func (t *table) play() error {
	for {
		line, ok := t.next()
		if !ok || !t.do(line) {
			break
		}
	}
	if err := t.leave(); err != nil {
		return err
	}
	if t.wrong && !t.asks { // a script should learn of it
		return errSaid
	}
	return nil
}
