const ORIENTATION = 0x0112;
const SHORT = 3;
const UPRIGHT = 1;
const MOST_TURNED = 8;

/** How a picture is turned, 2 to 8, by the first table of its EXIF data; nothing when it stands upright. */
export function readOrientation(tiff: Buffer): number | undefined {
  const order = tiff.toString("latin1", 0, 4);
  if (order !== "II*\0" && order !== "MM\0*") return undefined;
  const isLittle = order === "II*\0";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const table = long(4);
  // What is broken here costs the turn, never the picture.
  if (table + 2 > tiff.length) return undefined;
  for (let i = 0, at = table + 2; i < short(table) && at + 12 <= tiff.length; i++, at += 12) {
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue;
    const turned = short(at + 8);
    return turned > UPRIGHT && turned <= MOST_TURNED ? turned : undefined;
  }
  return undefined;
}

/** EXIF data that tells how the picture is turned, and nothing else. */
export function writeOrientation(turned: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turned, 18);
  return tiff;
}
