package edge

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp/fasthttputil"
)

// A file is sent while it is read. If reading it fails on the way, whoever asked can tell that
// it isn't whole, also where answers are compressed.
func TestATableThatEndsEarlyIsCutShort(t *testing.T) {
	var log bytes.Buffer
	s := &Edge{Options: Options{Log: slog.New(slog.NewTextHandler(&log, nil))}, Patience: time.Second, Queue: NewQueue(1, 1, time.Second)}
	fails := false
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Use(Compress)
	app.Get("/", func(c *fiber.Ctx) error {
		read := 0
		return s.SendTable(c, Table{Name: "a.csv", Head: []string{"a"}, Spreadsheet: true, More: func(context.Context) ([][]string, error) {
			switch read++; {
			case read < 5:
				return [][]string{{strings.Repeat("b", 10_000)}}, nil
			case fails:
				return nil, errors.New("it broke")
			}
			return nil, nil
		}})
	})
	listener := fasthttputil.NewInmemoryListener()
	go app.Listener(listener)
	t.Cleanup(func() { app.Shutdown() })
	client := http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return listener.Dial() }}}
	get := func() (string, error) {
		r, err := client.Get("http://site.test/") // which asks for it compressed
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		return string(body), err
	}
	if body, err := get(); err != nil || body != "\ufeffa\r\n"+strings.Repeat(strings.Repeat("b", 10_000)+"\r\n", 4) {
		t.Errorf("the file has %d bytes, %v", len(body), err)
	}
	fails = true
	if body, err := get(); err == nil {
		t.Errorf("a file of %d bytes that ended early looks whole", len(body))
	}
	if !strings.Contains(log.String(), "it broke") {
		t.Errorf("the log has %q", &log)
	}
}
