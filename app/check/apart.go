package check

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// Limits on a check in a process of its own.
const (
	WallLimit   = 60 * time.Second
	answerLimit = 4 << 20 // bytes that it may answer
)

// Apart runs a check in a process of its own, so that what a pack does to it is
// done to nobody else: command is this program with the words that make it call
// [Serve], and what it is to check. The process limits its own memory and
// processor time; this limits the clock and how much it may say. When it dies,
// that is the one finding.
func Apart(ctx context.Context, command ...string) ([]Finding, error) {
	ctx, stop := context.WithTimeout(ctx, WallLimit)
	defer stop()
	child := exec.CommandContext(ctx, command[0], command[1:]...)
	child.Env = []string{"GOTRACEBACK=none"} // nothing of ours, should a pack ever get out
	child.WaitDelay = 2 * time.Second
	errs := &bounded{left: 4 << 10}
	child.Stderr = errs
	out, err := child.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := child.Start(); err != nil {
		return nil, fmt.Errorf("the check can't be started in a process of its own: %w", err)
	}
	answer, readErr := io.ReadAll(io.LimitReader(out, answerLimit+1))
	if len(answer) > answerLimit {
		stop()
	}
	waited := child.Wait()
	var list []Finding
	switch {
	case len(answer) > answerLimit:
		return died("it said more than %d MiB", answerLimit>>20), nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return died("it took longer than %s", WallLimit), nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case waited != nil && bytes.Contains(errs.Bytes(), []byte("out of memory")), waited != nil && bytes.Contains(errs.Bytes(), []byte("cannot allocate")):
		return died("it needed more memory than it may have"), nil
	case waited != nil:
		return died("its process ended: %v", waited), nil
	case readErr != nil || json.Unmarshal(answer, &list) != nil:
		return died("its answer can't be read"), nil
	}
	return list, nil
}

func died(format string, values ...any) []Finding {
	return []Finding{{Severity: Error, Rule: "pack", Sentence: "Checking this pack had to be stopped: " + fmt.Sprintf(format, values...) + ".",
		Instead: "Take out what is unusually large or goes on for ever, and check again."}}
}

// Serve is the process's part: it limits itself, checks, and says what it found
// as JSON.
func Serve(out io.Writer, check func(ctx context.Context) ([]Finding, error)) error {
	limit()
	ctx, stop := context.WithTimeout(context.Background(), WallLimit*3/4)
	defer stop()
	list, err := check(ctx)
	if err != nil {
		list = []Finding{{Severity: Error, Rule: "pack", Sentence: sentence(err.Error())}}
	}
	if list == nil {
		list = []Finding{}
	}
	return json.NewEncoder(out).Encode(list)
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
