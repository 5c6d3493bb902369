import type { Db } from "../../../db/schema.js";
import type { Locale } from "../../../i18n/locales.js";
import { getNumberSetting } from "../../desk/setting.repository.js";
import type { Directory, Named, Point, SpecialChoice } from "../record/directory.js";

/**
 * Where the zone lies, until the operator sets it: the middle of what maps show as the industrial zone of the Alatau
 * district, and a circle around it. Nothing of it is published; a pin outside is asked about and taken.
 */
const CENTRE: Point = { latitude: 43.33, longitude: 76.83 };
const RADIUS_M = 4_000;

/** Everything that the form of a fault chooses from. */
export async function loadDirectory(db: Db): Promise<Directory> {
  const objects = await db
    .selectFrom("zone_object")
    .selectAll()
    .where("is_gone", "=", 0)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const parks = await db.selectFrom("park").selectAll().orderBy("id").execute();
  const streets = await db
    .selectFrom("street")
    .selectAll()
    .where("is_gone", "=", 0)
    .orderBy("id")
    .execute();
  const questions = await db
    .selectFrom("category_question")
    .selectAll()
    .where("is_gone", "=", 0)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return {
    objects: objects.map((row) => ({
      ...named(row),
      category: row.category,
      parkId: row.park_id,
      point: pointOf(row),
    })),
    parks: parks.map((row) => ({ ...named(row), point: pointOf(row) ?? CENTRE })),
    streets: streets.map(named),
    questions: questions.map(({ id, category, ask, choices }) => ({
      id,
      category,
      ask: JSON.parse(ask) as Named["name"],
      choices: choices === null ? null : (JSON.parse(choices) as SpecialChoice[]),
    })),
    dutyPhone: await findText(db, "duty.phone"),
    zone: {
      centre: {
        latitude: await getNumberSetting(db, "zone.latitude", CENTRE.latitude),
        longitude: await getNumberSetting(db, "zone.longitude", CENTRE.longitude),
      },
      radiusM: await getNumberSetting(db, "zone.radius-m", RADIUS_M),
    },
  };
}

async function findText(db: Db, key: string): Promise<string | null> {
  const row = await db
    .selectFrom("setting")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.value ?? null;
}

function named({ id, name }: { id: string; name: string }): Named {
  return { id, name: JSON.parse(name) as Record<Locale, string> };
}

function pointOf({
  latitude,
  longitude,
}: {
  latitude: number | null;
  longitude: number | null;
}): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
