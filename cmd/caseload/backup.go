package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"caseload/app/store/database"
)

// backupCommand makes a backup of a database, which may be in use meanwhile.
type backupCommand struct {
	File string          `arg:"" help:"The backup's file; there must be nothing of that name." type:"path"`
	DB   databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database file; a server may be using it."`
}

func (c *backupCommand) Run(ctx context.Context, out io.Writer) error {
	if err := database.Backup(ctx, c.DB.address(), c.File); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s is a whole backup of %s.\n", c.File, c.DB)
	leftOver(out, c.File)
	return nil
}

// restoreCommand makes a database from a backup.
type restoreCommand struct {
	File string          `arg:"" help:"The backup's file." type:"path"`
	DB   databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database file to make. Nothing may be there, or a database in which nothing was kept."`
}

func (c *restoreCommand) Run(ctx context.Context, out io.Writer) error {
	err := database.Restore(ctx, c.DB.address(), c.File)
	if errors.Is(err, database.ErrThere) {
		return fmt.Errorf("%w; give another --db, or move that file away first", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s has all that was in %s; start the server with it.\n", c.DB, c.File)
	leftOver(out, c.DB.address())
	return nil
}

// leftOver prints the names of files left behind by a backup or restore that was
// killed. They may contain what students wrote, and nothing else would ever delete
// them.
func leftOver(out io.Writer, file string) {
	for _, name := range database.Unfinished(file) {
		fmt.Fprintf(out, "%s isn't finished. If it is from before, its program was killed: delete it.\n", name)
	}
}
