// Package avoid finds in a text what the author's guide says never to put in, among it real
// people's data, and says so. It goes by words and forms, so what it finds is a question; the
// most important, whether somebody would know themselves, nothing can find. It reads text and
// nothing else.
//
// The lists of words are Caseload's own. What they are to be replaced with follows the words
// to prefer in DOMAIN.md, section 9, which are from memory and unverified, and the guide.
package avoid

import (
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/phrase"
	"caseload/app/check/remark"
)

// Place is a part of a text, from byte From, and what is said about it.
type Place struct {
	From int
	Says remark.Remark
}

// Rule looks for one kind of what isn't to be put in.
type Rule struct {
	ID, About string // as of the rules of package check
	In        func(phrase.Text) []Place
}

// Rules lists the rules for what a student can meet. Each finds at most 100 places in a text.
var Rules = []Rule{
	{"web-address", "A web address is somebody's, unless it ends in a name that is reserved (RFC 2606, RFC 6761).", webAddresses},
	{"identifier", "A number by which somebody is known to an office, a bank or the police identifies them.", identifiers},
	{"real-place", "No authority, university or hospital that exists is named, since somebody works there.", realPlaces},
	{"real-firm", "No firm that exists is named.", every(firms, saysRealFirm)},
	{"real-charity", "No charity that exists is named: it has workers, and people who went to it.", every(charities, saysRealCharity)},
	{"answer-told", "Nothing tells the student which answer is the right one.", rightAnswers},
	{"real-case", "A child or an adult of whom a review or an inquiry wrote isn't ours to teach with.", every(reviewed, saysRealCase)},
	{"real-family", "Nobody in a scenario is somebody whom its author has met, not even with the names changed.", realFamilies},
	{"known-by", "Nothing in a text would let somebody be known again: not that a paper wrote, nor that they are the only one in a village.", every(known, saysKnown)},
	{"practice", "A story doesn't show as fine what no practitioner may do.", every(practice, saysPractice)},
	{"label", "A text says what was seen, not what it makes somebody.", labels},
	{"stereotype", "A worry comes from a thing that happens, and not from who somebody is.", stereotypes},
	{"blame", "Nobody in a scenario tells the student that it is their fault.", every(blame, saysBlames)},
	{"method", "A text says that something was taken or done, and never how.", every(method, saysMethod)},
	{"feelings-mark", "A student's feelings and strain are asked for by nobody, and are no mark.", feelingsMarked},
	{"number-shown", "A student reads no number of the model's own.", every(shown, saysNumber)},
	{"death", "A death is no trap: nothing that is decided leads to one.", deathsSaid},
}

// every returns a function that says the same of every phrase of a pattern.
func every(pattern *phrase.Pattern, says func(string) remark.Remark) func(phrase.Text) []Place {
	return func(t phrase.Text) (list []Place) {
		for _, m := range pattern.In(t, 100) {
			list = append(list, Place{m[0], says(t.Whole[m[0]:m[1]])})
		}
		return list
	}
}

var web = regexp.MustCompile(`(?i)\bhttps?://[^\s"”)]+|\bwww\.[a-z0-9.-]+|[^@\w.-][a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|info)\b`)

func webAddresses(t phrase.Text) (list []Place) {
	text := t.Whole
	if !strings.Contains(text, "://") && !dotted(text) {
		return nil
	}
	for _, m := range web.FindAllStringIndex(text, 100) {
		what := strings.TrimLeft(text[m[0]:m[1]], " \n\t(“\"")
		host := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(what, "https://"), "http://"))
		host, _, _ = strings.Cut(host, "/")
		host = strings.TrimRight(host, ".")
		if !reserved.MatchString(host) {
			list = append(list, Place{m[1] - len(what), looksLikeWeb(what)})
		}
	}
	return list
}

// dotted reports whether a letter follows a dot, which is faster to see than an address.
func dotted(text string) bool {
	for i := 1; i < len(text); i++ {
		if text[i-1] == '.' && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z') {
			return true
		}
	}
	return false
}

var reserved = regexp.MustCompile(`(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$`)

// recordNumber matches letters and many digits in one word, as records have them, and digits behind
// a word for one.
var recordNumber = regexp.MustCompile(`\b(?:[A-Z]\d{6,8}|[A-Z]\d{13,}|\d{2}[A-Z]\d{4}[A-Z]|[A-Z]{3,4}\d{4,8}[A-Z]?)\b|\b(?:UPN|UPRN|URN|MRN|EHCP|EHC plan|LAC|NMC|GMC|HCPC|SWE|PIN|DBS|passport|driving licence|hospital|ward|patient|pupil|prison|tenancy|tenant|rent|payroll|staff|membership|library card|badge|warrant|crime|incident|CAD|claim|docket|court|order|plan|MARAC|LADO)(?: (?:no|number|ref|reference|record|file|id|ID))?\.?:? ?(?:no\.? ?|number |ref(?:erence)?\.? )?[A-Z]{0,3}[-/ ]?\d{5,}\b`)

var (
	insurance   = phrase.New(`\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b`)
	labelledNHS = phrase.New(`(?i)\bNHS (?:number|no\.?|num)?[ :.]*\d{3}[ -]?\d{3}[ -]?\d{3,4}\b`)
	plates      = phrase.New(`\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b`)
	foot        = phrase.New(`(?i)\b(?:ext|extension)\.? ?\d{3,5}\b|\bDDI[: ]|\bregistered (?:charity|company)(?: in [A-Z]\w+)?(?: (?:no|number)\.?)?[: ]*\d{5,8}\b|\b(?:charity|company) (?:no|number|registration)\.?[: ]*\d{5,8}\b|\bSW\d{4,7}\b|\bSocial Work England (?:registration|number|no)\b`)
	account     = phrase.New(`(?i)\b(?:sort code|(?:bank )?account(?: number| no\.?)?|roll number|card(?: number| no\.?))(?: is|:|\.)? *(?:\d{2}[- ]?\d{2}[- ]?\d{2,4}|\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4})\b(?:[,;]?(?: and)? (?:bank )?account(?: number| no\.?)?(?: is|:|\.)? *\d{6,8}\b)?|\bGB\d\d ?[A-Z]{4} ?(?:\d{4} ?){3}\d\d\b|\bPIN(?: number)?(?: is|:)? \d{4}\b`)
)

func identifiers(t phrase.Text) (list []Place) {
	if !strings.ContainsAny(t.Whole, "0123456789") {
		return nil
	}
	for _, m := range numbered(t.Whole, recordNumber, 4) {
		list = append(list, Place{m[0], looksLikeIdentifier("a number from a real record", t.Whole[m[0]:m[1]])})
	}
	for _, one := range []struct {
		what    string
		pattern *phrase.Pattern
	}{{"a national insurance number", insurance}, {"an NHS number", labelledNHS}, {"a number plate", plates}, {"bank details", account}, {"the foot of a real e-mail", foot}} {
		list = append(list, every(one.pattern, func(what string) remark.Remark { return looksLikeIdentifier(one.what, what) })(t)...)
	}
	return list
}

