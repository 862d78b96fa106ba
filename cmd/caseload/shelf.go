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
	Why  string          `required:"" xor:"why" help:"Why, in a sentence, which everybody reads who opens the scenario's page."`
	Only string          `placeholder:"VERSION" help:"Only this version, by the first digits of it or all. The one before it is offered then."`
	End  bool            `name:"end-runs" xor:"runs" help:"End what was begun, too, because of what its texts hold: nobody goes on with it or reads it, students keep what they wrote, and nothing is erased. Also for what was withdrawn before."`
	Open bool            `name:"open-runs" required:"" xor:"runs,why" help:"Let runs that were ended be read and go on again. The scenario stays withdrawn."`
	DB   databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; servers may be using it, and no longer offer the scenario within a second."`
}

func (c *withdrawCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Why == "" && !c.Open {
		return errors.New("say with --why, in a sentence, why the scenario is withdrawn")
	}
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	shelf := keptshelf.New(kept)
	act := shelf.Withdraw
	switch {
	case c.Open:
		return c.open(ctx, out, kept)
	case c.End:
		act = shelf.WithdrawAndHide
	}
	n, err := act(ctx, kept.Operator(), c.Slug, c.Only, c.Why)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("there is nothing of that name and version on the shelf; `caseload shelf` lists what is")
	case errors.Is(err, store.ErrTooLarge):
		return fmt.Errorf("a reason has at most %d characters; say it in fewer", store.MaxWhy)
	case err != nil:
		return err
	}
	if err := c.report(ctx, out, shelf, n); err != nil {
		return err
	}
	all, err := shelf.Current(ctx)
	for _, one := range all {
		if one.Slug == c.Slug {
			fmt.Fprintf(out, "Version %.12s of it, from %s, is offered now.\n", one.Version, one.Put.Format(time.DateOnly))
			break
		}
	}
	return err
}

// report says what has become of what was begun.
func (c *withdrawCommand) report(ctx context.Context, out io.Writer, shelf *keptshelf.Store, n int) error {
	if !c.End {
		fmt.Fprintf(out, "%s was withdrawn, in %d of its versions. Runs of it go on, and nobody else begins it, in assignments and classes either; publish puts it back.\n", c.Slug, n)
		return nil
	}
	begun, err := shelf.BegunOf(ctx, c.Slug, c.Only)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `%s was withdrawn, in %d of its versions, and runs of it were ended: %d in the middle and %d that were finished.
Nobody begins it, goes on with it or reads it, within a second. Students and lecturers read that it was ended, and why; students keep what they wrote.
Its texts are hidden, and not erased: they are in this database, in its backups, and in what people have downloaded or printed.
If that was a mistake, withdraw --open-runs opens the runs again; publish offers the same version again and opens them, too.
`, c.Slug, n, begun.Middle, begun.Finished)
	return nil
}

func (c *withdrawCommand) open(ctx context.Context, out io.Writer, kept *store.Store) error {
	n, err := keptshelf.New(kept).Show(ctx, kept.Operator(), c.Slug, c.Only)
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("no runs of that name and version were ended; `caseload shelf` lists what was")
	}
	if err == nil {
		fmt.Fprintf(out, "Runs of %s, in %d of its versions, can be read and go on again, within a second. It stays withdrawn: nobody else begins it.\n", c.Slug, n)
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
			if one.Hidden != nil {
				stands += " (its runs were ended on " + one.Hidden.Format(time.DateOnly) + ")"
			}
		case one.Slug != current:
			stands, current = "current", one.Slug
		}
		fmt.Fprintf(out, "%-20s %.12s  %s on %s, %s\n", one.Slug, one.Version, came, one.Put.Format(time.DateOnly), printable(stands))
	}
	return nil
}
