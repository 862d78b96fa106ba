package web_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// worded has a case that gives names, and a message whose words stand in a file.
const worded = `local home = case { "Osei", id = "home", words = { mum = "Ruth", child = "Kayla" } }
storyline("Sam rings", function()
  message { about = home, title = "About Friday", say = "text/friday.md" }
  message { about = home, title = "Again", say = "{mum} rang, and would like you to ring her back before the end of the day if you can at all." }
end)
`

var textSent = regexp.MustCompile(`name="(version\.(\d+))" value="(\d+)"`)

// newWorded begins a draft with such a script and the text.
func newWorded(t *testing.T) *writers {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), worded).StatusCode, 303)
	r := w.lou.form(w.draft+"/files", fields("path", "text/friday.md"))
	want(t, "add the text", r.StatusCode, 303)
	want(t, "write the text", w.lou.form(r.Header.Get("Location"), fields("version", "0", "text", "{mum} wasn't at the gate on Friday.\n")).StatusCode, 303)
	return w
}

// TestTextsAreWrittenInForms: the words of a file are written in the form of the message that names
// it, with their number, its bound and the names that can stand in them; a misspelt name is an
// error at its box.
func TestTextsAreWrittenInForms(t *testing.T) {
	w := newWorded(t)
	message := w.formOf("message:About Friday:0")
	shown := html.UnescapeString(w.pat.get(message).text)
	says(t, "the form", shown, "The words in text/friday.md", "7 words, of 80 at most.", "<code>{mum}</code>", "Ruth", "<code>{child}</code>", "{mum} wasn't at the gate")
	sent := textSent.FindStringSubmatch(shown)
	if sent == nil {
		t.Fatal("there is no box for the text")
	}
	script, box := w.version(w.lou), "text."+sent[2]
	r := w.pat.form(message, fields("version", script, sent[1], sent[3], box, "{mun} wasn't there.\r\n", "value.title", "About Thursday"))
	want(t, "a misspelt name", r.StatusCode, 422)
	says(t, "a misspelt name", html.UnescapeString(r.text), "Nothing is put in place of {mun} here. Write {mum}", "{mun} wasn't there.", `value="About Thursday"`, `href="#text-`+sent[2]+`"`)
	if w.script() != worded {
		t.Error("the script was saved")
	}
	r = w.pat.form(message, fields("version", script, sent[1], sent[3], box, "{child} wasn't there.\r\n", "value.title", "About Thursday"))
	want(t, "save", r.StatusCode, 303)
	if got := w.script(); got != strings.Replace(worded, "About Friday", "About Thursday", 1) {
		t.Errorf("the script is\n%s", got)
	}
	again := html.UnescapeString(w.pat.get(w.formOf("message:About Thursday:0")).text)
	says(t, "after it", again, ">{child} wasn't there.\n</textarea>", "3 words, of 80")
	inline := w.formOf("message:Again:0")
	says(t, "a text in the script", html.UnescapeString(w.pat.get(inline).text), "21 words, of 80 at most.")
	r = w.pat.form(inline, fields("version", w.version(w.lou), "value.say", "{nan} rang."))
	want(t, "a misspelt name in the script", r.StatusCode, 422)
	says(t, "a misspelt name in the script", r.text, "Nothing is put in place of {nan} here.")
}

// TestATextNobodyHasChanged: the words of a file that is as the draft began with it are saved from
// the form of what names it.
func TestATextNobodyHasChanged(t *testing.T) {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), worded).StatusCode, 303)
	want(t, "add the text", w.lou.form(w.draft+"/files", fields("path", "text/friday.md")).StatusCode, 303)
	message := w.formOf("message:About Friday:0")
	sent := textSent.FindStringSubmatch(w.pat.get(message).text)
	if sent == nil || sent[3] != "0" {
		t.Fatalf("the form sends %q for the text's version", sent)
	}
	r := w.pat.form(message, fields("version", w.version(w.lou), sent[1], sent[3], "text."+sent[2], "{mum} is well.\n"))
	want(t, "save", r.StatusCode, 303)
	says(t, "after it", html.UnescapeString(w.pat.get(message).text), ">{mum} is well.\n</textarea>")
}

// TestATextBesideOthers: both are in a text that two write at once, who says it to the second; of
// one that was taken out what was written is kept.
func TestATextBesideOthers(t *testing.T) {
	w := newWorded(t)
	message := w.formOf("message:About Friday:0")
	sent := textSent.FindStringSubmatch(w.pat.get(message).text)
	file, box, script := w.draft+"/files/"+sent[2], "text."+sent[2], w.version(w.lou)
	want(t, "Lou writes", w.lou.form(file, fields("version", sent[3], "text", "{mum} wasn't at the gate on Friday.\nNor on Monday.\n")).StatusCode, 303)
	r := w.pat.form(message, fields("version", script, sent[1], sent[3], box, "{mum} wasn't at the gate last Friday.\n"))
	want(t, "Pat saves", r.StatusCode, 303)
	says(t, "Pat saves", w.pat.get(r.Header.Get("Location")).text, "Your change is saved. Others have changed")
	shown := html.UnescapeString(w.pat.get(message).text)
	says(t, "both", shown, "{mum} wasn't at the gate last Friday.\nNor on Monday.\n")
	sent = textSent.FindStringSubmatch(shown)
	want(t, "Lou takes it out", w.lou.form(file+"/remove", fields()).StatusCode, 303)
	r = w.pat.form(message, fields("version", script, sent[1], sent[3], box, "Something else.\n"))
	want(t, "Pat saves what is gone", r.StatusCode, 422)
	says(t, "it is gone", html.UnescapeString(r.text), "Somebody took this file out of the draft", "Something else.")
	want(t, "a text that isn't the message's", w.pat.form(w.formOf("message:Again:0"), fields("version", script, sent[1], sent[3], box, "No.\n")).StatusCode, 400)
}

// TestATextThatNobodyHasChanged: a form with a text that is as the draft began with it is saved as
// any other.
func TestATextThatNobodyHasChanged(t *testing.T) {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), worded).StatusCode, 303)
	want(t, "add the text", w.lou.form(w.draft+"/files", fields("path", "text/friday.md")).StatusCode, 303)
	message := w.formOf("message:About Friday:0")
	sent := textSent.FindStringSubmatch(html.UnescapeString(w.pat.get(message).text))
	if sent == nil {
		t.Fatal("the text's box doesn't say which version it shows")
	}
	r := w.pat.form(message, fields("version", w.version(w.lou), sent[1], sent[3], "text."+sent[2], "{mum} rang.", "value.title", "About Thursday"))
	want(t, "save", r.StatusCode, 303)
	says(t, "after it", html.UnescapeString(w.pat.get(w.formOf("message:About Thursday:0")).text), ">{mum} rang.</textarea>")
}
