package check

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"caseload/app/check/remark"
	"caseload/scripts"
)

// FuzzCheck checks that, whatever is in a pack's files, the checker doesn't panic
// and no rule fails, every place is inside the pack and every fix inside its
// file, and fixing comes to an end. The input is a txtar archive of changes to
// the base pack.
func FuzzCheck(f *testing.F) {
	names, _ := filepath.Glob("testdata/packs/*.txtar")
	for _, name := range names {
		if archive, err := txtar.ParseFile(name); err == nil {
			archive.Comment = nil
			f.Add(txtar.Format(archive))
		}
	}
	for _, h := range hostile {
		archive := &txtar.Archive{}
		for _, name := range slices.Sorted(maps.Keys(h.files)) {
			if len(h.files[name]) < 4096 {
				archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(h.files[name])})
			}
		}
		f.Add(txtar.Format(archive))
	}
	clean, usual := base(f), schedule
	schedule = []bouts{{"random", 2}} // this tests the rules, not the plays
	f.Cleanup(func() { schedule = usual })
	f.Fuzz(func(t *testing.T, data []byte) {
		files := map[string]string{}
		for name, text := range clean {
			files[name] = text
		}
		for _, file := range txtar.Parse(data).Files {
			if file.Name != "" && !strings.Contains(file.Name, "\x00") {
				files[file.Name] = string(file.Data)
			}
		}
		ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
		defer stop()
		for _, found := range Pack(ctx, folder(files), "base", scripts.FS, time.Now(), beside(), nil) {
			text, inPack := files[found.File]
			switch {
			case found.Code == remark.CodeRuleFailed:
				t.Error(found)
			case found.Sentence == "" || found.Rule == "" || found.Severity == "":
				t.Errorf("%+v", found)
			case inPack && found.Line > 1+strings.Count(text, "\n"):
				t.Errorf("the file ends before: %s", found)
			case found.Fix != nil && !inPack:
				t.Errorf("a fix of no file: %s", found)
			}
			if found.Fix != nil {
				for _, e := range found.Fix.Edits {
					if e.From < 0 || e.From > e.To || e.To > len(text) {
						t.Errorf("an edit outside of its file: %+v", e)
					}
				}
			}
		}
	})
}

// FuzzArchive checks that no bytes make the reader of archives fail, and that
// what it reads is within a pack's limits.
func FuzzArchive(f *testing.F) {
	f.Add(packed(f, "base/"))
	f.Add(archive(f, entry{"../x.md", []byte("x"), 0}, entry{"scenario.lua", []byte("x()"), 0}))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := &reader{files: map[string]string{}}
		r.unpack(data, "base")
		for name := range r.files {
			if strings.Contains(name, "..") && climbs(name) || filepath.IsAbs(name) {
				t.Errorf("%q was read", name)
			}
		}
	})
}

// FuzzTakeApart checks that any text is split into tokens that lie inside it, one
// after another.
func FuzzTakeApart(f *testing.F) {
	f.Add("ask { from = sam, choices = { a = \"x\", [\"b\"] = { \"y\", minutes = 5 } } }")
	f.Add("local s = [==[ x ]] ]==] --[[ y ]] .. 'z\\'' a.b:c\"d\" {{{")
	f.Fuzz(func(t *testing.T, text string) {
		lua, last := takeApart("x.lua", text), 0
		for _, one := range lua.tokens {
			if one.from < last || one.to < one.from || one.to > len(text) {
				t.Fatalf("%+v in %q", one, text)
			}
			last = one.to
		}
		for _, n := range lua.calls {
			if lua.nameOf(n) == "" || n.End > len(lua.tokens) {
				t.Fatalf("%+v in %q", n, text)
			}
			for _, c := range lua.tablesOf(lua.tableOf(n)) {
				for _, item := range c.Children {
					if keyToken(item) >= n.End {
						t.Fatalf("%+v in %q", item, text)
					}
					lua.literal(value(item))
				}
			}
		}
	})
}
