package web

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The types of a body's fields that JSON and forms write differently, or that are
// read more strictly than a library would.

// whole is a whole number: in JSON its digits and nothing else, in a form the same
// as a text. given says that the field was there.
type whole struct {
	n     uint64
	given bool
}

// wholeOrNone is a whole number that may be left empty: null, or a form's empty box.
type wholeOrNone whole

// givenText is a text, null for none, of which it matters whether the field was
// there.
type givenText struct {
	text  string
	given bool
}

// tick is true or false, or a form's box: ticked, where it was sent with a value.
type tick bool

// textList is a list of texts. In a form it is a field that is there once for each.
type textList []string

// withText is what is chosen in a field of an offer, as decisions hold it: a text,
// the digits of a whole number, or texts with spaces between them.
type withText string

// asObject and asForm read these types, from JSON and from objectOfForm.
var (
	asObject = json.WithUnmarshalers(json.JoinUnmarshalers(
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, w *whole) error { return w.read(string(value)) })),
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, w *wholeOrNone) error {
			if value.Kind() == 'n' {
				return nil
			}
			return (*whole)(w).read(string(value))
		})),
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, t *givenText) (err error) {
			t.text, err = textIn(value)
			t.given = true
			return err
		})),
		json.UnmarshalFromFunc(valueOf(readTick)),
		json.UnmarshalFromFunc(valueOf(readTextList)),
		json.UnmarshalFromFunc(valueOf(readWithText)),
	))
	asForm = json.WithUnmarshalers(json.JoinUnmarshalers(
		json.UnmarshalFromFunc(textOf(func(text string, w *whole) error { return w.read(text) })),
		json.UnmarshalFromFunc(textOf(func(text string, w *wholeOrNone) error {
			if text == "" {
				return nil
			}
			return (*whole)(w).read(text)
		})),
		json.UnmarshalFromFunc(textOf(func(text string, t *givenText) error {
			t.text, t.given = text, true
			return nil
		})),
		json.UnmarshalFromFunc(textOf(func(text string, t *tick) error { *t = text != ""; return nil })),
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, list *textList) error {
			if value.Kind() == '[' {
				return readTextList(value, list)
			}
			text, err := textIn(value)
			*list = textList{text}
			return err
		})),
	))
)

// valueOf reads a type from the whole of a value.
func valueOf[T any](read func(jsontext.Value, *T) error) func(*jsontext.Decoder, *T) error {
	return func(d *jsontext.Decoder, into *T) error {
		value, err := d.ReadValue()
		if err != nil {
			return err
		}
		return read(value, into)
	}
}

// textOf reads a type from a text that a form has sent once.
func textOf[T any](read func(string, *T) error) func(*jsontext.Decoder, *T) error {
	return valueOf(func(value jsontext.Value, into *T) error {
		if value.Kind() == '[' {
			return errTwice
		}
		text, err := textIn(value)
		if err != nil {
			return err
		}
		return read(text, into)
	})
}

// textIn returns a JSON text; null is "".
func textIn(value jsontext.Value) (string, error) {
	var text string
	if err := json.Unmarshal(value, &text, jsontext.AllowInvalidUTF8(true)); err != nil {
		return "", wanted("a text")
	}
	return text, nil
}

func (w *whole) read(digits string) error {
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || strconv.FormatUint(n, 10) != digits {
		return wanted("a whole number")
	}
	w.n, w.given = n, true
	return nil
}

func readTick(value jsontext.Value, t *tick) error {
	if kind := value.Kind(); kind != 't' && kind != 'f' {
		return wanted("true or false")
	}
	*t = value.Kind() == 't'
	return nil
}

func readTextList(value jsontext.Value, list *textList) error {
	if err := json.Unmarshal(value, (*[]string)(list), jsontext.AllowInvalidUTF8(true)); err != nil {
		return wanted("a list of texts")
	}
	return nil
}

func readWithText(value jsontext.Value, text *withText) error {
	const wants = wanted("a text, a whole number or a list of texts")
	switch value.Kind() {
	case '"':
		plain, err := textIn(value)
		*text = withText(plain)
		return err
	case '0':
		*text = withText(value)
		if (&whole{}).read(string(value)) != nil {
			return wants
		}
		return nil
	case '[':
		var list []*string
		if err := json.Unmarshal(value, &list, jsontext.AllowInvalidUTF8(true)); err != nil {
			return wants
		}
		texts := make([]string, len(list))
		for i, one := range list {
			if one == nil {
				return wants
			}
			texts[i] = *one
		}
		*text = withText(strings.Join(texts, " "))
		return nil
	}
	return wants
}
