import { test } from 'vitest';
import { frameOf } from '../../src/conversation/question-frame.js';
test('x', () => {
  for (const q of ["When was the third dialogue?","What did Japan present?","Which G7 summit is mentioned?","What is the capital of France?","Who took part in the meeting?","How are international disputes to be settled?","Where did Japan and the EU meet?","What's the title of the EU Joint Communication?","What does that mean?","When will it be?","Why didn't they sign?","Which planets have rings?","How many goals did Pelé score in 1958?","What caused the Great Fire of London?","What was denounced by both parties?","Does the EU support an open Internet?","Which UN reports are called landmark?","What does ICT stand for?","Is the agreement binding?","What is the Paris Agreement about?","How long did the war last?","What is Japan's capital?","Where will the fourth Japan-EU Cyber Dialogue take place?","Why does the Convention on Cybercrime matter?","What did the G7 Ise-Shima Summit endorse?","Who is the chief executive of the bank?","When was Hamlet written?","Is nicotine addictive?"]) {
    const f = frameOf(q);
    console.log(q, '| wh', f.questionPhrase?.text, f.questionPhrase?.noun, '| gap', f.gap, '| subj', f.subject?.text, '| verb', f.verb === null ? null : f.tokens[f.verb]?.text, f.isPassive, '|', f.phrases.map((p) => (p.isNested ? '>' : '') + p.text + ':' + p.kind + (p.isPlural ? '+' : '')).join('; '));
  }
});
