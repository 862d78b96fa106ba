// Package assets holds what the browser is given: styles, browser code, the
// typeface and the icon. They are made by
//
//	go generate ./assets
//
// from src and the packages in package-lock.json, and embedded. Without them every
// page still works, unstyled, and says which command to run.
//
// axe-core, which the tests of the pages use, is installed next to them at
// node_modules/axe-core/axe.min.js and is not part of the bundle.
package assets

//go:generate go run ./build

import (
	"embed"
	"encoding/json"
	"io/fs"
	"strings"
)

// Command is the command that builds the bundle.
const Command = "go generate ./assets"

//go:embed all:dist
var dist embed.FS

// FS holds the bundle. The names of its files change with their content, except for
// meta.json and licences.txt.
var FS, _ = fs.Sub(dist, "dist")

// Bundle returns the names of the style sheet and the script, relative to FS. ok is
// false if the bundle has not been built.
func Bundle() (css, js string, ok bool) { return bundle(FS) }

// Editor returns the name of the script with which a draft is written, relative to FS, or "" if
// the bundle has not been built.
func Editor() string { return output(FS, "src/editor.js") }

// Icon returns the name of the site's icon, relative to FS, or "" if the bundle has
// not been built.
func Icon() string { return output(FS, "src/favicon.svg") }

func bundle(files fs.FS) (css, js string, ok bool) {
	css, js = output(files, "src/app.css"), output(files, "src/app.js")
	if css == "" || js == "" {
		return "", "", false
	}
	return css, js, true
}

// output returns the name of the file in the bundle made from an entry point, or ""
// if there is none.
func output(files fs.FS, entry string) string {
	raw, err := fs.ReadFile(files, "meta.json")
	if err != nil {
		return ""
	}
	var meta struct {
		Outputs map[string]struct{ EntryPoint string }
	}
	if json.Unmarshal(raw, &meta) != nil {
		return ""
	}
	for name, out := range meta.Outputs {
		if out.EntryPoint != entry {
			continue
		}
		name = strings.TrimPrefix(name, "dist/")
		if _, err := fs.Stat(files, name); err == nil {
			return name
		}
	}
	return ""
}
