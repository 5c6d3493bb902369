/** Strokes on a field of 24 by 24. */
const paths = {
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
  attach: "m8 12.5 6-6a3 3 0 0 1 4.2 4.2l-8 8a5 5 0 0 1-7-7l7.3-7.4",
  keyboard: "M3 6.5h18v11H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10M18.5 10h.01",
  commands: "M4 5h16v14H4zM14 8l-4 8",
  back: "M19 12H5m6-6-6 6 6 6",
  down: "M12 5v14m-6-6 6 6 6-6",
  close: "m6 6 12 12M18 6 6 18",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  settings: "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5m-7 5v5",
  reply: "M9 7 4 12l5 5m-5-5h9a7 7 0 0 1 7 7",
  edit: "M4 20h4L19 9l-4-4L4 16v4Zm9-13 4 4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  delete: "M5 7h14M10 7V4h4v3m-7 0 1 13h8l1-13",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  document: "M6 3h8l4 4v14H6zM14 3v4h4",
  location:
    "M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8.5c1-4 4-5.5 8-5.5s7 1.5 8 5.5",
  sticker: "M20 12a8 8 0 1 0-8 8l8-8Zm-8 8c0-5 3-8 8-8",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  waiting: "m6 12.5 4 4 8-9",
  taken: "m2.5 12.5 4 4 8-9m-3 8 1 1 8-9",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  pin: "M9 4h6l-1 6 3 3H7l3-3-1-6Zm3 9v7",
  plus: "M12 5v14M5 12h14",
  link: "M8 16 16 8M9 8h7v7",
  chevron: "m7 10 5 5 5-5",
  group:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 8c.5-3.5 3-5 6.5-5s6 1.5 6.5 5M16 5a3.5 3.5 0 0 1 0 6.5m2 3c2 .7 3.2 2.3 3.5 5",
  hidden:
    "M4 4l16 16M9.5 6.3C15 4 19.5 8 21.5 12a14 14 0 0 1-2.5 3.5M6 7.5C4.3 8.8 3.2 10.5 2.5 12c3 6 8.5 7.5 12.5 5.5",
} as const;

export type IconName = keyof typeof paths;

const svg = "http://www.w3.org/2000/svg";

/** A line drawing that takes the colour of the words beside it; it says nothing to a screen reader. */
export function icon(name: IconName): SVGSVGElement {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", paths[name]);
  drawing.append(path);
  return drawing;
}
