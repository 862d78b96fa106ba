package syntax

import "strings"

// Kind is a kind of token.
type Kind uint8

const (
	EOF Kind = iota
	Name
	Number
	Text     // a quoted text, or one in long brackets
	Junk     // what can't be read as anything
	Compound // `+=` and its like, from other languages

	And
	BreakKey
	DoKey
	ElseKey
	ElseIfKey
	End
	False
	ForKey
	FunctionKey
	GotoKey
	IfKey
	In
	LocalKey
	Nil
	Not
	Or
	RepeatKey
	ReturnKey
	Then
	True
	Until
	WhileKey

	Plus
	Minus
	Star
	Slash
	Percent
	Caret
	Hash
	Equal // ==
	NotEqual
	LessEqual
	GreaterEqual
	Less
	Greater
	Assign // =
	OpenParen
	CloseParen
	OpenBrace
	CloseBrace
	OpenBracket
	CloseBracket
	Semicolon
	Colon
	Comma
	Dot
	Concat // ..
	Dots   // ...
	Colons // ::

	// What follows are no tokens. They are what may be missing, or meant.
	Value
	Quote
	LongQuote
	CommentSign // --
)

var spelled = [...]string{
	EOF: "", Name: "name", Number: "number", Text: "text", Junk: "", Compound: "+=",
	And: "and", BreakKey: "break", DoKey: "do", ElseKey: "else", ElseIfKey: "elseif", End: "end",
	False: "false", ForKey: "for", FunctionKey: "function", GotoKey: "goto", IfKey: "if", In: "in",
	LocalKey: "local", Nil: "nil", Not: "not", Or: "or", RepeatKey: "repeat", ReturnKey: "return",
	Then: "then", True: "true", Until: "until", WhileKey: "while",
	Plus: "+", Minus: "-", Star: "*", Slash: "/", Percent: "%", Caret: "^", Hash: "#",
	Equal: "==", NotEqual: "~=", LessEqual: "<=", GreaterEqual: ">=", Less: "<", Greater: ">", Assign: "=",
	OpenParen: "(", CloseParen: ")", OpenBrace: "{", CloseBrace: "}", OpenBracket: "[", CloseBracket: "]",
	Semicolon: ";", Colon: ":", Comma: ",", Dot: ".", Concat: "..", Dots: "...", Colons: "::",
	Value: "value", Quote: "\"", LongQuote: "]]", CommentSign: "--",
}

// String returns how a token of the kind is written, if there is only one way; otherwise
// a word for it.
func (k Kind) String() string { return spelled[k] }

var keywords, signs = func() (words, signs map[string]Kind) {
	words, signs = map[string]Kind{}, map[string]Kind{}
	for k := And; k <= WhileKey; k++ {
		words[spelled[k]] = k
	}
	for k := Plus; k <= Colons; k++ {
		signs[spelled[k]] = k
	}
	return words, signs
}()

// Keyword reports whether a word is reserved by the language.
func Keyword(word string) bool { return keywords[word] != EOF }

// Token is a piece of the text, from byte From up to byte To. What lies between Lead and
// From are spaces and comments. Its kind is what it is read as, which in a file with
// errors may be another than what is written. A token of no bytes is one that is missing.
type Token struct {
	Kind           Kind
	Lead, From, To int
}

// Missing reports whether the token isn't written in the file.
func (t Token) Missing() bool { return t.From == t.To && t.Kind != EOF }

// Span is a part of the text, from byte From up to byte To.
type Span struct{ From, To int }

// ErrorKind is a way in which a file can be wrong.
type ErrorKind uint8

const (
	Missing      ErrorKind = iota // Want isn't there; Type is what to type
	Unexpected                    // this can't stand here
	Misread                       // this is another language's, or misspelt; it was read as Want
	WrongClosing                  // this closes something else; Want closes what is open
	ElseIf                        // `else if`, which needs an `end` of its own, was written for `elseif`
	BadName                       // a name with spaces or hyphens in it
	BadKey                        // a key that is no name, and isn't in `["…"]`
	NamedValue                    // `name = value` inside round brackets
	NoTarget                      // this can't be assigned
	NoStatement                   // a value on its own, with which nothing is done
	NotLast                       // more follows in the same block after `return` or `break`
	InnerQuote                    // a straight quote inside a text would close it
	BrokenText                    // a text in quotes goes on in the next line
	TooDeep                       // nested too deep to be read; the rest of the file wasn't
	TooLong                       // the file is too long to be read
)

// Error is one mistake. From is where one has to type; up to To is what is wrong.
type Error struct {
	Kind     ErrorKind
	Want     Kind
	Type     string // what to type, if something is missing: "," or "end)"
	From, To int    // equal if something is missing
	Opened   int    // the byte at which begins what isn't closed, or -1
}

// Limits on what is read. The parser is recursive, and the compiler takes a fraction
// of either.
const (
	maxDepth = 400
	maxBytes = 1 << 20
	// maxTokens is as many as the longest source file can have that a pack may hold; the largest
	// that ships has 6,000. A tree takes at most some 170 bytes for each, whatever is written.
	maxTokens = 128 << 10
	// maxGuesses is how many texts without an end are given one; each is looked for in
	// all that follows.
	maxGuesses = 20
	maxErrors  = 200
)

// columnOf returns the indentation of the line that holds a byte, a tab being four
// columns, and whether nothing but spaces precedes the byte on it.
func columnOf(text string, at int) (column int, first bool) {
	line := strings.LastIndexAny(text[:at], "\n\r") + 1
	for i := line; i < len(text); i++ {
		switch text[i] {
		case ' ':
			column++
		case '\t':
			column += 4
		case 0xC2: // a no-break space is two bytes, of which this is the first
			column++
		case 0xA0:
		default:
			return column, i >= at
		}
	}
	return column, true
}
