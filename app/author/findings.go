package author

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"caseload/app/check"
	kept "caseload/app/store/author"
)

// Findings is what a check has found in a draft as it was.
type Findings struct {
	Digest string // of the pack that was checked
	List   []check.Finding
	Final  bool // whether plays have been made; without them there can be more
	At     map[string]Place
}

// Digest returns what a pack is recognised by: equal packs have equal digests.
func (p Pack) Digest() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q\n", p.Slug)
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		fmt.Fprintf(sum, "%q %d\n", path, len(p.Files[path]))
		io.WriteString(sum, p.Files[path])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// key returns what something that is derived of a pack is known by.
func (d *Drafts) key(kind kept.Kind, p Pack) kept.Key {
	return kept.Key{Kind: kind, Program: d.from.Program, Digest: p.Digest()}
}

// LookedThrough returns what was found in a draft as it is now, and whether that has been checked.
func (d *Drafts) LookedThrough(ctx context.Context, r kept.Reading, p Pack) (Findings, bool, error) {
	key := d.key(kept.KindFindings, p)
	has, err := d.Derived(ctx, r, key)
	if errors.Is(err, ErrNotFound) || err == nil && len(has.Body) == 0 {
		return Findings{At: p.At}, false, nil
	}
	f := Findings{Digest: key.Digest, Final: has.Final, At: p.At}
	if err == nil {
		err = json.Unmarshal(has.Body, &f.List)
	}
	return f, err == nil, err
}

// CheckSoon has a draft checked as pack has it, in a process of its own, and returns what was
// found once that is final, or, with first, once anything is known, or after the longest that
// whoever asks waits. The digest of what it returns is "" if nothing is known by then; the check
// goes on, and is asked for again. However many ask for the same pack, and whichever server,
// it is checked once. A check of the same draft as it was before is given up.
func (d *Drafts) CheckSoon(ctx context.Context, r kept.Reading, pack Pack, first bool, longest time.Duration) (Findings, error) {
	f, known, err := d.LookedThrough(ctx, r, pack)
	if err != nil || known && (f.Final || first) {
		return f, err
	}
	archive, err := pack.Archive()
	if err != nil {
		return Findings{}, err
	}
	check := d.work(r, d.key(kept.KindFindings, pack), func(ctx context.Context, early func([]byte)) ([]byte, error) {
		list, err := d.from.Check(ctx, archive, pack.Slug, func(list []check.Finding) { early(listed(list)) })
		return listed(list), err
	})
	waiting, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	if err := check.wait(waiting, first); err != nil {
		return Findings{}, err
	}
	f, _, err = d.LookedThrough(ctx, r, pack)
	return f, err
}

// listed returns findings as they are kept, the worst first. What is too much to be kept is left
// out.
func listed(list []check.Finding) []byte {
	list = append([]check.Finding{}, worstFirst(list)...)
	for {
		body, err := json.Marshal(list)
		if err == nil && len(body) <= kept.MaxBody {
			return body
		}
		list = list[:len(list)/2]
	}
}

// worstFirst puts errors before warnings, and those before notes.
func worstFirst(list []check.Finding) []check.Finding {
	worst := []Severity{Error, Warning}
	rank := func(f check.Finding) int {
		if i := slices.Index(worst, f.Severity); i >= 0 {
			return i
		}
		return len(worst)
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b check.Finding) int { return rank(a) - rank(b) })
}
