import { describe, expect, test } from 'vitest';
import { compared } from '../set-up/compared.js';

type Outcome = 'borne out' | 'open' | 'denied';

/** What a sentence by itself makes of a claim. */
function outcome(claim: string, sentence: string): Outcome {
  const { mismatches, isUnproven, features } = compared(claim, sentence);
  if (mismatches.length > 0) return 'denied';
  return isUnproven || features.coverage < 1 ? 'open' : 'borne out';
}

/** Claims beside sentences, and what becomes of each. */
function expectOutcomes(cases: readonly (readonly [claim: string, sentence: string, expected: Outcome])[]): void {
  test.each(cases)('%s — %s is %s', (claim, sentence, expected) => {
    expect(outcome(claim, sentence)).toBe(expected);
  });
}

describe('what is due or allowed', () => {
  expectOutcomes([
    ['Dogs may not be taken inside.', 'Neither dogs nor bicycles may be taken inside.', 'borne out'],
    ['Dogs may be taken inside.', 'Neither dogs nor bicycles may be taken inside.', 'denied'],
    ['Visitors need not pay.', 'Visitors must pay.', 'denied'],
    ['Visitors are required to pay.', 'Visitors must pay.', 'borne out'],
    ['Smoking was allowed in 2010.', 'Smoking was banned in 2010.', 'denied'],
    ['Tickets are required.', 'Tickets were sold.', 'open'],
    ['Visitors must book.', 'Visitors should book.', 'open'],
    ['Visitors are required to book.', 'Visitors should be required to book.', 'open'],
    ['Visitors should book.', 'Visitors must book.', 'borne out'],
    ['Members want to save water.', 'Members stressed the need for laws in order to save water.', 'borne out'],
    ['Members save water.', 'Members stressed the need for laws in order to save water.', 'open'],
    ['Photos may be taken without consent.', 'Photos may be taken with consent.', 'denied'],
    ['Photos may be taken with consent.', 'Photos may not be taken without consent.', 'borne out'],
  ]);
});

test.each<[string, Outcome]>([
  ['The Works Council rejected a draft.', 'open'],
  ['The Finance Committee rejected a draft.', 'borne out'],
  ['The Works Council endorsed the plan.', 'borne out'],
])('who does it is looked for in the clause of the verb: %s', (claim, expected) => {
  const sentence = 'The Works Council endorsed the plan; the Finance Committee rejected a draft.';
  expect(outcome(claim, sentence)).toBe(expected);
});

describe('who does it is named right before the verb', () => {
  expectOutcomes([
    ['The mayor opened the bridge.', 'The mayor said that the king opened the bridge.', 'open'],
    ['The mayor opened the bridge.', 'The mayor welcomed the king, who opened the bridge.', 'open'],
    ['The mayor opened the bridge.', 'The mayor of Rome and the king opened the bridge.', 'borne out'],
    ['Velmora left the union in 2015.', 'Velmora joined the union in 2010; the island left it in 2015.', 'borne out'],
    ['The council met in Rome.', 'Ministers of Norway met in Rome for a session of the council.', 'borne out'],
    ['States agreed.', 'States that signed the treaty agreed.', 'borne out'],
  ]);
});

describe('a negation that bounds or adds denies nothing', () => {
  expectOutcomes([
    ['Visitors must pay at most 5 euros.', 'Visitors must pay no more than 5 euros.', 'borne out'],
    ['No more than two guests may enter.', 'At most two guests may enter.', 'borne out'],
    ['Members should sign the treaty.', 'Members should not only sign but also ratify the treaty.', 'borne out'],
    ['Members must sign the treaty.', 'Members must, not least for safety, sign the treaty.', 'borne out'],
    ['The plan works.', 'There is no doubt that the plan works.', 'borne out'],
    ['The term is longer than five years.', 'The term is no longer than five years.', 'denied'],
    ['The house is bigger than the barn.', 'The house is not bigger than the barn.', 'denied'],
    ['The plan will work.', 'The plan will no longer work.', 'denied'],
  ]);
});

