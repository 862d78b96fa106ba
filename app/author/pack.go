package author

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"caseload/app/change"
	"caseload/app/check"
	kept "caseload/app/store/author"
)

// Unreadable says why a pack can't be taken in. Nothing was changed.
type Unreadable struct {
	Findings []check.Finding // what its files lack
	Mixed    []string        // files some of whose lines end with \r\n and others with \n
}

func (u *Unreadable) Error() string {
	return fmt.Sprintf("the pack can't be taken in: %d findings, %d files of mixed line ends", len(u.Findings), len(u.Mixed))
}

// unpack reads the pack in an archive.
func unpack(archive []byte, name string) (slug string, files map[string]string, err error) {
	slug, files, findings := check.Unpack(archive, name)
	if check.Count(findings, check.Error) > 0 {
		return "", nil, &Unreadable{Findings: findings}
	}
	return slug, files, nil
}

const bom = "\ufeff"

// newFiles returns files as they are kept: with lines that end with \n, and without a byte
// order mark, both of which are noted. The error is an *Unreadable if lines of one file end in
// two ways, which couldn't be given back as they were.
func newFiles(files map[string]string) ([]kept.NewFile, error) {
	var list []kept.NewFile
	var mixed []string
	for _, path := range slices.Sorted(maps.Keys(files)) {
		f := kept.NewFile{Path: path}
		f.Text, f.BOM = strings.CutPrefix(files[path], bom)
		pairs := strings.Count(f.Text, "\r\n")
		f.CRLF = pairs > 0
		if strings.Count(f.Text, "\r") != pairs || pairs > 0 && strings.Count(f.Text, "\n") != pairs {
			mixed = append(mixed, path)
		}
		f.Text = strings.ReplaceAll(f.Text, "\r\n", "\n")
		list = append(list, f)
	}
	if len(mixed) > 0 {
		return nil, &Unreadable{Mixed: mixed}
	}
	return list, nil
}

// Pack is a draft as a pack.
type Pack struct {
	Slug  string
	Files map[string]string // with the ends of lines that they came with
	At    map[string]Place
}

// Place is where a text of a pack is kept.
type Place struct {
	File, Version int64

	crlf, bom bool
}

// Pack returns a draft's files as they are now.
func (d *Drafts) Pack(ctx context.Context, r kept.Reading) (Pack, error) {
	files, err := d.Files(ctx, r, false)
	if err != nil {
		return Pack{}, err
	}
	p := Pack{Slug: r.Draft().Slug, Files: map[string]string{}, At: map[string]Place{}}
	for _, f := range files {
		text, err := d.Text(ctx, r, f.ID)
		if err != nil {
			return Pack{}, err
		}
		p.Files[f.Path] = outside(f, text)
		p.At[f.Path] = Place{f.ID, text.Version, f.CRLF, f.BOM}
	}
	return p, nil
}

// outside returns a file's text as it goes out.
func outside(f kept.File, text kept.Text) string {
	s := change.String(text.Units)
	if f.CRLF {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	if f.BOM {
		s = bom + s
	}
	return s
}

// Archive returns the pack as a zip archive with one folder in it, which has the pack's slug.
// Equal packs give equal bytes.
func (p Pack) Archive() ([]byte, error) {
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		head := zip.FileHeader{Name: p.Slug + "/" + path, Method: zip.Deflate, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}
		file, err := out.CreateHeader(&head)
		if err == nil {
			_, err = io.WriteString(file, p.Files[path])
		}
		if err != nil {
			return nil, err
		}
	}
	err := out.Close()
	return b.Bytes(), err
}
