package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"caseload/app/author"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	keptdrafts "caseload/app/store/author"
	keptshelf "caseload/app/store/shelf"
	"caseload/scripts"
)

// publishCommand puts a pack on the shelf. It is tried in a process of its own first, and
// exactly the files that were tried there are put on the shelf.
type publishCommand struct {
	What string          `arg:"" placeholder:"PACK" help:"A pack's folder or zip archive, or the number of a draft, as in its address; or the name of a scenario that ships, to put it back."`
	DB   databaseAddress `name:"db" default:"caseload.db" env:"CASELOAD_DB" help:"The database; servers may be using it, and offer the scenario within a second."`
}

func (c *publishCommand) Run(ctx context.Context, out io.Writer) error {
	kept, err := store.Open(c.DB.address(), time.Now, nil)
	if err != nil {
		return err
	}
	defer kept.Close()
	tried, by, err := c.try(ctx, kept)
	if err != nil {
		return err
	}
	versions, err := scenario.FreezeAll(&scenario.Pack{Slug: tried.Slug, Files: tried.Files}, scripts.FS)
	if err != nil {
		return err
	}
	publication, err := run.PublicationOf(versions, time.Now())
	if err != nil {
		return err
	}
	taken := new(keptshelf.Taken)
	placed, err := keptshelf.New(kept).Publish(ctx, by, publication)
	switch {
	case errors.As(err, &taken) && taken.Slug != tried.Slug:
		return fmt.Errorf("there is a scenario or a cut called %s that ships or was published as another one; `caseload shelf` lists them. Give the file cuts/%s.lua another name", taken.Slug, taken.Slug)
	case errors.As(err, &taken):
		return fmt.Errorf("there is a scenario or a cut called %s that ships or was published by somebody else; `caseload shelf` lists them. Give this one another name", taken.Slug)
	case errors.Is(err, store.ErrFull):
		return fmt.Errorf("%s was published %d times, which is as often as is kept. Publish it under another name", tried.Slug, keptshelf.MaxPublications)
	case err != nil:
		return err
	}
	said := "is on the shelf now"
	if placed == keptshelf.PlacedOnce {
		said = "was on the shelf already"
	}
	for _, v := range versions {
		fmt.Fprintf(out, "%s %s: %s, version %s\n", v.Slug, said, printable(v.Setting.Title), v.Digest)
	}
	return nil
}

// try reads and tries what is to be published, and returns the proof with which it is.
func (c *publishCommand) try(ctx context.Context, kept *store.Store) (triedPack, keptshelf.Publishing, error) {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	by, operator := keptshelf.PublishingPack(kept.Operator()), kept.Operator()
	archive, path, look := []byte(nil), c.What, "`caseload check "+c.What+"` says what"
	if _, err := os.Stat(c.What); errors.Is(err, fs.ErrNotExist) {
		id, err := strconv.ParseInt(c.What, 10, 64)
		switch {
		case slices.Contains(shippedNames(), c.What):
			by = keptshelf.PublishingShipped(operator)
		case err != nil:
			return triedPack{}, by, fmt.Errorf("%s: there is no such folder or zip archive, and it isn't the number of a draft; these scenarios ship: %s", c.What, strings.Join(shippedNames(), ", "))
		default:
			if archive, path, by, err = draftArchive(ctx, kept, id); err != nil {
				return triedPack{}, by, err
			}
			look = "the page of the draft says what"
		}
	}
	tried, err := tryApart(ctx, log, archive, path, false)
	if err == nil && tried.Errors > 0 {
		err = fmt.Errorf("there is something wrong with %s, so it isn't published (%d errors); %s", path, tried.Errors, look)
	}
	return tried, by, err
}

// draftArchive returns a draft as a zip archive, with its slug and the proof to publish it.
func draftArchive(ctx context.Context, kept *store.Store, id int64) ([]byte, string, keptshelf.Publishing, error) {
	drafts := author.New(keptdrafts.New(kept), author.Material{})
	reading, err := drafts.OperatorReads(ctx, kept.Operator(), id)
	if errors.Is(err, store.ErrNotFound) {
		err = fmt.Errorf("there is no draft with the number %d; its number is in the address of its page", id)
	}
	if err != nil {
		return nil, "", keptshelf.Publishing{}, err
	}
	pack, err := drafts.Pack(ctx, reading)
	if err != nil {
		return nil, "", keptshelf.Publishing{}, err
	}
	archive, err := pack.Archive()
	return archive, pack.Slug, keptshelf.PublishingDraft(kept.Operator(), reading.Draft().Partnership, id), err
}
