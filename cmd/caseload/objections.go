package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"caseload/app/store"
)

// objectionsCommand prints what students and staff say is wrong or unfair in scenarios, for
// whoever passes it on to the authors.
type objectionsCommand struct {
	Scenario string          `placeholder:"NAME" help:"Only what is about this scenario, as it is named in its address."`
	Delete   int64           `placeholder:"NUMBER" help:"Delete the one with this number instead, once it has been dealt with."`
	JSON     bool            `name:"json" help:"Print them as JSON, for programs."`
	DB       databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; a server may be using it."`
}

// objectionLine is one of them as JSON.
type objectionLine struct {
	Number   int64  `json:"number"`
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Version  string `json:"version"`
	About    string `json:"about"` // "" for the scenario as a whole
	Kind     string `json:"kind"`
	On       string `json:"on"`
	Text     string `json:"text"`
}

func (c *objectionsCommand) Run(ctx context.Context, out io.Writer) error {
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	if c.Delete != 0 {
		err := kept.DeleteObjection(ctx, kept.Operator(), c.Delete)
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("there is none with the number %d; caseload objections lists them", c.Delete)
		}
		return err
	}
	all, err := kept.Objections(ctx, kept.Operator(), c.Scenario)
	if err != nil {
		return err
	}
	if c.JSON {
		lines := make([]objectionLine, len(all))
		for i, o := range all {
			lines[i] = objectionLine{o.ID, o.Slug, o.Title, o.Version, o.About, o.Kind, o.On, o.Text}
		}
		return json.NewEncoder(out).Encode(lines)
	}
	if len(all) == 0 {
		fmt.Fprintln(out, "Nobody has said that anything is wrong or unfair.")
	}
	for _, o := range all {
		about := "the scenario as a whole"
		if o.About != "" {
			about = o.About
		}
		fmt.Fprintf(out, "%d. %s (%s, version %.12s): %s, about %s, on %s\n", o.ID, printable(o.Title), o.Slug, o.Version, o.Kind, printable(about), o.On)
		for line := range strings.Lines(o.Text) {
			fmt.Fprintf(out, "   %s\n", printable(strings.TrimRight(line, "\n")))
		}
		fmt.Fprintln(out)
	}
	return nil
}