// places lists large towns, cities and counties whose names are seldom anything else.
const places = `Aberdeen|Barnsley|Belfast|Birmingham|Blackburn|Blackpool|Bolton|Bournemouth|Bradford|Brighton|Bristol|Calderdale|Cambridge(?:shire)?|Cardiff|Carlisle|Cheltenham|Cheshire|Cornwall|Coventry|Croydon|Cumbria|Derby(?:shire)?|Devon|Doncaster|Dorset|Dudley|Dundee|Durham|Ealing|Edinburgh|Enfield|Essex|Exeter|Gateshead|Glasgow|Gloucester(?:shire)?|Greenwich|Hackney|Hampshire|Haringey|Hertfordshire|Hillingdon|Hounslow|Huddersfield|Hull|Islington|Ipswich|Kirklees|Knowsley|Lambeth|Lancashire|Leeds|Leicester(?:shire)?|Lewisham|Lincolnshire|Liverpool|London|Luton|Manchester|Medway|Merseyside|Middlesbrough|Milton Keynes|Newcastle|Newham|Norfolk|Northampton(?:shire)?|Northumberland|Norwich|Nottingham(?:shire)?|Oldham|Oxford(?:shire)?|Peterborough|Plymouth|Portsmouth|Preston|Rochdale|Rotherham|Salford|Sandwell|Sheffield|Shropshire|Slough|Solihull|Somerset|Southampton|Southend|Southwark|Staffordshire|Stockport|Stoke-on-Trent|Suffolk|Sunderland|Surrey|Sussex|Swansea|Swindon|Tameside|Torbay|Tower Hamlets|Trafford|Wakefield|Walsall|Waltham Forest|Wandsworth|Warwickshire|Westminster|Wigan|Wiltshire|Wirral|Wolverhampton|Worcester(?:shire)?|Yorkshire|Accrington|Altrincham|Ashton-under-Lyne|Barking|Barnet|Barnstaple|Basildon|Basingstoke|Batley|Bexley|Birkenhead|Bootle|Brixton|Bromley|Burnley|Bury St Edmunds|Camden|Canterbury|Chapeltown|Chelmsford|Chorley|Chorlton|Colchester|Corby|Crawley|Crewe|Dagenham|Darlington|Dewsbury|Didsbury|Easterhouse|Erdington|Folkestone|Greater Manchester|Grimsby|Guildford|Handsworth|Harehills|Harlow|Harrogate|Hartlepool|Havering|Hulme|Keighley|Kettering|Kidderminster|Kingston upon Thames|Kirkby|Maidstone|Mansfield|Margate|Morecambe|Moss Side|Nuneaton|Ordsall|Peckham|Ramsgate|Redbridge|Redcar|Redditch|Runcorn|Scarborough|Scunthorpe|Shrewsbury|Skegness|Southport|Sparkbrook|St Helens|Stevenage|Stockton-on-Tees|Taunton|Telford|Torquay|Tottenham|Toxteth|Walthamstow|Warrington|Watford|Wembley|Weston-super-Mare|Weymouth|Whitby|Widnes|Woking|Wythenshawe|Yeovil|Tyneside|Teesside`

var (
	// A sister in a town that exists tells nobody who she is; a team there does.
	realPlace = phrase.New(`\b(?:Great Ormond Street|Alder Hey|Addenbrooke[’']?s|Broadmoor|Rampton|(?:the|The) Maudsley|Bethlem|(?:the|The) Tavistock|HM(?:P|YOI) [A-Z][a-z]+|(?:Metropolitan|Met|Thames Valley|Greater Manchester|Northumbria|Humberside|Cleveland|Avon and Somerset|West Mercia|(?:North|South|West) (?:Yorkshire|Wales|Midlands)) Police|Police Scotland)\b|\b(?:Road|Street|Avenue|Lane|Close|Drive|Way|Place|Court|Estate|House|Terrace|Crescent|Gardens|School|Primary|Academy|College|Surgery|Nursery|Hospital|Clinic|Hospice|Centre|Church|Library), (?:` + places + `)\b|\b(?:` + places + `)(?:[’']s)? (?:[Cc]hildren[’']s [Ss]ervices|[Ss]ocial [Ss]ervices|[Ss]ocial [Cc]are|[Aa]dult [Ss]ocial [Cc]are|[Pp]olice|MASH|[Ss]afeguarding|[Pp]rimary|[Aa]cademy|[Ss]chool|[Cc]ollege|[Ss]urgery|[Ff]ront [Dd]oor|[Tt]eam|(?:Family|Crown|Magistrates[’']?|County) Court)\b|\b(?:team|council|authority|office|surgery|school|hospital|nursery|prison|court|primary|secondary|academy|college|clinic|hospice|refuge|hostel|care home)(?:,)? (?:in|of|for|at) (?:` + places + `)\b|\b(?:` + places + `)(?: \p{Lu}[\p{L}’']*){1,3} (?:School|Practice|Surgery|Nursery|Academy|Centre|Centres|Clinic|Hospice)\b|\b(?:` + places + `) (?:Royal|General|Infirmary)\b|\b(?:the|The) Royal (?:Infirmary|London|Free|Berkshire|Victoria|Marsden|Hospital)\b|\b(?:This is|(?:just )?as|like) (?:` + places + `|Bury)\b`)
	// Where a team, a family or a placement is; relativesElsewhere are those who may be in a town.
	placeName          = phrase.New(`\b(?:` + places + `|Bury|Reading)\b`)
	somewhere          = regexp.MustCompile(`\b(?:in|at|near|from|outside|around|across|over|surgery,|practice,|school,|team,|centre,|hospital,|nursery,|hub,|agency,|home,|clinic,|office,|court,|service,|services,|worker,|manager,|nurse,|visitor,) (?:(?:north|south|east|west|central|inner|Inner|the middle of|the centre of) )?$`)
	relativesElsewhere = regexp.MustCompile(`(?i)\b(?:sister|brother|aunt|uncle|mother|mum|father|dad|cousin|nan|gran\w*|friend|relative|son|daughter|niece|nephew|ex-partner|moved|moves|moving|train|coach|holiday|trip|day out|match|concert|hotel|university|born|job|post)s?\b`)
	institution        = regexp.MustCompile(`\b(?:The )?University of \p{Lu}[\p{L}’'-]+|\b\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3} (?:University|(?:City|County|Borough|District|Metropolitan) Council|Council|Infirmary|(?:General |District |Royal |Children’s |Children's )?Hospital(?: for (?:Sick )?Children)?|NHS (?:Foundation )?Trust)\b|\b(?:London|Royal) Borough of \p{Lu}[\p{L}’'-]+|\bSt\.? \p{Lu}\p{L}+(?:’s|'s|’|')? (?:Hospital|Infirmary|University|College)\b`)
)

// mayBeInstitution are the words of which every institution has one. They are faster to see
// than a name with a capital letter, which may be any.
var mayBeInstitution = []string{"University", "Council", "Infirmary", "Hospital", "Trust", "Borough", "College"}

func realPlaces(t phrase.Text) (list []Place) {
	text := t.Whole
	lines := map[int]bool{}
	add := func(found [][]int) {
		for _, m := range found {
			line := strings.Count(text[:m[0]], "\n")
			if !lines[line] && !generic.MatchString(text[m[0]:m[1]]) {
				lines[line] = true
				list = append(list, Place{m[0], saysRealPlace(text[m[0]:m[1]])})
			}
		}
	}
	if slices.ContainsFunc(mayBeInstitution, func(word string) bool { return strings.Contains(text, word) }) {
		add(institution.FindAllStringIndex(text, 100))
	}
	add(realPlace.In(t, 100))
	for _, m := range placeName.In(t, 100) {
		if before := text[strings.LastIndexAny(text[:m[0]], ".!?\n")+1 : m[0]]; somewhere.MatchString(before) && !relativesElsewhere.MatchString(before) {
			add([][]int{m})
		}
	}
	return list
}

// generic matches what names none: “The Council”.
var generic = regexp.MustCompile(`^(?:The|A|Your|Our|Parish|Town) [^ ]+$`)

