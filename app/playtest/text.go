package playtest

import (
	"fmt"
	"strings"
)

// shownMissing is how many unreached things of each kind a text lists. JSON and
// the page list all of them.
const shownMissing = 12

// Text returns the report for a terminal.
func (f Findings) Text() string {
	var b strings.Builder
	who := "policy " + f.Policy
	if f.Policy == All {
		who = "each of " + plural(len(f.Policies), "policy", "policies")
	}
	fmt.Fprintf(&b, "%s: %s by %s from seed %d\n\n", f.Scenario, plural(f.Runs, "play", "plays"), who, f.Seed)
	for _, s := range f.Sentences {
		fmt.Fprintln(&b, wrapped(string(s)))
	}
	f.textFigures(&b)
	f.textContrast(&b)
	f.textFairness(&b)
	f.textContested(&b)
	f.textMissing(&b)
	for _, failure := range f.Failures {
		fmt.Fprintf(&b, "\nfailed: %s\n        in %s, first of policy %s at turn %d: %s\n", failure.Text(), plural(failure.Plays, "play", "plays"), failure.Policy, failure.Turn, failure.Play)
	}
	return b.String()
}

// wrapped breaks a text into lines of about 78 bytes, where its words allow,
// and indents all but the first.
func wrapped(text string) string {
	var b strings.Builder
	width := 0
	for word := range strings.FieldsSeq(text) {
		if width > 0 && width+len(word) > 78 {
			b.WriteString("\n  ")
			width = 2
		} else if width > 0 {
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += len(word)
	}
	return b.String()
}

// textFigures writes the distributions of one policy, or the means of several.
func (f Findings) textFigures(b *strings.Builder) {
	if len(f.Policies) == 1 {
		fmt.Fprintf(b, "\n%-16s %8s %8s %8s %8s\n", "", "mean", "p10", "p50", "p90")
		for _, m := range f.Policies[0].Measures() {
			fmt.Fprintf(b, "%-16s %8.1f %8.1f %8.1f %8.1f\n", m.Name, m.Mean, m.P10, m.P50, m.P90)
		}
		return
	}
	fmt.Fprintf(b, "\nThe mean of each policy's plays:\n%-16s", "")
	for _, r := range f.Policies {
		fmt.Fprintf(b, " %10s", r.Policy)
	}
	for i, m := range f.Measures() {
		fmt.Fprintf(b, "\n%-16s", m.Name)
		for _, r := range f.Policies {
			fmt.Fprintf(b, " %10.1f", r.Measures()[i].Mean)
		}
	}
	b.WriteByte('\n')
}

func (f Findings) textContrast(b *strings.Builder) {
	if f.Contrast == nil {
		return
	}
	fmt.Fprintf(b, "\nLoudest against careful in the same luck, over %d seeds (mean, and 95 in 100):\n", f.Contrast.Pairs)
	for _, d := range f.Contrast.Differences() {
		fmt.Fprintf(b, "  %-14s %+7.2f  (%+.2f to %+.2f)\n", d.Name, d.Mean, d.Low, d.High)
	}
}

func (f Findings) textFairness(b *strings.Builder) {
	if f.Fairness == nil {
		return
	}
	for _, h := range f.Fairness.Shown {
		avoided := "avoided by " + strings.Join(h.Avoided, ", ")
		switch {
		case len(h.Avoided) == 0 && h.Tried == 0:
			avoided = "avoided by no policy; not looked at further"
		case len(h.Avoided) == 0:
			avoided = fmt.Sprintf("avoided by nobody, in %d further plays either", h.Tried)
		}
		fmt.Fprintf(b, "  seed %d: severity %d, %s\n    %s\n", h.Seed, h.Severity, h.What, avoided)
	}
	for _, s := range f.Fairness.Identities.Differ {
		fmt.Fprintln(b, "  "+string(s))
	}
}

func (f Findings) textContested(b *strings.Builder) {
	if len(f.Contested) == 0 {
		return
	}
	fmt.Fprintf(b, "\nHow many of a hundred tiers lay inside the published range:\n%-26s %-12s", "", "")
	for _, r := range f.Policies {
		fmt.Fprintf(b, " %10s", r.Policy)
	}
	for _, c := range f.Contested {
		fmt.Fprintf(b, "\n%-26.26s %-12s", c.At.String()+" "+c.Kind, c.Tiers)
		for _, r := range f.Policies {
			share := "–"
			if t := c.Policies[r.Policy]; t.All() > 0 {
				share = fmt.Sprintf("%d", 100*t.Within/t.All())
			}
			fmt.Fprintf(b, " %10s", share)
		}
	}
	b.WriteByte('\n')
}

// All returns the number of plays counted.
func (t Tiers) All() int { return t.Within + t.Higher + t.Lower + t.None }

func (f Findings) textMissing(b *strings.Builder) {
	if len(f.Unreached) > 0 {
		fmt.Fprintf(b, "\nno play reached: %s\n", strings.Join(f.Unreached, ", "))
	}
	var lines []string
	for _, c := range f.Coverage.Untaken() {
		lines = append(lines, fmt.Sprintf("%s: %s %q, offered in %s", c.At, c.Kind, c.Value, plural(c.Offered, "play", "plays")))
	}
	listed(b, "no play took:", lines)
	lines = nil
	for _, file := range f.Coverage.Files {
		for _, s := range file.Missing {
			lines = append(lines, fmt.Sprintf("%s: %s", s.at(file.File), s.Source))
		}
	}
	listed(b, "no play ran:", lines)
}

// at returns the place of a stretch, such as "home.lua:33" or "home.lua:33-41".
func (s Stretch) at(file string) string {
	if s.From == s.To {
		return fmt.Sprintf("%s:%d", file, s.From)
	}
	return fmt.Sprintf("%s:%d-%d", file, s.From, s.To)
}

func listed(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, line := range lines[:min(len(lines), shownMissing)] {
		fmt.Fprintln(b, "  "+line)
	}
	if more := len(lines) - shownMissing; more > 0 {
		fmt.Fprintf(b, "  and %d more (--html FILE lists them all)\n", more)
	}
}
