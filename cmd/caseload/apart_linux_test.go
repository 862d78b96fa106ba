package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestUnknownPacksRunApart checks that a command that runs an unknown pack does so
// in a separate process, with limits on memory, time and files, and without our
// environment variables.
func TestUnknownPacksRunApart(t *testing.T) {
	pack := packOnDisk(t, nil)
	for name, arguments := range map[string][]string{
		"play":     {"play", pack},
		"playtest": {"playtest", pack, "--runs", "20000"},
	} {
		t.Run(name, func(t *testing.T) {
			command := exec.Command(binary, arguments...)
			command.Env = append(os.Environ(), "CASELOAD_SECRET=secret")
			in, err := command.StdinPipe() // a play waits for input
			check(t, err)
			check(t, command.Start())
			child := childOf(t, command.Process.Pid, "--apart\x00"+name)
			limits := strings.Join(strings.Fields(readProcess(t, child, "limits")), " ")
			holds(t, limits, "Max core file size 0 0", "Max file size 67108864 67108864")
			for _, what := range []string{"Max data size", "Max address space", "Max cpu time"} {
				if strings.Contains(limits, what+" unlimited") {
					t.Errorf("%s is unlimited", what)
				}
			}
			if strings.Contains(readProcess(t, child, "environ"), "secret") {
				t.Error("it has a variable of ours")
			}
			check(t, in.Close())
			check(t, command.Process.Signal(os.Interrupt))
			_ = command.Wait() // its exit code depends on how far it got
			for range 400 {
				if _, err := os.Stat("/proc/" + child); err != nil {
					return
				}
				time.Sleep(50 * time.Millisecond)
			}
			t.Error("it goes on by itself")
		})
	}
}

// childOf waits for a child of the parent process whose command line contains words
// and which has already limited itself, and returns its process id.
func childOf(t *testing.T, parent int, words string) string {
	t.Helper()
	for range 400 {
		tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", parent))
		for _, task := range tasks {
			children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", parent, task.Name()))
			for _, child := range strings.Fields(string(children)) {
				line, _ := os.ReadFile("/proc/" + child + "/cmdline")
				limits, _ := os.ReadFile("/proc/" + child + "/limits")
				if strings.Contains(string(line), words) && strings.Contains(string(limits), "67108864") {
					return child
				}
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("there is no process of its own")
	return ""
}

func readProcess(t *testing.T, process, file string) string {
	t.Helper()
	text, err := os.ReadFile("/proc/" + process + "/" + file)
	check(t, err)
	return string(text)
}
