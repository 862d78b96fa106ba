package main

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/scenario"
)

// draftMaterial returns what drafts are begun from and checked with. A copy of a scenario on
// the shelf begins with the files of the pack that ships; a cut is in its pack.
func draftMaterial(shelf []*scenario.Version) author.Material {
	digests := map[string]string{}
	var on []author.OnShelf
	for _, v := range shelf {
		if pack, err := readShipped(v.Slug); err == nil && pack != nil {
			digests[v.Slug] = v.Digest
			on = append(on, author.OnShelf{Slug: v.Slug, Title: v.Setting.Title})
		}
	}
	return author.Material{
		Teams: teams(), Start: start, Shelf: on,
		Pack: func(slug string) (map[string]string, string, error) {
			if digests[slug] == "" {
				return nil, "", fs.ErrNotExist
			}
			pack, err := readShipped(slug)
			if err != nil {
				return nil, "", err
			}
			return maps.Clone(pack.Files), digests[slug], nil
		},
		Program: version(), Check: checkArchive, Play: playApart, Bots: bots(),
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
