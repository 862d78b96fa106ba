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

// inviteCommand makes the link of an invitation for an administrator.
type inviteCommand struct {
	Administrator string          `required:"" placeholder:"EMAIL" help:"The email address of the administrator who is invited."`
	Organisation  string          `placeholder:"NAME" help:"The organisation's name; needed if there are several."`
	Site          string          `default:"http://127.0.0.1:8080" placeholder:"ADDRESS" help:"The address of the site, which the link begins with."`
	DB            databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; a server may be using it."`
}

func (c *inviteCommand) Run(ctx context.Context, out io.Writer) error {
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	address, err := sign.New(kept, limit.New(kept, nil), time.Now).InviteAdministrator(ctx, kept.Operator(), c.Administrator, c.Organisation)
	switch {
	case errors.Is(err, sign.ErrEmail):
		return fmt.Errorf("%q isn't an email address", c.Administrator)
	case errors.Is(err, sign.ErrWhich):
		return errors.New("there are several organisations; name one with --organisation")
	case errors.Is(err, sign.ErrNotFound):
		return errors.New("there is no organisation of that name")
	case err != nil:
		return err
	}
	fmt.Fprintf(out, "%s%s\nis a link for %s. It is good once, until its time is over: hand it to them yourself.\n", strings.TrimSuffix(c.Site, "/"), address, c.Administrator)
	return nil
}