var firms = phrase.New(`\b(?:Facebook|WhatsApp|Instagram|TikTok|Snapchat|Messenger|YouTube|Google|Netflix|PlayStation|Xbox|Roblox|Fortnite|Amazon|Tesco|Asda|ASDA|Sainsbury[’']?s|Aldi|Lidl|Morrisons|Waitrose|Primark|McDonald[’']?s|Greggs|Starbucks|Uber|Deliveroo|Argos|Ikea|IKEA|Barclays|HSBC|NatWest|Santander|Vodafone|Capita|Serco|G4S|Liquidlogic|Barnardo[’']?s|Bupa|BUPA|HC-One|Care UK|Four Seasons Health Care|Barchester|Mencap|Turning Point|Home Instead|Morrison[’']?s|Costco|Co-op|Iceland|Poundland|B&M|Just Eat|Telegram|Discord|Zoom|Microsoft Teams|eBay|PayPal|Klarna|Wonga|BrightHouse|Lloyds|Monzo|O2|EE|Sky TV|Disney\+?|Warburtons|B&Q|Wilko|Superdrug|Wetherspoons?|Nando[’']?s|KFC|Burger King|Domino[’']?s|JD Sports|Sports Direct|Matalan|TK Maxx|Halfords|Screwfix|Evri|DPD|Stagecoach|Arriva|Vinted|Gumtree|OnlyFans|Tinder|Grindr|Snap[Cc]hat|Minecraft|Premier Inn|Travelodge|Butlin[’']?s|Center Parcs|Pontins|Debenhams|John Lewis|Marks (?:&|and) Spencer|M&S|Nationwide|TSB|Virgin Media|TalkTalk|British Gas|Octopus Energy|Bluebird Care|Allied Healthcare|Caremark|Right at Home|Helping Hands Home Care|Agincare|Mears|Methodist Homes|MHA|Priory Group|Cygnet|SystmOne|EMIS|CareDirector|Reed Social Care|Brighter Kind|Runwood|Orchard Care|Ring doorbell|Insta|FB|DHL|Yodel|Hermes|Currys|Sports ?World|Home Bargains|Wickes|Subway|Costa|Pret|Bet365|William Hill|Ladbrokes|Paddy Power|Netmums|Mumsnet|Twitter|Reddit|ChatGPT|Alexa|Siri|Skype|FaceTime|Spotify|(?:in|at|to|from|by) Boots)\b`)

// charities are large ones in England whose names are nothing else. Helplines aren't among
// them: a text may say whom to ring.
var charities = phrase.New(`\b(?:Age (?:UK|Concern)|NSPCC|Save the Children|Action for Children|(?:The )?Children[’']?s Society|Home-?Start|Women[’']s Aid|Victim Support|Citizens[’']? Advice(?: Bureau)?|Salvation Army|(?:British )?Red Cross|Marie Curie|Alzheimer[’']?s Society|Dementia UK|Carers UK|Carers Trust|Leonard Cheshire|RNIB|RNID|Change Grow Live|Addaction|We Are With You|Catch22|Coram|Family Action|Family Rights Group|Grandparents Plus|Trussell Trust|St Mungo[’']?s|Centrepoint|Young ?Minds|Rethink Mental Illness|National Autistic Society|Parkinson[’']?s UK|Stroke Association|Royal Voluntary Service|Sue Ryder|Cruse|SSAFA|Royal British Legion|Lucy Faithfull Foundation|Nacro|NACRO|Together for Short Lives|Kooth|Oxfam|Macmillan (?:nurses?|Cancer Support)|Mind in \p{Lu}\p{Ll}+|Shelter helpline|Relate counsell(?:ing|or)|StepChange|Turn2us|Christians Against Poverty|Emmaus|Become charity|NYAS|Winston[’']?s Wish|Grief Encounter|Papyrus|PAPYRUS|Stonewall|Galop|Scope charity|Guide Dogs|Blue Cross|RSPCA|Child Bereavement UK|Kinship charity|Caudwell Children|Variety Club|FareShare|Sure Start [A-Z]\w+|Independent Age|Re-engage|Hourglass|Shared Lives Plus|The Children[’']s Trust|Fostering Network|CoramBAAF|Foster Talk)\b`)

// told matches what may say that there is one right answer; telling, what it then stands
// behind; and denied, how a sentence says that there is none.
var (
	told    = phrase.New(`(?i)\b(?:right|correct|best|proper|ideal|model|expected|textbook|perfect|defensible|acceptable|recommended) (?:answer|choice|decision|option|thing to do|thing (?:here )?is|way (?:through|forward|here|to (?:answer|go))|course|move|response|reply|solution|recommendation|tier|P[0-4]|priority|level(?: of need)?|range|order|sequence|first step|next step|judgement|call to make)\b`)
	hinted  = phrase.New(`(?:\bHint|\bTip|\bClue|\bSpoiler): |(?i)\b(?:you|students?) (?:must|should|ought to|need to|have to|are (?:meant|supposed|expected) to) (?:choose|pick|select|click|answer with|recommend|go for)\b|\b(?:remember|make sure|be sure|take care|don[’']t forget|try|aim) to (?:choose|pick|select|click|recommend|go for|answer with)\b|\b(?:only|just) one (?:\w+ ){0,2}(?:is|can be) (?:\w+ )?(?:defen\w+|right|correct|acceptable|lawful)\b|\b(?:nobody|no one|no social worker|no practitioner)\b[^.\n]{0,50}\b(?:could|would|can|should|might) (?:possibly |ever |seriously )?(?:say|choose|argue|think|recommend|defend|decide|do) (?:anything else|otherwise|differently|anything different)\b|\b(?:is|are) (?:not open to|beyond) (?:argument|debate|question|doubt|discussion)\b|\bonly one of (?:the|these|them|your)\b[^.\n]{0,40}\b(?:answers?|choices|options|good|right|works?|defen\w+)\b|\bthe (?:answer|one|choice) (?:that )?(?:we|they|the lecturer|the manager|your lecturer|your manager) wants?\b|\b(?:gold standard|full marks|model answer|textbook answer|the answer key)\b|\banything else (?:is|would be) (?:wrong|a mistake|poor practice|bad practice)\b`)
	telling = regexp.MustCompile(`(?i)\b(?:one|only|a|the|your|this|single)(?: (?:only|single|one))? $`)
	denied  = regexp.MustCompile(`(?i)\b(?:no|nobody|none|nothing|not|without|never|isn[’']t|aren[’']t|nor|than|whether|if|which|may|might|could)\b`)
)

func rightAnswers(t phrase.Text) (list []Place) {
	for _, m := range told.In(t, 100) {
		before := t.Whole[strings.LastIndexAny(t.Whole[:m[0]], ".!?\n")+1 : m[0]]
		if telling.MatchString(before) && !denied.MatchString(before) {
			list = append(list, Place{m[0], saysRightAnswer(t.Whole[m[0]:m[1]])})
		}
	}
	for _, m := range hinted.In(t, 100) {
		before := t.Whole[strings.LastIndexAny(t.Whole[:m[0]], ".!?\n")+1 : m[0]]
		if !denied.MatchString(before[strings.LastIndex(before, " but ")+1:]) {
			list = append(list, Place{m[0], saysRightAnswer(t.Whole[m[0]:m[1]])})
		}
	}
	return list
}

