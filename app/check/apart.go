package check

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"

	"caseload/app/check/remark"
)

// Limits are the resources that a process running an unknown pack may use.
type Limits struct {
	Memory    int64 // bytes
	Processor int64 // seconds, summed over all threads
	File      int64 // the size in bytes of any file that it writes
}

// ofCheck are the limits for a check. For a week it takes a few seconds and less
// than 300 MB, and it writes nothing.
var ofCheck = Limits{Memory: 2 << 30, Processor: 90}

// Further limits on a check in a separate process.
const (
	WallLimit   = 60 * time.Second
	answerLimit = 32 << 20 // the maximum length of its answer in bytes
)

// Apart runs a check in a separate process, so that whatever a pack does affects
// nobody else. Command is this program with the arguments that make it call
// [Serve], and what it is to check; in is what it reads, or nil. If the process has to
// be stopped, a finding says so, after those that it had made by then. First is as for
// [Pack].
func Apart(ctx context.Context, in io.Reader, first func([]Finding), command ...string) ([]Finding, error) {
	var list []Finding
	batches := 0
	why, err := ask(ctx, in, func(out io.Reader) error {
		from := json.NewDecoder(out)
		for ; ; batches++ {
			var batch []Finding
			if err := from.Decode(&batch); errors.Is(err, io.EOF) && batches > 0 {
				return nil
			} else if err != nil {
				return err
			}
			if list = batch; batches == 0 && first != nil {
				first(batch)
			}
		}
	}, command...)
	if why != "" {
		return append(list, onPack(Error, remark.StoppedFor(why))), nil
	}
	return list, err
}

// Ask runs a command in a separate process that limits itself, gives it in as its
// input, or nothing if that is nil, and decodes its output as JSON into answer. Ask itself
// limits the time and the length of the output. If the process had to be stopped or failed, why is a clause that says
// so; it is "" if there is an answer. An error means that the process couldn't be
// started, or that ctx ended.
func Ask(ctx context.Context, in io.Reader, answer any, command ...string) (why string, err error) {
	return ask(ctx, in, func(out io.Reader) error {
		said, err := io.ReadAll(out)
		if err != nil {
			return err
		}
		return json.Unmarshal(said, answer)
	}, command...)
}

// ask lets read take a command's output as it comes.
func ask(ctx context.Context, in io.Reader, read func(io.Reader) error, command ...string) (why string, err error) {
	ctx, stop := context.WithTimeout(ctx, WallLimit)
	defer stop()
	child := exec.CommandContext(ctx, command[0], command[1:]...)
	child.Env = []string{"GOTRACEBACK=none"} // no variables of ours, in case a pack ever escapes
	child.WaitDelay = 2 * time.Second
	errs := &bounded{left: 4 << 10}
	child.Stdin, child.Stderr = in, errs
	out, err := child.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := child.Start(); err != nil {
		return "", fmt.Errorf("the check can't be started in a process of its own: %w", err)
	}
	limited := &io.LimitedReader{R: out, N: answerLimit + 1}
	readErr := read(limited)
	if readErr != nil {
		_, _ = io.Copy(io.Discard, limited)
	}
	if limited.N == 0 {
		stop()
	}
	waited := child.Wait()
	switch {
	case limited.N == 0:
		return fmt.Sprintf("it said more than %d MiB", answerLimit>>20), nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Sprintf("it took longer than %s", WallLimit), nil
	case ctx.Err() != nil:
		return "", ctx.Err()
	case waited != nil:
		return whyEnded(waited, errs.Bytes()), nil
	case readErr != nil:
		return "its answer can't be read", nil
	}
	return "", nil
}

// Serve is the process's part of [Apart]: it limits the process, checks, and
// writes findings as JSON: first those that need no plays, then all.
func Serve(out io.Writer, check func(ctx context.Context, first func([]Finding)) ([]Finding, error)) error {
	usual := debug.SetGCPercent(400) // what needs no plays takes little memory, and collecting it a fifth of the time
	return Answer(out, func(ctx context.Context) any {
		list, err := check(ctx, func(early []Finding) {
			_ = json.NewEncoder(out).Encode(append([]Finding{}, early...))
			debug.SetGCPercent(usual)
		})
		if err != nil {
			list = []Finding{onPack(Error, remark.NotChecked(err))}
		}
		if list == nil {
			list = []Finding{}
		}
		return list
	})
}

// Answer is the part of a process that [Ask] started: it limits the process, does
// the work and writes the result as JSON.
func Answer(out io.Writer, work func(ctx context.Context) any) error {
	ofCheck.Hold()
	ctx, stop := context.WithTimeout(context.Background(), WallLimit*3/4)
	defer stop()
	return json.NewEncoder(out).Encode(work(ctx))
}

// given lists the environment variables that a process running an unknown pack
// inherits: what a terminal needs, and nothing secret.
var given = []string{"TERM", "NO_COLOR", "LANG", "TZ", "HOME", "TMPDIR"}

// Through runs a command in a separate process that limits itself, connected to
// this process's input and output. It returns the exit code 0 or 1. If the
// process had to be stopped, the error says why; what it prints as it dies isn't
// shown.
func Through(ctx context.Context, command ...string) (code int, err error) {
	child := exec.CommandContext(ctx, command[0], command[1:]...)
	child.Cancel = func() error { return child.Process.Signal(os.Interrupt) }
	child.WaitDelay = 10 * time.Second
	child.Env = []string{"GOTRACEBACK=none"}
	for _, name := range given {
		if value, set := os.LookupEnv(name); set {
			child.Env = append(child.Env, name+"="+value)
		}
	}
	errs := &untilItDies{to: os.Stderr}
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, errs
	waited := child.Run()
	var exit *exec.ExitError
	switch {
	case waited == nil:
		return 0, nil
	case !errors.As(waited, &exit):
		return 1, waited
	case exit.ExitCode() == 1 && errs.last.Len() == 0, ctx.Err() != nil:
		return 1, nil
	}
	return 1, stopped(whyEnded(waited, errs.last.Bytes()))
}

// untilItDies passes on what a process writes, except the report on its death,
// which is for programmers; it keeps the beginning of that.
type untilItDies struct {
	to   io.Writer
	last bounded
	dead bool
}

func (u *untilItDies) Write(data []byte) (int, error) {
	n := len(data)
	if !u.dead {
		at := lastWords(data)
		if at < 0 {
			return u.to.Write(data)
		}
		u.dead, u.last.left = true, 4<<10
		if _, err := u.to.Write(data[:at]); err != nil {
			return 0, err
		}
		data = data[at:]
	}
	if _, err := u.last.Write(data); err != nil {
		return 0, err
	}
	return n, nil
}

// lastWords returns where Go's report on the end of a process begins, or -1 if
// there is none.
func lastWords(data []byte) int {
	for _, words := range []string{"fatal error: ", "runtime: ", "panic: ", "SIGXCPU: ", "unexpected fault address "} {
		if at := bytes.Index(data, []byte(words)); at == 0 || at > 0 && data[at-1] == '\n' {
			return at
		}
	}
	return -1
}

// bounded keeps the first bytes that are written to it, and discards the rest.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(data []byte) (int, error) {
	kept := data[:min(len(data), b.left)]
	b.left -= len(kept)
	b.Buffer.Write(kept)
	return len(data), nil
}
