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
	"caseload/app/who"
)

// inviteCommand makes the link of an invitation for an administrator.
type inviteCommand struct {
	Administrator string          `required:"" placeholder:"EMAIL" help:"The email address of the administrator who is invited."`
	Organisation  string          `placeholder:"NAME" help:"The organisation's name; needed if there are several."`
	New           who.Kind        `enum:",university,authority,other" default:"" placeholder:"KIND" help:"Make the organisation, which isn't there yet: university, authority or other."`
	Site          string          `default:"http://127.0.0.1:8080" placeholder:"ADDRESS" help:"The address of the site, which the link begins with."`
	DB            databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; a server may be using it."`
}

func (c *inviteCommand) Run(ctx context.Context, out io.Writer) error {
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	accounts := sign.New(kept, limit.New(kept, nil), time.Now)
	address, err := c.invite(ctx, accounts, kept.Operator())
	switch {
	case errors.Is(err, sign.ErrNoName):
		return errors.New("say with --organisation what the new organisation is called")
	case errors.Is(err, sign.ErrTaken):
		return errors.New("there is an organisation of that name already; to invite an administrator to it, leave out --new")
	case errors.Is(err, sign.ErrEmail):
		return fmt.Errorf("%q isn't an email address", c.Administrator)
	case errors.Is(err, sign.ErrWhich):
		return errors.New("there are several organisations; name one with --organisation")
	case errors.Is(err, sign.ErrNotFound):
		return errors.New("there is no organisation of that name; to make it, add --new and its kind")
	case err != nil:
		return err
	}
	fmt.Fprintf(out, "%s%s\nis a link for %s. It is good once, until its time is over: hand it to them yourself.\n", strings.TrimSuffix(c.Site, "/"), address, c.Administrator)
	return nil
}

// invite makes the organisation if it is a new one, and returns the address of the link.
func (c *inviteCommand) invite(ctx context.Context, accounts *sign.Accounts, by store.Operator) (string, error) {
	if _, err := sign.Email(c.Administrator); err != nil {
		return "", err // before anything is made
	}
	if c.New != "" {
		if err := accounts.MakeOrganisation(ctx, by, c.Organisation, c.New); err != nil {
			return "", err
		}
	}
	return accounts.InviteAdministrator(ctx, by, c.Administrator, c.Organisation)
}
