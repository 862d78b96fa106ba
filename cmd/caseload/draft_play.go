package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/tryout"
	"caseload/app/whatif"
	"caseload/scripts"
)

// playApartCommand plays a pack in this process under limits. It reads what is asked for as
// JSON, and prints what has come of it. [playApart] starts it.
type playApartCommand struct{}

func (c *playApartCommand) Run(out io.Writer) error {
	return checking.Answer(out, func(ctx context.Context) any {
		var asked tryout.Asked
		if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
			return tryout.Shown{Stopped: true}
		}
		return boundedTo(mostShown, tryout.Play(ctx, asked, scripts.FS))
	})
}

// mostShown bounds what has come of a play, in bytes as JSON; a server remembers some of them.
// A whole First week is a tenth of it.
const mostShown = 4 << 20

// boundedTo returns what has come of a play, or that it was stopped if that is more than most
// bytes.
func boundedTo(most int, shown tryout.Shown) any {
	if answer, err := json.Marshal(shown); err == nil && len(answer) <= most {
		return json.RawMessage(answer)
	}
	return tryout.Shown{Stopped: true}
}

// bots can play a draft until a moment.
func bots() (list []author.Bot) {
	for _, p := range whatif.PlayingOns {
		list = append(list, author.Bot{Name: p.Name, Title: p.Title, Means: p.Summary})
	}
	return list
}

// playApart plays a pack in a separate process.
func playApart(ctx context.Context, asked tryout.Asked) (shown tryout.Shown, err error) {
	in, err := json.Marshal(asked)
	if err != nil {
		return shown, err
	}
	self, err := os.Executable()
	if err != nil {
		return shown, err
	}
	why, err := checking.Ask(ctx, bytes.NewReader(in), &shown, self, "play-apart")
	if why != "" {
		shown = tryout.Shown{Stopped: true}
	}
	return shown, err
}
