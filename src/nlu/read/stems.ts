// Endings in folded spelling (fold.ts): ы, і and й are «и», я is «иа», ю is «иу», ң is «н», doubled letters are one.
const KAZAKH = endings(
  "лар лер дар дер тар тер ларди лерди дарди дерди тарди терди",
  "нин дин тин га ге ка ке на не ни ди ти да де та те нда нде",
  "дан ден тан тен нан нен мен бен пен даи деи таи теи",
  "даги деги таги теги ндаги ндеги ники дики тики",
  "им ин ум си миз низ миздин низдин и м н",
  "лик дик тик ли ди ти сиз",
);
const RUSSIAN = endings(
  "иами иах иам ами ах ам ов ев еи ои их им ими ого его ому ему ом ем ое ее ие ии",
  "аиа иаиа уиу иуиу ие иеи ииу ииа иа иу а е и о у",
);
const ENGLISH = endings("s es ed ing ings er ers d ly");

const SHORTEST = 3;

/** A folded Kazakh word without its chain of endings: «парктеринин» is «парк». */
export function stemKazakh(word: string): string {
  let stem = word;
  for (let cut = 0; cut < 4; cut++) {
    const shorter = withoutEnding(stem, KAZAKH);
    if (shorter === stem) break;
    stem = shorter;
  }
  return stem;
}

/** A folded Russian word without its ending: «площадиу» is «площад». */
export function stemRussian(word: string): string {
  return withoutEnding(word, RUSSIAN);
}

export function stemEnglish(word: string): string {
  return withoutEnding(word, ENGLISH);
}

function withoutEnding(word: string, { all, longest }: Endings): string {
  for (let length = Math.min(longest, word.length - SHORTEST); length > 0; length--) {
    if (all.has(word.slice(-length))) return word.slice(0, -length);
  }
  return word;
}

interface Endings {
  all: ReadonlySet<string>;
  longest: number;
}

function endings(...lists: string[]): Endings {
  const all = new Set(lists.flatMap((list) => list.split(" ")));
  return { all, longest: Math.max(...[...all].map(({ length }) => length)) };
}
