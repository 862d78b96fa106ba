package main

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

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
		Check: checkArchive,
	}
}

// checkArchive checks the pack in an archive in a separate process. A file on the disk hands it
// over, which is deleted afterwards.
func checkArchive(ctx context.Context, archive []byte, slug string, first func([]checking.Finding)) ([]checking.Finding, error) {
	folder, err := os.MkdirTemp("", "caseload-draft-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, slug+".zip")
	if err := os.WriteFile(path, archive, 0o600); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return checking.Apart(ctx, first, self, "check-apart", "--", path)
}
