package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	checking "caseload/app/check"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// A pack that is served beside what ships, or published, is first read, frozen, checked and measured
// in a separate process. The server then compiles exactly the files that were tried
// there, so reading and compiling them costs no more than it cost that process. A
// run is bounded by what a script may spend in it, and a pack whose runs are large
// is refused; but runs can grow larger than the ones that were measured, up to the
// limit of the seat cache.

// packApartCommand is the command of that process; it prints its result as JSON.
// [tryApart] starts it.
type packApartCommand struct {
	Path  string `arg:""`
	Piped bool   // the pack is a zip archive that is read from standard input, and Path its name
	Known bool   // what a check finds in it is known, so that it isn't checked once more
}

func (c *packApartCommand) Run(out io.Writer) error {
	return checking.Answer(out, func(ctx context.Context) any {
		if c.Piped {
			data, err := readArchive(os.Stdin)
			if err != nil {
				return triedPack{Wrong: []string{err.Error()}}
			}
			return tryArchive(ctx, data, c.Path, c.Known)
		}
		return tryPath(ctx, c.Path)
	})
}

// triedPack is the result of trying a pack in a separate process.
type triedPack struct {
	Slug   string
	Files  map[string]string
	Wrong  []string // why it doesn't load, one sentence each
	Errors int      // number of errors found by check
	Seat   uint64   // bytes of the largest run measured
}

// maxSeat is how much memory in bytes a run of a served pack may need. A run of
// First week needs about 1 MB.
const maxSeat = 16 << 20

// tryPath tries the pack in a folder or a zip archive, or the one of that name that ships.
func tryPath(ctx context.Context, path string) triedPack {
	if strings.EqualFold(filepath.Ext(path), ".zip") {
		file, err := os.Open(path)
		if err != nil {
			return triedPack{Wrong: []string{err.Error()}}
		}
		defer file.Close()
		data, err := readArchive(file)
		if err != nil {
			return triedPack{Wrong: []string{err.Error()}}
		}
		name := filepath.Base(path)
		return tryArchive(ctx, data, name[:len(name)-len(".zip")], false)
	}
	pack, err := readPack(path)
	if err != nil {
		return triedPack{Wrong: []string{err.Error()}}
	}
	return tryPack(ctx, pack, path, func() ([]checking.Finding, error) { return checkPath(ctx, path, nil) })
}

// tryArchive tries the pack in a zip archive, whose name is used as [checking.Unpack] does.
func tryArchive(ctx context.Context, data []byte, name string, known bool) triedPack {
	slug, files, refused := checking.Unpack(data, name)
	if checking.Count(refused, checking.Error) > 0 {
		var tried triedPack
		for _, f := range refused {
			tried.Wrong = append(tried.Wrong, f.String())
		}
		return tried
	}
	return tryPack(ctx, &scenario.Pack{Slug: slug, Files: files}, slug, func() ([]checking.Finding, error) {
		if known {
			return nil, nil
		}
		return checking.Archive(ctx, data, name, scripts.FS, time.Now(), shippedNames(), nil), nil
	})
}

// tryPack tries a pack, whose files are named as if they were in a folder.
func tryPack(ctx context.Context, pack *scenario.Pack, folder string, check func() ([]checking.Finding, error)) triedPack {
	tried := triedPack{Slug: pack.Slug, Files: pack.Files}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		for _, one := range unread(pack, folder, err) {
			tried.Wrong = append(tried.Wrong, one.Error())
		}
		return tried
	}
	for _, v := range versions {
		size, err := seatSize(ctx, v)
		if err != nil {
			tried.Wrong = append(tried.Wrong, fmt.Sprintf("%s: a careful play can't be made: %v", v.Slug, err))
		}
		tried.Seat = max(tried.Seat, size)
	}
	findings, err := check()
	if err != nil {
		tried.Wrong = append(tried.Wrong, err.Error())
	}
	tried.Errors = checking.Count(findings, checking.Error)
	return tried
}

// seatSize returns how many bytes of memory a version's run takes at its first desk or
// at the end of a careful play, whichever is more.
func seatSize(ctx context.Context, v *scenario.Version) (uint64, error) {
	seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
	if err != nil {
		return 0, err
	}
	first := heapBytes()
	for range 1_500 {
		desk := seat.Desk()
		if desk.Ended {
			break
		}
		if err := errors.Join(ctx.Err(), seat.Decide(policy.Named["careful"](desk, func(int) int { return 0 }))); err != nil {
			return 0, err
		}
	}
	last := heapBytes()
	runtime.KeepAlive(seat)
	seat = nil
	without := heapBytes()
	return max(first, last, without) - without, nil
}

// heapBytes returns how many bytes are in use. What lies in a pool goes only with the
// second collection, and may hold on to what an earlier play has left.
func heapBytes() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// beside returns the versions of the packs in folders, which are served beside what is on the
// shelf. Errors give the place of each fault.
func beside(ctx context.Context, log *slog.Logger, folders []string) ([]*scenario.Version, error) {
	var all []*scenario.Version
	for _, path := range folders {
		tried, err := tryApart(ctx, log, nil, path, false)
		if err != nil {
			return nil, err
		}
		if tried.Errors > 0 {
			log.Warn("the pack is served though there is something wrong with it; `caseload check` says what", "pack", path, "errors", tried.Errors)
		}
		versions, err := scenario.FreezeAll(&scenario.Pack{Slug: tried.Slug, Files: tried.Files}, scripts.FS)
		if err != nil {
			return nil, err
		}
		for _, v := range versions {
			if slices.ContainsFunc(all, func(other *scenario.Version) bool { return other.Slug == v.Slug }) {
				return nil, isThere(v.Slug)
			}
			all = append(all, v)
		}
	}
	return all, nil
}

func isThere(slug string) error {
	return fmt.Errorf("there is a scenario called %q already; give the folder, or the cut, another name", slug)
}

// tryApart tries a pack in a separate process and returns it if it is acceptable: the pack at
// path or, unless archive is nil, the one of that name in a zip archive, which with known isn't
// checked once more.
func tryApart(ctx context.Context, log *slog.Logger, archive []byte, path string, known bool) (triedPack, error) {
	self, err := os.Executable()
	if err != nil {
		return triedPack{}, err
	}
	if !checking.Bounded {
		log.Warn("on this system nothing limits how much memory and time a pack may take while it is tried; serve only packs that you trust", "pack", path)
	}
	command, in := []string{self, "pack-apart", "--", path}, io.Reader(nil)
	if archive != nil {
		command, in = []string{self, "pack-apart", "--piped", "--", path}, bytes.NewReader(archive)
		if known {
			command = slices.Insert(command, 2, "--known")
		}
	}
	var tried triedPack
	why, err := checking.Ask(ctx, in, &tried, command...)
	switch {
	case err != nil:
		return tried, err
	case why != "":
		return tried, fmt.Errorf("%s: trying this pack had to be stopped: %s", path, why)
	case len(tried.Wrong) > 0 && archive != nil:
		return tried, fmt.Errorf("the pack doesn't load:\n%s", strings.Join(tried.Wrong, "\n"))
	case len(tried.Wrong) > 0:
		return tried, fmt.Errorf("the pack doesn't load; `caseload check %s` says more:\n%s", path, strings.Join(tried.Wrong, "\n"))
	case tried.Seat > maxSeat:
		return tried, fmt.Errorf("%s: a run of this pack takes %d MiB of memory, and a server gives a run at most %d; let its scripts keep less", path, tried.Seat>>20, maxSeat>>20)
	}
	return tried, nil
}
