package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// askAll asks for the fields that a line left open, and for confirmation where the
// desk wants it. It returns false if no decision is to be made. Only a person at a
// terminal is asked; a piped line must be complete.
func (t *table) askAll(o playpage.ToldOffer, with map[string]string) bool {
	if o.Facts != "" {
		t.say(o.Facts)
	}
	said := len(with) > 0
	for _, f := range o.Asks {
		if _, given := with[f.Name]; given || said && !f.Empty {
			continue
		}
		value, ok := t.askField(f)
		if !ok {
			return false
		}
		with[f.Name] = value
	}
	if o.Confirm == "" {
		return true
	}
	t.say(o.Confirm)
	answer, ok := t.ask("Go ahead? (y or n) ")
	answer = strings.ToLower(answer)
	return ok && (answer == "y" || answer == "yes")
}

// askField asks until the answer is valid; it returns false if the player gives up.
func (t *table) askField(f playpage.ToldField) (string, bool) {
	t.title(f.Legend)
	for i, o := range f.Options {
		mark := ""
		if slices.Contains(strings.Fields(f.Default), o.Value) && !f.Empty {
			mark = " (as it is)"
		}
		t.hang(fmt.Sprintf("  %2d  ", i+1), "      ", o.Label+mark)
	}
	for {
		line, ok := t.ask(askWords(f))
		if !ok || line == "cancel" {
			return "", false
		}
		if line == "" && !f.Empty {
			return f.Default, true
		}
		if value, ok := fieldValue(f.Field, line); ok {
			return value, true
		}
		t.say("That isn't one of them; “cancel” decides nothing.")
	}
}

func askWords(f playpage.ToldField) string {
	switch {
	case f.Kind == sim.FieldPosition:
		return fmt.Sprintf("%s, 1 to %d (Enter: %s): ", f.Legend, f.Max, f.Default)
	case f.Kind == sim.FieldSet:
		return "Numbers in your order, or “none” (Enter: as it is): "
	case f.Empty:
		return "A number: "
	}
	return "A number (Enter: " + label(f.Field, f.Default) + "): "
}

// fieldValue parses an answer: the numbers or values of options, or a position.
func fieldValue(f sim.Field, line string) (string, bool) {
	switch f.Kind {
	case sim.FieldPosition:
		n, err := strconv.Atoi(line)
		return line, err == nil && n >= 1 && n <= f.Max
	case sim.FieldSet:
		if line == "none" {
			return "", true
		}
		var values []string
		for _, word := range strings.Fields(strings.ReplaceAll(line, ",", " ")) {
			value, ok := optionValue(f, word)
			if !ok || slices.Contains(values, value) {
				return "", false
			}
			values = append(values, value)
		}
		return strings.Join(values, " "), true
	}
	return optionValue(f, line)
}

func optionValue(f sim.Field, word string) (string, bool) {
	for i, o := range f.Options {
		if strings.EqualFold(o.Value, word) || word == strconv.Itoa(i+1) {
			return o.Value, true
		}
	}
	return "", false
}

func label(f sim.Field, value string) string {
	for _, o := range f.Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}