// reviewed are the names of those of whom reviews wrote that DOMAIN.md, section 8.5, draws on;
// names that were in the papers because of other reviews (from memory, unverified); and how
// texts speak of others.
var reviewed = phrase.New(`\b(?:Victoria )?Climbi[eé]|\b(?:Daniel Pelka|Khyra Ishaq|Hamzah Khan|Keanu Williams|Ellie Butler|Poppi Worthington|Finley Boden|Sara Sharif|Logan Mwangi|Ayeeshia[- ]Jayne Smith|Lauren Wright|Ainlee Labonte|Jasmine Beckford|Maria Colwell|Kimberley Carlile|Tyra Henry|Dylan Tiffin-Brown|Steven Hoskin|Fiona Pilkington|Margaret Panting|Connor Sparrowhawk|Winterbourne(?: View)?|Whorlton Hall|Muckamore Abbey|Orchid View|Mid Staffs|Mid[- ]Staffordshire|Pindown|Arthur Labinjo|Bronson Battersby|Kaylea Titford|Alfie Steele|Leiland-James Corkill|Jacob Crouch|Rikki Neave|Lauren Wright|Chelsea Brown|Heidi Koseda|Doreen Mason|Stephanie Fox|Kennedy McFarlane|Declan Hainey|Liam Fee|Brandon Muir|Caleb Ness|Danielle Reid|Shanay Walker|Mikaeel Kular|Toni-Ann Byfield|Kyrell Matthews|Alfie Phillips|Shannon Matthews|Madeleine McCann|James Bulger|Jamie Bulger|Damilola Taylor|Stephen Lawrence|Grenfell|Harold Shipman|Lucy Letby|Jimmy Savile|Savile|Fred West|Rose West|Baby Brandon|Gemma Hayter|Michael Gilbert|Lee Irving|Brent Martin|David Askew|Francecca Hardwick|Oliver McGowan|Nathan Matthews|Awaab Ishak)\b|\bPeter Connelly\b|\bBaby P(?:eter)?\b|\bLabinjo-Hughes\b|\bStar Hobson\b|\b(?:[Ii]nquiry|[Rr]eview|[Rr]eport) (?:into|on|about) (?:the )?(?:(?:death|murder|case) of )?\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+`)

// met matches how a text says that it is about somebody whom its author knows.
var met = phrase.New(`(?i)\b(?:based|modelled) on what (?:really |actually )?happened\b|\b(?:based|drawn|founded|modelled) (?:up)?on (?:a |an |the |some |our |my |one of (?:our|my) )?(?:real|true|actual|genuine|former|old )?\s?(?:cases?|famil(?:y|ies)|story|stories|events?|people|child(?:ren)?|clients?)\b|\b(?:real|actual|genuine)(?:[- ]life)? (?:cases?|famil(?:y|ies)|child(?:ren)?|clients?|people|events?|stories)\b|\btrue (?:story|stories|case|events?)\b|\b(?:famil(?:y|ies)|case|child|client|person) of (?:ours|mine)\b|\b(?:case|family|families|child|children|client|somebody|someone|person|one),? (?:that |whom |who )?(?:I|we) (?:had|have|knew|know|worked with|once (?:had|knew|worked with)|supported|visited)\b|\bnames? (?:have been|was|were|are|are all|is|has been) (?:changed|altered)\b|\b(?:with|only) (?:the|her|his|their) names? (?:are |is |only )?(?:changed|altered)\b|\b(?:woman|man|family|child|person|mother|father|girl|boy|couple|people|case) (?:who (?:is|was) )?(?:really )?behind (?:this|it|the story|these)\b|\b(?:gave|given|has given|have given) (?:me|us|their|her|his) (?:permission|consent) (?:to (?:use|tell)|for)\b|\b(?:daughter|son|family|mother|father|widow|she|he|they) (?:has|have) agreed (?:to (?:this|it|its|our)|that (?:we|I))\b|\bthis is (?:really )?(?:Mr|Mrs|Ms|Miss|Dr)\.? \p{Lu}\w+|\b(?:really|actually) happened\b|\b(?:from|out of) (?:our|my) (?:own )?(?:caseload|practice|files?|casework|team's cases)\b|\b(?:inspired by|taken from|adapted from|borrowed from|modelled on|comes from|based upon|closely follows) (?:a|an|the|some|our|my|one|what)\b[^.\n]{0,40}\b(?:(?:we|I|one of us|a colleague|colleagues|our team|my team|somebody here|the team) (?:once |really |actually )?(?:had|have|knew|know|worked|supported|visited|saw|met|dealt|remember|held)|in our (?:team|authority|area|office))\b|\b(?:this|it|all of (?:this|it)) (?:once |all |nearly |almost )?happened (?:to|in|at|here|like this)\b[^.\n]{0,20}\b(?:me|us|our|my|colleague|team|office|authority|area|20\d\d)\b|\b(?:famil(?:y|ies)|people|story|child(?:ren)?|case|person|mother|father) (?:is|are|was|were) (?:all |very |quite )?real\b|\breal[- ]life (?:story|case|family|events?)\b|\b(?:case|names?|details|story|family) (?:is|are|was|were|has been|have been) (?:only )?(?:lightly |slightly |partly )?(?:anonymised|anonymized|disguised)\b|\b(?:anonymised|anonymized) (?:case|family|version|file|story)\b`)

func realFamilies(t phrase.Text) (list []Place) {
	for _, m := range met.In(t, 100) {
		if before := t.Whole[strings.LastIndexAny(t.Whole[:m[0]], ".!?\n")+1 : m[0]]; !unmarked.MatchString(before) {
			list = append(list, Place{m[0], saysRealFamily(t.Whole[m[0]:m[1]])})
		}
	}
	return list
}

// known matches how a text says that others knew of somebody, who may then know them again.
var known = phrase.New(`\b(?:was|were|been|it|that|they|who|which|made|got|came out) (?:was |were |been )?(?:all over |reported in |in |on |the front page of )?(?:the )?(?:local |national |evening )?(?:papers|newspapers?|headlines|press|Evening News|Gazette|Echo|Chronicle|Argus|Herald|Daily Mail|Mirror|Six O[’']Clock News|regional news|TV news|local news|local paper)\b|\b(?:the|The) only (?:\p{L}+ ){0,3}(?:famil(?:y|ies)|child|children|couple|man|woman|pupil|boy|girl|household) (?:in|on|at) (?:the|this|that|their) (?:village|town|school|estate|street|parish|class|year group|valley|island)\b`)

// aLabel is a word that says what somebody is instead of what was seen, and what to write.
type aLabel struct {
	pattern *phrase.Pattern
	instead string
}

func label(list string, instead string) aLabel {
	return aLabel{phrase.New(`(?i)\b(?:` + strings.ReplaceAll(list, ", ", "|") + `)\b`), instead}
}

