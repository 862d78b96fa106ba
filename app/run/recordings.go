package run

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"golang.org/x/sync/singleflight"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/store"
)

// recordings makes the records of runs that have ended, each by one caller at a
// time.
type recordings struct {
	asked  chan Reading
	making *singleflight.Group
}

// mostAsked is how many records can be waiting to be made. Those beyond it are
// made when somebody asks for the debrief, or at the next start.
const mostAsked = 256

// mustRecord is how long making one record may take.
const mustRecord = time.Minute

func newRecordings() recordings {
	return recordings{make(chan Reading, mostAsked), new(singleflight.Group)}
}

func (r *recordings) ask(kept Reading) {
	select {
	case r.asked <- kept:
	default:
	}
}

// KeepRecords makes the records of runs that end, one after another, until the
// context ends; first those of runs for which an earlier process had no time. A
// record can be computed from the log, so failing to make one loses nothing and is
// only logged: [Runs.Debrief] tries again. An error means that the runs without a
// record couldn't be looked for, and no record is made.
func (r *Runs) KeepRecords(ctx context.Context, by store.Operator) error {
	earlier, err := r.store.Unrecorded(ctx, by, mostAsked)
	if err != nil {
		return err
	}
	for _, kept := range earlier {
		r.keepRecord(ctx, kept)
	}
	for {
		select {
		case kept := <-r.records.asked:
			r.keepRecord(ctx, kept)
		case <-ctx.Done():
			return nil
		}
	}
}

func (r *Runs) keepRecord(ctx context.Context, kept Reading) {
	_, err := r.debriefOf(ctx, kept)
	if err != nil && ctx.Err() == nil {
		r.log.Warn("the record of a run that has ended was not made", "run", kept.ID(), "error", err.Error())
	}
}

// record makes the debrief of a run that has ended and stores it with every desk,
// so that looking back never depends on code that has changed since. If they
// can't be stored (the disk is full, the run is too long), the debrief is still
// returned; it is then computed from the log whenever it is asked for. Callers who
// ask for the same run wait for one result.
func (r *Runs) record(ctx context.Context, kept Reading) (debrief.Debrief, error) {
	made := r.records.making.DoChan(strconv.FormatInt(kept.ID(), 10), func() (any, error) {
		// A caller who goes away must not take the result from the others.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), mustRecord)
		defer cancel()
		return r.makeRecord(ctx, kept)
	})
	select {
	case result := <-made:
		d, _ := result.Val.(debrief.Debrief)
		return d, result.Err
	case <-ctx.Done():
		return debrief.Debrief{}, ctx.Err()
	}
}

func (r *Runs) makeRecord(ctx context.Context, kept Reading) (debrief.Debrief, error) {
	leave, err := r.behind.Enter(ctx)
	if err != nil {
		return debrief.Debrief{}, err
	}
	defer leave()
	steps, last, err := r.Fold(ctx, kept)
	if err != nil {
		return debrief.Debrief{}, err
	}
	outcome, ended := last.Outcome()
	if !ended {
		return debrief.Debrief{}, ErrNotEnded
	}
	d := debrief.JudgeBy(steps, last.Published(), r.links).AtTheEnd(outcome)
	desks, err := desksOf(steps)
	if err != nil || desks == nil {
		return d, err
	}
	data, err := json.Marshal(d)
	if err != nil {
		return d, err
	}
	if err := r.store.KeepRecord(ctx, kept, desks, data); err != nil {
		r.log.Warn("the record of a run that has ended was not kept", "run", kept.ID(), "error", err.Error())
	}
	return d, nil
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
