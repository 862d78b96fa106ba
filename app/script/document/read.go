package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// file is a Lua file's documentation.
type file struct {
	name, module string
	theme, about string
	local        string // the local name of the module's table
	text         string
	blocks       []*block
}

// block is a comment of `---` lines together with what it documents.
type block struct {
	line     int
	lines    []string // unchanged, with `---`
	text     []string // paragraphs
	when     string
	examples []string
	class    string
	parent   string
	alias    string
	typ      string // of an alias or `---@type`
	params   []Field
	fields   []Field
	returns  []Return
	function string // "ask", "Case:done", "children.visits"
	args     string
	constant string // "children.child_in_need"
	local    string // "local Case = {}", if it documents such a line
}

var (
	functionLine = regexp.MustCompile(`^function ([A-Za-z_][\w.:]*)\(([^)]*)\)`)
	constantLine = regexp.MustCompile(`^([a-z_]+\.[a-z0-9_]+)\s*=`)
	mostItems    = regexp.MustCompile(`\bUp to (\d+)[.;]`)
	localLine    = regexp.MustCompile(`^(local )?\w+ = \{\}$`)
	returnLine   = regexp.MustCompile(`(?m)^return (\w+)\s*\z`)
	headLines    = regexp.MustCompile(`(?m)\A(?:---@meta\n\n)?((?:--(?: .*)?\n)+)`)
)

// readFile parses the documentation in a file.
func readFile(name, module, text string) (file, error) {
	f := file{name: name, module: module, text: text}
	head := headLines.FindStringSubmatch(text)
	if head == nil {
		return f, fmt.Errorf("%s:1: a file begins with what it is: -- NAME: what it is", name)
	}
	var about []string
	for line := range strings.Lines(head[1]) {
		about = append(about, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "--")))
	}
	theme, rest, ok := strings.Cut(strings.Join(about, "\n"), ": ")
	if !ok || module != "" && theme != module {
		return f, fmt.Errorf("%s:1: a file begins with what it is: -- %s: what it is", name, module)
	}
	f.theme, f.about = theme, paragraphsOf(rest)
	if m := returnLine.FindStringSubmatch(text); m != nil && module != "" {
		f.local = m[1]
	}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		if !isDocument(lines[i]) {
			continue
		}
		first := i
		for i < len(lines) && isDocument(lines[i]) {
			i++
		}
		b := &block{line: first + 1, lines: lines[first:i]}
		if i < len(lines) {
			b.stands(lines[i])
		}
		if err := b.read(); err != nil {
			return f, fmt.Errorf("%s:%d: %w", name, b.line, err)
		}
		f.blocks = append(f.blocks, b)
	}
	return f, nil
}

// isDocument reports whether a line belongs to a documentation comment; a rule of
// hyphens doesn't.
func isDocument(line string) bool {
	return strings.HasPrefix(line, "---") && !strings.HasPrefix(line, "----")
}

// stands records what the comment documents, from the line below it.
func (b *block) stands(line string) {
	if m := functionLine.FindStringSubmatch(line); m != nil {
		b.function, b.args = m[1], m[2]
	} else if m := constantLine.FindStringSubmatch(line); m != nil {
		b.constant = m[1]
	} else if localLine.MatchString(line) {
		b.local = line
	}
}

// read parses the comment's lines.
func (b *block) read() error {
	var text, example []string
	inside := false
	for _, line := range b.lines {
		line = strings.TrimPrefix(line, "---")
		switch {
		case line == "```lua":
			inside, example = true, nil
		case inside && line == "```":
			inside = false
			b.examples = append(b.examples, strings.Join(example, "\n"))
		case inside:
			example = append(example, line)
		case strings.HasPrefix(line, "@"):
			if err := b.tag(line[1:]); err != nil {
				return err
			}
		case strings.HasPrefix(line, "When: "):
			if b.when = strings.TrimPrefix(line, "When: "); b.when != WhenTop && b.when != WhenStory {
				return fmt.Errorf("`When:` is %q or %q", WhenTop, WhenStory)
			}
		default:
			text = append(text, line)
		}
	}
	if inside {
		return fmt.Errorf("an example ends with ```")
	}
	if whole := paragraphsOf(strings.Join(text, "\n")); whole != "" {
		b.text = strings.Split(whole, "\n\n")
	}
	return nil
}

