package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"

	checking "caseload/app/check"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scripts"
)

// A pack served beside those that ship is first read, frozen, checked and measured
// in a separate process. The server then compiles exactly the files that were tried
// there, so reading and compiling them costs no more than it cost that process. A
// run is bounded by what a script may spend in it, and a pack whose runs are large
// is refused; but runs can grow larger than the ones that were measured, up to the
// limit of the seat cache.

// packApartCommand is the command of that process; it prints its result as JSON.
// [beside] starts it.
type packApartCommand struct {
	Path string `arg:""`
}

func (c *packApartCommand) Run(out io.Writer) error {
	return checking.Answer(out, func(ctx context.Context) any { return tryPack(ctx, c.Path) })
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

func tryPack(ctx context.Context, path string) triedPack {
	pack, err := readPack(path)
	if err != nil {
		return triedPack{Wrong: []string{err.Error()}}
	}
	tried := triedPack{Slug: pack.Slug, Files: pack.Files}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		for _, one := range unread(pack, path, err) {
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
	findings, err := checkPath(ctx, path, nil)
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

// beside adds the versions of the pack in a folder to a shelf, and its notes to
// notes. Errors give the place of each fault.
func beside(ctx context.Context, log *slog.Logger, shelf []*scenario.Version, notes map[string]string, path string) ([]*scenario.Version, error) {
	pack, err := readApart(ctx, log, path)
	if err != nil {
		return nil, err
	}
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		return nil, err
	}
	for _, v := range versions {
		if slices.ContainsFunc(shelf, func(other *scenario.Version) bool { return other.Slug == v.Slug }) {
			return nil, fmt.Errorf("%s: there is a scenario called %q already; give the folder, or the cut, another name", path, v.Slug)
		}
		shelf = append(shelf, v)
		if text, written := pack.Files[notesFile]; written {
			notes[v.Slug] = text
		}
	}
	return shelf, nil
}

// readApart tries the pack in a folder in a separate process and, if it is
// acceptable, returns it.
func readApart(ctx context.Context, log *slog.Logger, path string) (*scenario.Pack, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if !checking.Bounded {
		log.Warn("on this system nothing limits how much memory and time a pack may take while it is tried; serve only packs that you trust", "pack", path)
	}
	var tried triedPack
	why, err := checking.Ask(ctx, nil, &tried, self, "pack-apart", "--", path)
	switch {
	case err != nil:
		return nil, err
	case why != "":
		return nil, fmt.Errorf("%s: trying this pack had to be stopped: %s", path, why)
	case len(tried.Wrong) > 0:
		return nil, fmt.Errorf("the pack doesn't load; `caseload check %s` says more:\n%s", path, strings.Join(tried.Wrong, "\n"))
	case tried.Seat > maxSeat:
		return nil, fmt.Errorf("%s: a run of this pack takes %d MiB of memory, and a server gives a run at most %d; let its scripts keep less", path, tried.Seat>>20, maxSeat>>20)
	}
	if tried.Errors > 0 {
		log.Warn("the pack is served though there is something wrong with it; `caseload check` says what", "pack", path, "errors", tried.Errors)
	}
	return &scenario.Pack{Slug: tried.Slug, Files: tried.Files}, nil
}
