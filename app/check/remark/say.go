// Package remark holds everything that a check says, so that whoever improves the
// wording finds it here. Nothing depends on how a remark is worded: it is recognised
// by a code and the values that it mentions.
package remark

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"caseload/app/script"
	"caseload/app/sim"
)

// Remark is what a finding says, before it has a place: what it is about, and the
// words for it.
type Remark struct {
	About
	Sentence sim.Sentence
	Instead  sim.Sentence // what to write or do instead; may be ""
}

// About identifies a remark however it is worded: by a code and the values that the
// words mention.
type About struct{ Code, Values string }

func on(code string, values ...any) About { return About{code, fmt.Sprintf("%#v", values)} }

// New returns a remark from its code, its two sentences and the values that they mention.
func New(code, says, instead string, values ...any) Remark {
	return Remark{on(code, values...), put("%s", says), put("%s", instead)}
}

// put formats a sentence that may contain words from a pack: it is made fit for one
// line of a terminal, begins with a capital letter and ends with a stop.
func put(format string, values ...any) sim.Sentence {
	return sim.Sentence(sentence(Plain(Shorten(fmt.Sprintf(format, values...), 900))))
}

// Plain removes from a text whatever could control a terminal or change the
// direction of writing, because words from a pack are used in sentences.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r == utf8.RuneError, script.Steers(r):
			return '?'
		}
		return r
	}, text)
}

// sentence makes a text begin with a capital letter and end with a full stop,
// unless it ends in "?" or "!".
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if c := text[0]; c >= 'a' && c <= 'z' {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "!") {
		text += "."
	}
	return text
}

// Shorten cuts text to at most n characters, the last of which is then "…".
func Shorten(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n-1]) + "…"
	}
	return text
}

// listed joins items as in running text: "a, b and c".
func listed(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

// Quoted puts a name in quotation marks for a sentence, shortened if necessary.
func Quoted(text string) string { return "“" + Shorten(text, 80) + "”" }

// meant asks whether the nearest known word was meant; if there is none, it says
// what else to do.
func meant(near string, otherwise sim.Sentence) sim.Sentence {
	if near != "" {
		return put("Did you mean `%s`?", near)
	}
	return otherwise
}

// Authored passes on an author's mistake in the words of the script engine.
func Authored(e *script.Error) Remark {
	return Remark{on("script", e.Code, e.Name), put("%s", e.Message), ""}
}

func StorylineFails(name string, e *script.Error) Remark {
	return Remark{on("storyline", name, e.Code, e.Name), put("the storyline %s fails: %s", Quoted(name), e.Message), ""}
}

// LibraryUnread says that the library's modules can't be read.
func LibraryUnread(err error) sim.Sentence { return put("%v", err) }

// What is said of the check itself.

func TookTooLong() Remark {
	return Remark{on("took-too-long"), "Checking this pack took too long, so not everything was looked at.", ""}
}

func PlaysStopped() Remark {
	return Remark{on("plays-stopped"), "In some plays a script had to be stopped, because a decision took too long or too much memory; nothing is known of them.",
		"Take out what is unusually large or goes on for long, and check again."}
}

func MoreFindings(n int) Remark {
	return Remark{on("more", n), put("There are %d more findings; mend some of these first.", n), ""}
}

func RuleFailed(panicked any) Remark {
	return Remark{on(CodeRuleFailed), put("This rule failed on this pack (%s), so what it looks for wasn't looked for; please report it.", Shorten(fmt.Sprint(panicked), 120)), ""}
}

// CodeRuleFailed is the code of a finding about a rule that failed.
const CodeRuleFailed = "rule-failed"

func StoppedFor(why string) Remark {
	return Remark{on("stopped", why), put("Checking this pack had to be stopped: %s.", why), "Take out what is unusually large or goes on for ever, and check again."}
}

func NotChecked(err error) Remark {
	return Remark{on("not-checked"), put("%v", err), ""}
}
