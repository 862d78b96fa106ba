package script

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// hangs is how long nothing takes that ends, on the slowest machine.
const hangs = 30 * time.Second

func seeds(f *testing.F) {
	f.Add(goldenStory)
	for _, row := range attacks {
		if len(row.source) < 4096 {
			f.Add(row.source)
		}
	}
}

// FuzzCompile checks that no file makes the compiler panic or hang, and that
// whatever is refused is refused with a file and a sentence.
func FuzzCompile(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		began := time.Now()
		_, err := CompileFile("test.lua", []byte(source), testWords)
		if took := time.Since(began); took > hangs {
			t.Errorf("it hung for %v", took)
		}
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.File != "test.lua" || e.Message == "" || len(e.Message) > messageBytes) {
			t.Errorf("%#v", err)
		}
	})
}

// FuzzRun checks that no script makes the engine fail or hang, and that each gives
// the same result twice, down to the last unit of fuel.
func FuzzRun(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		began := time.Now()
		first, second := twice(source)
		if first != second {
			t.Errorf("once  %s\nagain %s", first, second)
		}
		if strings.Contains(first, "the engine failed") || strings.Contains(first, "interrupted") {
			t.Error(first)
		}
		if took := time.Since(began); took > hangs {
			t.Errorf("it hung for %v", took)
		}
	})
}
