package check

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"caseload/app/check/remark"
	"caseload/app/scenario"
)

// Limits on an archive, which may be an upload. The lengths that it declares can
// only lead to its refusal; its actual content is counted as it is read.
const (
	MaxArchive = 8 << 20 // bytes of the archive itself
	ratioLimit = 200     // text shrinks to about a tenth, a zip bomb to a thousandth
)

// Archive checks a pack in a zip archive and returns all findings. The files may
// be at the top level, or in a single folder there, whose name is then the
// pack's. Name is the archive's name without ".zip", and now, beside and first are as for [Pack].
func Archive(ctx context.Context, data []byte, name string, library fs.FS, now time.Time, beside []string, first func([]Finding)) []Finding {
	r := &reader{files: map[string]string{}}
	slug := r.unpack(data, name)
	if len(r.files) == 0 && len(r.refused) > 0 && r.stop {
		p := &pack{ctx: ctx, slug: slug, files: r.files, refused: r.refused, lua: map[string]*luaFile{}, library: library}
		return order(p.apply(readingRules[0]))
	}
	r.begins(slug)
	return found(ctx, prepared(ctx, r.files, r.refused, slug, library, now, beside), first)
}

// Unpack returns the files of the pack in an archive, its slug, and findings for those that
// can't be accepted and for what it lacks. Name is as for [Archive].
func Unpack(data []byte, name string) (slug string, files map[string]string, refused []Finding) {
	r := &reader{files: map[string]string{}}
	slug = r.unpack(data, name)
	if !r.stop {
		r.begins(slug)
	}
	for _, f := range r.refused {
		f.Severity, f.Rule = readingRules[0].Severity, readingRules[0].ID
		refused = append(refused, f)
	}
	return slug, r.files, refused
}

// unpack reads an archive into memory only, so that no path in it can lead
// anywhere. It returns the pack's slug.
func (r *reader) unpack(data []byte, name string) (slug string) {
	slug = name
	if len(data) > MaxArchive {
		r.refuse("", remark.ArchiveTooLong(MaxArchive>>20))
		r.stop = true
		return slug
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		r.refuse("", remark.NoArchive())
		r.stop = true
		return slug
	}
	if len(archive.File) > entryLimit {
		r.refuse("", remark.TooManyEntries("in this archive", entryLimit))
		r.stop = true
		return slug
	}
	top := folderOf(archive.File)
	if top != "" {
		slug = strings.TrimSuffix(top, "/")
	}
	for _, file := range archive.File {
		if r.stop {
			break
		}
		r.unpackOne(file, top)
	}
	return slug
}

// folderOf returns the one folder that contains everything in an archive, with a
// slash at its end, or "" if there is none whose name fits a pack.
func folderOf(files []*zip.File) string {
	top := ""
	for _, file := range files {
		if strings.HasPrefix(file.Name, "__MACOSX/") {
			continue
		}
		first, _, inside := strings.Cut(file.Name, "/")
		if !inside || first == "" || first == "." || first == ".." || top != "" && top != first+"/" {
			return ""
		}
		top = first + "/"
	}
	if !scenario.SlugFits(strings.TrimSuffix(top, "/")) {
		return ""
	}
	return top
}

func (r *reader) unpackOne(file *zip.File, top string) {
	name := strings.TrimPrefix(file.Name, top)
	mode := file.Mode()
	switch {
	case name == "" || strings.HasPrefix(file.Name, "__MACOSX/"):
	case strings.HasPrefix(file.Name, "/"), strings.Contains(file.Name, `\`), strings.Contains(file.Name, ":"), climbs(file.Name):
		r.refuse(name, remark.LeadsOut())
	case hidden(name):
	case mode&fs.ModeSymlink != 0:
		r.refuse(name, remark.IsLink("there"))
	case mode.IsDir():
	case !mode.IsRegular():
		r.refuse(name, remark.NotPlain())
	case strings.Count(name, "/") > folderDepth:
		r.refuse(name, remark.TooDeep(folderDepth))
	case strings.HasSuffix(strings.ToLower(name), ".zip"):
		r.refuse(name, remark.ArchiveInside())
	case !scenario.NameFits(name):
		r.refuse(name, remark.NameUnfit())
	case file.UncompressedSize64 > scenario.MaxFile:
		r.refuse(name, remark.FileTooLong())
	case file.UncompressedSize64 > 4096 && file.UncompressedSize64 > ratioLimit*max(1, file.CompressedSize64):
		r.refuse(name, remark.PackedTooTight(file.UncompressedSize64/max(1, file.CompressedSize64)))
	case r.has(name):
		r.refuse(name, remark.Twice())
	default:
		r.take(name, func() (io.ReadCloser, error) { return file.Open() })
	}
}

func (r *reader) has(name string) bool { _, there := r.files[name]; return there }

func hidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") && part != ".." && part != "." {
			return true
		}
	}
	return false
}

func climbs(name string) bool {
	return path.Clean("/"+name) != "/"+strings.TrimSuffix(name, "/")
}
