import { foldWord } from "./fold.js";

// Spellings are written as people write them in the three languages and folded once, so that typing without
// Kazakh letters or in Latin letters finds the same entry.

export type Unit =
  | "m2"
  | "hectare"
  | "sotka"
  | "km2"
  | "acre"
  | "ft2"
  | "KZT"
  | "USD"
  | "EUR"
  | "RUB"
  | "CNY"
  | "other";

export type Mark = "min" | "max" | "to" | "and" | "between" | "filler" | "question";

/** A phrase of folded words; a last letter `*` means that any ending may follow. */
export interface Phrase<T> {
  words: readonly string[];
  means: T;
}

const CARDINALS: readonly (readonly [number, string])[] = [
  [0, "нөл ноль нуль ноля zero"],
  [1, "бір один одна одно одну одного одной one"],
  [2, "екі два две двух двумя two"],
  [3, "үш три трёх three"],
  [4, "төрт четыре четырёх four"],
  [5, "бес пять пяти five"],
  [6, "алты шесть шести six"],
  [7, "жеті семь семи seven"],
  [8, "сегіз сегз восемь восьми eight"],
  [9, "тоғыз девять девяти nine"],
  [10, "он десять десяти ten"],
  [11, "одиннадцать одиннадцати eleven"],
  [12, "двенадцать двенадцати twelve"],
  [13, "тринадцать тринадцати thirteen"],
  [14, "четырнадцать четырнадцати fourteen"],
  [15, "пятнадцать пятнадцати fifteen"],
  [16, "шестнадцать шестнадцати sixteen"],
  [17, "семнадцать семнадцати seventeen"],
  [18, "восемнадцать восемнадцати eighteen"],
  [19, "девятнадцать девятнадцати nineteen"],
  [20, "жиырма двадцать двадцати twenty"],
  [30, "отыз тридцать тридцати thirty"],
  [40, "қырық сорок сорока forty"],
  [50, "елу пятьдесят пятидесяти fifty полсотни"],
  [60, "алпыс шестьдесят шестидесяти sixty"],
  [70, "жетпіс семьдесят семидесяти seventy"],
  [80, "сексен восемьдесят восьмидесяти eighty"],
  [90, "тоқсан девяносто девяноста ninety"],
  [100, "сто ста"],
  [200, "двести двухсот"],
  [300, "триста трёхсот"],
  [400, "четыреста четырёхсот"],
  [500, "пятьсот пятисот"],
  [600, "шестьсот шестисот"],
  [700, "семьсот семисот"],
  [800, "восемьсот восьмисот"],
  [900, "девятьсот девятисот"],
];

const SCALES: readonly (readonly [number, string])[] = [
  [100, "жүз сотня сотни сотен hundred"],
  [1_000, "мың тысяча тысячи тысячу тысяч тыс тыща тыщи тыщ thousand"],
  [1_000_000, "миллион миллиона миллионов милион млн million mln mio"],
  [
    1_000_000_000,
    "миллиард миллиарда миллиардов милиард милярд миллярд миллард млрд mlrd billion bn",
  ],
  [1_000_000_000_000, "триллион триллиона триллионов трлн trln trillion trn tn"],
];

const SHARES: readonly (readonly [number, string])[] = [
  [0.25, "ширек четверть четверти quarter"],
  [0.5, "жарты жартысы пол половина половину половины half"],
  [1.5, "полтора полторы полутора"],
];

const UNITS: readonly (readonly [Unit, string])[] = [
  ["km2", "км2, кв км, шаршы километр*, квадратн* километр*, sq km, square kilomet*"],
  ["ft2", "ft2, sqft, sq ft, square f*, кв фут*, квадратн* фут*"],
  ["m2", "м2, квм, кв м, кв м2, кв метр*, квадрат* метр*, кв, квадрат*, м кв, метр* квадрат*"],
  ["m2", "метр* кв, шаршы метр*, шаршы м, шаршы*, ш м, шм, m sq"],
  ["m2", "sq m, sqm, sq met*, square met*, square m, sq, squares"],
  ["m2", "м, метр*, meter*, metre*"],
  ["hectare", "га, гектар*, ha, hectar*, hektar*"],
  ["sotka", "сот, сотк*, соток, сотық*, сотик*, ar, ares, are"],
  ["acre", "acre*, акр*"],
  ["KZT", "теңге*, тенге, тг, kzt, tenge, ₸"],
  ["USD", "доллар*, dollar*, usd, ақш доллар*, $"],
  ["EUR", "евро*, еуро*, euro*, eur, €"],
  ["RUB", "рубл*, рубль, руб, rub, rubl*, ₽"],
  ["CNY", "юан*, yuan*, cny, rmb, ¥"],
  ["other", "м3, куб*, кубометр*, текше метр*, километр*, км, km, см, cm, foot, feet, ft"],
  ["other", "квт*, kw, мвт, mw, тонн*, tonne*, ton, tons, кг, kg, %, процент*, пайыз*, percent"],
  ["other", "адам*, человек*, people, люд*, жыл*, год*, лет, year*, ай, айға, месяц*, month*"],
  ["other", "күн*, дней, дня, день, day*, шт, штук*, дана, қабат*, этаж*, floor*, °, °c"],
];

