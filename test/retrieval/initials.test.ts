import { expect, test } from 'vitest';
import { Initials } from '../../src/retrieval/initials.js';
import { documentFrom } from '../set-up/parsing.js';

const initials = new Initials(
  documentFrom(`---
title: Joint Statement on Oceans
---

They welcomed the Regional Fisheries Council and the Blue Harbour Forum for Coastal Towns, of which the Northern Sea Board (NSB) is a part.

They thanked the Royal Dutch Ferries and the Rural Dairy Farms.`),
);

test.each([
  ['What is the RFC?', 'What is the Regional Fisheries Council?'],
  ['bhfct', 'Blue Harbour Forum for Coastal Towns'],
  ['Did the BHFCT meet?', 'Did the Blue Harbour Forum for Coastal Towns meet?'],
  ['What is the BHF for?', 'What is the Blue Harbour Forum for?'],
])('initials that the document does not use stand for the one name that has them: %s', (asked, spelled) => {
  expect(initials.spelledOut(asked)).toBe(spelled);
});

test.each([
  ['which the document uses', 'What is the NSB?'],
  ['of nothing in it', 'What is the WTO?'],
  ['of two names', 'What is the RDF?'],
  ['of two letters', 'What is the RF?'],
  ['inside a word', 'What is rfc-2?'],
])('initials %s stay', (_, asked) => {
  expect(initials.spelledOut(asked)).toBe(asked);
});
