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

// playCommand plays a pack in the terminal, with the same offers and words as in
// the browser. It reads one decision per line, so that a file of decisions can be
// piped in too.
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

// table is the state of a play in a terminal.
type table struct {
	*paper
	path  string // of the pack, to read it again
	cut   string
	save  string // "" to save nowhere
	lines <-chan string
	asks  bool // whether a person is at the terminal: a bare number then asks for the fields it leaves open

	version *scenario.Version
	terms   *sim.Terms
	luck    sim.Luck
	variant scenario.Variant
	seat    *scenario.Seat
	steps   []scenario.Step
	guide   string // the last explanation of how the desk works that was shown
	failed  int    // number of failed storylines already reported
	wrong   bool   // whether any line could not be understood or was refused
}

// begin reads the pack and starts the play, at the beginning or where it was left.
func (c *playCommand) begin(p *paper) (*table, error) {
	t := &table{paper: p, path: c.Path, cut: c.Cut, save: c.Save}
	if err := mayWrite(c.Save, c.Resume); err != nil {
		return nil, err
	}
	golden, err := c.golden()
	if err != nil {
		return nil, err
	}
	t.terms, t.luck, t.variant = golden.Terms, golden.Luck, golden.Variant
	if t.version, err = playVersion(c.Path, t.cut, golden.Scenario); err != nil {
		return nil, err
	}
	t.brief()
	return t, t.fold(golden)
}

// golden returns the play to resume or, for a new play, a golden play that has only
// terms and luck.
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

// playVersion returns a version of the pack at path: the cut that was asked for,
// the one that a golden play names, or the whole scenario.
func playVersion(path, cut, named string) (*scenario.Version, error) {
	pack, err := readPack(path)
	if err != nil {
		return nil, placedError(path, err)
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
		return v, unreadError(pack, path, err)
	}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return nil, unreadError(pack, path, err)
	}
	return versions[1+slices.Index(pack.Cuts(), cut)], nil
}

// unreadError returns an error that says why a pack doesn't load, or nil.
func unreadError(pack *scenario.Pack, path string, err error) error {
	var wrong []error
	for _, one := range unread(pack, path, err) {
		wrong = append(wrong, errors.New(clean(one.Error())))
	}
	return errors.Join(wrong...)
}

// placedError returns an error about a pack with its files' paths as seen from the
// current folder.
func placedError(path string, err error) error {
	var wrong []error
	for _, one := range placed(path, err) {
		wrong = append(wrong, errors.New(clean(one.Error())))
	}
	return errors.Join(wrong...)
}

// fold makes a golden play's decisions as far as they can be made, and reports
// where the play departs from its recorded steps.
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

// sit starts from the beginning and makes decisions until one is refused.
func (t *table) sit(decisions []sim.Decision) error {
	seat, err := scenario.SitWithin(context.Background(), scenario.Play{Version: t.version, Terms: t.terms, Luck: t.luck, Variant: t.variant})
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

// now returns the present desk.
func (t *table) now() sim.Desk { return t.steps[len(t.steps)-1].Desk }

// play reads and carries out lines until there are no more or the player leaves.
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
	if t.wrong && !t.asks { // so that a script can tell
		return errSaid
	}
	return nil
}
