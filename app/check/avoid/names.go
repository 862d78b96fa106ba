package avoid

import (
	"regexp"

	"caseload/app/check/phrase"
)

// firstNames are common ones that are no words and not in the bank.
const firstNames = `Aaron|Abigail|Adam|Ahmed|Aisha|Alan|Alice|Alison|Amanda|Amelia|Amy|Andrea|Andrew|Angela|Anita|Ann|Anna|Anne|Anthony|Barbara|Ben|Benjamin|Beth|Brian|Callum|Carl|Carol|Caroline|Catherine|Charlotte|Cheryl|Chloe|Chris|Christine|Christopher|Claire|Clare|Colin|Connor|Craig|Daniel|Danielle|Darren|David|Dean|Deborah|Debbie|Denise|Derek|Diane|Donna|Dorothy|Doris|Edward|Elaine|Eleanor|Elizabeth|Ella|Emily|Emma|Eric|Ethan|Fatima|Fiona|Gareth|Gary|Gemma|Geoff|George|Gillian|Gordon|Graham|Hannah|Harry|Hayley|Helen|Henry|Ian|Isabella|Jackie|Jake|James|Jane|Janet|Janice|Jason|Jean|Jennifer|Jessica|Joan|Joanne|John|Jonathan|Joseph|Josh|Joshua|Joyce|Judith|Julia|Julie|Karen|Kate|Katherine|Kathleen|Katie|Keith|Kelly|Kenneth|Kevin|Kieran|Kimberley|Kirsty|Kyle|Laura|Lauren|Leah|Leanne|Lesley|Liam|Linda|Lindsay|Lisa|Lorraine|Louise|Lucy|Luke|Lynn|Lynne|Malcolm|Margaret|Maria|Marie|Martin|Mary|Matthew|Maureen|Megan|Melissa|Michael|Michelle|Mohammed|Muhammad|Natalie|Nathan|Neil|Nicholas|Nicola|Nigel|Olivia|Oliver|Pamela|Patricia|Paul|Paula|Pauline|Peter|Philip|Rachel|Raymond|Rebecca|Richard|Robert|Roger|Ronald|Ryan|Samantha|Sandra|Sara|Sarah|Scott|Sean|Sharon|Sheila|Shirley|Simon|Sophie|Stacey|Stephanie|Stephen|Steven|Stuart|Susan|Tara|Thomas|Timothy|Tina|Tony|Tracey|Tracy|Trevor|Valerie|Victoria|Vivien|Wayne|Wendy|William|Yvonne|Zoe|Alfie|Archie|Freddie|Theo|Noah|Mia|Isla|Evie|Maisie|Tyler|Kayden|Jayden|Kai|Chantelle|Kylie|Courtney|Reece|Rhys|Declan|Ellie|Millie|Tilly|Ollie|Charlie|Billy|Bobby|Tommy|Johnny|Danny|Kenny|Lenny|Ronnie|Reggie|Teddy|Elsie|Edna|Ethel|Hilda|Winifred|Gladys|Beryl|Mavis|Mildred|Agnes|Bernard|Stanley|Albert|Alfred|Cyril|Reginald|Leonard|Norman|Sidney|Harold|Ernest|Brenda|Rita|Sheila|Glenda|Jayne|Kirsten|Kayleigh|Lacey|Demi|Tiffany|Britney|Jordan|Brandon|Zac|Zak|Zara|Layla|Ayesha|Yusuf|Omar|Hamza|Bilal|Mustafa|Mehmet|Piotr|Agnieszka|Katarzyna|Kasia|Magda|Ola|Chidi|Ngozi|Kwame|Abena|Deepak|Sanjay|Rajesh|Sunita|Anjali`

// alsoNames are names that are words, or in the bank, or those of workers in the packs that ship.
// Only who does something goes by one.
const alsoNames = `Dawn|Joy|Grace|Hope|Faith|Rose|Ivy|April|June|Summer|Ruby|Pearl|Amber|Daisy|Lily|Holly|Iris|Violet|Olive|Hazel|Heather|Mark|Bill|Jack|Frank|Ray|Rob|Nick|Pat|Sue|Penny|Max|Art|Dean|Dale|Glen|Guy|Ross|Priya|Marta|Sam|Neil|Sunita|Ola|Ruth|Gwen|Femi|Hannah|Angela|Tariq|Colette|Denise|Ros|Jo|Jen|Bev|Val|Viv|Liz|Meena|Nadia|Amina|Samira|Kofi|Imran|Asif|Farah|Leila|Yasmin|Rashid|Tom|Jim|Tim|Dave|Steve|Mike|Phil|Geoff|Alex|Ali|Andy|Carla|Beth|Kim|Lee|Mel|Nina|Rosa|Sonia|Toby|Will`

// WithTitle matches a name with a title, FullName one that begins with a common first name,
// and FirstName such a name alone.
// Some first names are left out: those that are words, and those of the bank, which are looked
// for on their own. Doing matches one of those left out where somebody does something.
var (
	WithTitle = phrase.New(`\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Nurse|Sister|PC|Sgt|Judge)\.? (?:\p{Lu}\.? )?(\p{Lu}\p{Ll}[\p{L}’'-]*)`)
	FirstName = phrase.New(`\b(` + firstNames + `)\b`) // alone
	Doing     = phrase.New(`\b(` + alsoNames + `) (?:is (?:your|the|our) (?:\w+ )?(?:manager|mentor|supervisor|practitioner|educator)|manages|mentors|(?:will|would|can) (?:ring|call|come|write|visit|see|phone|be there|join|ask|take)|rings|rang|has (?:rung|spoken|asked|written|seen)|writes|wrote|says|said|thinks|told|leads|sits beside)\b`)
	FullName  = phrase.New(`\b(?:` + firstNames + `) (\p{Lu}\p{Ll}[\p{L}’'-]+)\b`)
)

// Surname matches what makes the first name before it a full one.
var Surname = regexp.MustCompile(`^ \p{Lu}\p{Ll}`)

// Relative matches a role that somebody has in a family, and not at work.
var Relative = regexp.MustCompile(`(?i)^(?:the )?(?:(?:foster|kinship|young|step)[- ]?)?(?:mother|father|parent|mum|mam|dad|step(?:mother|father)|grand(?:mother|father|parent|ma|pa)|nan|gran|aunt|uncle|carer|child|son|daughter|brother|sister|husband|wife|partner|ex-partner|cousin)(?: (?:of|in|to|and) .*|,.*)?$`)

// AGirl matches what calls somebody a girl or a boy, and SheIsAged an age of which a child is, of
// “she” or “he”.
var (
	AGirl     = phrase.New(`\b(?:a|such a|the|this|that|good|clever|polite|quiet|little|bright|lovely|sweet|happy|shy|cheerful|brave) (?:\w+ )?(?:little|polite|quiet|bright|lovely|sweet|happy|shy|clever|good|brave|cheerful|angry|sad|young) (?:girl|boy|lad|lass)\b`)
	SheIsAged = phrase.New(`(?i)\b(?:she|he)(?:[’']s| is) (?:only |just )?(?:\d|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b(?:[,.;!?”]| and\b)`)
)
