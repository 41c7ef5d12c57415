import { describe, expect, test } from 'vitest';
import { splitLines, splitSentences } from '../../src/corpus/sentences.js';
import { hasWholeCharacters, sentenceTexts } from '../set-up/parsing.js';

function split(text: string, language = 'en'): string[] {
  return sentenceTexts({ text, sentences: splitSentences(text, language) });
}

describe('one sentence is not split', () => {
  test.each([
    'Mr. Tanaka met Mrs. Weber and Dr. St. John.',
    'Art. 5 and Arts. 6 and 7 of Reg. (EU) 2016/679 and para. 3 apply.',
    'See Art. IX, App. B and UN Doc. A/RES/68/167.',
    'It is No. 5 of Vol. 2, pp. 3 to 9, Fig. 4.',
    'They share practices, e.g. Training of staff, i.e. Courses.',
    'The U.S. Government and the U.N. General Assembly agreed.',
    'It was signed by J. Smith and J. R. R. Tolkien.',
    'It came into force on Oct. 5 and ends on 3 Sept. 2019.',
    'The rate was 3.5 per cent at v. 1.2.3 on example.org today.',
    'The two sides (see cf. Smith) agreed.',
    'Is it etc. and so on, p.m. too.',
    '1. The two sides agreed.',
    '(a) The two sides agreed.',
    'iv. The two sides agreed.',
    '“Will it work?” asked the minister.',
    'Yahoo! announced a deal.',
    'Mr. J.-C. Juncker met Brig. Gen. Poe and Assoc. Prof. Lee on Mt. Everest and in Ft. Worth.',
    'See Ref. No. 45/3 and Doc. No. 7.',
    '« Bonjour ! » dit-il.',
    'It costs approx. 5 euros, i.e. Rs. 500 or less, by p. 3 of Sched. 2.',
    'It dates from c. 1850 and stands in 410 U.S. 113 at s. 5 below.',
    'At 5 p.m. 20 saw that Acme Inc. 2018 had a max. 5 kW engine of 6 ft. 2 in. length.',
    'See subpara. 3 of Art. 5, Add. 2 of it and Corr. 1 Rev. 3.',
  ])('%s', (text) => {
    expect(split(text)).toEqual([text]);
  });
});

test.each([
  ['de', 'Sie trafen sich am 3. Oktober, dem 1. Januar und am 3. 10. 2018 beim 2. Gipfel.'],
  ['de', 'Tokio, 5. März 2018: vom 3. und 4. Oktober, dem 5. 12. 2018 und jedem 3. Treffen.'],
  ['de', 'Er zahlt 5 Mio. Euro nach § 3 f. BGB und kam 44 v. Chr. um.'],
  ['de', 'Nach Abs. 2 Nr. 3 und Ziff. 4 zahlt z. B. Müller bzw. Fa. Meier u. a. Gebühren.'],
  ['de', 'Es waren mind. 5 Leute, max. 10 davon im Saal.'],
  ['es', 'Lo dice el núm. 3 de la pág. 12 para aprox. 20 personas.'],
  ['it', 'Lo dice l’art. 5 co. 2 della legge.'],
  ['pl', 'Zob. ust. 2 pkt. 3 ustawy.'],
  ['ru', 'См. ст. 5 п. 2 гл. 3 закона.'],
  ['ja', '大臣は「協力する。」と述べた。'],
  ['ja', '「本当か？」って聞いた。'],
])('nor is one of another language: %s, %s', (language, text) => {
  expect(split(text, language)).toEqual([text]);
});

