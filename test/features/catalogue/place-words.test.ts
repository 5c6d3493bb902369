import { expect, it } from "vitest";
import { readPlaceWords } from "../../../src/features/catalogue/search/place-words.js";

it.each([
  ["цех 500 м2 с газом", {}],
  ["нужно 250 кВт", { powerKw: 250 }],
  ["цех 500 м², 1 200 кВт, потолок 6 м", { powerKw: 1_200, ceilingM: 6 }],
  ["қуаты 250 кВт, төбесінің биіктігі 7,2 м", { powerKw: 250, ceilingM: 7.2 }],
  ["workshop with 1.5 MW and a 6 m ceiling", { powerKw: 1_500, ceilingM: 6 }],
  ["высота потолков не ниже 8 метров", { ceilingM: 8 }],
  ["потолок любой, 500 м2", {}],
  ["помещение 60 м² с потолком 4 метра", { ceilingM: 4 }],
  ["кВт", {}],
  ["", {}],
])("reads power and ceiling of «%s»", (text, read) => {
  expect(readPlaceWords(text)).toEqual(read);
});
