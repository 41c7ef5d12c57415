import { describe, expect, test } from 'vitest';
import { asOfSpeakers } from '../../src/retrieval/speaker-question.js';
import { openingOf } from '../../src/retrieval/opening.js';
import { Speakers } from '../../src/retrieval/speakers.js';
import type { CorpusDocument } from '../../src/types.js';
import { documentFrom } from '../set-up/parsing.js';

function speakersOf(document: CorpusDocument): Speakers {
  return new Speakers(document, openingOf(document));
}

const statement = speakersOf(
  documentFrom(`---
title: Joint Statement of the 2nd Norway-Kenya Dialogue on Oceans
---

Norway and the Republic of Kenya met in Bergen on 3 May 2021 for their second dialogue with the African Union (AU).

The two sides welcomed the Treaty of the High Seas. Both sides condemned illegal fishing.

The two sides will consult the International Maritime Organization (IMO). Kenya presented its Blue Economy Strategy.`),
);
const article = speakersOf(
  documentFrom(`---
title: Norway and Kenya
---

Norway and Kenya have traded since 1964.

Kenya sells flowers. Norway sells fish. Ships take both to Rotterdam. Prices rose in 2020.`),
);

describe('those who make a statement, named together, are the "they" of a question', () => {
  test.each([
    ['What do Norway and Kenya say about fishing?', 'What do they say about fishing?'],
    ['what do kenya and norway say about fishing', 'what do they say about fishing'],
    ['Did both Norway and Kenya welcome the treaty?', 'Did they welcome the treaty?'],
    ['How did the Norwegian and Kenyan sides see it?', 'How did they see it?'],
    ['Is illegal fishing wrong, according to Norway and Kenya?', 'Is illegal fishing wrong?'],
    ['What is Norway’s and Kenya’s view of the treaty?', 'What is their view of the treaty?'],
    ['Norway and Kenya condemned piracy, right?', 'They condemned piracy, right?'],
    ['Is it true that Norway, Kenya and the AU met?', 'Is it true that they met?'],
    ['Is there a treaty between Norway and Kenya?', 'Is there a treaty between them?'],
    ['Is piracy wrong, in the view of Norway and Kenya?', 'Is piracy wrong?'],
    ['norway kenya stance on piracy', 'stance on piracy'],
  ])('%s', (question, put) => {
    expect(asOfSpeakers(question, statement)).toBe(put);
  });
});

describe('governments are named by their capitals together, not by one alone, which may be a place', () => {
  test.each([
    ['Do Oslo and Nairobi condemn piracy?', 'Do they condemn piracy?'],
    ['What did Nairobi and Oslo welcome?', 'What did they welcome?'],
    ['Is there a treaty between Oslo and Nairobi?', 'Is there a treaty between them?'],
  ])('%s', (question, put) => {
    expect(asOfSpeakers(question, statement)).toBe(put);
  });

  test.each(['Does Oslo have a harbour?', 'Did they meet in Oslo and Nairobi?', 'Do Oslo and Lima want a treaty?'])(
    '%s',
    (question) => {
      expect(asOfSpeakers(question, statement)).toBeNull();
    },
  );
});

describe('one alone is "they" only where nothing is told of it alone', () => {
  test.each([
    ['Does Norway support the treaty?', 'Do they support the treaty?'],
    ['Has Norway condemned piracy?', 'Have they condemned piracy?'],
    ['What is Norway’s position on fishing?', 'What is their position on fishing?'],
  ])('%s', (question, put) => {
    expect(asOfSpeakers(question, statement)).toBe(put);
  });

  test.each(['What did Kenya present?', 'Does Kenya support the treaty?'])('%s', (question) => {
    expect(asOfSpeakers(question, statement)).toBeNull();
  });
});

test.each([
  ['a place where they met', 'Did Bergen pay for the meeting?'],
  ['one who is not named at the opening', 'Does the IMO support the treaty?'],
  ['somebody else beside one of them', 'Do Norway and Chile want a treaty?'],
  ['a thing of theirs', 'What do Norwegian fishers want?'],
  ['the meeting that has their names', 'What is the Norway-Kenya Dialogue?'],
  ['what they are, and not what they say', 'When was Norway founded?'],
  ['"they" already', 'What did they condemn?'],
])('a question stays as it is that names %s', (_, question) => {
  expect(asOfSpeakers(question, statement)).toBeNull();
});

test('a document in which no group speaks is asked as it is', () => {
  expect(asOfSpeakers('What do Norway and Kenya sell?', article)).toBeNull();
});
