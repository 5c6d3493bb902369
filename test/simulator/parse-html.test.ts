import { expect, it } from "vitest";
import { parseHtml } from "../../src/simulator/text/parse-html.js";

it.each([
  ["<b>Ғ</b>", "Ғ", [{ type: "bold", offset: 0, length: 1 }]],
  [
    "<strong>a</strong><em>b</em>",
    "ab",
    [
      { type: "bold", offset: 0, length: 1 },
      { type: "italic", offset: 1, length: 1 },
    ],
  ],
  [
    "<u>a <s>b</s></u>",
    "a b",
    [
      { type: "underline", offset: 0, length: 3 },
      { type: "strikethrough", offset: 2, length: 1 },
    ],
  ],
  ["1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;x&quot; &#1171; &#x4b1;", '1 < 2 && 3 > 2 "x" ғ ұ', []],
  ["&nbsp; stays, & so does this", "&nbsp; stays, & so does this", []],
  ["<code>A-2026-000123</code>", "A-2026-000123", [{ type: "code", offset: 0, length: 13 }]],
  ["<code>no <b>style</b> here</code>", "no style here", [{ type: "code", offset: 0, length: 13 }]],
  [
    '<pre><code class="language-ts">x</code></pre>',
    "x",
    [{ type: "pre", offset: 0, length: 1, language: "ts" }],
  ],
  [
    '<a href="https://almaty.kz?a=1&amp;b=2">zone</a>',
    "zone",
    [{ type: "text_link", offset: 0, length: 4, url: "https://almaty.kz?a=1&b=2" }],
  ],
  [
    "<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>",
    "ab",
    [
      { type: "spoiler", offset: 0, length: 1 },
      { type: "spoiler", offset: 1, length: 1 },
    ],
  ],
  [
    "<blockquote expandable>long</blockquote>",
    "long",
    [{ type: "expandable_blockquote", offset: 0, length: 4 }],
  ],
  ["🏭 <b>park</b>", "🏭 park", [{ type: "bold", offset: 3, length: 4 }]],
  ["<b></b>empty", "empty", []],
])("reads %s", (html, text, entities) => {
  expect(parseHtml(html)).toEqual({ ok: true, text, entities });
});

it.each([
  ["<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'],
  ["Ғ <br>", 'Unsupported start tag "br" at byte offset 3'],
  ["area < 5 ha", 'Unsupported start tag "" at byte offset 5'],
  ["<b>x", `Can't find end tag corresponding to start tag "b"`],
  ["x</b>", "Unexpected end tag at byte offset 1"],
  ["<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ["<b", "Unclosed start tag at byte offset 0"],
  ["<b>x</b", "Unclosed end tag at byte offset 4"],
  ['<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'],
  ['<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])("refuses %s", (html, problem) => {
  expect(parseHtml(html)).toEqual({ ok: false, problem });
});
