package web_test

import (
	"fmt"
	"testing"
)

// A refusal names the wrong field and says what it needs, in JSON and in forms alike.
func TestARefusalNamesTheField(t *testing.T) {
	p := newSite(t).program()
	run := fmt.Sprintf("/runs/%d", p.begin().Run)
	const text, whole = "a text", "a whole number"
	needs := func(name, what string) string {
		return fmt.Sprintf("The field %q needs %s. Nothing was changed.", name, what)
	}
	unknown := func(name string) string {
		return fmt.Sprintf("The field %q is not known here. Nothing was changed.", name)
	}
	twice := func(name string) string {
		return fmt.Sprintf("The field %q is there twice. Nothing was changed.", name)
	}
	for _, c := range []struct{ address, kind, body, sentence string }{
		{run + "/decisions", isJSON, `{"turn":"1","offer":"end"}`, needs("turn", whole)},
		{run + "/decisions", isJSON, `{"turn":null,"offer":"end"}`, needs("turn", whole)},
		{run + "/decisions", isJSON, `{"turn":1e0,"offer":"end"}`, needs("turn", whole)},
		{run + "/decisions", isJSON, `{"turn":2147483648,"offer":"end"}`, needs("turn", "the number of a turn")},
		{run + "/decisions", isJSON, `{"turn":1,"offer":2}`, needs("offer", text)},
		{run + "/decisions", isJSON, `{"turn":1,"offer":"end","with":[]}`, needs("with", "an object")},
		{run + "/decisions", isJSON, `{"turn":1,"offer":"end","with":{"tier":null}}`, needs("with.tier", "a text, a whole number or a list of texts")},
		{run + "/decisions", isJSON, `{"turn":1,"offer":"end","with":{"tier":1.5}}`, needs("with.tier", "a text, a whole number or a list of texts")},
		{run + "/decisions", isJSON, `{"turn":1,"offer":"end","with":{"tier":["a",1]}}`, needs("with.tier", "a text, a whole number or a list of texts")},
		{run + "/decisions", isJSON, `{"turn":1,"offer":"end","with":{"a":"1","a":"2"}}`, twice("a")},
		{run + "/decisions", isJSON, `{"turn":1,"turn":1}`, twice("turn")},
		{run + "/decisions", isJSON, `{"turn":1,"open":"x"}`, unknown("open")},
		{run + "/decisions", isJSON, `{"turn":1,"with.tier":"P1"}`, unknown("with.tier")},
		{run + "/decisions", isJSON, `[{"turn":1}]`, "What was sent is not one JSON object. Nothing was changed."},
		{run + "/decisions", isForm, "turn=1&turn=2", twice("turn")},
		{run + "/decisions", isForm, "turn=01&offer=end", needs("turn", whole)},
		{run + "/decisions", isForm, "turn=1&offer=end&offer=end", twice("offer")},
		{run + "/decisions", isForm, "turn=1&offer=end&with=x", unknown("with")},
		{run + "/decisions", isForm, "turn=1&offer=end&without.tier=x", unknown("without.tier")},
		{"/class", isJSON, `{"scenario":"small","same_luck":null}`, needs("same_luck", "true or false")},
		{"/class", isJSON, `{"scenario":["small"]}`, needs("scenario", text)},
		{"/class", isForm, "scenario=small&minutes=soon", needs("minutes", whole)},
		{"/class", isForm, "scenario=small&same_luck=a&same_luck=b", twice("same_luck")},
		{"/class/join", isForm, "code=ABCDEF&code=ABCDEF", twice("code")},
		{"/scenarios/small/runs", isJSON, `{"seed":"1"}`, needs("seed", whole)},
		{"/scenarios/small/runs", isForm, "seed=1&seed=2", twice("seed")},
		{run + "/feeling", isJSON, `{"feeling":7}`, needs("feeling", text)},
		{run + "/feeling", isForm, "feeling=tired&feeling=calm", twice("feeling")},
		{run + "/forks", isJSON, `{"turn":1,"luck":"bad"}`, needs("luck", `"same" or "other"`)},
		{run + "/what-ifs", isJSON, `{"turn":1,"seeds":0}`, needs("seeds", "a whole number from 1 to 300")},
		{run + "/what-ifs", isJSON, `{"turn":1,"choice":"end"}`, unknown("choice")},
		{run + "/what-ifs", isForm, "turn=1&offer=end", unknown("offer")},
		{run + "/longer", isJSON, `{"open":""}`, unknown("open")},
	} {
		t.Run(c.address+" "+c.body, func(t *testing.T) {
			r := p.do("POST", c.address, c.kind, c.body)
			want(t, "status", r.StatusCode, 400)
			want(t, "sentence", r.sentence(t), c.sentence)
		})
	}
}
