/** A page that exists, near the one asked for: the catalogue may have become shorter since the button was made. */
export function pageOf(asked: number, count: number, size: number) {
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(asked, pages - 1);
  return { page, pages, slice: { offset: page * size, limit: size } };
}