var labelList = []aLabel{
	label(`attention[- ]seeking, attention[- ]seekers?, manipulative, manipulator, drama queen, hysterical, neurotic, frequent flyers?, frequent callers?, time[- ]?wasters?, waste of (?:space|time), nightmare (?:family|mother|father|child|parents?|client), nuisance callers?, brats?, yobs?, thugs?, tearaways?, delinquents?, spoilt, spoiled (?:child|brat|boy|girl), bad lot, bad seed, rotten apple, damaged (?:by|child(?:ren)?|goods|boy|girl), evil, promiscuous, naughty, out of control, beyond control, feral, streetwise`, saySeen),
	label(`hard to engage, hard to reach, won't engage, not engaging, refus(?:es|ed|ing) to engage, fail(?:s|ed|ing) to engage, non-?engag\w+, non-?complian\w+, uncooperative, un-cooperative, resistant to (?:help|support|change), disguised compliance, (?:in|total) denial, lacks? (?:of )?insight, lacking (?:in )?insight, (?:no|little) insight, compulsive liars?, pathological liars?, born liars?, liars, unmotivated, unwilling to change, will never change, never going to change, plays? the system, playing the system, milking it, beyond help, lost cause, hopeless case, (?:low|poor) parenting capacity, poor parents?, cannot parent, can't parent`, saySeen),
	label(`chaotic (?:home|family|household|lifestyle|mother|father|parents?), dysfunctional, problem famil(?:y|ies), troubled famil(?:y|ies), broken home, deprived background, known to (?:social )?services, bad (?:mother|father|parents?), unfit (?:mother|father|parents?|to parent), feckless, workshy, work-shy, benefits? scroungers?, scroungers?, scrounging, sponging, (?:lazy|useless|hopeless|nasty|mad|crazy|stupid|thick|evil|dirty|drunken|difficult|problem) (?:mother|mum|father|dad|parents?|family|man|woman|boy|girl|child|kid|carer)s?, what (?:these|those|that) (?:\w+ )?(?:people|families|types?|sort) (?:are|is) like, layabouts?, chavs?, (?:does not|doesn't|did not|didn't|fail(?:s|ed) to) prioriti[sz]e, fail(?:s|ed) to protect`, saySeen),
	label(`suffers from, suffering from, suffered from, (?:a )?sufferers?, afflicted (?:by|with), victim of (?:a )?(?:stroke|dementia|illness), wheelchair[- ]bound, confined to (?:a|the|her|his|their) wheelchair, bed[- ]blockers?, bed[- ]blocking, handicapped, retarded, mentally defective, (?:a|the) schizophrenics?, (?:a|the) demented, demented, senile, the elderly, geriatrics?, the disabled, the mentally ill, mental patients?, crippled, cripples?, old dears?, frail old (?:lady|man|woman|dear|thing), little old (?:lady|man), old folks?, a bit simple, simple-minded, slow-witted, not all there, not right in the head, mentally unstable, unstable (?:mother|father|mum|dad|person|woman|man), backward, mental age of, invalids?, bonkers, loopy, deaf and dumb, deaf-mute, mongol, spastic, subnormal, high[- ]functioning, low[- ]functioning, lunatics?, nutters?, psychos?`, sayLivesWith),
	label(`junkies?, druggies?, drug addicts?, addicts?, alcoholics?, drunkards?, drug abusers?, crackheads?, smackheads?`, sayLivesWith),
	label(`did not attend, didn't attend, failed to attend, DNA'd, DNA’d, fail(?:s|ed) to bring`, sayBrought),
	label(`lifestyle choices?, child prostitut\w+, prostitut\w+, underage sex`, sayExploited),
	label(`commit(?:s|ted|ting)? suicide, failed suicide, successful suicide, suicide threat, cry for help`, sayDied),
	label(`illegal immigrants?, illegals, half-caste, coloured (?:man|woman|boy|girl|child|people|person|family), gypos?, pikeys?, bogus asylum`, sayNothing),
}

func labels(t phrase.Text) (list []Place) {
	for _, one := range slices.Concat(labelList, labelWords) {
		list = append(list, every(one.pattern, func(what string) remark.Remark { return saysLabels(what, one.instead) })(t)...)
	}
	return onePerLine(t.Whole, append(list, moreLabels(t)...))
}

// onePerLine returns the first place in each line.
func onePerLine(text string, list []Place) (first []Place) {
	slices.SortStableFunc(list, func(a, b Place) int { return a.From - b.From })
	lines := map[int]bool{}
	for _, one := range list {
		if line := strings.Count(text[:one.From], "\n"); !lines[line] {
			lines[line] = true
			first = append(first, one)
		}
	}
	return first
}

// Identity matches words for who somebody is. The list is short.
var Identity = phrase.New(identity)

const identity = `\b(?:Muslim|Christian|Jewish|Hindu|Sikh|Catholic|Polish|Romanian|African|Caribbean|West Indian|Albanian|Vietnamese|Turkish|Iraqi|Iranian|Eritrean|Sudanese|Congolese|Ethiopian|Bulgarian|Lithuanian|Latvian|Slovak(?:ian)?|Czech|Hungarian|Portuguese|Brazilian|Arab|Buddhist|Jehovah[’']s Witness(?:es)?|Evangelical|Mormon|Zimbabwean|Sri Lankan|Tamil|Filipino|Thai|Russian|Eastern European|Somali|Nigerian|Pakistani|Bangladeshi|Indian|Chinese|Jamaican|Ghanaian|Afghan|Syrian|Kurdish|Ukrainian|Irish Traveller|Traveller|Roma|Gypsy|Black|Asian|mixed[- ]race|white British|gay|lesbian|bisexual|trans|transgender|asylum seekers?|refugees?|immigrants?)\b`

// Belonging matches words for that by which people are told apart.
var Belonging = regexp.MustCompile(`(?i)\b(?:faith|religion|ethnicity|ethnic|race|nationality|sexuality|gender|heritage|skin colou?r|disability)\b`)

// who matches words for who somebody is, and what they are taken for.
var who = phrase.New(identity + `|(?i)\b(?:on benefits|benefits? (?:famil(?:y|ies)|class)|council (?:estates?|tenants?|houses?)|(?:single|lone|unmarried|teenage|teen|young) (?:mother|mum|mom|parent|father|dad)s?|(?:that|this|those|these) (?:estates?|backgrounds?|cultures?|communit(?:y|ies)|part of town|side of town|postcode|sort of (?:family|people|home|place|area)|kind of (?:family|people|home|area)|type of (?:family|people))|(?:boys|girls|lads|men|women|people|families|kids|children|mothers|fathers) like (?:him|her|them|that|these|those|this|\{\w+\})|(?:people|families|men|women) of (?:that|their|his|her) (?:faith|kind|sort|age|background|class)|(?:her|his|their) (?:sort|kind|type|culture|faith|religion|community|background|class)|(?:at|of) (?:his|her|their|your|that|this) age|(?:person|people|somebody|someone|man|woman|men|women|boy|girl|child|children|adult|adults) with (?:a |an )?(?:\w+ )?(?:disabilit(?:y|ies)|autism|Down[’']s|dementia|mental illness|learning difficult(?:y|ies)|wheelchair)|(?:a|the|any|every|most|all) (?:child|children|kid|kids|boy|girl|teenager|young person|young people) (?:who (?:is|are) )?in care|children in care|kids in care|care leavers?|looked[- ]after children|(?:man|woman|mother|father|mum|dad|parent) on (?:his|her|their) own|travelling families|single[- ](?:mum|mom|parent|mother|dad) (?:household|famil(?:y|ies)|home)|you people|(?:you|we|these|those|them) (?:Poles|Muslims|Blacks|Asians|Gypsies|Travellers|Romanians|foreigners|lot)|your lot|older people|old people|the young|men|women|boys|girls|travellers?|gypsies|foreigners?|migrants?|working[- ]class|disabled|autistic|learning difficult(?:y|ies)|wheelchair user|(?:famil(?:y|ies)|people|parents?|mothers?|mums?|fathers?|dads?|kids|children|lads|girls|those|folk) (?:on|from|off|round|in) (?:that|this|the|those|these) (?:\w+ )?(?:estate|estates|flats|tower blocks?|end of town|side of town|caravans?|site))\b`)

