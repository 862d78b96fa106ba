package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// reader follows the authors' guide: starting from an empty folder, it does what
// the text says and nothing else.
type reader struct {
	testing.TB
	folder string
	page   string // the heading of the page
	done   map[string]int
}

// guidePage is a page of the guide with its content: paragraphs and fenced blocks.
// The kind of a fenced block is the word after its opening fence.
type guidePage struct {
	title string
	parts []guidePart
}

type guidePart struct{ kind, text string }

// guidePages splits the guide at its second-level headings.
func guidePages(text string) []guidePage {
	var pages []guidePage
	var part *guidePart
	add := func(kind string) *guidePart {
		page := &pages[len(pages)-1]
		page.parts = append(page.parts, guidePart{kind: kind})
		return &page.parts[len(page.parts)-1]
	}
	fenced := false
	for line := range strings.Lines(text) {
		plain := strings.TrimSuffix(line, "\n")
		kind, fence := strings.CutPrefix(plain, "```")
		title, heading := strings.CutPrefix(plain, "## ")
		switch {
		case fence && fenced:
			fenced, part = false, nil
		case fenced:
			part.text += line
		case heading:
			pages, part = append(pages, guidePage{title: title}), nil
		case len(pages) == 0:
		case fence:
			fenced, part = true, add(kind)
		case plain == "":
			part = nil
		default:
			if part == nil {
				part = add("paragraph")
			}
			part.text += line
		}
	}
	return pages
}

// The forms of sentences in which the guide says where something goes. A reader
// wouldn't understand an instruction in any other form.
var (
	sayMake    = regexp.MustCompile("Make the file `([^`]+)`, with this in it:$")
	sayEnd     = regexp.MustCompile("At the end of `([^`]+)`, add:$")
	sayBegin   = regexp.MustCompile("At the beginning of `([^`]+)`, add:$")
	sayUnder   = regexp.MustCompile("In `([^`]+)`, under the line that begins with `([^`]+)`, add:$")
	sayAbove   = regexp.MustCompile("In `([^`]+)`, above the line that begins with `([^`]+)`, add:$")
	sayInPlace = regexp.MustCompile("In `([^`]+)`, in place of the line that begins with `([^`]+)`, write:$")
	sayFromTo  = regexp.MustCompile("In `([^`]+)`, in place of the lines from `([^`]+)` to the `([^`]+)` that belongs to it, write:$")
	sayChange  = regexp.MustCompile("[Ii]n `([^`]+)`, change `([^`]+)` to `([^`]+)`")
	sayRead    = regexp.MustCompile(`\(to read, not to type\):$|^After:$`)
)

// follow does what a page says.
func (r *reader) follow(page guidePage) {
	r.page = page.title
	said := ""
	for _, part := range page.parts {
		switch part.kind {
		case "paragraph":
			said = strings.TrimSpace(strings.ReplaceAll(part.text, "\n", " "))
			for _, m := range sayChange.FindAllStringSubmatch(said, -1) {
				r.change(m[1], m[2], m[3])
			}
		case "lua", "text":
			r.write(said, part.text)
			said = ""
		case "console":
			r.commands(part.text)
		default:
			r.Errorf("%s: a block of kind %q", r.page, part.kind)
		}
	}
}

// write writes a block to the place that the preceding sentence names.
func (r *reader) write(said, block string) {
	switch {
	case sayMake.MatchString(said):
		m := sayMake.FindStringSubmatch(said)
		if _, err := os.Stat(r.path(m[1])); err == nil {
			r.Errorf("%s: %s is there already", r.page, m[1])
		}
		r.save(m[1], block)
	case sayEnd.MatchString(said):
		m := sayEnd.FindStringSubmatch(said)
		r.save(m[1], r.read(m[1])+"\n"+block)
	case sayBegin.MatchString(said):
		m := sayBegin.FindStringSubmatch(said)
		r.save(m[1], block+r.read(m[1]))
	case sayUnder.MatchString(said):
		m := sayUnder.FindStringSubmatch(said)
		r.lines(m[1], m[2], "", func(found []string) []string { return append(found, lines(block)...) })
	case sayAbove.MatchString(said):
		m := sayAbove.FindStringSubmatch(said)
		r.lines(m[1], m[2], "", func(found []string) []string { return append(lines(block), found...) })
	case sayInPlace.MatchString(said):
		m := sayInPlace.FindStringSubmatch(said)
		r.lines(m[1], m[2], "", func([]string) []string { return lines(block) })
	case sayFromTo.MatchString(said):
		m := sayFromTo.FindStringSubmatch(said)
		r.lines(m[1], m[2], m[3], func([]string) []string { return lines(block) })
	case sayRead.MatchString(said):
	default:
		r.Errorf("%s: where does this go? %q\n%s", r.page, said, block)
	}
}

