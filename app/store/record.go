package store

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// The record of an ended run holds every desk and the debrief as they were shown,
// so that looking back never depends on code that has changed since. It is stored
// compressed. It must not contain the student's words, because EraseWritings doesn't
// reach into it.

type recordRow struct {
	RunID int64  `gorm:"primaryKey;autoIncrement:false"`
	Turn  int    `gorm:"primaryKey;autoIncrement:false"`
	Desk  []byte // the desks from Turn on, up to the next row
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
	return in(doing, s.write(ctx, func(tx *gorm.DB) error {
		return debriefRow{run, body}.keep(tx, records)
	}))
}

// keep stores the debrief with the rest of its record.
func (d debriefRow) keep(tx *gorm.DB, records []recordRow) error {
	err := tx.Select("id").Take(&runRow{}, "id = ? AND ended_at IS NOT NULL", d.RunID).Error
	if err != nil {
		return err
	}
	first := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&d)
	if first.Error != nil {
		return first.Error
	}
	if err := recordMade(tx, d.RunID); err != nil || first.RowsAffected == 0 {
		return err
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
	return unpackOne(row.Body, 0)
}

// Desk returns the recorded desk after the given number of decisions (0 for the
// first desk), or ErrNotFound.
func (s *Store) Desk(ctx context.Context, r Reading, turn int) ([]byte, error) {
	var row recordRow
	err := s.MayRead(r)
	if err == nil {
		err = s.read(ctx).Where("run_id = ? AND turn <= ?", r.run.ID, turn).Order("turn DESC").Take(&row).Error
	}
	if err != nil {
		return nil, in(fmt.Sprintf("desk %d of run %d", turn, r.run.ID), err)
	}
	desk, err := unpackOne(row.Desk, turn-row.Turn)
	return desk, in(fmt.Sprintf("desk %d of run %d", turn, r.run.ID), err)
}

// Desks returns all recorded desks in turn order. If there are none, it returns
// no desks and no error.
func (s *Store) Desks(ctx context.Context, r Reading) ([][]byte, error) {
	var rows []recordRow
	err := s.MayRead(r)
	if err == nil {
		err = s.read(ctx).Where("run_id = ?", r.run.ID).Order("turn").Find(&rows).Error
	}
	if err != nil {
		return nil, in(fmt.Sprintf("desks of run %d", r.run.ID), err)
	}
	var desks [][]byte
	for _, row := range rows {
		group, err := unpack(row.Desk)
		if err != nil {
			return nil, in(fmt.Sprintf("desks from %d on of run %d", row.Turn, r.run.ID), err)
		}
		desks = append(desks, group...)
	}
	return desks, nil
}

// packRecord returns the rows of a run's desks. Each holds a group of desks, under
// the turn of its first.
func packRecord(run int64, desks [][]byte) ([]recordRow, error) {
	if err := within("the number of desks", len(desks), MaxRecords); err != nil {
		return nil, err
	}
	var rows []recordRow
	for group := range slices.Chunk(desks, deskGroup) {
		turn := len(rows) * deskGroup
		packed, err := pack(group...)
		if err != nil {
			return nil, fmt.Errorf("desks from %d on: %w", turn, err)
		}
		rows = append(rows, recordRow{run, turn, packed})
	}
	return rows, nil
}
