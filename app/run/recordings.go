package run

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"golang.org/x/sync/singleflight"

	"caseload/app/chore"
	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/store"
)

// recordings makes the records of runs that have ended, each by one caller at a
// time in a process.
type recordings struct {
	asked  chan struct{} // hints that a run has ended here
	making *singleflight.Group
}

// mustRecord is how long making one record may take.
const mustRecord = time.Minute

func newRecordings() recordings {
	return recordings{make(chan struct{}, 1), new(singleflight.Group)}
}

func (r *recordings) ask() {
	select {
	case r.asked <- struct{}{}:
	default: // a hint is waiting already
	}
}

// Records makes the records of runs that have ended, whichever server they ended on.
// A record can be computed from the log, so failing to make one loses nothing:
// [Runs.Debrief] makes it when somebody asks.
func (r *Runs) Records() chore.Kind {
	return chore.Kind{Name: store.ChoreRecord, Soon: r.records.asked, Do: r.keepRecord}
}

func (r *Runs) keepRecord(ctx context.Context, by store.Operator, key string) error {
	id, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return err
	}
	kept, err := r.store.AnyRun(ctx, by, id)
	if err == nil {
		_, err = r.store.Debrief(ctx, kept)
	} else if errors.Is(err, ErrNotFound) {
		return nil // the run has been deleted
	}
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	made, err := r.record(ctx, kept)
	switch {
	case errors.Is(err, store.ErrHidden): // if it is shown again, it is made when somebody asks
		return nil
	case errors.As(err, new(*Outdated)):
		return &chore.NotHere{Why: err}
	case err != nil:
		return err
	}
	return made.unkept
}

// recorded is a debrief that was made for the record. Unkept is why the record
// couldn't be kept, as when the disk is full.
type recorded struct {
	debrief.Debrief
	unkept error
}

// record makes the debrief of a run that has ended and stores it with every desk,
// so that looking back never depends on code that has changed since. If they
// can't be stored (the disk is full, the run is too long), the debrief is still
// returned; it is then computed from the log whenever it is asked for. Callers who
// ask for the same run wait for one result.
func (r *Runs) record(ctx context.Context, kept Reading) (recorded, error) {
	made := r.records.making.DoChan(strconv.FormatInt(kept.ID(), 10), func() (any, error) {
		// A caller who goes away must not take the result from the others.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), mustRecord)
		defer cancel()
		return r.makeRecord(ctx, kept)
	})
	select {
	case result := <-made:
		d, _ := result.Val.(recorded)
		return d, result.Err
	case <-ctx.Done():
		return recorded{}, ctx.Err()
	}
}

func (r *Runs) makeRecord(ctx context.Context, kept Reading) (recorded, error) {
	leave, err := r.behind.Enter(ctx)
	if err != nil {
		return recorded{}, err
	}
	defer leave()
	steps, last, err := r.Fold(ctx, kept)
	if err != nil {
		return recorded{}, err
	}
	outcome, ended := last.Outcome()
	if !ended {
		return recorded{}, ErrNotEnded
	}
	practice, err := r.Practice(ctx, kept.Run().Version)
	if err != nil {
		return recorded{}, err
	}
	made := recorded{Debrief: debrief.JudgeBy(steps, debrief.Practised(last.Published(), practice), r.links).AtTheEnd(outcome)}
	desks, err := desksOf(steps)
	if err != nil || desks == nil {
		return made, err
	}
	data, err := json.Marshal(made.Debrief)
	if err != nil {
		return made, err
	}
	if made.unkept = r.store.KeepRecord(ctx, kept, desks, data); made.unkept != nil {
		r.log.Warn("the record of a run that has ended was not kept", "run", kept.ID(), "error", made.unkept.Error())
	}
	return made, nil
}

// maxRecord is the maximum size of a run's desks, in bytes before compression,
// that are held in memory to be stored. A week comes to about 10 MiB.
const maxRecord = 64 << 20

// desksOf returns the desks of a run as JSON, or nil if they are too large to be
// stored. It stops at that point, before they fill the memory.
func desksOf(steps []scenario.Step) ([][]byte, error) {
	desks, size := make([][]byte, len(steps)), 0
	for i := range steps {
		desk, err := json.Marshal(steps[i].Desk)
		if err != nil {
			return nil, err
		}
		if size += len(desk); len(desk) > store.MaxDesk || size > maxRecord {
			return nil, nil
		}
		desks[i] = desk
	}
	return desks, nil
}
