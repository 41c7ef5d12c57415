import { AUXILIARIES } from '../vocabulary/auxiliaries.js';
import { capitalised } from '../vocabulary/capitalised.js';
import { NAMED_DOCUMENT } from '../vocabulary/document-nouns.js';
import { terms } from '../vocabulary/terms.js';
import { ANYBODY } from './polar-question.js';

const BY = '(?:according to|based on|as per|per|going by|judging by|on the basis of)';
/** What a question proper begins with, or who is asked. */
const ASKING = `(?:(?:in|to|by|on|at|for|with|about|of|from) )?(?:who|whom|whose|what|which|when|where|why|how|whether|if)\\b|(?:${AUXILIARIES})\\b|(?:${BY}|in|from) ${NAMED_DOCUMENT}`;
const MARK = '(?: ?(?:[,.:;!…]+|[–—-]+(?!\\p{L})))';

const FIND_OUT = '(?:know|find out|learn|ask|understand|hear)';

/** What stands before a question and asks nothing: greetings, requests to tell, who or what is asked. */
const OPENINGS: readonly RegExp[] = [
  String.raw`(?:hi|hello|hey|hiya|greetings|dear \w+|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|everybody|team|folks))?${MARK}`,
  String.raw`(?:ok|okay|well|so|now|um|uh|hmm|thanks|thank you|great|cool|sorry|excuse me|please|just curious|out of (?:curiosity|interest))${MARK}`,
  String.raw`(?:(?:i have|i[’']ve got|here[’']s|here is) )?(?:(?:a|one|my|another|just a) )?(?:(?:quick|short|simple|small) )?question(?: for you)?(?: is)?${MARK}`,
  String.raw`(?:please,? )?(?:(?:can|could|would|will) ${ANYBODY} (?:(?:please|kindly|maybe|perhaps) )?)?(?:tell|inform|show|explain to|let) (?:me|us)(?: know)?(?:,? please)?${MARK}?(?= (?:${ASKING}))`,
  String.raw`(?:do|does|did) ${ANYBODY} (?:happen to )?know${MARK}?(?= (?:${ASKING}))`,
  String.raw`(?:i(?:[’']d| would) (?:really )?(?:like|love) to|i (?:just )?(?:want|wanted|need|wish) to) ${FIND_OUT}${MARK}?(?= (?:${ASKING}))`,
  String.raw`(?:i wonder|i(?:[’']m| am| was) (?:just )?(?:wondering|curious))${MARK}?(?= (?:${ASKING}))`,
  String.raw`(?:${BY}|in|from) ${NAMED_DOCUMENT},?(?= (?:${ASKING}))`,
  String.raw`(?:does|do|did) (?:${NAMED_DOCUMENT}|it) (?:(?:also|actually|ever) )?(?:say|tell(?: us| me)?|state|specify|explain|mention|indicate|clarify)(?= (?:${ASKING}))`,
].map((pattern) => new RegExp(`^${pattern}\\s*`, 'iu'));

/** What stands after it, each with how many terms must be left for it to be that. */
const ENDINGS: readonly { readonly pattern: RegExp; readonly left: number }[] = [
  {
    pattern:
      /(?<![\s,.!?–—-])[\s,.!?–—-]+(?:(?:many )?thanks(?: (?:a lot|so much|very much|in advance))?|thank you(?: (?:so much|very much|in advance))?|thx|cheers|please|pls|plz)[\s.!?]{0,5}$/i,
    left: 1,
  },
  { pattern: new RegExp(String.raw`,? ${BY} ${NAMED_DOCUMENT}[\s?.]{0,5}$`, 'i'), left: 1 },
  // "What is said in the statement?" says no more without it.
  { pattern: new RegExp(String.raw`,? (?:in|from) ${NAMED_DOCUMENT}[\s?.]{0,5}$`, 'i'), left: 2 },
];

/** What somebody says of themselves before they ask: "I am writing a paper. …" */
const OF_ONESELF = /\b(?:I|I[’']m|[Mm]y|[Ww]e|[Oo]ur)\b/;
/** Nobody has more manners. */
const MOST_ROUNDS = 6;

/** A question proper, without what is said around it for the sake of manners or to say what is asked. */
export function plainQuestion(question: string): string {
  const given = question.trim();
  let text = given;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = text;
    text = withoutOneself(text);
    for (const pattern of OPENINGS) text = cut(text, text.replace(pattern, ''), 1);
    for (const { pattern, left } of ENDINGS) text = cut(text, text.replace(pattern, ''), left);
    if (text === before) break;
  }
  if (text === given) return question;
  const capital = capitalised(text);
  return /[?.!]$/.test(capital) || !given.includes('?') ? capital : `${capital}?`;
}

function withoutOneself(text: string): string {
  const sentences = text.split(/(?<=[.!])\s+/);
  const from = sentences.findIndex((sentence) => sentence.includes('?') || !OF_ONESELF.test(sentence));
  const rest = sentences.slice(from).join(' ');
  return from > 0 && rest.includes('?') ? cut(text, rest, 1) : text;
}

/** The shorter one, where it still asks something. */
function cut(text: string, shorter: string, left: number): string {
  return shorter !== text && terms(shorter).length >= left ? shorter : text;
}
