package page_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func byID(doc *html.Node, id string) *html.Node {
	for n := range elements(doc) {
		if attr(n, "id") == id {
			return n
		}
	}
	return &html.Node{}
}

func parse(t *testing.T, v view) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(render(t, v)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements returns the elements below root with any of the names, or all of them
// if no name is given.
func elements(root *html.Node, names ...string) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) && !yield(n) {
				return
			}
		}
	}
}

func first(root *html.Node, name string) *html.Node {
	for n := range elements(root, name) {
		return n
	}
	return nil
}

func inside(n *html.Node, name string) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return p
		}
	}
	return nil
}

func named(form *html.Node, name string) int {
	values := map[string]bool{}
	for n := range elements(form, "input", "button", "textarea") {
		if attr(n, "name") == name {
			values[fmt.Sprint(n.Data == "button", attr(n, "value"))] = true
		}
	}
	return len(values)
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
