package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// insists sends an insertion until the server answers that it has it, however often it is killed
// meanwhile, and then waits until it comes back.
func (a *editor) insists(ctx context.Context, t *testing.T, mark string) (kept bool) {
	body, err := a.insertion(mark)
	check(t, err)
	for ctx.Err() == nil {
		r, err := a.client.Post(a.address+"/changes", "application/json", bytes.NewReader(body))
		if err == nil {
			said, _ := io.ReadAll(r.Body)
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				break
			}
			if r.StatusCode == http.StatusConflict {
				t.Errorf("%s: %s", mark, said)
				return false
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	select {
	case <-a.acknowledged:
		return true
	case <-ctx.Done():
		return false
	}
}

// TestNothingTypedIsLostUnderKill has six editors write one file on two servers, each of which is
// killed again and again. Whatever a server has acknowledged is in the file, once.
func TestNothingTypedIsLostUnderKill(t *testing.T) {
	long(t)
	t.Parallel()
	database := filepath.Join(t.TempDir(), "writing.db")
	d, err := newDemo(database, time.Now())
	check(t, err)
	check(t, d.arrive(t.Context()))
	check(t, d.kept.Close())
	servers := []*process{serve(t, database), serve(t, database)}
	clients := []*http.Client{d.client(t, servers[0]), d.client(t, servers[1])}
	path := writtenFile(t, clients[0], servers[0], "empty", "written.lua")

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var mu sync.Mutex
	kept := map[string]bool{}
	var all sync.WaitGroup
	for i := range 6 {
		a := &editor{client: clients[i%2], address: servers[i%2].address + path, name: fmt.Sprint("editor-", i), acknowledged: make(chan struct{}, 1)}
		a.open(t)
		all.Go(func() {
			for ctx.Err() == nil {
				a.listen(ctx, func(string) {})
				time.Sleep(20 * time.Millisecond)
			}
		})
		all.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				if mark := fmt.Sprintf("<%d.%d>", i, n); a.insists(ctx, t, mark) {
					mu.Lock()
					kept[mark] = true
					mu.Unlock()
				}
			}
		})
	}
	const kills = 12
	for n := range kills {
		time.Sleep(time.Duration(300+100*(n%4)) * time.Millisecond)
		s := servers[n%2]
		check(t, s.Process.Kill())
		_ = s.Wait()
		servers[n%2] = serve(t, database, "--addr", strings.TrimPrefix(s.address, "http://"))
	}
	time.Sleep(time.Second)
	stop()
	all.Wait()

	r, err := clients[0].Get(servers[0].address + path + "?plain")
	check(t, err)
	defer r.Body.Close()
	page, err := io.ReadAll(r.Body)
	check(t, err)
	text := strings.NewReplacer("&lt;", "<", "&gt;", ">").Replace(string(page))
	for mark := range kept {
		if n := strings.Count(text, mark); n != 1 {
			t.Errorf("%s, which was acknowledged, is there %d times", mark, n)
		}
	}
	t.Logf("%d changes were acknowledged while servers were killed %d times", len(kept), kills)
	if len(kept) < 100 {
		t.Errorf("only %d changes were acknowledged", len(kept))
	}
}
