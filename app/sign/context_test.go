package sign

import "context"

func contextThatEnds() (context.Context, context.CancelFunc) {
	ended, cancel := context.WithCancel(ctx)
	cancel()
	return ended, cancel
}

func contextThatWaits() (context.Context, context.CancelFunc) { return context.WithCancel(ctx) }