// deficit matches what is wrong with somebody, or a reason made of who they are.
var deficit = regexp.MustCompile(`(?i)\b(?:the usual|don[’']t beg|(?:wasn[’']t|isn[’']t|very|quite|so|surprisingly|well|good|clean|tidy|polite|clever|articulate|bright|kind|calm|honest|rude|nice|capable)\b[^.!?\n]{0,24},? for (?:a|an|somebody|someone|people|one of)\b|(?:you|one|we|I) (?:don[’']t|do not|wouldn[’']t|would not|never|hardly) (?:normally |usually |often )?(?:expect|see|find|think)|surpris\w+|unusual\w*|unexpected\w*|remarkabl[ye]|for once|(?:do|are|is|does|all|they) (?:all|always|often) (?:are|do|is|does|have|say|think|want|tend)\b|all are|they always|they all|always are|always do|steals?|stealing|thiev\w+|behind at school|will end up|ends? up|happy soul|happy souls|loving souls|childlike|like children|never learns?|good at (?:sport|music|maths|dancing)|natural rhythm|hot-?headed|fiery|like (?:most|all|many|so many|every|other)\b|as they (?:all|always|often) (?:are|do|get)\b|typical(?:ly)?|typical (?:of|for)|rarely|seldom|hardly ever|tends? to|prone to|bound to|known for|no time for|(?:will|would|do|does) not accept|won[’']t accept|turns? (?:to|into)|(?:you )?know what [\w ]{0,24}(?:is|are) like|what (?:he|she|it|they)(?:[’']s| is|[’']re| are) like|nothing better to do|not to be trusted|keep (?:it|things|themselves) to themselves|close ranks|(?:don[’']t|do not|doesn[’']t|does not) (?:value|respect|believe in|want to work|look after|bother|understand|feel|cry|talk about)|no (?:respect|ambition|morals|values)|breed\w*|scroung\w*|should stay|belong in|exaggerat\w+|make(?:s)? things up|cope less|harder to (?:love|place|help)|more likely to|less (?:able|likely|intelligent|honest|caring)|better with (?:children|babies)|as (?:usual|always)|what (?:do|can|did) you expect|no wonder|one of those|as (?:you'd|you would|one would|one might) expect|of course|naturally|like (?:all|most|many) of them|they all|these people|those people|that sort|their sort|in (?:their|that|her|his) culture|culturally|despite being|in spite of being|(?:and|but) so (?:he|she|they|does|do|cannot|can't)|(?:does not|doesn't|do not|don't) know (?:any )?better|so (?:expect|watch out|beware)|expect (?:poor|low|bad|trouble)|violent|aggressive|dirty|lazy|drunk\w*|neglect\w*|abus\w+|dangerous|primitive|backward|uneducated|ignorant|unhygienic|at risk because|risk (?:because|since)|because (?:she|he|they|the \w+|of (?:her|his|their) (?:faith|religion|culture|race|skin|disability))|submissive|oppress\w+|(?:never|don[’']t|won[’']t|do not|will not) (?:ever )?(?:tell|open up|cooperate|co-operate|work|change|learn|care|engage)|(?:always|all) (?:lie|lying|liars?|fight|drink|steal|the same)|can[’']t be trusted|(?:want|after) (?:our|your|the) money)\b`)

func stereotypes(t phrase.Text) (list []Place) {
	past := -1 // the end of the last sentence that was looked at
	for _, m := range who.In(t, 500) {
		if m[0] < past {
			continue
		}
		from := strings.LastIndexAny(t.Whole[:m[0]], ".!?\n") + 1
		past = len(t.Whole)
		if end := strings.IndexAny(t.Whole[m[0]:], ".!?\n"); end >= 0 {
			past = m[0] + end
		}
		if lacks := deficit.FindString(t.Whole[from:past]); lacks != "" && len(list) < 100 {
			list = append(list, Place{m[0], saysStereotype(t.Whole[m[0]:m[1]], lacks)})
		}
	}
	return list
}

// shown matches a number of the model's that no student sees.
var shown = phrase.New(`(?i)\bconcern level:? ?[0-5]\b|\bconcern(?::| =|=)? ?[0-5](?:[^\s\w]|$)|\b(?:severity|distress|strain)(?: level)?(?::| =|=)? ?[0-5](?:[^\s\w]|$)|\b[0-5] (?:points? )?of (?:concern|severity|distress)\b`)

// counted matches how notes for lecturers make a mark of what a student or the practitioner
// feels, and unmarked, how they say that it isn't one.
var (
	counted  = phrase.New(`(?i)\b(?:strain|stress|feelings?|mood|resilience|private words|private reflections?)\b[^.?!\n]{0,120}\b(?:counts? (?:for|towards|in)|(?:is|are|be) (?:worth|marked|graded|assessed|scored)|makes? up|part of (?:the|their|your) (?:mark|grade)|criteri(?:on|a)|pass mark|(?:points?|marks?) (?:off|are lost|are taken))|\b(?:criteri(?:on|a)|marks? for|graded on|assessed on|marked on)\b[^.?!\n]{0,60}\b(?:strain|stress|feelings?|mood|resilience|private reflections?)\b|\b(?:strain|stress|feelings?|mood|private (?:words|reflections?)|how (?:\w+ ){1,3}(?:felt|feel|upset|stressed|calm|tired))\b[^.?!\n]{0,120}\b(?:(?:goes|go|feeds?|flows?) (?:in)?to (?:the|their|your|a) (?:\w+ )?(?:mark|grade|score|assessment|result)|(?:lose|loses|lost|deduct\w*|gain|get|earn)\b[^.?!\n]{0,20} (?:marks?|points?|grade))|\b(?:grade|mark|score|assess|rate|rank)(?:s|d|ed)?\b (?:\w+ ){0,4}(?:by|on|for|against|according to) (?:\w+ ){0,4}(?:strain|stress\w*|feelings?|felt|upset|calm\w*|mood|resilience|reflections?|distress\w*)\b|\b(?:private|personal) (?:words|reflections?|notes)\b[^.?!\n]{0,40}\b(?:grade|mark|assess|score)\b|\b(?:Strain|strain|feelings)\b[^.?!\n]{0,80}[.;:] (?:Mark|Grade|Score|Assess|Rate) (?:it|them|this|that)\b|\b(?:show|send|hand in|submit|upload|share|collect|print out|read out|read|compare|display)\b (?:\w+ ){0,5}(?:strain|private (?:words|reflections?|notes))\b`)
	unmarked = regexp.MustCompile(`(?i)\b(?:no|not|never|nobody|none|nothing|without|neither|nor|isn[’']t|aren[’']t|doesn[’']t|don[’']t)\b`)
)

// feelingsMarked finds what asks for a student's feelings, or makes a mark of them.
func feelingsMarked(t phrase.Text) []Place {
	return onePerLine(t.Whole, append(every(feelingsMark, saysFeelingsMarked)(t), markedTogether(t)...))
}

// Counted finds in notes for lecturers what makes a mark of a student's strain or feelings.
func Counted(t phrase.Text) (list []Place) {
	notes := t.Whole
	for _, m := range counted.In(t, 100) {
		from := strings.LastIndexAny(notes[:m[0]], ".!?|\n") + 1
		if !unmarked.MatchString(notes[from:m[1]]) {
			list = append(list, Place{m[0], saysFeelingsMarked(notes[m[0]:m[1]])})
		}
	}
	return onePerLine(notes, append(list, markedTogether(t)...))
}

// Death matches words for a death.
var Death = regexp.MustCompile(`(?i)\b(?:died|dies|dead|death|killed|kills|los(?:t|es|e) (?:her|his|their) li(?:fe|ves)|murder\w*|drown\w*|suicide|fatal(?:ly)?|passed away|did not survive|didn't survive)\b`)

