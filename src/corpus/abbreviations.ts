/**
 * Abbreviations that introduce what follows (a name, an example), so that a full stop after one never ends a
 * sentence. Lower case, without the final full stop, as in all lists here.
 */
export const INTRODUCING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms messrs mme dr prof st ste gen col maj capt cmdr lt sgt adm amb hon rev sen rep gov pres ' +
    'ed eds cf vs v e.g i.e viz ca approx resp brig assoc'
  ).split(' '),
);

/** In names of places, and only with a capital: "ft." and "mt." are measures. */
export const PLACE_ABBREVIATIONS: ReadonlySet<string> = new Set(['Mt', 'Ft']);

/** The same of German, beside single small letters ("z. B.", "u. a."). */
export const GERMAN_INTRODUCING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'bzw ggf vgl fa hr fr inkl exkl zzgl sog gem evtl insb'.split(' '),
);

/** "5 Mio. Menschen": they end a sentence as often as they go before what is counted. */
export const GERMAN_SCALE_ABBREVIATIONS: ReadonlySet<string> = new Set('mio mrd tsd'.split(' '));

/** Abbreviations of what is numbered. Many are words too ("no", "art"), so that only a number after one goes on. */
export const NUMBERED_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'art arts no nos nr para paras sec secs sect ch chs chap vol vols fig figs eq eqs tab app p pp fn ' +
    'doc docs ref refs reg regs dir decl res cl sched ann pt op cit ibid al ser sess ss rs tel fax ext est ' +
    'subpar subpara subparas add corr amend suppl max'
  ).split(' '),
);

/** The same of German. */
export const GERMAN_NUMBERED_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'abs ziff bd rn rz anm kap abschn lit s mind max min'.split(' '),
);

/** Of the abbreviations that may stand before a number and are in no list above, those of five letters and more. */
export const LONG_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'aprox stats juill szept paźdz randnr paragr'.split(' '),
);

/** Words of up to four letters that English sentences end with and that are no abbreviations. */
export const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    'may june july year day days week time it them him her us me you this that here so too yet now then up out law war ' +
    'all both one two more yes met left said done made held paid won lost died'
  ).split(' '),
);

/** Abbreviated month names: no sentence ends after one where a digit follows. */
export const MONTH_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);

/**
 * Words that open an English sentence far more often than they continue a name. After an initial or an initialism
 * ("J.", "U.S.") a full stop ends the sentence only where one of these follows.
 */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  (
    'the a an this that these those it he she we they i you there here its his her their our my ' +
    'in on at by for from to with as of if when while where after before since because although though ' +
    'and but or so yet however moreover furthermore also then thus therefore finally no not both all some ' +
    'what who why how which is are was were has have had do does did will would can could may should must'
  ).split(' '),
);

/** Words that open a German sentence far more often than they go on after an ordinal or an abbreviation ("am 3. Oktober", but "um 3. Das …"). */
export const GERMAN_OPENERS: ReadonlySet<string> = new Set(
  (
    'der die das den dem des ein eine einer eines einem einen er sie es wir ich ihr man dies diese dieser dieses diesem ' +
    'sein seine ihre unser unsere in im am an auf bei für von vom zu zum zur mit nach vor aus über unter durch gegen ' +
    'und aber oder doch wenn als da dort hier danach dann jedoch auch so nur noch nun nicht alle beide wer was wie wo'
  ).split(' '),
);
