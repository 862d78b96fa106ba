// Command build makes assets/dist. It installs the locked npm packages unless they
// are installed already, bundles src with esbuild under names that contain a hash,
// removes the files of earlier bundles, and gathers the licences of what is
// shipped.
//
// It is run in the folder assets by go generate ./assets.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const (
	dist     = "dist"
	metafile = "meta.json"
	licences = "licences.txt"
	stamp    = "node_modules/.installed"
)

func main() {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
}

func build() error {
	if err := install(); err != nil {
		return err
	}
	if err := bundle(); err != nil {
		return err
	}
	if err := gatherLicences(); err != nil {
		return err
	}
	return sweep()
}

// install runs npm ci unless the installed packages come from this very lock file.
func install() error {
	lock, err := os.ReadFile("package-lock.json")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(lock)
	digest := hex.EncodeToString(sum[:])
	if installed, err := os.ReadFile(stamp); err == nil && string(installed) == digest {
		return nil
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return errors.New("npm was not found: install Node.js 20 or later, then run go generate ./assets again")
	}
	if err := run("npm", "ci", "--no-progress"); err != nil {
		return fmt.Errorf("npm ci: %w", err)
	}
	return os.WriteFile(stamp, []byte(digest), 0o644)
}

func bundle() error {
	err := run("go", "tool", "esbuild",
		"src/app.js", "src/editor.js", "src/app.css", "src/favicon.svg",
		"--bundle", "--minify", "--log-level=warning",
		"--format=iife", "--target=es2020,chrome123,firefox121,safari17.5",
		"--loader:.woff2=file", "--loader:.svg=copy",
		"--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]",
		"--legal-comments=linked",
		"--metafile="+filepath.Join(dist, metafile), "--outdir="+dist)
	if err != nil {
		return fmt.Errorf("esbuild: %w", err)
	}
	return nil
}

// gatherLicences writes the licence texts of the shipped packages into the bundle.
func gatherLicences() error {
	raw, err := os.ReadFile("package-lock.json")
	if err != nil {
		return err
	}
	var lock struct {
		Packages map[string]struct {
			Version string
			License string
			Dev     bool
		}
	}
	if err := json.Unmarshal(raw, &lock); err != nil {
		return err
	}
	var out bytes.Buffer
	for _, dir := range sortedKeys(lock.Packages) {
		p := lock.Packages[dir]
		if dir == "" || p.Dev {
			continue
		}
		texts, err := filepath.Glob(filepath.Join(dir, "[Ll][Ii][Cc][Ee][Nn][SsCc][Ee]*"))
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%s %s (%s)\n\n", strings.TrimPrefix(dir, "node_modules/"), p.Version, p.License)
		for _, name := range texts {
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			out.Write(bytes.TrimSpace(text))
			out.WriteString("\n\n")
		}
	}
	return os.WriteFile(filepath.Join(dist, licences), out.Bytes(), 0o644)
}

// sweep removes files that the new bundle doesn't name.
func sweep() error {
	raw, err := os.ReadFile(filepath.Join(dist, metafile))
	if err != nil {
		return err
	}
	var meta struct {
		Outputs map[string]json.RawMessage
	}
	if err := json.Unmarshal(raw, &meta); err != nil {
		return err
	}
	keep := map[string]bool{".gitkeep": true, metafile: true, licences: true}
	for name := range meta.Outputs {
		keep[strings.TrimPrefix(name, dist+"/")] = true
	}
	return fs.WalkDir(os.DirFS(dist), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || keep[name] {
			return err
		}
		return os.Remove(filepath.Join(dist, filepath.FromSlash(name)))
	})
}

func run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
