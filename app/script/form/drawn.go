package form

import (
	"cmp"
	"fmt"
	"strings"

	"caseload/app/script/syntax"
)

// mostDraw is how many bytes are known of the text that names are drawn by.
const mostDraw = 200

// draws reads a call that draws names by luck: the text that they are drawn by, what is drawn
// ("family", "first" or "person"), and how many children a family has.
func (s *Script) draws(call *syntax.Node) (draw, what string, children int) {
	if call.Form != syntax.Call || call.Children[0].Form != syntax.Member {
		return "", "", 0
	}
	function := call.Children[0]
	for _, from := range s.at(function.Children[0], "", maxFollowed) {
		if from.Form == syntax.Call && s.required(from) == "names" {
			what = s.written(s.tree.Tokens[function.End-1])
		}
	}
	arguments := call.Children[1].Children
	if len(arguments) != 1 {
		draw, _ = decode(s.tree.Source(call.Children[1])) // without brackets
		return beginning(draw, mostDraw), what, 1
	}
	if children = 1; arguments[0].Form != syntax.Table {
		return beginning(s.readable(arguments[0]), mostDraw), what, children
	}
	if item := s.item(arguments[0], "draw"); item != nil {
		draw = beginning(s.readable(valueOf(item)), mostDraw)
	}
	if item := s.item(arguments[0], "children"); item != nil {
		fmt.Sscan(s.tree.Source(valueOf(item)), &children)
	}
	return draw, what, children
}

func drawnOptions(written, by, what string, children int) []Option {
	if what != "family" {
		return []Option{{Name: written, Sort: SortDrawn, Drawn: Drawn{by, what}}}
	}
	parts := []string{"name", "parent"}
	for i := range min(children, 20) {
		parts = append(parts, fmt.Sprintf("children[%d]", i+1))
	}
	var list []Option
	for _, part := range parts {
		list = append(list, Option{Name: written + "." + part, Sort: SortDrawn, Drawn: Drawn{by, part}})
	}
	return list
}

// drawn returns how an expression is drawn by luck, if it is.
func (s *Script) drawn(n *syntax.Node) (Drawn, bool) {
	if by, what, _ := s.draws(n); what != "" && what != "family" {
		return Drawn{by, what}, true
	}
	written := s.tree.Source(n)
	root, path := s.path(n)
	for root != nil {
		for _, value := range s.behind(root, path, maxFollowed) {
			by, what, _ := s.draws(value)
			rest := strings.TrimPrefix(strings.TrimPrefix(written, s.tree.Source(root)+path), ".")
			if what != "" && (what == "family") == (rest != "") {
				return Drawn{by, cmp.Or(rest, what)}, true
			}
		}
		if path == "" {
			break
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return Drawn{}, false
}
