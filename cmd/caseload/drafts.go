package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"time"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/script/dates"
	"caseload/app/script/document"
	"caseload/app/store"
	keptshelf "caseload/app/store/shelf"
	"caseload/scripts"
)

// draftMaterial returns what drafts are begun from and checked with. What is on the shelf can
// be copied; a cut is in its pack.
func draftMaterial(runs *run.Runs, kept *store.Store, log *slog.Logger) author.Material {
	documented, err := document.Read(scripts.FS)
	if err != nil {
		panic(err) // it is part of the program
	}
	rules, err := dates.Rules(scripts.FS)
	if err != nil {
		panic(err)
	}
	return author.Material{
		Documented: documented, Rules: rules,
		Teams: teams(), Start: start, Pack: runs.PackOf,
		Shelf: func(ctx context.Context) (list []author.OnShelf) {
			for _, one := range runs.Shelf(ctx) {
				if one.Copied() {
					list = append(list, author.OnShelf{Slug: one.Slug, Title: one.Title})
				}
			}
			return list
		},
		Program: version(), Check: checkArchive, Playtest: playArchive, Play: playApart, Bots: bots(),
		Published: keptshelf.New(kept),
		Freeze: func(ctx context.Context, archive []byte, slug string) (keptshelf.Publication, error) {
			return freeze(ctx, log, archive, slug)
		},
	}
}

// freeze tries the pack in an archive in a separate process, and freezes exactly the files that were
// tried there, as they are put on the shelf. It was checked before.
func freeze(ctx context.Context, log *slog.Logger, archive []byte, slug string) (keptshelf.Publication, error) {
	tried, err := tryApart(ctx, log, archive, slug, true)
	if err != nil {
		if ctx.Err() == nil {
			err = &author.Unfrozen{Why: err.Error()}
		}
		return keptshelf.Publication{}, err
	}
	versions, err := scenario.FreezeAll(&scenario.Pack{Slug: tried.Slug, Files: tried.Files}, scripts.FS)
	if err != nil {
		return keptshelf.Publication{}, err
	}
	return run.PublicationOf(versions, time.Now())
}

// checkArchive checks the pack in an archive in a separate process, which reads it from a pipe,
// so that nothing is left behind when this process is killed.
func checkArchive(ctx context.Context, archive []byte, slug string, first func([]checking.Finding)) ([]checking.Finding, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return checking.Apart(ctx, bytes.NewReader(archive), first, self, "check-apart", "--piped", "--", slug)
}
