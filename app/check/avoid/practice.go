package avoid

import "caseload/app/check/phrase"

// practice matches what no practitioner may do, told as if one could: a promise of secrecy, money
// or a number of one's own, a child who interprets, looking through somebody's things. It goes by
// “you”, since a family may well say so of itself. From memory of Social Work England's
// professional standards; unverified.
var practice = phrase.New(`(?i)\byou(?:[’']ve| have|[’']ll| will)? promised? (?:\w+ |\{\w+\} ){0,2}?(?:not to|never to|that you won[’']t|you won[’']t|to keep (?:it|this|that) (?:secret|quiet|to yourself))\b|\b(?:I[’']ll|we[’']ll|you[’']ll|let[’']s|you) keep (?:it|this|that) (?:between (?:us|you and me|ourselves|the two of you)|(?:a|our) secret|off the (?:file|record|system)|out of the (?:file|record))\b|\byou (?:\w+ ){0,2}(?:give|gave|send|sent|text|texted|leave|left) (?:\{\w+\}|her|him|them|\w+) your (?:own |private |personal |home )(?:mobile|phone|number|e-?mail|address)\b|\bring (?:you|me) on (?:your|my) (?:own|private|personal) (?:mobile|phone|number)\b|\byou (?:\w+ )?(?:lent|lend|gave|give|slip|slipped|handed|hand) (?:\{\w+\}|her|him|them|the \w+)[^.\n]{0,20}(?:£ ?\d|\d+ pounds|(?:ten|twenty|fifty) pounds|money|cash|a tenner|a fiver)|\bout of your own (?:pocket|purse|wallet|money)\b|\binterpret(?:ed|es|ing|s)? (?:for|everything for|it for) (?:\{\w+\}|(?:her|his|their|the) (?:mother|father|parents?|mum|dad)\b)|\byou (?:\w+ )?(?:add|added|friend|friended|follow|followed) (?:\{\w+\}|her|him|them) on\b|\byou (?:\w+ )?(?:backdate|backdated|made up|make up|delete|deleted|altered|alter) (?:the |your |a )?(?:file|record|note|notes|entry|visit|date)\b|\byou (?:look|looked|go|went|search|searched) through (?:\{\w+\}[’']s|her|his|their) (?:phone|drawers?|cupboards?|bags?|bedroom|post|handbag)\b`)
