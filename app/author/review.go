package author

import (
	"context"
	"errors"

	"caseload/app/check"
	kept "caseload/app/store/author"
)

// Reviews of a draft, as they are kept.
type (
	Review  = kept.Review
	Verdict = kept.Verdict
	Answer  = kept.Answer
)

// What a review comes to.
const (
	Signed = kept.Signed
	NotYet = kept.NotYet
	Lapsed = kept.Lapsed
)

// The errors of reviews.
var (
	ErrOutdated  = kept.ErrOutdated
	ErrWrote     = kept.ErrWrote
	ErrMoved     = kept.ErrMoved
	ErrAsRead    = kept.ErrAsRead
	ErrEnded     = kept.ErrEnded
	ErrJudged    = kept.ErrJudged
	ErrLetGo     = kept.ErrLetGo
	ErrBegun     = kept.ErrBegun
	ErrAskedMuch = kept.ErrAskedMuch
	ErrRests     = kept.ErrRests
)

// Limits of reviews.
const (
	MaxReviews     = kept.MaxReviews // that are listed
	MaxBegun       = kept.MaxBegun
	BegunSpan      = kept.BegunSpan
	RestsFor       = kept.RestsFor
	MaxReviewWords = kept.MaxReviewWords // bytes
	MaxWhy         = kept.MaxWhy         // bytes
)

// The choices of every question of a review.
const (
	AnswerFine   = kept.AnswerFine
	AnswerChange = kept.AnswerChange
	AnswerUnsure = kept.AnswerUnsure
)

// Unfinished says why a review can't end as it was meant to.
type Unfinished = kept.Unfinished

// attempts bounds how often something is tried again that others keep changing.
const attempts = 5

// readNow returns a draft as it is, for a review.
func (d *Drafts) readNow(ctx context.Context, r Reading) (kept.Read, error) {
	draft, err := d.Read(ctx, r.By(), r.Draft().ID) // its slug may have changed
	if err != nil {
		return kept.Read{}, err
	}
	pack, err := d.Pack(ctx, draft)
	if err != nil {
		return kept.Read{}, err
	}
	read := kept.Read{Digest: pack.Digest(), Slug: pack.Slug}
	for path, at := range pack.At {
		read.Texts = append(read.Texts, kept.File{ID: at.File, Path: path, Version: at.Version, CRLF: at.crlf, BOM: at.bom})
	}
	read.Archive, err = pack.Archive()
	return read, err
}

// BeginReview begins a review of a draft as it is. The error is ErrForbidden if whoever asks may
// not review, ErrTaken if they have one open, ErrArchived, ErrFull or ErrTooLarge, and ErrChanged
// if others change it all the time.
func (d *Drafts) BeginReview(ctx context.Context, r Reading) (id int64, err error) {
	err = ErrChanged
	for n := 0; n < attempts && errors.Is(err, ErrChanged); n++ {
		var read kept.Read
		if read, err = d.readNow(ctx, r); err == nil {
			id, err = d.Store.BeginReview(ctx, r, read)
		}
	}
	return id, err
}

// EndReview ends a review of whoever asks, with what they have answered and the words that are
// kept with it. The error is an *Unfinished if that isn't enough, ErrEnded, ErrForbidden, or, if
// they would sign, ErrOutdated, ErrMoved or ErrWrote; and ErrChanged if others change the draft all
// the time.
func (d *Drafts) EndReview(ctx context.Context, r Reading, id int64, verdict Verdict) (err error) {
	err = ErrChanged
	for n := 0; n < attempts && errors.Is(err, ErrChanged); n++ {
		var newest kept.Read
		if newest, err = d.readNow(ctx, r); err == nil {
			err = d.Store.EndReview(ctx, r, id, verdict, newest)
		}
	}
	return err
}

// Reviewed returns the pack that was read in a review, whatever has become of the draft. Its
// places are those of its texts as they were.
func (d *Drafts) Reviewed(ctx context.Context, r Reading, review Review) (Pack, error) {
	archive, err := d.ReviewedPack(ctx, r, review.Digest)
	if err != nil {
		return Pack{}, err
	}
	texts, err := d.ReviewedTexts(ctx, r, review.Digest)
	if err != nil {
		return Pack{}, err
	}
	slug, files, _ := check.Unpack(archive, r.Draft().Slug) // a draft may lack what a pack needs
	p := Pack{Slug: slug, Files: files, At: map[string]Place{}}
	for _, f := range texts {
		p.At[f.Path] = Place{f.ID, f.Version, f.CRLF, f.BOM}
	}
	return p, nil
}

// ChangedFile is a file that isn't as it was read.
type ChangedFile struct {
	File     int64
	Path     string // as it is now, or was when it was taken out
	Was      string // what it was called, if that is another
	From, To int64  // the version that was read, and the newest
	Added    bool   // it wasn't there
	Gone     bool   // it was taken out
}

// ChangedSince returns how a draft differs from what was read in a review, in the order of the paths.
// Renamed is whether the scenario has another slug.
func (d *Drafts) ChangedSince(ctx context.Context, r Reading, read Pack) (list []ChangedFile, renamed bool, err error) {
	files, err := d.Files(ctx, r, true)
	if err != nil {
		return nil, false, err
	}
	now, err := d.Pack(ctx, r)
	if err != nil {
		return nil, false, err
	}
	was := map[int64]string{}
	for path, at := range read.At {
		was[at.File] = path
	}
	for _, f := range files {
		path, there := was[f.ID]
		at := read.At[path]
		switch {
		case f.Removed != nil && there:
			list = append(list, ChangedFile{File: f.ID, Path: f.Path, From: at.Version, To: f.Version, Gone: true})
		case f.Removed != nil:
		case !there:
			list = append(list, ChangedFile{File: f.ID, Path: f.Path, To: f.Version, Added: true})
		case f.Path == path && now.Files[path] == read.Files[path]: // also if it was changed and changed back
		case f.Version != at.Version || f.Path != path || f.CRLF != at.crlf || f.BOM != at.bom:
			one := ChangedFile{File: f.ID, Path: f.Path, From: at.Version, To: f.Version}
			if path != f.Path {
				one.Was = path
			}
			if now.Files[f.Path] == read.Files[path] {
				one.From = one.To
			}
			list = append(list, one)
		}
	}
	return list, read.Slug != r.Draft().Slug, nil
}

// IsNewest reports whether a draft is as it was when it had a digest.
func (d *Drafts) IsNewest(ctx context.Context, r Reading, digest string) (bool, error) {
	pack, err := d.Pack(ctx, r)
	return err == nil && pack.Digest() == digest, err
}
