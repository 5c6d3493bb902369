/** The smallest JPEG that decoders accept: one grey pixel. */
const greyPixel =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////" +
  "////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAA" +
  "AAAAAP/aAAgBAQABPxA=";

/** What a person sends who is asked for any photo. */
export const samplePhoto = {
  name: "photo.jpg",
  mimeType: "image/jpeg",
  bytes: Buffer.from(greyPixel, "base64"),
};
