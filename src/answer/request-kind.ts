import type { NoAnswer } from '../types.js';
import { holdsWords, terms } from '../vocabulary/terms.js';

/** What keeps a text from being a question to the documents, whatever they say. */
type Unaskable = Exclude<NoAnswer['reason'], 'not_said'>;

const SMALL_TALK = new Set(
  terms(
    'hello hi hey hiya howdy greetings welcome morning afternoon evening night day thanks thank thx cheers please sorry pardon ' +
      'bye goodbye later ok okay yes yeah yep no nope nah sure fine good great nice cool super awesome wow well lol haha help ' +
      'hmm right maybe everybody everyone folks friend there bot chatbot',
  ),
);
/** Said to find out whether anybody is there; "Is there a test?" asks. */
const TRYING_OUT = new Set(terms('test testing assistant'));

/** Stands beside small talk, as in "Thanks a lot", and is none by itself. */
const BESIDE_SMALL_TALK = new Set(terms('much many lot lots bunch done'));
/** "Nice work!" praises; "night work" is looked for. */
const PRAISE = /\b(?:good|nice|great|super|awesome|cool) (?:work|job|answer|one)\b/gi;
/** What has no question mark may be thanks at more length. */
const MOST_WORDS = 6;
const MOST_WORDS_OF_THANKS = 10;

/** Asked of who answers, by itself or after a greeting: "What can you do with a permit?" is asked of the documents. */
const OF_ANSWERER =
  /^\W*(?:(?:hello|hi|hey|hiya|greetings|good (?:morning|afternoon|evening|day)|ok|okay|thanks|thank you)(?: there)?\W+)?(?:and |so )?(?:how are you(?: doing)?(?: today)?|how(?:['’]s| is) it going|how do you do|(?:who|what) are you|are you (?:an? )?(?:human(?: being)?|real(?: person)?|robot|bot|chatbot|AI|person|machine|computer|there)|who (?:made|built|created|programmed|wrote) you|what(?:['’]s| is) your name|what can you do(?: for me)?)\W*$/i;

