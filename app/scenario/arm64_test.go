package scenario_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// digestLine precedes the digest that the test binary for the other processor
// prints.
const digestLine = "digest of many plays: "

// manyPlays plays every shipped pack, and the small test pack, 20 times each with
// random decisions, and returns one hex digest of all of it: the digest of every
// step, and every desk reached at the end of a play. The desk is added because no
// world digest covers its sentences.
func manyPlays(t *testing.T) string {
	sum := sha256.New()
	add := func(t *testing.T, v *scenario.Version) {
		for seed := range uint64(20) {
			seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
			if err != nil {
				t.Fatal(err)
			}
			for turn := range policy.Play(t.Context(), seat, policy.Random, policy.Chance(seed)) {
				if turn.Err != nil {
					t.Fatal(turn.Err)
				}
				_, _ = io.WriteString(sum, seat.Digest())
				if turn.Desk.Turn == 60 {
					break
				}
			}
			check(t, json.NewEncoder(sum).Encode(seat.Desk()))
		}
	}
	add(t, small(t))
	shipped(t, func(t *testing.T, v *scenario.Version, _ *scenario.Pack) { add(t, v) })
	return hex.EncodeToString(sum.Sum(nil))
}

// TestTheSameOnBothProcessors checks that folding real packs, Lua included, gives
// the same digests on amd64 and arm64. It builds the tests of this package and of
// the core for arm64, runs them under qemu, and compares golden plays and random
// plays.
func TestTheSameOnBothProcessors(t *testing.T) {
	if os.Getenv("CASELOAD_PRINT_DIGEST") != "" {
		fmt.Println(digestLine + manyPlays(t))
		return
	}
	if os.Getenv("CASELOAD_LONG") == "" {
		t.Skip("skipped: comparing amd64 with arm64 takes long, and .ci/run does it; to do it here: CASELOAD_LONG=1 go test ./app/scenario -run TestTheSameOnBothProcessors")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("skipped: this compares amd64 with arm64, and this machine isn't amd64")
	}
	qemu, err := exec.LookPath("qemu-aarch64-static")
	if err != nil {
		t.Fatal("qemu-aarch64-static isn't here (Debian package qemu-user-static), so amd64 can't be compared with arm64")
	}
	mine := manyPlays(t)
	run(t, build(t, "../sim"), qemu, "../sim")
	out := run(t, build(t, "."), qemu, ".", "-test.run", "TestGoldenPlays|TestCorpus|TestTheSameOnBothProcessors")
	_, theirs, _ := strings.Cut(out, digestLine)
	if theirs, _, _ = strings.Cut(theirs, "\n"); theirs != mine {
		t.Errorf("the same plays have other digests on arm64:\namd64 %s\narm64 %s", mine, theirs)
	}
}

// build compiles a package's tests for arm64 and returns the path of the binary.
func build(t *testing.T, folder string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "arm64.test")
	cmd := exec.Command("go", "test", "-c", "-o", binary, ".")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

func run(t *testing.T, binary, qemu, folder string, args ...string) string {
	t.Helper()
	cmd := exec.Command(qemu, append([]string{binary}, args...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "CASELOAD_PRINT_DIGEST=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("on arm64: %v\n%s", err, out)
	}
	return string(out)
}
