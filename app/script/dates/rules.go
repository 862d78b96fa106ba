package dates

import (
	"io/fs"
	"strings"

	"caseload/app/script/form"
	"caseload/app/script/syntax"
	"caseload/app/sim/calendar"
)

// Rule is a timescale of a rule pack. Where it stands, and how sure that is, are as the pack says.
type Rule struct {
	Name       string
	Period     calendar.Period
	From       string // what it is counted from
	CountsBack bool
	Status     string // "statute", "guidance" or "local", perhaps with ", unverified"
	Source     string
}

// packs are the files of the library that hold rules, by the module whose words set dates by them.
var packs = map[string]string{"children": "england/rules_2023.lua", "adults": "england/adults_2026.lua"}

// Rules reads the timescales of the library's rule packs, by module and name: "children visit".
func Rules(library fs.FS) (map[string]Rule, error) {
	found := map[string]Rule{}
	for module, path := range packs {
		text, err := fs.ReadFile(library, path)
		if err != nil {
			return nil, err
		}
		readRules(syntax.Parse(string(text)), func(r Rule) { found[module+" "+r.Name] = r })
	}
	return found, nil
}

// readRules calls each for every `rules.name = { … }` of a file.
func readRules(tree *syntax.Tree, each func(Rule)) {
	locals := map[string]string{}
	var text func(n *syntax.Node) string
	text = func(n *syntax.Node) string {
		switch {
		case n.Form == syntax.Literal:
			return strings.Trim(tree.Source(n), `"`)
		case n.Form == syntax.Word:
			return locals[tree.Source(n)]
		case n.Form == syntax.Binary && len(n.Children) == 2:
			return text(n.Children[0]) + text(n.Children[1])
		}
		return ""
	}
	tree.Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Local && n.Form != syntax.Set || len(n.Children) != 2 {
			return true
		}
		name, value := tree.Source(n.Children[0]), n.Children[1].Children[0]
		locals[name] = text(value)
		name, is := strings.CutPrefix(name, "rules.")
		if !is || value.Form != syntax.Table {
			return true
		}
		r := Rule{Name: name}
		for _, item := range value.Children {
			if item.Form != syntax.Keyed || len(item.Children) != 1 {
				continue
			}
			is := text(item.Children[0])
			switch tree.Text[tree.Tokens[item.First].From:tree.Tokens[item.First].To] {
			case "period":
				r.Period, _ = calendar.ParsePeriod(is)
			case "from":
				r.From = is
			case "counts_back":
				r.CountsBack = is == "true"
			case "status":
				r.Status = is
			case "source":
				r.Source = is
			}
		}
		each(r)
		return true
	})
}

// visiting says by which rule cases of a kind are visited, by the beginning of the kind's name.
var visiting = []struct{ kind, rule string }{
	{"child_in_need", "child_in_need_visit"}, {"child_protection", "child_protection_visit"},
	{"looked_after", "looked_after_visit"}, {"private_fostering", "private_fostering_visit"},
}

// ruleOf returns the name of the rule by which a call of a rule pack sets its date, or "".
func ruleOf(t form.Thing) string {
	text := func(field string) string { f, _ := t.Field(field); return f.Value.Text }
	first := func(rule string) string {
		if text("first") == "true" {
			return rule + "_first"
		}
		return rule
	}
	switch t.Word {
	case "children.deadline", "adults.deadline":
		return text("rule")
	case "children.assess":
		return "assessment"
	case "children.visits":
		f, _ := t.Field("kind")
		name := f.Source[strings.LastIndex(f.Source, ".")+1:]
		for _, v := range visiting {
			if strings.HasPrefix(name, v.kind) {
				return v.rule
			}
		}
		if !f.Given {
			return visiting[0].rule
		}
	case "children.child_in_need_review":
		return first("child_in_need_review")
	case "children.core_group":
		return first("core_group")
	case "children.review_conference":
		return first("review_conference")
	case "children.looked_after_visits":
		if rule := text("rule"); rule != "" {
			return rule
		}
		return "looked_after_visit"
	case "children.looked_after_review":
		if which := text("which"); which != "" && which != "later" {
			return "looked_after_review_" + which
		}
		return "looked_after_review"
	case "children.acknowledge":
		return "referrer_told"
	case "children.return_interview":
		return "return_interview"
	case "adults.assess":
		if text("carer") == "true" {
			return "carers_assessment"
		}
		return "needs_assessment"
	case "adults.reviews":
		return "review"
	case "adults.reablement":
		return "reablement"
	}
	return ""
}