describe('what is forgone is not done', () => {
  expectOutcomes([
    ['Visitors should avoid touching the lamps.', 'Visitors should not touch the lamps.', 'borne out'],
    ['Visitors should refuse to pay.', 'Visitors should pay.', 'denied'],
    ['The two ministers stopped selling lamps.', 'The two ministers sell lamps.', 'denied'],
    ['The ministers avoid the lake.', 'The ministers avoid the lake.', 'borne out'],
  ]);
});

describe('words are opposite where they themselves are, not by way of a synonym', () => {
  expectOutcomes([
    ['The new king signed with a bad feeling.', 'The new king signed.', 'open'],
    ['The small museum opened.', 'The last museum opened.', 'open'],
    ['The museum opened early.', 'The museum opened late.', 'denied'],
  ]);
});

describe('what is said or meant has no contrary where a verb only tells that it is', () => {
  expectOutcomes([
    ['The operator was dismissed.', 'The operator was seen.', 'open'],
    ['The talks ended.', 'They plan the talks.', 'open'],
    ['The talks were missing.', 'Participants praised the talks.', 'open'],
    ['Norway denied the attack.', 'Norway confirmed the attack.', 'denied'],
    ['The talks ended.', 'The talks continued.', 'denied'],
  ]);
});

describe('"only" is denied by "all" of the same', () => {
  expectOutcomes([
    ['Only the driver wears the helmet.', 'All drivers wear the helmet.', 'denied'],
    ['Only Canada helped the port.', 'Canada helped the port in all storms.', 'open'],
  ]);
});

describe('what was done to somebody was not done by them', () => {
  expectOutcomes([
    ['The company sued the city.', 'The company was sued by the city.', 'open'],
    ['The city sued the company.', 'The company was sued by the city.', 'borne out'],
    ['Norway was criticised by Iceland.', 'Norway criticised Iceland.', 'open'],
    ['Iceland was criticised by Norway.', 'Norway criticised Iceland.', 'borne out'],
    ['The council approved the budget.', 'The committee approved the budget.', 'open'],
    ['The Oslo reports were praised.', 'They praised the people of Oslo, and visitors wrote reports.', 'open'],
    ['The Oslo reports were praised.', 'They praised Oslo, including its last two long reports.', 'borne out'],
    ['The Cod Report was praised.', 'They praised the Cod Fair, the boats and the Baltic Cod Report.', 'borne out'],
    ['Disputes should be settled by fights.', 'Disputes should be settled by talks.', 'open'],
  ]);
});

describe('small words that say the contrary', () => {
  expectOutcomes([
    ['They met before the general election.', 'They met after the general election.', 'open'],
    ['The path leads from Rome to Milan.', 'The path leads from Milan to Rome.', 'open'],
    ['Prices rose by 5%.', 'Prices rose to 5%.', 'open'],
    ['Few residents voted.', 'Many residents voted.', 'open'],
    ['The boat is less expensive.', 'The boat is more expensive.', 'open'],
    ['They met before the general election.', 'They met before the election.', 'open'],
    ['They met before the election.', 'They met before the general election.', 'borne out'],
  ]);
});

describe('contractions say what their words say', () => {
  expectOutcomes([
    ["Visitors can't take photographs.", 'Visitors may not take photographs.', 'borne out'],
    ["The meeting won't be held in Paris.", 'The meeting will not be held in Paris.', 'borne out'],
    ["The rule doesn't only apply to farmers.", 'The rule applies not only to farmers.', 'borne out'],
  ]);
});

describe('forms that look like another tense, a ban or a contrary', () => {
  expectOutcomes([
    ['Applications are reviewed by the committee.', 'Applications will be reviewed by the committee.', 'borne out'],
    ['The bridge was built in 1932.', 'The bridge that will close was built in 1932.', 'borne out'],
    ['The emissions exceed the limit.', 'The emissions will exceed the limit.', 'borne out'],
    ['The parties did not agree on a date.', 'The parties could not agree on a date.', 'borne out'],
    ['The parties agreed on a date.', 'The parties could not agree on a date.', 'denied'],
    ['The council informed the residents.', 'The residents formed a council.', 'open'],
    ['The village has a school.', 'The village lacks a school.', 'denied'],
    ['They may impose a fine of up to 500 euros.', 'They may impose a fine not exceeding 500 euros.', 'borne out'],
    ['The debt is $2 trillion.', 'The debt is 2 trillion dollars.', 'borne out'],
  ]);
});

