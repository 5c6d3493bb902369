import type { Directory, Named } from "../../src/features/faults/record/directory.js";
import zone from "../../src/features/faults/zone/zone.json" with { type: "json" };

const named = (id: string, kk: string, ru: string, en: string): Named => ({
  id,
  name: { kk, ru, en },
});

/** What ships with the product, two parks and a street. */
export const directory: Directory = {
  objects: (zone.objects as Omit<Directory["objects"][number], "parkId" | "point">[]).map(
    (object) => ({ ...object, parkId: null, point: null }),
  ),
  parks: [
    {
      ...named("juniper", "Арша", "Можжевельник", "Juniper"),
      point: { latitude: 43.33, longitude: 76.83 },
    },
    { ...named("oak", "Емен", "Дуб", "Oak"), point: { latitude: 43.34, longitude: 76.84 } },
  ],
  streets: [named("first", "Бірінші көше", "Первая улица", "First Street")],
  questions: zone.questions as Directory["questions"],
  dutyPhone: "+7 727 000 00 00",
  zone: { centre: { latitude: 43.33, longitude: 76.83 }, radiusM: 4_000 },
};
