import { findFileType } from "./file-type.js";
import { stripHeic } from "./strip-heic.js";
import { stripJpeg } from "./strip-jpeg.js";
import { stripPng } from "./strip-png.js";
import { stripTiff } from "./strip-tiff.js";
import { stripWebp } from "./strip-webp.js";

type Strip = (bytes: Buffer) => Buffer | undefined;

/** Gives a picture without what it tells of its place, time and camera, or nothing when it is not whole. */
const STRIPS: Readonly<Record<string, Strip>> = {
  "image/jpeg": stripJpeg,
  "image/png": stripPng,
  "image/webp": stripWebp,
  "image/heic": stripHeic,
  "image/tiff": stripTiff,
};

/** Whether this type carries what is not to be shown, and can be freed of it. */
export function isStrippable(mime: string | null): boolean {
  return mime !== null && mime in STRIPS;
}

/**
 * The same picture, its data untouched, without EXIF, XMP, IPTC and comments; only how it is turned stays. Nothing
 * for a file that is malformed or of another type: then it must not be shown.
 */
export function stripMetadata(bytes: Uint8Array): Buffer | undefined {
  const strip = STRIPS[findFileType(bytes) ?? ""];
  try {
    return strip?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // A length that points past the end: the file is not whole.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
