import { fold } from "./fold.js";

/** What a question wants to know of its subject. */
export type Ask = "price" | "count" | "when" | "where" | "why" | "who" | "how";

/**
 * The words by which it is asked, in folded spelling (fold.ts); English as it is, and «құны», which folds into
 * «күні», with its letters.
 */
export const ASKS: readonly (readonly [Ask, RegExp])[] = [
  ["price", /^(?:цен[аиуе]$|ценои$|стоимост|стои?т$|стоиат$|поч[ео]м$|расценк|прайс)/u],
  ["price", /^(?:бага(?:си|син|лари)?$|турад|құн[ыд]|much$|prices?$|pricing$|costs?$)/u],
  ["count", /^(?:сколк|скок|количеств|канша|неше|сани$|санин$|many$|number$)/u],
  ["when", /^(?:когда$|кашан|when$)/u],
  ["where", /^(?:где$|куда$|каида|каи?дан$|where$|адрес|мекенжаи|addres)/u],
  ["why", /^(?:почему$|зачем$|неге$|неликтен$|why$)/u],
  ["who", /^(?:кто$|кому$|кем$|ким$|кимге$|кимнин$|who$|whom$|whose$)/u],
  ["how", /^(?:как$|калаи$|how$)/u],
];

/** The particle at the end of a Kazakh question. */
const PARTICLE = /(?:^|\s)(?:ма|ме|ба|бе|па|пе)$/u;

/** Whether a text asks, by its mark, its words, or the particle at its end; in doubt it tells. */
export function isAsked(text: string): boolean {
  if (text.includes("?")) return true;
  const words = fold(text)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  return (
    PARTICLE.test(words.join(" ")) || words.some((word) => ASKS.some(([, asks]) => asks.test(word)))
  );
}

/** Words that say nothing of what a question is about: courtesy, being, having, and the small words between. */
export const SILENT: ReadonlySet<string> = new Set(
  [
    "и а но в во на по с со к ко о об от из за для у при над ли же бы то не нет ни это этот эта эти тот та те там",
    "тут здесь вот мне нам вас вам вами вы я мы он она они оно его ее их ваш ваша ваше ваши вашей вашем вашего",
    "ваших наш наша наше наши свой есть имеется имеются иметь быть был была было были будет будут бывает можно",
    "можете могу можем мочь может нужно надо нужны нужен нужна подскажите скажите расскажите ответьте сообщите",
    "пожалуйста пожалуиста здравствуйте привет добрый узнать знать знаете хочу хотел хотела хотим",
    "хотелось интересует интересно вопрос вопросик такой какой какая какое какие каких какую каков какова каким",
    "что чего чем ещё уже тоже также просто вообще если или да ну так ка кстати спасибо территории территория",
    "бар жоқ ма ме ба бе па пе мен пен бен және да де та те бұл осы сол ол біз сіз сіздер сен сізде бізде сіздерде",
    "сіздердің сіздің біздің бізге маған менің үшін туралы жайлы бойынша бола болады болама бола ала айтыңызшы",
    "айтыңыз айта аласыз аласызба алам аламыз аламын білгім білгіміз келеді білуге сұрақ сұрайын деген қандай қай",
    "не екен еді ғой керек қажет жатыр тұр отыр сәлем сәлеметсіз сәлеметсіздер рақмет рахмет өтінемін жауап",
    "беріңіз беріңізші бересіз барма",
    "the a an is are was were be been do does did have has had there here any some in of on at for to from with by",
    "and or it its this that these those you your we our us i me my they their please tell know can could would",
    "will should may might want like need hello hi thanks thank question about what which if get so also just",
    "good not no",
  ]
    .join(" ")
    .split(" ")
    .flatMap((word) => [fold(word), word]),
);