// lines applies change to lines of a file: to the one line that begins with from
// or, if to is given, to all lines from there to the next line that begins with to
// and has the same indentation.
func (r *reader) lines(file, from, to string, change func([]string) []string) {
	all := lines(r.read(file))
	var at []int
	for i, line := range all {
		if strings.HasPrefix(strings.TrimLeft(line, " "), from) {
			at = append(at, i)
		}
	}
	if len(at) != 1 {
		r.Fatalf("%s: %d lines of %s begin with %s", r.page, len(at), file, from)
	}
	first, last := at[0], at[0]
	if to != "" {
		indent := all[first][:len(all[first])-len(strings.TrimLeft(all[first], " "))]
		n := slices.IndexFunc(all[first+1:], func(line string) bool { return strings.HasPrefix(line, indent+to) })
		if n < 0 {
			r.Fatalf("%s: nothing after %s in %s begins with %s", r.page, from, file, to)
		}
		last = first + 1 + n
	}
	r.save(file, strings.Join(slices.Concat(all[:first], change(slices.Clone(all[first:last+1])), all[last+1:]), "\n")+"\n")
}

func lines(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }

// change replaces a text that occurs exactly once in the file.
func (r *reader) change(file, from, to string) {
	text := r.read(file)
	if n := strings.Count(text, from); n != 1 {
		r.Fatalf("%s: %s stands %d times in %s", r.page, from, n, file)
	}
	r.save(file, strings.Replace(text, from, to, 1))
}

// commands types what follows each $ and each >, and compares the output with what
// the guide shows.
func (r *reader) commands(block string) {
	for _, one := range strings.Split("\n"+block, "\n$ ")[1:] {
		command, shown, _ := strings.Cut(one, "\n")
		words := strings.Fields(command)
		if words[0] != "caseload" {
			r.Errorf("%s: $ %s: only caseload is a command that readers have", r.page, command)
			continue
		}
		var input string
		var expected []string
		for _, line := range lines(shown) {
			if typed, ok := strings.CutPrefix(line, "> "); ok {
				input, line = input+typed+"\n", "…"
			}
			expected = append(expected, line)
		}
		c := exec.Command(binary, words[1:]...)
		var out bytes.Buffer
		c.Dir, c.Stdin, c.Stdout, c.Stderr = r.folder, strings.NewReader(input), &out, &out
		if err := c.Run(); err != nil && c.ProcessState == nil {
			r.Fatal(err)
		}
		if missing := shownIn(expected, lines(out.String())); missing != "" {
			r.Errorf("%s: $ %s\ndoesn't answer %q, but:\n%s", r.page, command, missing, out.String())
		}
		if code := c.ProcessState.ExitCode(); words[1] == "play" && code != 0 {
			r.Errorf("%s: $ %s: something typed wasn't understood:\n%s", r.page, command, out.String())
		}
		r.done[words[1]]++
	}
}

// shownIn returns the first lines in shown that are missing from the answer, or ""
// if none is. Lines shown must be adjacent and in the same order in the answer,
// except where a line "…" leaves something out; a line that ends in "…" may
// continue in the answer.
func shownIn(shown, answer []string) string {
	at, gap := 0, false
	for len(shown) > 0 {
		if shown[0] == "…" {
			gap, shown = true, shown[1:]
			continue
		}
		n := slices.Index(shown, "…")
		if n < 0 {
			n = len(shown)
		}
		together := shown[:n]
		for ; !begins(answer[min(at, len(answer)):], together); at++ {
			if !gap || at >= len(answer) {
				return strings.Join(together, "\n")
			}
		}
		at, gap, shown = at+n, false, shown[n:]
	}
	return ""
}

// begins reports whether the answer begins with the lines in shown.
func begins(answer, shown []string) bool {
	return len(answer) >= len(shown) && !slices.ContainsFunc(shown, func(line string) bool {
		a := strings.TrimRight(answer[0], " ")
		answer = answer[1:]
		begun, more := strings.CutSuffix(strings.TrimRight(line, " "), "…")
		return a != begun && !(more && strings.HasPrefix(a, begun))
	})
}

func (r *reader) path(name string) string { return filepath.Join(r.folder, filepath.FromSlash(name)) }

func (r *reader) read(name string) string {
	text, err := os.ReadFile(r.path(name))
	if err != nil {
		r.Fatalf("%s: %v", r.page, err)
	}
	return string(text)
}

func (r *reader) save(name, text string) {
	check(r.TB, os.MkdirAll(filepath.Dir(r.path(name)), 0o755))
	check(r.TB, os.WriteFile(r.path(name), []byte(text), 0o644))
}

// run types a command that the guide doesn't show, and returns its output.
func (r *reader) run(words ...string) string {
	c := exec.Command(binary, words...)
	c.Dir = r.folder
	out, err := c.CombinedOutput()
	if err != nil {
		r.Errorf("after %q: %s: %v\n%s", r.page, fmt.Sprint(words), err, out)
	}
	return string(out)
}
