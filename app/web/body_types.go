package web

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Types of fields that JSON and forms write differently, or that are read more
// strictly than by the library.

// whole is a non-negative integer, written with digits and nothing else. given says
// whether the field was sent.
type whole struct {
	n     uint64
	given bool
}

// wholeOrNone is an integer that may be left out: null in JSON, an empty box in a
// form.
type wholeOrNone whole

// givenText is a string that distinguishes an empty field from one that wasn't sent.
// In JSON, null is an empty string.
type givenText struct {
	text  string
	given bool
}

// tick is a boolean. In a form it is true if the box was sent with a value.
type tick bool

// textList is a list of strings. In a form, the field is sent once for each.
type textList []string

// withText is the value for a field of an offer in the form that decisions have: a
// string, the digits of an integer, or several strings separated by spaces.
type withText string

// asObject reads these types from JSON, and asForm from the result of objectOfForm.
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

// valueOf returns an unmarshaler that passes the complete JSON value to read.
func valueOf[T any](read func(jsontext.Value, *T) error) func(*jsontext.Decoder, *T) error {
	return func(d *jsontext.Decoder, into *T) error {
		value, err := d.ReadValue()
		if err != nil {
			return err
		}
		return read(value, into)
	}
}

// textOf returns an unmarshaler that passes a form's string to read. It returns
// errTwice if the field was sent several times.
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

// textIn decodes a JSON string. It returns "" for null.
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
