package sign

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	ShortestPassphrase = 12   // characters
	LongestPassphrase  = 1024 // bytes
)

// Why a passphrase won't do.
var (
	ErrShort  = errors.New("the passphrase is too short")
	ErrLong   = errors.New("the passphrase is too long")
	ErrCommon = errors.New("the passphrase is among the first that are guessed")
	ErrOwn    = errors.New("the passphrase is made of the person's own name or e-mail address")
)

// Check returns an error if a passphrase won't do for somebody. It asks for length, and
// for something that isn't guessed first; which characters are in it doesn't matter.
func Check(passphrase, name, email string) error {
	passphrase = norm.NFC.String(passphrase)
	switch {
	case utf8.RuneCountInString(passphrase) < ShortestPassphrase:
		return ErrShort
	case len(passphrase) > LongestPassphrase:
		return ErrLong
	case worth(passphrase, nil) < enough:
		return ErrCommon
	case worth(passphrase, ownWords(name, email)) < enough:
		return ErrOwn
	}
	return nil
}

// enough is what a passphrase has to be worth: as much as eight letters that nobody can
// foresee, or four words that are among the common ones.
const enough = 8

// What the parts of a passphrase are worth. A part that can't be foreseen is worth 1 a
// character.
const (
	worthCommon = 2 // a common word
	worthOwn    = 1 // a part of one's own name or address
	worthRun    = 1 // "abcd", "7654", "qwert", "aaaa"
	worthAgain  = 1 // what stands before it, once more
)

// worth returns how hard a passphrase is to guess for somebody who tries common words,
// the given ones, rows of keys and repetitions first, and writes letters as digits. It
// is the least that the parts are worth into which the passphrase can be divided.
func worth(passphrase string, own []string) int {
	return min(worthRead(onlyLetters(passphrase), own), worthRead(plainLetters(passphrase), own))
}

// worthRead is worth for a passphrase of which only letters and digits are left.
func worthRead(letters []rune, own []string) int {
	least := make([]int, len(letters)+1)
	for end := 1; end <= len(letters); end++ {
		least[end] = least[end-1] + 1
		for begin := max(0, end-longestPart); begin <= end-minPart; begin++ {
			if part := partWorth(letters, begin, end, own); part > 0 {
				least[end] = min(least[end], least[begin]+part)
			}
		}
		if end == longestLooked && least[end] >= enough {
			return least[end]
		}
	}
	return least[len(letters)]
}

const (
	minPart       = 3
	longestPart   = 40
	longestLooked = 80 // what is worth enough by then is worth enough
)

// partWorth returns what letters[begin:end] is worth as one part; 0 if it is none.
func partWorth(letters []rune, begin, end int, own []string) int {
	part := string(letters[begin:end])
	again := begin >= end-begin && string(letters[2*begin-end:begin]) == part
	switch {
	case again:
		return worthAgain
	case isRun(part):
		return worthRun
	case slices.Contains(own, part):
		return worthOwn
	case common[part]:
		return worthCommon
	}
	return 0
}

// asLetters has the digits and signs that are written for letters.
var asLetters = strings.NewReplacer("@", "a", "4", "a", "3", "e", "1", "i", "!", "i", "0", "o", "$", "s", "5", "s", "7", "t")

// plainLetters returns a text in lower case without anything but letters and digits.
// Where digits stand between letters, they are read as letters.
func plainLetters(text string) []rune {
	var read strings.Builder
	for _, word := range strings.Fields(strings.ToLower(text)) {
		letters := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '@' && r != '$' })
		if letters != "" && strings.ContainsFunc(letters, unicode.IsLetter) {
			before, after, _ := strings.Cut(word, letters)
			word = before + asLetters.Replace(letters) + after
		}
		read.WriteString(word)
	}
	return onlyLetters(read.String())
}

// onlyLetters returns the letters and digits of a text, in lower case.
func onlyLetters(text string) (letters []rune) {
	for _, r := range strings.ToLower(text) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters = append(letters, r)
		}
	}
	return letters
}

// rows are those in which keys and letters follow each other.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop",
	"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
}

// isRun reports whether a text is one sign repeated, or a piece of a row of keys, in
// either direction.
func isRun(text string) bool {
	if first, _ := utf8.DecodeRuneInString(text); strings.Trim(text, string(first)) == "" {
		return true
	}
	back := reversed(text)
	for _, row := range rows {
		if strings.Contains(row, text) || strings.Contains(row, back) {
			return true
		}
	}
	return false
}

func reversed(text string) string {
	runes := []rune(text)
	slices.Reverse(runes)
	return string(runes)
}

// ownWords returns the parts of a name and an e-mail address, forwards and backwards.
func ownWords(name, email string) (list []string) {
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(name+" "+email)), between)
	local, domain, _ := strings.Cut(email, "@")
	for _, whole := range []string{name, email, local, domain} {
		words = append(words, string(onlyLetters(norm.NFC.String(whole))))
	}
	for _, word := range words {
		if utf8.RuneCountInString(word) >= minPart {
			list = append(list, word, reversed(word))
		}
	}
	return list
}
