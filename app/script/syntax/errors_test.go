package syntax_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"caseload/app/script/syntax"
)

var update = flag.Bool("update", false, "rewrite what is found in testdata/errors.txt")

var kinds = []string{"missing", "unexpected", "misread", "wrong closing", "else if", "bad name", "bad key", "named value", "no target", "no statement", "not last", "inner quote", "broken text", "too deep", "too long"}

// Each text in testdata/errors.txt is followed by its errors: the line, what kind it is,
// what is wrong, and what it was read as or what to type.
func TestErrors(t *testing.T) {
	const name = "testdata/errors.txt"
	all, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var now strings.Builder
	for i, part := range strings.Split(strings.TrimSuffix(string(all), "\n"), "\n====\n") {
		text, _, _ := strings.Cut(part, "\n>> ")
		text = strings.TrimSuffix(text, "\n") + "\n"
		lawful(t, text)
		if i > 0 {
			now.WriteString("====\n")
		}
		now.WriteString(text)
		for _, e := range syntax.Parse(text).Errors {
			now.WriteString(">> " + described(text, e) + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if now.String() != string(all) {
		t.Errorf("found\n%s", now.String())
	}
}

func described(text string, e syntax.Error) string {
	said := fmt.Sprintf("%d: %s", line(text, e.From), kinds[e.Kind])
	if e.To > e.From {
		said += fmt.Sprintf(" %q", text[e.From:e.To])
	}
	if e.Type != "" {
		said += fmt.Sprintf(" type %q", e.Type)
	} else if e.Want != syntax.EOF {
		said += " as " + e.Want.String()
	}
	if e.Opened >= 0 {
		said += fmt.Sprintf(" of line %d", line(text, e.Opened))
	}
	return said
}

func line(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// Nothing that a hostile author writes takes long, or more than the parser's depth.
func TestHostileTexts(t *testing.T) {
	n := atLength(8<<10, 32<<10)
	for _, unit := range []string{"{", "(", "[", "f(", "a.", "a..", "a+", "-", "not ", "if x then ", "if x then\n", "function()", "function()\n ", "do ", "end ", "end\n", "x\n ", "}", ")", "else ", "else if x then ", "elseif x then ", "\"", "\"a, b = \\", "'\"\n",
		"[[", "[[\n} ", "--[[\n}", "[=", "--[=", "“", "‘a", "// ", "a//(", "/**/", "#", "# \n#", "!", "=>", "1:30 ", "0x", "3e\n", ".", ":", "a:b", "a b ", "If x ", "retrun x ", "esle\n", "{ x = ", "{ x y = ", "f{", "a,", "local a,", "{\n", "  {\n", " if x then foo()\n", "\t", "\r", "\x00", "\xff", "goto ", "::", ";"} {
		lawful(t, strings.Repeat(unit, n/len(unit)))
	}
	if tree := syntax.Parse(strings.Repeat("x = 1\n", 1<<19)); len(tree.Errors) != 1 || tree.Errors[0].Kind != syntax.TooLong {
		t.Errorf("a text that is too long: %v", tree.Errors)
	}
}

// A megabyte of anything has a tree of a bounded size, from which it can be printed.
func TestAMegabyteOfAnything(t *testing.T) {
	for _, unit := range []string{"{", "(", "\"", "..", "{a={", "--\n", "--[[", "[[", "}", ")", "\"a", "a{}", "a\n", "--x\ny z w\n", "/*", "“", " ", "f(function() ", "a"} {
		text := strings.Repeat(unit, (1<<20)/len(unit))
		tree := syntax.Parse(text)
		nodes := 0
		tree.Walk(func(*syntax.Node) bool { nodes++; return true })
		if len(tree.Tokens) > 300_000 || nodes > 700_000 || len(tree.Errors) > 300 || tree.String() != text {
			t.Errorf("%q: %d tokens, %d nodes, %d errors", unit, len(tree.Tokens), nodes, len(tree.Errors))
		}
	}
	if tree := syntax.Parse(strings.Repeat("x=1\n", 50_000)); len(tree.Errors) != 1 || tree.Errors[0].Kind != syntax.TooLong {
		t.Errorf("a file of 150,000 words and signs: %v", tree.Errors)
	}
}

// A file that is right is read with its comments and its depth.
func TestWalk(t *testing.T) {
	text := "-- one\nlocal a = f { b = { 1, x.y } } -- two\n--[[ three ]]"
	tree := syntax.Parse(text)
	var comments, keyed []string
	for _, c := range tree.Comments {
		comments = append(comments, text[c.From:c.To])
	}
	tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.Keyed {
			keyed = append(keyed, tree.Source(n))
		}
		return n.Form != syntax.Keyed
	})
	if got := strings.Join(comments, "|") + " " + strings.Join(keyed, "|"); got != "-- one|-- two|--[[ three ]] b = { 1, x.y }" {
		t.Error(got)
	}
	if at := tree.TokenAt(strings.Index(text, "x.y")); text[tree.Tokens[at].From:tree.Tokens[at].To] != "x" {
		t.Errorf("token %d", at)
	}
}

func FuzzTree(f *testing.F) {
	all, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		f.Fatal(err)
	}
	for part := range strings.SplitSeq(string(all), "\n====\n") {
		f.Add(part)
	}
	for _, text := range []string{"a=3e\r\n1", "--[==\n", "x='\\\r\n'", "{,}", "a={1;;2}", "return;;", "f()\n(g)()", "(f())", "(f)=1", "a,f()=1", "if x then else if y then end end", "x=.5.5.5", "\uFEFFx=1", "x=0x", "a=1..2"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { lawful(t, text) })
}
