import type { Fault } from "./residents.js";

export const SUBSTATION: Fault = {
  category: "power",
  objectId: "substation-12",
  objectName: { kk: "№ 12 қосалқы станция", ru: "Подстанция № 12", en: "Substation No. 12" },
  words: {
    kk: [
      "12-қосалқы станцияда жарық жоқ",
      "свет жок 12 подстанция",
      "12 косалкы станциядан ток жок",
    ],
    ru: [
      "Нет света, подстанция 12",
      "подстанция №12 отключилась, цех стоит",
      "свет пропал, 12 подстанция",
    ],
    en: [
      "No power, substation 12",
      "Substation No. 12 is down, no electricity",
      "power cut at substation 12",
    ],
  },
  place: { kk: "12 станция жанында", ru: "у подстанции 12", en: "near substation 12" },
};

export const STORM_SEWER: Fault = {
  category: "storm_sewer",
  objectId: "storm-sewer",
  objectName: {
    kk: "Аймақтың нөсер кәрізі",
    ru: "Ливневая канализация зоны",
    en: "Storm sewer of the zone",
  },
  words: {
    kk: ["Ауланы су басып кетті, ливневка істемейді", "нөсер кәрізі толып кетті"],
    ru: ["Двор затопило, ливнёвка не работает", "ливневая канализация забита, стоит вода"],
    en: [
      "The yard is flooded, the storm sewer does not work",
      "storm drain is blocked, water stands",
    ],
  },
  place: { kk: "қойма ауласында", ru: "во дворе склада", en: "in the warehouse yard" },
};

export const SIDING: Fault = {
  category: "rail",
  objectId: "access-road",
  objectName: { kk: "Кірме теміржолдар", ru: "Подъездные пути", en: "Railway access roads" },
  words: {
    kk: ["Тупиктегі стрелка істемейді", "кірме теміржол жабық, вагон тұр"],
    ru: ["Стрелка на подъездных путях сломана", "подъездной путь закрыт, вагоны стоят"],
    en: ["The switch on the siding is broken", "the railway siding is closed, wagons are stuck"],
  },
  place: { kk: "тупикте", ru: "в тупике", en: "at the siding" },
};

export const NO_WATER: Fault = {
  category: "water",
  objectId: null,
  objectName: null,
  words: {
    kk: ["Таңнан бері су жоқ", "су жок, кран кургак"],
    ru: ["С утра нет воды", "вода не идёт вообще"],
    en: ["No water since the morning", "taps are dry"],
  },
  place: { kk: "№ 2 қақпаның жанында", ru: "у ворот № 2", en: "by gate No. 2" },
};

export const FAULTS = [SUBSTATION, STORM_SEWER, SIDING, NO_WATER] as const;
