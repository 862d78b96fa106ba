package author

import (
	"strings"
	"testing"
)

func TestAFindingLeadsToTheHelpOnItsWord(t *testing.T) {
	for _, one := range []struct {
		said string
		want string
	}{
		{"Write `,` there.", `Write <code>,</code> there.`},
		{"Did you mean the word `ask`? `caseload help ask` says how it is written.", `Did you mean the word <code>ask</code>? <a href="/help/words/ask">The help on ask</a> says how it is written.`},
		{"Call it with brackets, as `caseload help words` says.", `Call it with brackets, as <a href="/help/words">the help on words</a> says.`},
		{"`caseload replay <FILE>` writes it.", `<code>caseload replay &lt;FILE&gt;</code> writes it.`},
	} {
		var b strings.Builder
		if err := withCode(one.said).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(b.String()); got != one.want {
			t.Errorf("%q is written as\n%s\nand not as\n%s", one.said, got, one.want)
		}
	}
}
