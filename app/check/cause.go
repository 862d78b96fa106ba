package check

import (
	"slices"

	"caseload/app/check/remark"
)

// oneCause leaves out the errors that follow from what keeps a line from being Lua: those
// on the same line, and names that a name with spaces in it leaves unknown.
func (p *pack) oneCause(list []Finding) []Finding {
	type place struct {
		file string
		line int
	}
	wrong := map[place]bool{}
	renamed := map[string]bool{}
	for _, f := range list {
		if f.Rule == "syntax" || f.Rule == "typographic-quotes" {
			wrong[place{f.File, f.Line}] = true
		}
		if f.Code == remark.CodeBadName {
			renamed[f.File] = true
		}
	}
	if len(wrong) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(f Finding) bool {
		if f.Severity != Error || f.Rule == "syntax" || f.Rule == "typographic-quotes" || f.Rule == "no-break-space" {
			return false
		}
		return wrong[place{f.File, f.Line}] || f.Rule == "unknown-word" && renamed[f.File]
	})
}
