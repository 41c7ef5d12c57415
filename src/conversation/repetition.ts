/** What asks once more for what was just said, or where it stands: each is a whole utterance, without marks around it. */
const ASKING_AGAIN = [
  String.raw`(?:(?:can|could) you )?(?:please )?(?:tell|show) me (?:some )?more(?: about (?:it|that|this))?`,
  'more(?: details?| information| info)?',
  '(?:(?:can|could) you )?(?:please )?(?:go on|continue|elaborate|give (?:me |us )?(?:an example|some examples|more details))',
  '(?:is|was) (?:it|that|this) (?:really )?(?:true|right|correct|so)|are you sure',
  '(?:any|some)thing else',
  'such as(?: what)?|like what|(?:for|an|any) examples?|e\\.?g',
  '(?:what is (?:the|your) )?sources?|says who|show me(?: where)?',
  '(?:in |from )?(?:which|what) paragraph(?: is (?:it|that|this))?(?: (?:in|from))?',
  'where (?:does|do|did) (?:it|they|the (?:text|document|statement)) (?:say|state) (?:it|that|this|so)',
  'where is (?:it|that|this) (?:said|written|stated|from)',
  '(?:(?:can|could) you )?quote (?:it|that|this)(?: for me)?',
  'how do you know(?: that)?|really',
];
const REPETITION = new RegExp(`^(?:${ASKING_AGAIN.join('|')})(?:,? please)?$`, 'i');

/** Whether words in plain form ask for the last answer again: "Tell me more", "Such as?", "Where does it say that?". */
export function isRepetition(text: string): boolean {
  return REPETITION.test(text);
}
