package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// The record of an ended run holds every desk and the debrief as they were shown,
// so that looking back never depends on code that has changed since. It is stored
// compressed. It must not contain the student's words, because EraseWritings doesn't
// reach into it.

type recordRow struct {
	RunID int64 `gorm:"primaryKey;autoIncrement:false"`
	Turn  int   `gorm:"primaryKey;autoIncrement:false"`
	Desk  []byte
}

func (recordRow) TableName() string { return "records" }

type debriefRow struct {
	RunID int64 `gorm:"primaryKey;autoIncrement:false"`
	Body  []byte
}

func (debriefRow) TableName() string { return "debriefs" }

// KeepRecord stores the record of an ended run: its debrief and its desks, where
// desks[n] is the desk after n decisions. A record is stored only once: a second
// call, perhaps by newer code, changes nothing and is no error. If the run hasn't
// ended or doesn't exist, the error is ErrNotFound.
func (s *Store) KeepRecord(ctx context.Context, r Reading, desks [][]byte, debrief []byte) error {
	run := r.run.ID
	doing := fmt.Sprintf("record of run %d", run)
	if err := s.MayRead(r); err != nil {
		return in(doing, err)
	}
	records, err := packRecord(run, desks)
	if err != nil {
		return in(doing, err)
	}
	body, err := pack(debrief)
	if err != nil {
		return in(doing, err)
	}
	return in(doing, s.write.do(ctx, func(tx *gorm.DB) error {
		return keepRecord(tx, records, debriefRow{run, body})
	}))
}

func keepRecord(tx *gorm.DB, records []recordRow, d debriefRow) error {
	err := tx.Select("id").Take(&runRow{}, "id = ? AND ended_at IS NOT NULL", d.RunID).Error
	if err != nil {
		return err
	}
	first := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&d)
	if first.Error != nil || first.RowsAffected == 0 {
		return first.Error
	}
	for i := range records {
		if err := tx.Create(&records[i]).Error; err != nil {
			return err
		}
	}
	return nil
}

// Debrief returns the recorded debrief, or ErrNotFound.
func (s *Store) Debrief(ctx context.Context, r Reading) ([]byte, error) {
	var row debriefRow
	err := s.MayRead(r)
	if err == nil {
		err = s.read(ctx).Take(&row, "run_id = ?", r.run.ID).Error
	}
	if err != nil {
		return nil, in(fmt.Sprintf("debrief of run %d", r.run.ID), err)
	}
	return unpack(row.Body)
}

// Desk returns the recorded desk after the given number of decisions (0 for the
// first desk), or ErrNotFound.
func (s *Store) Desk(ctx context.Context, r Reading, turn int) ([]byte, error) {
	var row recordRow
	err := s.MayRead(r)
	if err == nil {
		err = s.read(ctx).Take(&row, "run_id = ? AND turn = ?", r.run.ID, turn).Error
	}
	if err != nil {
		return nil, in(fmt.Sprintf("desk %d of run %d", turn, r.run.ID), err)
	}
	return unpack(row.Desk)
}

// Desks returns all recorded desks in turn order. If there are none, it returns
// an empty slice and no error.
func (s *Store) Desks(ctx context.Context, r Reading) ([][]byte, error) {
	var rows []recordRow
	err := s.MayRead(r)
	if err == nil {
		err = s.read(ctx).Where("run_id = ?", r.run.ID).Order("turn").Find(&rows).Error
	}
	if err != nil {
		return nil, in(fmt.Sprintf("desks of run %d", r.run.ID), err)
	}
	desks := make([][]byte, len(rows))
	for i, row := range rows {
		if desks[i], err = unpack(row.Desk); err != nil {
			return nil, in(fmt.Sprintf("desk %d of run %d", row.Turn, r.run.ID), err)
		}
	}
	return desks, nil
}

func packRecord(run int64, desks [][]byte) ([]recordRow, error) {
	if err := within("the number of desks", len(desks), MaxRecords); err != nil {
		return nil, err
	}
	rows := make([]recordRow, len(desks))
	for turn, desk := range desks {
		packed, err := pack(desk)
		if err != nil {
			return nil, fmt.Errorf("desk %d: %w", turn, err)
		}
		rows[turn] = recordRow{run, turn, packed}
	}
	return rows, nil
}

func pack(b []byte) ([]byte, error) {
	if err := within("a desk or debrief", len(b), MaxDesk); err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write(b)
	err = errors.Join(err, w.Close())
	return packed.Bytes(), err
}

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	// What was packed was within the limit, but a damaged file may hold more.
	return io.ReadAll(io.LimitReader(r, MaxDesk))
}
