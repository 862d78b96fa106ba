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
	"time"
)

// Limits are what a process that runs an unknown pack may use.
type Limits struct {
	Memory    int64 // bytes
	Processor int64 // seconds, over all threads
	File      int64 // bytes of a file that it writes
}

// ofCheck are the limits of a check, which takes a few seconds and under 300 MB
// for a week, and writes nothing.
var ofCheck = Limits{Memory: 2 << 30, Processor: 90}

// Limits on a check in a process of its own beside those.
const (
	WallLimit   = 60 * time.Second
	answerLimit = 32 << 20 // bytes that it may answer
)

// Apart runs a check in a process of its own, so that what a pack does to it is
// done to nobody else: command is this program with the words that make it call
// [Serve], and what it is to check. When the process has to be stopped, that is
// the one finding.
func Apart(ctx context.Context, command ...string) ([]Finding, error) {
	var list []Finding
	why, err := Ask(ctx, &list, command...)
	if why != "" {
		return []Finding{stoppedFor(why)}, nil
	}
	return list, err
}

// Ask runs a command in a process of its own that limits itself, and reads what
// it answers as JSON. It limits the clock and how much is answered; why it had to
// be stopped, or failed, is a part of a sentence, and "" where there is an answer.
func Ask(ctx context.Context, answer any, command ...string) (why string, err error) {
	ctx, stop := context.WithTimeout(ctx, WallLimit)
	defer stop()
	child := exec.CommandContext(ctx, command[0], command[1:]...)
	child.Env = []string{"GOTRACEBACK=none"} // nothing of ours, should a pack ever get out
	child.WaitDelay = 2 * time.Second
	errs := &bounded{left: 4 << 10}
	child.Stderr = errs
	out, err := child.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := child.Start(); err != nil {
		return "", fmt.Errorf("the check can't be started in a process of its own: %w", err)
	}
	said, readErr := io.ReadAll(io.LimitReader(out, answerLimit+1))
	if len(said) > answerLimit {
		stop()
	}
	waited := child.Wait()
	switch {
	case len(said) > answerLimit:
		return fmt.Sprintf("it said more than %d MiB", answerLimit>>20), nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Sprintf("it took longer than %s", WallLimit), nil
	case ctx.Err() != nil:
		return "", ctx.Err()
	case waited != nil:
		return whyEnded(waited, errs.Bytes()), nil
	case readErr != nil || json.Unmarshal(said, answer) != nil:
		return "its answer can't be read", nil
	}
	return "", nil
}

// whyEnded says why a process that limits itself ended before its time.
func whyEnded(waited error, errs []byte) string {
	switch {
	case bytes.Contains(errs, []byte("out of memory")), bytes.Contains(errs, []byte("cannot allocate")):
		return "it needed more memory than it may have"
	case bytes.Contains(errs, []byte("SIGXCPU")):
		return "it needed more of the processor's time than it may have"
	}
	return fmt.Sprintf("its process ended: %v", waited)
}

func stoppedFor(why string) Finding {
	return Finding{Severity: Error, Rule: "pack", Sentence: "Checking this pack had to be stopped: " + why + ".",
		Instead: "Take out what is unusually large or goes on for ever, and check again."}
}

// Serve is the process's part: it limits itself, checks, and says what it found
// as JSON.
func Serve(out io.Writer, check func(ctx context.Context) ([]Finding, error)) error {
	return Answer(out, func(ctx context.Context) any {
		list, err := check(ctx)
		if err != nil {
			list = []Finding{{Severity: Error, Rule: "pack", Sentence: sentence(err.Error())}}
		}
		if list == nil {
			list = []Finding{}
		}
		return list
	})
}

// Answer is the part of a process that [Ask] started: it limits itself, and says
// what comes of the work as JSON.
func Answer(out io.Writer, work func(ctx context.Context) any) error {
	ofCheck.Hold()
	ctx, stop := context.WithTimeout(context.Background(), WallLimit*3/4)
	defer stop()
	return json.NewEncoder(out).Encode(work(ctx))
}

// given are the variables that a process which runs an unknown pack has of ours:
// what a terminal needs, and nothing secret.
var given = []string{"TERM", "NO_COLOR", "LANG", "TZ", "HOME", "TMPDIR"}

// Through runs a command in a process of its own that limits itself, with this
// one's input and output. When it has to be stopped, the error says why; what it
// prints when it dies isn't shown. Its exit code is what it ended with.
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
	return 1, errors.New("running this pack had to be stopped: " + whyEnded(waited, errs.last.Bytes()))
}

// untilItDies passes on what a process says, but not its last words, which are
// for programmers; it keeps the beginning of those.
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

// lastWords is where Go's report of a process's end begins; -1 where it doesn't.
func lastWords(data []byte) int {
	for _, words := range []string{"fatal error: ", "runtime: ", "panic: ", "SIGXCPU: ", "unexpected fault address "} {
		if at := bytes.Index(data, []byte(words)); at == 0 || at > 0 && data[at-1] == '\n' {
			return at
		}
	}
	return -1
}

// bounded keeps the first bytes of what is written, and takes the rest.
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
