package main

import (
	"bytes"
	"context"
	"os"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/run"
	"caseload/app/script/document"
	"caseload/scripts"
)

// draftMaterial returns what drafts are begun from and checked with. What is on the shelf can
// be copied; a cut is in its pack.
func draftMaterial(runs *run.Runs) author.Material {
	documented, err := document.Read(scripts.FS)
	if err != nil {
		panic(err) // it is part of the program
	}
	return author.Material{
		Documented: documented,
		Teams:      teams(), Start: start, Pack: runs.PackOf,
		Shelf: func(ctx context.Context) (list []author.OnShelf) {
			for _, one := range runs.Shelf(ctx) {
				if one.Copied() {
					list = append(list, author.OnShelf{Slug: one.Slug, Title: one.Title})
				}
			}
			return list
		},
		Program: version(), Check: checkArchive, Playtest: playArchive, Play: playApart, Bots: bots(),
	}
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
