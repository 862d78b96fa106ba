package syntax_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/gopher-lua/parse"

	"caseload/app/script/syntax"
)

// files returns every Lua file that ships or that tests use, by path.
func files(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	root := "../../.."
	for _, folder := range []string{"app", "cmd", "scenarios", "scripts"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".lua") {
				return err
			}
			text, err := os.ReadFile(name)
			found[name] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 60 {
		t.Fatalf("there are %d Lua files", len(found))
	}
	return found
}

// The library's parser is right by definition.
func libraryAccepts(text string) (ok bool, why error) {
	_, err := parse.Parse(strings.NewReader(text), "x.lua")
	return err == nil, err
}

// lawful checks what holds for every text, and returns whether it is Lua: the tree prints it, its nodes are nested and
// its places are inside, and it has an error if and only if the library's parser finds
// one.
func lawful(t testing.TB, text string) (isLua bool) {
	t.Helper()
	tree := syntax.Parse(text)
	if got := tree.String(); got != text {
		t.Fatalf("printed\n%q\nof\n%q", got, text)
	}
	inside(t, tree, tree.Root)
	deep := false
	for _, e := range tree.Errors {
		if e.From < 0 || e.From > e.To || e.To > len(text) || e.Opened >= len(text) {
			t.Fatalf("%+v lies outside of %q", e, text)
		}
		deep = deep || e.Kind == syntax.TooDeep || e.Kind == syntax.TooLong
	}
	if deep { // the library reads more than a script may hold
		return false
	}
	ok, why := libraryAccepts(strings.TrimPrefix(text, "\uFEFF"))
	if ok != (len(tree.Errors) == 0) {
		t.Fatalf("the library says %v, and the tree %+v, of\n%s", why, tree.Errors, text)
	}
	return ok
}

func inside(t testing.TB, tree *syntax.Tree, n *syntax.Node) {
	at := n.First
	for _, c := range n.Children {
		if c.First < at || c.End < c.First || c.End > n.End {
			t.Fatalf("node %d of tokens %d to %d is in one of %d to %d, after %d, of\n%q", c.Form, c.First, c.End, n.First, n.End, at, tree.Text)
		}
		inside(t, tree, c)
		at = c.End
	}
}

func TestEveryFileIsPrintedAsItIs(t *testing.T) {
	for name, text := range files(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			lawful(t, text)
			// An error at the end leaves what comes before it as it is.
			all := strings.TrimRight(text, "\n")
			if i := strings.LastIndex("\n"+all, "\nreturn "); i >= 0 {
				all = all[:i]
			}
			errors := syntax.Parse(all + "\nlocal x = = 1\n").Errors
			if len(errors) != 1 || errors[0].From < len(all) {
				t.Errorf("found %+v", errors)
			}
		})
	}
}

// mutilate changes a text in one to three places, as slips of the hand and worse do.
func mutilate(tree *syntax.Tree, chance *rand.Rand) string {
	text, tokens := tree.Text, tree.Tokens[:len(tree.Tokens)-1]
	one, other := tokens[chance.IntN(len(tokens))], tokens[chance.IntN(len(tokens))]
	if one.From > other.From {
		one, other = other, one
	}
	odd := func() string { return odd[chance.IntN(len(odd))] }
	switch chance.IntN(6) {
	case 0:
		text = text[:one.From] + text[one.To:]
	case 1:
		text = text[:one.From] + odd() + text[one.From:]
	case 2:
		text = text[:one.To] + " " + text[one.From:]
	case 3:
		if one.To <= other.From {
			text = text[:one.From] + text[other.From:other.To] + text[one.To:other.From] + text[one.From:one.To] + text[other.To:]
		}
	case 4:
		text = text[:one.From] + odd() + text[one.To:]
	}
	for range chance.IntN(3) {
		if text == "" {
			return text
		}
		at := chance.IntN(len(text))
		switch chance.IntN(3) {
		case 0:
			text = text[:at] + text[at+1:]
		case 1:
			text = text[:at] + odd() + text[at:]
		case 2:
			text = text[:at] + text[min(len(text), at+chance.IntN(40)):]
		}
	}
	return text
}

var odd = []string{"end", "}", ")", "(", "{", "[", "]", "]]", "[[", "[=[", "--[[", "--[==", "\"", "'", ",", ";", "=", "==", "!=", "~", "~=", "&&", "//", "#", "else", "else if ", "elseif", "until", "do",
	"then", "function", "If ", "Return ", "retrun ", "return", "break", "local", "goto x", "::x::", ":", ".", "..", "...", "0x", "3e", ".5.5", "1:30", "“", "”", "’", "–", "\u00a0", "\r", "\n(", "\x00", "\xff", "\\", "\t", "%", "+=", "not", "nil", " x ", "'s "}

// Mutilated files are printed byte by byte, and the tree and the library agree on which
// of them are Lua: of 2,500, or of 10,000 if CASELOAD_LONG is set.
func TestMutilatedFiles(t *testing.T) {
	chance := rand.New(rand.NewPCG(17, 1))
	var trees []*syntax.Tree
	all := files(t)
	for _, name := range sorted(all) {
		for _, piece := range pieces(all[name]) {
			if tree := syntax.Parse(piece); len(tree.Tokens) > 1 && len(piece) < 4_000 {
				trees = append(trees, tree)
			}
		}
	}
	valid, many := 0, atLength(2_500, 10_000)
	for range many {
		if lawful(t, mutilate(trees[chance.IntN(len(trees))], chance)) {
			valid++
		}
	}
	if valid < many/20 {
		t.Errorf("only %d of them are Lua, so little was compared", valid)
	}
}