// maySayDeath are parts of words of which one is in every text that says that somebody has died.
// They are faster to see than how it says so.
var maySayDeath = []string{"die", "did", "dead", "kill", "life", "lives", "passed", "saved", "breathing", "woke", "hang", "hung", "drown"}

func deathsSaid(t phrase.Text) (list []Place) {
	for _, m := range tooLate.In(t, 100) {
		list = append(list, Place{m[0], DeathAsTrap(t.Whole[m[0]:m[1]])})
	}
	if !slices.ContainsFunc(maySayDeath, func(part string) bool { return strings.Contains(t.Whole, part) }) {
		return list
	}
	for _, m := range foundDead.FindAllStringIndex(t.Whole, 100) {
		list = append(list, Place{m[0], DeathAsTrap(t.Whole[m[0]:m[1]])})
	}
	return list
}

// tooLate matches other ways to say that somebody has died, or means to.
var tooLate = phrase.New(`(?i)\bdead on arrival\b|\b(?:a|the|one|her|his|their|some) (?:child|baby|person|mother|father|boy|girl|patient|resident|family|man|woman) (?:dies|will die|could die|might die|is going to die)\b|\b(?:would|might|could) (?:still |well )?(?:be alive|have lived|have survived)\b|\bpronounced dead\b|\bbody (?:was|has been|is) (?:found|discovered|recovered)\b|\b(?:bled|starved|froze|burn(?:ed|t)|beaten|choked|drank (?:herself|himself)) to death\b|\b(?:last|final) breath\b|\bby the time you (?:read|get|see) this,? (?:I|we)\b|\btoo late to save (?:her|him|them|\{)|\bcould not be (?:resuscitated|revived)\b|\bdid not survive\b|\bdidn[’']t survive\b`)

var foundDead = regexp.MustCompile(`\{\w+\} (?:has died|is dead|was found dead|has been found dead|was killed|has been killed|died (?:last night|this morning|overnight|today|yesterday|because))|\{\w+\}[^.?!\n]{0,80}\b(?:did(?:n[’']t| not) make it|(?:was|were|is|has been|have been|been|and) (?:found )?(?:killed|dead\b)|and (?:has )?died\b|died (?:in|on) (?:the|their|her|his) (?:way|night|ambulance|ward|road|stairs|bath|fire|snow|cold)|lost (?:her|his|their) li(?:fe|ves)|(?:took|has taken|have taken) (?:her|his|their) own li(?:fe|ves)|(?:has |have )passed away|could(?:n[’']t| not) be saved|stopped breathing|never woke up|(?:hanged|hung|drowned) (?:himself|herself|themself|themselves))|\b(?:found|find) (?:\{\w+\}|him|her|them|the (?:child|baby|children|mother|father|boy|girl)) (?:dead|hanging|lifeless|not breathing|hanged|drowned)\b|\b(?:the baby|the child|the children|one of the children) (?:has died|have died|is dead|was killed|died (?:last night|this morning|overnight|today|yesterday))`)

var blame = phrase.New(`(?i)\b(?:you (?:should|ought to|could) have (?:known|seen|noticed|realised|realized|spotted|guessed)|should have known better|your (?:own )?fault|you(?:'ve|’ve| have)? (?:already |simply |once again )?failed (?:her|him|them|this|these|us|the|that|\{)|you are to blame|you(?:'re|’re) to blame|blood on your hands|because of you\b|because you (?:didn't|did not|failed|chose|ignored|forgot)|you(?:'ve|’ve| have)? let (?:her|him|them|us|everybody|everyone|the family|that family|\{\w+\}) down|how could you|shame on you|you (?:made|chose) the wrong|you (?:were|are|was) wrong|wrong (?:answer|decision|choice)|your (?:negligence|carelessness|incompetence)|you(?:'re|’re| are) (?:useless|incompetent|careless|a bad social worker)|not fit to (?:be|practise)|if you had only|had you only|you(?:[’']ve| have)? got (?:it (?:all|badly|completely) wrong|it wrong[.:;]|(?:this|that|everything|her|him|them) wrong)|you over-?reacted|you panicked|(?:I|we) expected (?:better|more) (?:of|from) you|all down to you|down to you alone|disappointed (?:in|with|by) you|what were you thinking|you(?:[’']re| are) not cut out|(?:a|any) (?:real|proper|good|competent) social worker (?:would|knows|does|never)|even a (?:first[- ]year|student|child) (?:would|could)|you(?:[’']ve| have)? (?:missed|ignored|overlooked) (?:it|the obvious|what|all|every)|you weren[’']t (?:listening|paying attention)|(?:a|your) (?:serious |bad |grave |terrible )mistake|(?:poor|sloppy|careless|lazy|shoddy) (?:work|judgement|practice|decision)|you (?:clearly |obviously )?don[’']t care|this is on you|you did nothing|not good enough|thanks to you,|you ruined|you should be (?:ashamed|embarrassed)|ashamed of (?:you|yourself)\b|you (?:are|were|[’']re) (?:a|an) (?:\w+ )?(?:disgrace|embarrassment|disappointment|liability|danger|failure|let-?down|joke)|a disgrace to (?:this|the|your)|call yourself a (?:social worker|professional|practitioner)|like (?:a|any) (?:competent|good|proper|real|decent|responsible|conscientious) (?:worker|social worker|practitioner|professional|student|colleague)|(?:a|any) (?:competent|decent|proper|real|half-decent|responsible|conscientious|experienced) (?:social )?(?:worker|practitioner|professional|student) (?:would|could|should|knows|does|never)|any (?:first[- ]year|student|fool|child|trainee)\b[^.\n]{0,30} (?:would|could|knows)|(?:surprised|amazed|a wonder|astonished) (?:that )?you (?:ever )?(?:passed|qualified|got through|got this job|were employed)|how did you (?:ever )?(?:qualify|pass|get this job)|(?:I|we|they|everybody|the team) (?:expected|hoped for|deserved?) better|I thought you were better than|you(?:[’']re| are) (?:in the wrong job|not up to (?:it|this|the job)|out of your depth|a waste of)|you wasted (?:my|our|her|his|their|everybody)|you only had to|you couldn[’']t even|you (?:forgot|chose|decided|waited|failed|ignored)[^.\n]{0,40}(?:that is|that[’']s|which is|and) why|because you (?:were|waited|put|left|thought|decided)|if (?:only )?you had [^.\n]{1,80}\b(?:wouldn[’']t|would not|would never|would still|would be|need not)|you will have to live with|live with (?:this|that|what you)|hang your head|you were (?:told|warned|asked) to [^.\n]{1,40}(?:weren[’']t you|and you|but you)|clear(?:ing|ed)? up after you|(?:rookie|schoolboy|basic|elementary|beginner[’']s|stupid|silly|unforgivable) (?:error|mistake|slip)|(?:I|we) can[’']t believe (?:that )?you|(?:it|that|this)(?:[’']s|[’']ll be| is| will be) on you\b|(?:at|in) your (?:probation|appraisal|capability|disciplinary|fitness to practise)|your (?:probation|registration|job|career) (?:is|will be|depends|could be)|report you to|you(?:[’']ve| have) ruined)`)

