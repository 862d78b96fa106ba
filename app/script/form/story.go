package form

import "caseload/app/script/syntax"

// Storyline is the word of a thing that is a storyline. What is told in it is within it.
const Storyline = "storyline"

// body returns the function of a call that begins a storyline, from its brackets on, or nil.
func (s *Script) body(n *syntax.Node) *syntax.Node {
	if n.Form != syntax.Call || s.tree.Source(n.Children[0]) != Storyline {
		return nil
	}
	given := n.Children[len(n.Children)-1].Children
	if len(given) != 2 || given[1].Form != syntax.Lambda || len(given[1].Children) != 1 {
		return nil
	}
	return given[1].Children[0]
}

// block returns the statements of a storyline's function.
func (s *Script) block(body *syntax.Node) *syntax.Node { return body.Children[len(body.Children)-1] }