// paragraphsOf joins the lines of each paragraph into one.
func paragraphsOf(text string) string {
	var list []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if words := strings.Fields(p); len(words) > 0 {
			list = append(list, strings.Join(words, " "))
		}
	}
	return strings.Join(list, "\n\n")
}

// tag parses a line such as `@field due? Day The day. [default none]`.
func (b *block) tag(line string) error {
	tag, rest, _ := strings.Cut(line, " ")
	switch tag {
	case "meta":
	case "class":
		b.class, b.parent, _ = strings.Cut(rest, ":")
		b.class, b.parent = strings.TrimSpace(b.class), strings.TrimSpace(b.parent)
	case "alias":
		b.alias, b.typ, _ = strings.Cut(rest, " ")
	case "type":
		b.typ = rest
	case "field", "param":
		name, rest, _ := strings.Cut(rest, " ")
		typ, means := splitType(rest)
		f := fieldOf(name, typ, means)
		if tag == "field" && !f.described() {
			return fmt.Errorf("`%s` isn't described", name)
		}
		if tag == "field" {
			b.fields = append(b.fields, f)
		} else {
			b.params = append(b.params, f)
		}
	case "return":
		typ, means, ok := strings.Cut(rest, " # ")
		if !ok {
			return fmt.Errorf("a return is written `---@return TYPE # what it is`")
		}
		f := fieldOf("", typ, means)
		b.returns = append(b.returns, Return{Type: typ, Means: f.Means, Measure: f.Measure()})
	default:
		return fmt.Errorf("the form has no `@%s`", tag)
	}
	return nil
}

// splitType splits a type from the words after it. A type has spaces only within
// brackets, within quotes, and after a comma or colon.
func splitType(text string) (typ, rest string) {
	depth, quoted := 0, false
	for i, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case strings.ContainsRune("<({", r):
			depth++
		case strings.ContainsRune(">)}", r):
			depth--
		case r == ' ' && depth == 0 && !strings.HasSuffix(text[:i], ":") && !strings.HasSuffix(text[:i], ","):
			return text[:i], strings.TrimSpace(text[i:])
		}
	}
	return text, ""
}

func (f Field) described() bool { return f.Means != "" || f.Unit != "" }

// fieldOf makes a Field, and parses what stands in square brackets at the end of its
// description.
func fieldOf(name, typ, means string) Field {
	f := Field{Name: strings.Trim(strings.TrimSuffix(name, "?"), "[]"), Type: typ, Means: means, Needed: !strings.HasSuffix(name, "?")}
	if said := mostItems.FindStringSubmatch(means); said != nil {
		f.Most, _ = strconv.Atoi(said[1])
	}
	open := strings.LastIndexByte(means, '[')
	if open < 0 || strings.IndexByte(means[open:], ']') != len(means)-open-1 {
		return f
	}
	f.Means = strings.TrimRight(means[:open], " \t")
	var units []string
	for part := range strings.SplitSeq(means[open+1:len(means)-1], "; ") {
		switch {
		case strings.Contains(part, " to ") && f.ranges(part):
		case strings.HasPrefix(part, "default "):
			f.Default = strings.TrimPrefix(part, "default ")
		case strings.HasPrefix(part, "formerly "):
			f.Was = append(f.Was, strings.TrimPrefix(part, "formerly "))
		case strings.HasPrefix(part, "needed "):
			f.Unless = strings.TrimPrefix(part, "needed ")
		default:
			units = append(units, part)
		}
	}
	f.Unit = strings.Join(units, "; ")
	return f
}

// ranges takes a range such as "0 to 4", and returns false if it is none.
func (f *Field) ranges(part string) bool {
	var r Range
	n, _ := fmt.Sscanf(part, "%g to %g", &r.Low, &r.High)
	if n == 2 {
		f.Range = &r
	}
	return n == 2
}
