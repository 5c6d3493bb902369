import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOrientation } from "../../src/files/orientation.js";
import { stripMetadata } from "../../src/files/strip-metadata.js";
import {
  exif,
  heic,
  jpeg,
  jpegSegment,
  phoneJpeg,
  pictureOf,
  png,
  pngChunk,
  SECRET,
  tiff,
  webp,
  webpChunk,
} from "../helpers/pictures.js";

const DOTS = Buffer.from("a picture");
const PICTURES: readonly [string, Buffer][] = [
  ["a JPEG", phoneJpeg({ turned: 6 })],
  ["a JPEG of another byte order", phoneJpeg({ turned: 6, isLittleEndian: true })],
  [
    "a PNG",
    png(
      pngChunk("eXIf", exif({ turned: 6 })),
      pngChunk("tEXt", `Comment\0${SECRET}`),
      pngChunk("iTXt", `XML:com.adobe.xmp\0\0\0\0\0${SECRET}`),
      pngChunk("tIME", SECRET),
      pngChunk("prVt", SECRET),
    ),
  ],
  ["a WebP", webp(0x0c, webpChunk("EXIF", exif({ turned: 6 })), webpChunk("XMP ", SECRET))],
  ["a HEIC", heic(DOTS, { turned: 6 })],
  ["a TIFF", tiff()],
  ["a TIFF of another byte order", tiff({ isLittleEndian: true })],
];

describe.each(PICTURES)("%s", (_, picture) => {
  it("tells nobody where, when and by whom it was taken", () => {
    const stripped = stripMetadata(picture);

    expect(picture.includes(SECRET)).toBe(true);
    expect(stripped).toBeDefined();
    expect(stripped?.includes(SECRET)).toBe(false);
    expect(stripped?.includes(SECRET.slice(0, 6))).toBe(false);
  });

  it("has nothing left to lose the second time", () => {
    const stripped = stripMetadata(picture) ?? Buffer.alloc(0);

    expect(stripMetadata(stripped)).toEqual(stripped);
  });

  it("is refused, and stops nothing, when it is cut short", () => {
    const whole = stripMetadata(picture);
    for (let length = 0; length < picture.length; length++) {
      const cut = stripMetadata(picture.subarray(0, length));
      // Only what stands behind a whole picture may be missing.
      if (cut !== undefined) expect(cut).toEqual(whole);
    }
  });

  it("stops nothing when its bytes are wrong", () => {
    fc.assert(
      fc.property(fc.nat(picture.length - 1), fc.nat(255), (at, byte) => {
        const broken = Buffer.from(picture);
        broken[at] = byte;
        stripMetadata(broken);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is seen", () => {
  it("stays the same byte for byte in a JPEG, with its colours", () => {
    const profile = jpegSegment(0xe2, "ICC_PROFILE\0\x01\x01colours");
    const adobe = jpegSegment(0xee, "Adobe\0d\0\0\0\0\x01");
    const stripped = stripMetadata(jpeg(profile, adobe, jpegSegment(0xfe, SECRET)));

    expect(stripped && pictureOf(stripped)).toEqual(pictureOf(jpeg()));
    expect(stripped?.includes(profile)).toBe(true);
    expect(stripped?.includes(adobe)).toBe(true);
  });

  it("loses the small picture of before it was cropped", () => {
    const small = jpegSegment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc`);

    const stripped = stripMetadata(jpeg(small));

    expect(stripped?.includes("abc")).toBe(false);
    expect(stripped?.subarray(2)).toEqual(
      Buffer.concat([jpegSegment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), jpeg().subarray(2)]),
    );
  });

  it("keeps how it is turned in a JPEG, a PNG and a WebP", () => {
    for (const turned of [2, 3, 6, 8]) {
      const [asJpeg, asPng, asWebp] = [
        stripMetadata(phoneJpeg({ turned })),
        stripMetadata(png(pngChunk("eXIf", exif({ turned })))),
        stripMetadata(webp(8, webpChunk("EXIF", exif({ turned })))),
      ].map((bytes) => bytes?.subarray(bytes.indexOf("MM\0*")));

      expect(asJpeg && readOrientation(asJpeg)).toBe(turned);
      expect(asPng && readOrientation(asPng)).toBe(turned);
      expect(asWebp && readOrientation(asWebp)).toBe(turned);
    }
  });

  it("has no EXIF data at all when it stands upright", () => {
    expect(stripMetadata(phoneJpeg({ turned: 1 }))?.includes("Exif")).toBe(false);
    expect(stripMetadata(png(pngChunk("eXIf", exif({ turned: 1 }))))).toEqual(png());
    const upright = stripMetadata(webp(8, webpChunk("EXIF", exif({ turned: 1 }))));
    expect(upright).toEqual(webp(0));
  });

  it("stays in its place in a TIFF, turned as it was", () => {
    const stripped = stripMetadata(tiff()) ?? Buffer.alloc(0);

    expect(stripped.indexOf("dots")).toBe(tiff().indexOf("dots"));
    expect(stripped.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
  });

  it("stays in its place in a HEIC", () => {
    const picture = heic(DOTS, { turned: 6 });

    const stripped = stripMetadata(picture);

    expect(stripped?.length).toBe(picture.length);
    expect(stripped?.includes(DOTS)).toBe(true);
  });
});

it.each([
  ["a PDF", "%PDF-1.7\nno picture"],
  ["words", "no picture"],
  ["nothing", ""],
])("of %s nothing is made", (_, bytes) => {
  expect(stripMetadata(Buffer.from(bytes, "latin1"))).toBeUndefined();
});