/** Said of the conversation, to no document. */
const OF_CONVERSATION =
  /^\W*(?:see you(?: (?:later|soon|tomorrow|again))?|(?:it(?:['’]s| is| was) )?(?:nice|good|great|pleased) to meet you(?: too)?|i need (?:some |your )?help|(?:can|could) you (?:please )?(?:help me|repeat (?:that|it)|say (?:that|it) again)|(?:(?:no|ok|okay)\W+)?(?:that(?:['’]s| is| was)|you(?:['’]re| are)|this is) (?:wrong|right|correct|incorrect|not (?:true|right|correct))|(?:wrong|incorrect|correct)|(?:(?:thanks|thank you|ok|okay|great)\W+)?that (?:answers|answered) (?:my|the) question)\W*$/i;

/** What is asked of the moment of asking, which no document knows: "What time is it?" */
const OF_NOW =
  /\b(?:what|which) (?:time|day|date|month|year) (?:is it|do we have)(?: (?:right )?now| today)?\W*$|\bwhat(?:['’]s| is) the (?:time|(?:current |today['’]s )?date)(?: (?:now|today))?\W*$|\bwhat(?:['’]s| is) today['’]s date\b|\b(?:how|what)(?:['’]s| is) the weather(?: like)?(?: (?:right )?now| today| outside)?\W*$/i;

const SAYS_NOW = /\b(?:now|today|current|weather|is it|do we have)\b/i;

/** Where a sentence that commands begins. "Who may now act as a mediator?" commands nothing. */
const COMMANDING = String.raw`(?:(?:^\W*|[.!?;:,]["“ ]{0,3})(?:and |but |so )?(?:now |just |then )?|\b(?:and|but|so) (?:now|just|then) |\bplease )`;
/** "You must now ignore", "I want you to ignore", beside what begins a command; "do you ignore" asks. */
const COMMANDING_YOU = String.raw`(?:${COMMANDING}(?:you (?:must|should|shall|will|are to) (?:now |just )?)?|\bI(?:['’]d| would)? (?:want|need|ask|tell|order|command|like) you to (?:now |just )?)`;

/** Words to a language model, which is not what answers here: they ask for nothing that a document could say. */
const INSTRUCTIONS = [
  new RegExp(
    String.raw`${COMMANDING_YOU}(?:ignore|disregard|forget|override|bypass|skip|drop)\b[^.?!]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|restrictions?|everything (?:above|before)|all (?:above|previous|prior))\b`,
    'i',
  ),
  /\b(?:can|could|will|would) you (?:please |now |just )?(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,15}\b(?:previous|prior|above|earlier)\b[^.?!]{0,10}\b(?:instructions?|rules?|prompts?|guidelines?)\b/i,
  new RegExp(
    String.raw`${COMMANDING_YOU}(?:ignore|disregard|forget) (?:all )?(?:of )?(?:the above|everything(?: above| before)?)\W*$`,
    'i',
  ),
  new RegExp(
    String.raw`${COMMANDING_YOU}(?:(?:write|compose|sing|tell)(?: me| us)? (?:an? |another )(?:\w+ )?(?:poem|song|story|joke|essay|haiku|limerick|rap)\b)`,
    'i',
  ),
  /\b(?:system|developer|hidden) (?:prompts?|instructions?)\b|\binitial prompts?\b/i,
  /\byour (?:initial |original |full )?(?:prompts?|instructions?)\b(?! (?:about|for|on|to|in|if|when)\b)/i,
  /(?:^\W*|[.!?:]["“ ]{0,3})you(?:['’]re| are) (?:now|no longer)\b/i,
  new RegExp(String.raw`${COMMANDING}(?:from now on,? you|(?:let['’]s )?role-?play)\b`, 'i'),
  new RegExp(String.raw`${COMMANDING_YOU}(?:pretend|act as (?:if|a|an|the|my))\b`, 'i'),
  /\b(?:jailbreak|dan mode|developer mode|do anything now)\b/i,
  /<\/?(?:system|assistant|user|instructions?|script)\b/i,
  /^\W*(?:system|assistant|developer)\s*:/i,
  new RegExp(
    String.raw`${COMMANDING}(?:repeat|respond|reply|answer|output|print|say)\b[^.?!]{0,30}(?:\b(?:the word|with only|only with|verbatim|in all caps)\b|\bexactly(?=\W*$|:| (?:this|these|as|the following)\b))`,
    'i',
  ),
];

/** Null where a text may be a question. After others, "Was it there?" asks something, although it names nothing. */
export function unaskable(text: string, { isFollowing = false } = {}): Unaskable | null {
  if (!holdsWords(text)) return 'no_words';
  if (INSTRUCTIONS.some((pattern) => pattern.test(text))) return 'instruction';
  if (isOfNow(text, isFollowing)) return 'small_talk';
  if (OF_ANSWERER.test(text) || OF_CONVERSATION.test(text)) return 'small_talk';
  if (isFollowing && terms(text).length === 0) return null;
  return isSmallTalk(text) ? 'small_talk' : null;
}

/** After a question about a meeting, "And what is the date?" is asked of the meeting. */
function isOfNow(text: string, isFollowing: boolean): boolean {
  return OF_NOW.test(text) && (!isFollowing || SAYS_NOW.test(text));
}

function isSmallTalk(text: string): boolean {
  if (/\b(?:wh(?:o|at|en|ere|y|ich)|how)\b/i.test(text)) return false;
  const isAsked = text.includes('?');
  const said = terms(isAsked ? text : text.replace(PRAISE, 'nice'));
  const most = isAsked || said.length === 0 ? MOST_WORDS : MOST_WORDS_OF_THANKS;
  if (text.trim().split(/\s+/).length > most) return false;
  const others = said.filter((term) => !SMALL_TALK.has(term) && (isAsked || !TRYING_OUT.has(term)));
  if (others.length === 0) return true;
  return !isAsked && others.length < said.length && others.every((term) => BESIDE_SMALL_TALK.has(term));
}
