package script

import (
	"fmt"
	"strings"
	"testing"
)

// TestAPackIsCompiledOnce checks that each file of a pack is compiled once, however
// many beginnings use it, and that the files are limited in total.
func TestAPackIsCompiledOnce(t *testing.T) {
	files := map[string]string{"scenario.lua": "require \"more\"", "cuts/short.lua": "require \"more\"", "more.lua": "return 1"}
	var c Compiler
	whole, err := c.Load("pack", "scenario.lua", files, nil)
	check(t, err)
	cut, err := c.Load("short", "cuts/short.lua", files, nil)
	check(t, err)
	if whole.chunks["more"] != cut.chunks["more"] {
		t.Error("a module was compiled for each beginning")
	}
	files["more.lua"] = "return 2"
	changed, err := c.Load("pack", "scenario.lua", files, nil)
	check(t, err)
	if whole.chunks["more"] == changed.chunks["more"] {
		t.Error("a module that has changed is the one from before")
	}
}

func TestAPackIsBoundedAsAWhole(t *testing.T) {
	for what, statement := range map[string]string{"functions": "do local f = function() end end", "parts": "do local t = {" + strings.Repeat("1,", 52) + "} end"} {
		files := map[string]string{"scenario.lua": "local x = 1"}
		for i := range 10 {
			files[fmt.Sprintf("m%d.lua", i)] = strings.Repeat(statement+"\n", 990)
		}
		var c Compiler
		_, err := c.Load("pack", "scenario.lua", files, nil)
		if err == nil || !strings.Contains(err.Error(), "too long together") || c.Over() == nil {
			t.Errorf("%s: %v", what, err)
		}
		// A file that is tried in several versions counts once.
		c = Compiler{}
		for i := range 10 {
			_, err = c.Load("pack", "scenario.lua", map[string]string{"scenario.lua": strings.Repeat(statement+"\n", 900) + fmt.Sprint("local x = ", i)}, nil)
			check(t, err)
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
