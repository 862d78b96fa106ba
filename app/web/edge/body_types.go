package edge

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Types of fields that JSON and forms write differently, or that are read more
// strictly than by the library.

// Whole is a non-negative integer, written with digits and nothing else. given says
// whether the field was sent.
type Whole struct {
	N     uint64
	Given bool
}

// WholeOrNone is an integer that may be left out: null in JSON, an empty box in a
// form.
type WholeOrNone Whole

// GivenText is a string that distinguishes an empty field from one that wasn't sent.
// In JSON, null is an empty string.
type GivenText struct {
	Text  string
	Given bool
}

// Tick is a boolean. In a form it is true if the box was sent with a value.
type Tick bool

// TextList is a list of strings. In a form, the field is sent once for each.
type TextList []string

// WithText is the value for a field of an offer in the form that decisions have: a
// string, the digits of an integer, or several strings separated by spaces.
type WithText string

// asObject reads these types from JSON, and asForm from the result of objectOfForm.
var (
	asObject = json.WithUnmarshalers(json.JoinUnmarshalers(
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, w *Whole) error { return w.read(string(value)) })),
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, w *WholeOrNone) error {
			if value.Kind() == 'n' {
				return nil
			}
			return (*Whole)(w).read(string(value))
		})),
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, t *GivenText) (err error) {
			t.Text, err = TextIn(value)
			t.Given = true
			return err
		})),
		json.UnmarshalFromFunc(valueOf(readTick)),
		json.UnmarshalFromFunc(valueOf(ReadTextList)),
		json.UnmarshalFromFunc(valueOf(readWithText)),
	))
	asForm = json.WithUnmarshalers(json.JoinUnmarshalers(
		json.UnmarshalFromFunc(textOf(func(text string, w *Whole) error { return w.read(text) })),
		json.UnmarshalFromFunc(textOf(func(text string, w *WholeOrNone) error {
			if text == "" {
				return nil
			}
			return (*Whole)(w).read(text)
		})),
		json.UnmarshalFromFunc(textOf(func(text string, t *GivenText) error {
			t.Text, t.Given = text, true
			return nil
		})),
		json.UnmarshalFromFunc(textOf(func(text string, t *Tick) error { *t = text != ""; return nil })),
		json.UnmarshalFromFunc(valueOf(func(value jsontext.Value, list *TextList) error {
			if value.Kind() == '[' {
				return ReadTextList(value, list)
			}
			text, err := TextIn(value)
			*list = TextList{text}
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
		text, err := TextIn(value)
		if err != nil {
			return err
		}
		return read(text, into)
	})
}

// TextIn decodes a JSON string. It returns "" for null.
func TextIn(value jsontext.Value) (string, error) {
	var text string
	if err := json.Unmarshal(value, &text, jsontext.AllowInvalidUTF8(true)); err != nil {
		return "", wanted("a text")
	}
	return text, nil
}

func (w *Whole) read(digits string) error {
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || strconv.FormatUint(n, 10) != digits {
		return wanted("a whole number")
	}
	w.N, w.Given = n, true
	return nil
}

func readTick(value jsontext.Value, t *Tick) error {
	if kind := value.Kind(); kind != 't' && kind != 'f' {
		return wanted("true or false")
	}
	*t = value.Kind() == 't'
	return nil
}

func ReadTextList(value jsontext.Value, list *TextList) error {
	if err := json.Unmarshal(value, (*[]string)(list), jsontext.AllowInvalidUTF8(true)); err != nil {
		return wanted("a list of texts")
	}
	return nil
}

func readWithText(value jsontext.Value, text *WithText) error {
	const wants = wanted("a text, a whole number or a list of texts")
	switch value.Kind() {
	case '"':
		plain, err := TextIn(value)
		*text = WithText(plain)
		return err
	case '0':
		*text = WithText(value)
		if (&Whole{}).read(string(value)) != nil {
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
		*text = WithText(strings.Join(texts, " "))
		return nil
	}
	return wants
}
