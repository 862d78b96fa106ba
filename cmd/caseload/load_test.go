package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// student plays the frozen week again and again.
type student struct {
	*player
	address string
	seat    *scenario.Seat // for pages: the same run, folded here, so that no desk is asked for as JSON
}

func (s *student) sit(asPage bool) error {
	seed := s.rand.Uint64() >> 12
	status, d, err := s.ask("POST", s.address+"/scenarios/first-week/runs", fmt.Sprintf(`{"seed":%d}`, seed))
	if err == nil && status != http.StatusCreated {
		err = fmt.Errorf("begin: status %d: %s", status, d.Error)
	}
	s.desk = d
	if err != nil || !asPage {
		return err
	}
	week, err := frozen()
	if err != nil {
		return err
	}
	s.seat, err = scenario.Sit(week, nil, sim.NewLuck(seed))
	return err
}

// decide makes the next decision, as a program or as a browser does, and returns
// how long the answer took.
func (s *student) decide(asPage bool) (took time.Duration, err error) {
	if s.player == nil || s.desk.Ended || s.desk.Turn > 300 {
		s.player = newPlayer(uint64(time.Now().UnixNano()))
		if err := s.sit(asPage); err != nil {
			return 0, err
		}
	}
	decision := s.decision()
	if !asPage {
		status, next, err := s.ask("POST", s.run(s.address)+"/decisions", decision)
		if err == nil && status != http.StatusOK {
			err = fmt.Errorf("status %d: %s", status, next.Error)
		}
		s.desk = next
		return time.Duration(s.took.Load()), err
	}
	start := time.Now()
	if err := s.send(s.address, decision); err != nil {
		return 0, err
	}
	took = time.Since(start)
	return took, s.follow(decision)
}

// follow makes a decision, given as JSON, at the seat, too.
func (s *student) follow(decision string) error {
	var d struct {
		Offer string
		With  map[string]any
	}
	if err := json.Unmarshal([]byte(decision), &d); err != nil {
		return err
	}
	with := map[string]string{}
	for name, value := range d.With {
		with[name] = fmt.Sprint(value)
	}
	if err := s.seat.Decide(sim.Decision{Offer: d.Offer, With: with}); err != nil {
		return err
	}
	return s.see()
}

// see looks at the desk at the seat.
func (s *student) see() error {
	glance := scenario.Glance{Seat: s.seat}.Desk()
	data, err := json.Marshal(map[string]any{"run": s.desk.Run, "turn": glance.Turn, "ended": glance.Ended, "offers": glance.Offers})
	if err != nil {
		return err
	}
	s.desk = desk{}
	return json.Unmarshal(data, &s.desk)
}

// frozen returns First week as of commit 0ced015. Its library is frozen too, except
// for how `when.hold` waits, which is up to the engine.
var frozen = sync.OnceValues(func() (*scenario.Version, error) {
	pack, err := scenario.Read(os.DirFS("testdata/week"), "first-week")
	if err != nil {
		return nil, err
	}
	return scenario.Freeze(pack, os.DirFS("testdata/week-library"))
})

// load is what a process of clients does: play without a pause.
type load struct {
	Address string
	Clients int
	AsPage  bool
	Lasting time.Duration
}

// loadBy names the environment variable that makes the test binary a process of
// clients.
const loadBy = "CASELOAD_TEST_LOAD"

// loaded lets a process of its own play, and returns how many decisions were
// answered and the processor time that the process took.
func loaded(b *testing.B, l load) (made int, took time.Duration) {
	b.Helper()
	what, err := json.Marshal(l)
	check(b, err)
	self, err := os.Executable()
	check(b, err)
	clients := exec.Command(self)
	clients.Env, clients.Stderr = append(os.Environ(), loadBy+"="+string(what)), os.Stderr
	out, err := clients.Output()
	check(b, err)
	check(b, json.Unmarshal(out, &made))
	return made, clients.ProcessState.UserTime() + clients.ProcessState.SystemTime()
}

// play is what the process of clients does; it prints how many decisions were
// answered, and returns its exit code.
func (l load) play() (code int) {
	var made, failed atomic.Int64
	until := time.Now().Add(l.Lasting)
	var all sync.WaitGroup
	for range l.Clients {
		all.Go(func() {
			s := &student{address: l.Address}
			for time.Now().Before(until) {
				if _, err := s.decide(l.AsPage); err != nil {
					fmt.Fprintln(os.Stderr, err)
					failed.Add(1)
					return
				}
				made.Add(1)
			}
		})
	}
	all.Wait()
	fmt.Println(made.Load())
	return int(min(failed.Load(), 1))
}