describe('sentences are split', () => {
  test.each([
    ['They agreed.', 'They met.'],
    ['They cover trade, energy, etc.', 'The rest waits.'],
    ['They met in the U.S.', 'The next meeting is in Brussels.'],
    ['They said “We agree.”', 'Then they left.'],
    ['They asked: "Is it so?"', 'It was.'],
    ['(They agreed.)', 'Then they left.'],
    ['Is it so?', 'Yes!', 'It is.'],
    ['They asked and the answer was no.', 'The talks went on.'],
    ['It is the state of the art.', 'The two sides said so.'],
    ['They met in Oct.', 'The rest waits.'],
    ['It took place in 2018.', 'The next is in 2019.'],
    ['It ended in 2018.', '5 members left.', '3 stayed.'],
    ['We met in May.', '27 states voted.', '5 left the EU.', '3 stayed in it.', '2 wait.'],
    ['He said yes.', '“27 states voted.”', '€5 million went.'],
    ['It is law.[1][12]', 'They agree.²', '27 voted.[3]', '[Two] left.'],
    ['She weighs 5 m.', 'A state signed.', 'I did 5 km in 2 h.', 'I liked it.', 'They chose c.', 'V waits.'],
    ['The hill has 20 ft.', 'It is green.'],
    ['No.', 'They did not agree.'],
    ['Which phone?', 'iOS is no phone.'],
    ['« Oui ! »', 'Il partit.'],
    ['„Ja.“', '»Nein«, sagte er.'],
  ])('%s %s', (...sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });
});

test('a hard line break ends a sentence, also after an abbreviation', () => {
  expect(split('Signed by Mr.\nTanaka\nTokyo')).toEqual(['Signed by Mr.', 'Tanaka', 'Tokyo']);
});

test.each([
  ['Siehe Seite 12.', 'Staaten stimmten zu.', 'Es ging 12 zu 15.', 'Japan siegte 5:3.', 'Trainer Müller war froh.'],
  ['Im Jahr 1918 starben 20.', 'Viele andere flohen.'],
  ['Es waren 3,5 Mrd.', 'Die Kosten stiegen um 5 Mio.', 'Das war viel.'],
  ['Er wiegt 5 t.', 'Er fuhr 5 m.', 'Danach kam Meier u. a.', 'Die Strecke hat 3 m.', 'Müller wartet.'],
])(
  'German ordinals and abbreviations do not go on after a number, or before what opens a sentence: %s',
  (...sentences) => {
    expect(split(sentences.join(' '), 'de')).toEqual(sentences);
  },
);

test('other languages end their sentences by their own marks', () => {
  expect(split('両者は確認した。次回はブリュッセルで開催される。', 'ja')).toHaveLength(2);
  expect(split('「はい。」ところが違った。', 'ja')).toEqual(['「はい。」', 'ところが違った。']);
  expect(split('Es waren 27. Das Treffen endete um 3. Danach fuhren alle.', 'de')).toHaveLength(3);
  expect(split('次の文です。「はい。」（了）', 'ja')).toEqual(['次の文です。', '「はい。」', '（了）']);
});

describe('text without any full stop', () => {
  test('is cut at white space, and no word is lost', () => {
    const text = 'word '.repeat(200_000).trim();
    const sentences = split(text);
    expect(sentences.join(' ') === text).toBe(true);
    expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThanOrEqual(10_000);
  }, 60_000);

  test('or white space is cut between characters, never inside one', () => {
    const text = `a${'😀'.repeat(12_000)}`;
    const sentences = split(text);
    expect(sentences.join('') === text).toBe(true);
    expect(sentences.every((sentence) => hasWholeCharacters(sentence))).toBe(true);
  });

  test('but with an abbreviation after every word comes to an end', () => {
    const text = 'Mr. '.repeat(30_000).trim();
    expect(split(text).join(' ') === text).toBe(true);
  }, 60_000);
});

test('lines are told apart from blank ones and from the white space around them', () => {
  const text = '  one. Two \n\n \nthree';
  expect(sentenceTexts({ text, sentences: splitLines(text) })).toEqual(['one. Two', 'three']);
  const long = `${'word '.repeat(5000)}\nnext`;
  const lines = splitLines(long);
  expect(Math.max(...lines.map(({ start, end }) => end - start))).toBeLessThanOrEqual(10_000);
  expect(sentenceTexts({ text: long, sentences: lines }).join(' ')).toBe(`${'word '.repeat(5000)}next`);
});