var method = phrase.New(`(?i)\b(?:drank|drunk|drinks?|drinking)(?: \w+){0,3} (?:bleach|antifreeze|poison)\b|\b(?:rope|belt|cord|cable) (?:round|around) (?:her|his|their|your|my|the) (?:own )?neck\b|\b(?:packets?|packs?|box(?:es)?|bottles?|handfuls?|strips?) of (?:\w+ ){0,2}(?:tablets?|pills?|paracetamol|ibuprofen|aspirin|antidepressants|bleach|capsules|medication|painkillers)\b[^.\n]{0,30}\b(?:swallow\w*|took|taken|takes|drank|overdos\w+)\b|\b(?:swallow\w*|took|taken|takes|drank|overdos\w+)(?: \w+){1,4} (?:packets?|packs?|box(?:es)?|bottles?|handfuls?|strips?) of (?:\w+ ){0,2}(?:tablets?|pills?|paracetamol|ibuprofen|aspirin|antidepressants|capsules|medication|painkillers)\b|\b(?:tablets?|pills?|paracetamol|ibuprofen|aspirin|antidepressants|bleach|capsules|painkillers)\b(?: (?:that|which))? (?:she|he|they|you|\{\w+\})(?: had|'d|’d)? (?:swallowed|overdosed|gulped)\b|\b(?:took|taken|takes|swallow\w*|overdos\w+ (?:of|on|with))(?: \w+){0,4} (?:tablets?|pills?|paracetamol|ibuprofen|antidepressants|bleach|capsules)\b|\b(?:hang(?:s|ed|ing)?|hung|drown(?:s|ed|ing)?|poison(?:s|ed|ing)?|strangl\w+) (?:herself|himself|themsel(?:f|ves)|yourself|myself)\b|\b(?:\d+|a dozen|ten|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|a hundred) (?:of (?:the|her|his|their) )?(?:paracetamol|ibuprofen|aspirin|co-codamol|tablets|pills|painkillers|antidepressants)\b[^.\n]{0,20}\b(?:took|taken|takes|swallow\w*)\b|\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|a dozen|dozens of|a hundred|\d{2,3}|handfuls? of|fistfuls? of) (?:of (?:the|her|his|their|my) )?(?:\w+ )?(?:paracetamols?|ibuprofen|aspirins?|co-codamol|codeine|antidepressants?|diazepam|sleeping (?:pills|tablets)|painkillers)\b|\b(?:rope|belt|cord|cable|lead|scarf|sheet|flex|tie|leash|noose)s?\b[^.\n]{0,25}\b(?:over|round|around|to|from|through|on) (?:the|a|her|his|their|my) (?:\w+ )?(?:door|door handle|banisters?|bannisters?|beam|rail|hook|tree|branch|loft hatch|light fitting|neck)\b|\b(?:pills?|tablets?|medication|paracetamol|painkillers)\b[^.\n]{0,12} (?:saved|stored|hidden|stashed|hoarded|stockpiled|put by)\b|\b(?:saved|saving|stored|storing|hid|hiding|stashed|stashing|hoarded|hoarding|stockpil(?:ed|ing)) (?:up )?(?:her|his|their|my|the)? ?(?:pills|tablets|medication|painkillers)\b|\b(?:scratch|burn|cut|stab|pierce)(?:s|ed|ing|t|ting)? (?:myself|herself|himself|themselves) with\b|\b(?:railway|motorway|road|foot) ?bridge\b[^.\n]{0,40}\b(?:jump|over the edge|off it)\b|\bstood (?:on|at) the (?:edge|railway|bridge|platform|roof|tracks)\b|\bligatures?\b|\bnooses?\b|\b(?:razors?|razor blades?|blades?|kni(?:fe|ves)|scissors|glass)\b[^.]{0,40}\b(?:wrists?|forearms?|thighs?|cut (?:herself|himself|themselves))\b|\b(?:cut|cuts|cutting|slit|slits|slashed) (?:her|his|their|your|my) (?:own )?(?:wrists?|arms?|forearms?|thighs?|legs?|throat)\b|\bjump(?:s|ed|ing)? (?:off|from|in front of) (?:a|the) (?:bridge|roof|train|window|car park|building)\b|\bwith a (?:rope|belt|cord|razor|blade) (?:round|around)\b`)

var feelingsMark = phrase.New(`(?i)\b(?:your|their|the students?[’']?s?) (?:choices|answers|decisions|performance|responses|recommendations) (?:is|are|will be|get|gets) (?:ranked|scored|marked|graded|rated|timed and marked)\b|\byou(?:[’']ll| will)? (?:get|receive|are given|be given|earn|end with) (?:a|your) (?:score|percentage|grade|mark|rating|ranking)\b|\blose (?:a|one|two|\d+|half their|half your) marks?\b|\bhow (?:stressed|anxious|upset|tired|worried|distressed|overwhelmed) (?:do|did|are|were) you\b|\b(?:rate|score|grade|mark|measure) (?:your|the student's|the student’s|their) (?:stress|strain|feelings?|mood|anxiety|distress|wellbeing|well-being|resilience|reflection)\b|\b(?:feel|felt|feelings?|stress|strain|mood|resilience|wellbeing|reflections?)\b[^.?!]{0,60}\b(?:from (?:1|one|0|nought|zero) to (?:5|five|10|ten)|out of (?:5|five|10|ten|a hundred|100)|on a scale|be (?:marked|graded|assessed|scored)|(?:are|is|get|gets) (?:marked|graded|assessed|scored|a mark))|\b(?:your|the student[’']?s) (?:stress|strain|feelings|mood|resilience|reflections?) (?:counts?|scores?|decides?|goes into|go into)\b|\bhow (?:calm|kind|brave|upset|tired|stressed|composed|resilient|empathic|emotional|strong|strained) (?:\w+ ){0,3}(?:is|are|gets?|will be) (?:scored|marked|graded|assessed|counted|rated)\b|\b(?:calm|composure|empathy|strain|stress|feelings?|mood|resilience)\b[^.?!]{0,60}\bof your (?:mark|grade|score)s?\b|\b(?:marked|graded|assessed|scored|judged|rated) (?:on|for|by|according to) (?:how (?:\w+ ){0,2}(?:calm|composed|kind|brave|upset|tired|stressed|anxious|resilient|strong|strained|emotional)|how (?:\w+ ){1,3}(?:felt|feel|cope|coped|bore up)|whether you (?:\w+ ){0,2}(?:calm|cry|cried|panic|panicked|upset|flustered|cope|coped)|your (?:\w+ )?(?:calm|composure|strain|stress|feelings|mood|resilience))\b|\bmark out of (?:5|five|10|ten|20|twenty|100|a hundred)\b|\b(?:marks?|points?|grades?) (?:are |is |will be |to be )?(?:given |taken off |deducted |lost )?for (?:how you fe(?:el|lt)|your (?:feelings|strain|stress|resilience|reflection)|(?:strain|stress|feelings|resilience|reflection))\b|\b(?:your|the) (?:tutor|lecturer|teacher|university|manager|assessor|practice educator|supervisor)\b[^.?!\n]{0,30}\b(?:sees?|reads?|gets?|receives?|is (?:shown|sent|told)|will (?:see|read|get|be shown|be told))\b[^.?!\n]{0,30}\b(?:how you (?:feel|felt)|your (?:strain|feelings|stress|private|reflections?|mood))\b|\b(?:show|send|tell|give|submit|hand in|share)\b (?:\w+ ){0,4}your (?:own )?(?:strain|feelings|stress|mood|private (?:words|reflections?))\b|\b(?:calm|composure|strain|stress|feelings?|mood)\b[^.?!]{0,60}\b(?:goes|go|counts?|feeds?) (?:in)?to(?:wards)? (?:the|your|a) (?:\w+ )?(?:mark|grade|score|result)|\byou(?:[’']ll| will)? (?:lose|gain|get|earn) (?:marks?|points?) (?:if|for|when) (?:you|your|feeling|being|staying|crying|strain|stress)`)