const MARKS: readonly (readonly [Mark, string])[] = [
  [
    "max",
    "до, как максимум, не более, не больше, не выше, не превышает, максимум, макс, менее, меньше, <, ≤",
  ],
  ["max", "up to, at most, no more than, not more than, less than, under, below, maximum, max"],
  ["max", "көп дегенде, ең көбі, ең көп, ең көп дегенде, аспайтын, аспайды, аспауы, көп емес"],
  ["max", "аспасын, аспаса, аспай, асырмай, асып кетпесе"],
  ["max", "not bigger than, no bigger than, not larger than, no larger than, smaller than"],
  [
    "min",
    "кем болмасын, кем болмаса, аз болмасын, аз болмаса, төмен болмасын, кем болмайтын, not smaller than",
  ],
  ["max", "артық емес, аз, кем, төмен, дейін, дейінгі, шейін, шейінгі"],
  [
    "min",
    "от, как минимум, не менее, не меньше, не ниже, минимум, более, больше, свыше, хотя бы, >, ≥",
  ],
  ["min", "from, at least, no less than, not less than, more than, over, above, minimum, min"],
  ["min", "кемінде, аз дегенде, ең аз, ең азы, ең кемі, бастап, астам, көп, артық, жоғары"],
  ["min", "кем емес, аз емес, төмен емес, +, мин"],
  ["to", "-, …, .., ..., to, till, until, through"],
  ["and", "и, және, мен, бен, пен, and"],
  ["between", "между, between, betwen, beetween, арасы*, аралығ*"],
  [
    "filler",
    "нужно, нужен, нужна, надо, нам, мне, мы, я, нас, требу*, необходим*, хот*, хоч*, ищ*",
  ],
  ["filler", "площад*, помещен*, примерно, около, порядка, приблизительно, где то, где - то, общ*"],
  ["filler", "в, на, с, по, под, это, у, за, земл*, участок, участк*, цех, склад, размер*, общая"],
  ["filler", "керек, қажет, маған, бізге, шамамен, жуық, алаң*, аумақ*, аудан*, орын, жер, жерге"],
  ["filler", "болады, болса, жалпы, қойма, үй жай, бізде, біз, мен, көлем*, өтінемін, дай, дей"],
  ["filler", "need*, about, approximately, approx, around, roughly, area, of, we, i, would, like"],
  ["filler", "want, some, a, an, the, is, it, total, space, land, plot, premises, please, for, us"],
  ["filler", '~, ≈, =, :, (, ), «, », ", ;, !, s'],
  ["question", "сколько, как, какой, какая, какие, какое, какова, где, когда, почему, есть"],
  [
    "question",
    "қанша, қандай, қайда, қашан, қалай, неге, бола ма, бар ма, what, how, where, which",
  ],
  ["question", "when, why"],
];

export const cardinals = byWord(CARDINALS);
export const scales = byWord(SCALES);
export const shares = byWord(SHARES);
export const unitPhrases = byPhrase(UNITS);
/** Names of areas that are long enough to be known by a misspelling. */
export const longUnits: readonly { unit: Unit; stem: string }[] = (
  [
    ["hectare", "гектар hectar hektar"],
    ["m2", "шаршы квадрат square"],
  ] as const
).flatMap(([unit, list]) => list.split(" ").map((word) => ({ unit, stem: foldWord(word) })));
export const markPhrases = byPhrase(MARKS);

/** Words that are English as well: in an English text they are no number and no limit. */
export const englishNotNumbers: ReadonlySet<string> = new Set(["on", "min", "bes"]);
export const englishNotMarks: ReadonlySet<string> = new Set(["do", "men"]);

function byWord(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(([value, words]) => words.split(" ").map((word) => [foldWord(word), value])),
  );
}

/** Groups phrases by their first letter, the longest first, so that "up to" is found before "to". */
function byPhrase<T>(rows: readonly (readonly [T, string])[]): ReadonlyMap<string, Phrase<T>[]> {
  const phrases = new Map<string, Phrase<T>[]>();
  for (const [means, list] of rows) {
    for (const text of list.split(", ")) {
      const words = text.split(" ").map(foldWord);
      const initial = words[0]?.[0] ?? "";
      phrases.set(initial, [...(phrases.get(initial) ?? []), { words, means }]);
    }
  }
  for (const group of phrases.values()) group.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}
