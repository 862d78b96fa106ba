package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"caseload/app/limit"
	"caseload/app/sign"
	"caseload/app/store"
)

// resetCommand makes the link by which somebody chooses a new passphrase.
type resetCommand struct {
	Person string          `required:"" placeholder:"EMAIL" help:"The email address of whoever has forgotten their passphrase."`
	Site   string          `default:"http://127.0.0.1:8080" placeholder:"ADDRESS" help:"The address of the site, which the link begins with."`
	DB     databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; a server may be using it."`
}

func (c *resetCommand) Run(ctx context.Context, out io.Writer) error {
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	address, err := sign.New(kept, limit.New(kept, nil), time.Now).HandOverAnyReset(ctx, kept.Operator(), c.Person)
	switch {
	case errors.Is(err, sign.ErrEmail):
		return fmt.Errorf("%q isn't an email address", c.Person)
	case errors.Is(err, sign.ErrNotFound):
		return errors.New("nobody has an account with that email address")
	case errors.Is(err, store.ErrFull):
		return errors.New("there are as many links for that account as can be good at once; wait a day, or use one of them")
	case err != nil:
		return err
	}
	fmt.Fprintf(out, "%s%s\nis a link for %s. It is good once, for a day: hand it to them yourself. What they wrote for themselves stays closed for a week, unless they know their old passphrase.\n", strings.TrimSuffix(c.Site, "/"), address, c.Person)
	return nil
}
