import { AUXILIARIES } from '../vocabulary/auxiliaries.js';
import { NOUNS_FOR_DOCUMENT } from '../vocabulary/document-nouns.js';
import { SPEAKING_GROUPS } from '../vocabulary/speaking-groups.js';

/** The documents, or all who speak in them: what one of them said is another question. */
const SPEAKER = `(?:it|they|we|you|(?:the|this|these|both|all)(?: two)? (?:${NOUNS_FOR_DOCUMENT}|agreement|treaty|charter|resolution|memorandum|${SPEAKING_GROUPS}|authors|signatories)s?)`;
const SAY =
  '(?:say|says|said|state|stated|mention|mentioned|write|written|think|agree|agreed|decide|decided|conclude|have to say)';
const ON = '(?:about|on|regarding|concerning|of|as to|with regard to)';
const SPEAK_OF = '(?:mention|discuss|cover|address|touch on|talk about|speak (?:of|about)|refer to|deal with)';
const SPOKEN_OF = '(?:mentioned|discussed|brought up|talked about|spoken of|referred to)';
/** "Is theft covered in it?", but "Is theft covered?" asks what a policy covers. */
const HELD = '(?:covered|addressed|included|dealt with)';
const VIEW = '(?:position|view|views|stance|opinion|attitude|policy|approach|line|thinking|thoughts)';
const ANYTHING = '(?:anything|something|any word|a word|any mention|any reference)';
const PLACE = String.raw` (?:here|anywhere|at all|in (?:it|there|(?:the|this) \w+))`;
const WHERE = `(?:${PLACE})?`;
const REQUEST = '(?:(?:can|could|would) you )?(?:please )?(?:tell me|summari[sz]e|describe|explain|list|give me)';
const WISH =
  "(?:(?:i (?:want|need|would like) to know|i[’']?d like to know)(?: (?:more|something))?|(?:any )?(?:info|information|details|news)|more)";

/** Ways to ask what is said about something, which the group holds. */
const ASKED: readonly RegExp[] = [
  String.raw`what(?:['’]s| is| was| are| were| has been) (?:being )?(?:said|stated|written|mentioned|told|agreed|decided|noted|there) ${ON} (.+?)`,
  String.raw`what (?:do|does|did|have|has) ${SPEAKER} ${SAY} ${ON} (.+?)`,
  String.raw`what(?:['’]s| is| was| are| were) (?:their|its|your|our|the|${SPEAKER}['’]s?) (?:\w+ )?${VIEW} (?:on|about|towards?|regarding|concerning) (.+?)`,
  String.raw`(?:do|does|did) ${SPEAKER} ${SAY} ${ANYTHING} ${ON} (.+?)`,
  String.raw`(?:do|does|did) ${SPEAKER} ${SPEAK_OF} (.+?)${WHERE}`,
  String.raw`(?:is|are|was|were) there ${ANYTHING} (?:\w+ )?${ON} (.+?)${WHERE}`,
  String.raw`(?:is|are|was|were) (?!there\b)(.+?) (?:being )?(?:${SPOKEN_OF}${WHERE}|${HELD}${PLACE})`,
  String.raw`(?:do|does|did) (?!there\b)(.+?) (?:come up|appear|feature|figure|get (?:a mention|mentioned|discussed|covered))${WHERE}`,
  String.raw`(?:${ANYTHING}|what|how) ${ON} (.+?)`,
  String.raw`${REQUEST} (?:(?:more|something|everything|all) )?about (.+?)`,
  String.raw`${WISH} (?:about|on|regarding) (.+?)`,
  String.raw`${REQUEST} what ${SPEAKER} ${SAY} ${ON} (.+?)`,
].map((pattern) => new RegExp(String.raw`^\W*(?:and |so |but |please )?${pattern}\W*$`, 'i'));

/** What a question asks for all that is said of, "human rights" in "What is said about human rights?"; null for another question. */
export function topicOf(question: string): string | null {
  for (const pattern of ASKED) {
    const topic = pattern.exec(question)?.[1];
    if (topic !== undefined) return topic;
  }
  return null;
}

/** The same question where it asks for all that is said of something, however that is put: other wordings tell a reader no more. */
export function inOneWording(question: string): string {
  const topic = topicOf(question);
  return topic === null ? question : `What do they say about ${topic}?`;
}

const MOST_KEYWORDS = 5;
const NO_KEYWORDS = new RegExp(
  String.raw`\?|^\W*(?:tell|describe|list|name|explain|summari[sz]e|give|show|say)\b|\b(?:who|whom|whose|what|when|where|why|how|which|be|${AUXILIARIES}|i|we|you|they|it|he|she)\b`,
  'i',
);
/** "IT security", "the meeting of May 2018". */
const NO_PRONOUN = /\bIT\b|(?<=\S )\bMay\b/g;

/** Whether a text names what it looks for without a question or a clause. */
export function isPhrase(text: string): boolean {
  return !NO_KEYWORDS.test(text.replace(NO_PRONOUN, ''));
}

/** Whether a text only names what it looks for, "human rights online": it may ask for all that is said of it, or for one thing. */
export function isKeywords(text: string): boolean {
  return isPhrase(text) && text.trim().split(/\s+/).length <= MOST_KEYWORDS;
}