describe('one alone is denied by several', () => {
  expectOutcomes([
    ['A single driver wore a helmet.', 'Several drivers wore a helmet.', 'denied'],
    ['Just one driver wore a helmet.', 'A number of drivers wore a helmet.', 'denied'],
    ['Drivers wore a helmet.', 'Several drivers wore a helmet.', 'borne out'],
  ]);
});

describe('a claim denies what it says is not done, not what it is said of', () => {
  expectOutcomes([
    ['Nobody read the prices.', 'The prices rose.', 'open'],
    ['No prices were printed.', 'The prices were printed.', 'denied'],
    ['The town did not make an offer.', 'The town offered help.', 'denied'],
  ]);
});

describe('dates are compared by their order where one is said to be before or after another', () => {
  expectOutcomes([
    ['It opened after 3 June 2024.', 'It opened on 3 June 2024.', 'denied'],
    ['It opened before June 2024.', 'It opened on 3 June 2024.', 'denied'],
    ['It opened before 2025.', 'It opened on 3 June 2024.', 'borne out'],
    ['It opened after 2 June 2024.', 'It opened on 3 June 2024.', 'borne out'],
    ['It opened after 2025.', 'It opened on 3 June 2024.', 'denied'],
    ['It opened on 3 June 2024.', 'It opened before 2025.', 'open'],
    ['The rule applies until 2025.', 'The rule applies since 2025.', 'denied'],
    ['The rule applies since 2025.', 'The rule applies since 2025.', 'borne out'],
    ['It met after March 2018.', 'It met no later than March 2018.', 'denied'],
    ['It met before 6 March.', 'It met no later than 5 March.', 'borne out'],
    ['The rule was used since 2018.', 'By 2018 the rule was used.', 'borne out'],
  ]);
});

describe('an order of dates that is not known, of another act or negated is no conflict', () => {
  expectOutcomes([
    ['It opened before March 2018.', 'It opened on 5 December.', 'open'],
    ['The festival takes place before March.', 'The festival takes place in November.', 'open'],
    ['It met before 2015.', 'It met in 2016 and 2014.', 'borne out'],
    [
      'Old ships built after 1990 pay.',
      'Old ships built before 1990 pay, and those built after 1990 pay.',
      'borne out',
    ],
    ['It opened after 2018.', 'It opened in 2016 and closed after 2018.', 'denied'],
    ['It did not arrive before 2018.', 'It arrived after 2018.', 'borne out'],
    ['It did not arrive before 2018.', 'It arrived in 2017.', 'denied'],
    ['It arrived after 2018.', 'It had not arrived before 2018.', 'open'],
  ]);
});

describe('who speaks for something does not speak against it', () => {
  expectOutcomes([
    ['Ms Hall spoke against the plan.', 'Ms Hall spoke for the plan.', 'denied'],
    ['Ms Hall spoke for the plan.', 'Ms Hall spoke in favour of the plan.', 'borne out'],
    ['The union campaigned against the plan.', 'The union campaigned for months against the plan.', 'borne out'],
    ['She testified against the minister.', 'She testified for the city against the minister.', 'borne out'],
    ['The minister spoke for an hour.', 'The minister spoke against the plan for an hour.', 'borne out'],
    ['The court ruled against the state.', 'The court ruled for the city and against the state.', 'borne out'],
    ['The court ruled for the state.', 'The court ruled for the city and against the state.', 'denied'],
    ['The council did not vote for the plan.', 'The council voted against the plan.', 'borne out'],
    ['The council did not vote against the plan.', 'The council did not vote for the plan.', 'denied'],
  ]);
});
