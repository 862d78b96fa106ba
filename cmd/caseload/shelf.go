package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"caseload/app/store"
	keptshelf "caseload/app/store/shelf"
)

// withdrawCommand takes a scenario from the shelf.
type withdrawCommand struct {
	Slug string          `arg:"" placeholder:"NAME" help:"The scenario, as it is named in its address. A pack's cuts go with it."`
	Why  string          `required:"" help:"Why, in a sentence, which everybody reads who opens the scenario's page."`
	Only string          `placeholder:"VERSION" help:"Only this version, by the first digits of it or all. The one before it is offered then."`
	DB   databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; servers may be using it, and no longer offer the scenario within a second."`
}

func (c *withdrawCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Why == "" {
		return errors.New("say with --why, in a sentence, why the scenario is withdrawn")
	}
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	n, err := keptshelf.New(kept).Withdraw(ctx, kept.Operator(), c.Slug, c.Only, c.Why)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("there is nothing of that name and version on the shelf; `caseload shelf` lists what is")
	case errors.Is(err, store.ErrTooLarge):
		return fmt.Errorf("a reason has at most %d characters; say it in fewer", store.MaxWhy)
	case err != nil:
		return err
	}
	fmt.Fprintf(out, "%s was withdrawn, in %d of its versions. Runs of it go on, and nobody else begins it, in assignments and classes either; publish puts it back.\n", c.Slug, n)
	all, err := keptshelf.New(kept).Current(ctx)
	for _, one := range all {
		if one.Slug == c.Slug {
			fmt.Fprintf(out, "Version %.12s of it, from %s, is offered now.\n", one.Version, one.Put.Format(time.DateOnly))
			break
		}
	}
	return err
}

// shelfCommand prints what is on the shelf.
type shelfCommand struct {
	DB databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; servers may be using it."`
}

func (c *shelfCommand) Run(ctx context.Context, out io.Writer) error {
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	all, err := keptshelf.New(kept).Ever(ctx, kept.Operator())
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(out, "The shelf is empty: a server puts there what ships with it when it starts.")
	}
	current := ""
	for _, one := range all {
		came := string(one.Origin)
		if one.Draft != 0 {
			came = fmt.Sprintf("%s from draft %d", came, one.Draft)
		}
		stands := "before"
		switch {
		case one.Withdrawn != nil && one.Why == "":
			stands = "withdrawn on " + one.Withdrawn.Format(time.DateOnly) + ": its pack hasn't got it any longer"
		case one.Withdrawn != nil:
			stands = "withdrawn on " + one.Withdrawn.Format(time.DateOnly) + ": " + one.Why
		case one.Slug != current:
			stands, current = "current", one.Slug
		}
		fmt.Fprintf(out, "%-20s %.12s  %s on %s, %s\n", one.Slug, one.Version, came, one.Put.Format(time.DateOnly), printable(stands))
	}
	return nil
}
