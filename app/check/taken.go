package check

import (
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// takenBy returns the texts that a function of the library's takes as its argument i, from
// 0, if it looks for it with `fields.one_of` in a table that is written out.
func (p *pack) takenBy(word document.Word, i int) (texts []string, known bool) {
	file := p.moduleFile(word.Module)
	if file == nil {
		return nil, false
	}
	file.tree.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Function {
			return n.Form == syntax.File || n.Form == syntax.Block
		}
		body := n.Children[0]
		if file.text[file.tree.Tokens[n.First+1].From:file.tree.Tokens[body.First].From] != word.Name {
			return false
		}
		if names := body.Children[0]; names.Form == syntax.Names && names.First+2*i < names.End {
			texts, known = p.lookedFor(file, body, file.resolved().of[names.First+2*i])
		}
		return false
	})
	return texts, known && len(texts) > 0
}

// lookedFor returns the keys of the table in which a function looks for one of its
// parameters.
func (p *pack) lookedFor(file *luaFile, body *syntax.Node, parameter *variable) (texts []string, known bool) {
	body.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Call || file.tree.Source(n.Children[0]) != "fields.one_of" {
			return true
		}
		name, ok := file.argument(n, 2)
		choices, also := file.argument(n, 3)
		if ok && also && name.Form == syntax.Word && file.resolved().of[name.First] == parameter {
			table := written{file, choices}
			if texts, known = p.keys(table, followed); !known {
				if module, is := p.moduleOf(table); is {
					texts, known = p.moduleNames(module)
				}
			}
		}
		return true
	})
	return texts, known
}
