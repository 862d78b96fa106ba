package check

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// In a separate process, a check can neither write a file nor use more memory
// than its limit, and it gives way to others.
func TestLimitsHold(t *testing.T) {
	if dir := os.Getenv("CASELOAD_LIMITED"); dir != "" {
		ofCheck.Hold()
		if err := os.WriteFile(filepath.Join(dir, "written"), []byte("x"), 0o600); err == nil {
			os.Stdout.WriteString("it wrote a file\n")
		}
		if _, err := syscall.Mmap(-1, 0, int(ofCheck.Memory), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANONYMOUS); err == nil {
			os.Stdout.WriteString("it took more than it may have\n")
		}
		// The system call says 20 less the niceness.
		if p, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0); err != nil || p >= 20 {
			os.Stdout.WriteString("it doesn't give way to others\n")
		}
		os.Stdout.WriteString("limited\n")
		os.Exit(0)
	}
	child := exec.Command(os.Args[0], "-test.run=^TestLimitsHold$")
	child.Env = append(os.Environ(), "CASELOAD_LIMITED="+t.TempDir())
	out, err := child.CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "limited" {
		t.Errorf("%v: %s", err, out)
	}
}
