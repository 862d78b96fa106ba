package sim_test

import (
	"encoding/json"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// A program can read back the time that a desk gives it. The zero time is
// omitted.
func TestATimeIsToldToPrograms(t *testing.T) {
	day, err := calendar.ParseDate("2026-03-03")
	if err != nil {
		t.Fatal(err)
	}
	job := sim.Job{FromWhen: calendar.When(day.At(10*60 + 40))}
	data, err := json.Marshal(job)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	var back sim.Job
	if err := json.Unmarshal(data, &fields); err != nil || fields["from_when"] != "2026-03-03T10:40" {
		t.Errorf("%v: found %v", err, fields["from_when"])
	}
	if err := json.Unmarshal(data, &back); err != nil || back.FromWhen != job.FromWhen || back.FromWhen.Day() != day {
		t.Errorf("%v: found %v", err, back.FromWhen)
	}
	if data, err = json.Marshal(sim.Job{}); err != nil {
		t.Fatal(err)
	}
	fields = nil
	if err := json.Unmarshal(data, &fields); err != nil || fields["from_when"] != nil || fields["due_iso"] != nil {
		t.Errorf("%v: a task for any time has %s", err, data)
	}
	if json.Unmarshal([]byte(`{"from_when":"Tuesday"}`), &back) == nil {
		t.Error("a weekday is read as a time")
	}
}
