package edge

import (
	"context"
	"testing"
	"time"

	"caseload/app/live"
)

// A listener rests between two looks if its watch has a pace, and leaves when the program
// ends.
func TestAListenerRests(t *testing.T) {
	hub := live.New(func(ctx context.Context) <-chan struct{} {
		heard := make(chan struct{})
		context.AfterFunc(ctx, func() { close(heard) })
		return heard
	}, live.Most{All: 1, ByWho: 1, ByTopic: 1})
	on, err := hub.Listen("topic", "who", func(context.Context) (string, error) { return "", nil })
	if err != nil {
		t.Fatal(err)
	}
	l := &listening{Edge: &Edge{Options: Options{Now: time.Now}}, on: on, looked: time.Now()}
	if !l.rest() {
		t.Error("without a pace it leaves")
	}
	l.Pace = time.Nanosecond
	if !l.rest() {
		t.Error("after its pace it leaves")
	}
	l.Pace = time.Hour
	go hub.Close()
	if l.rest() {
		t.Error("it looks again before its time, when the program ends")
	}
}
