import { cleanLine } from "../../text/clean-text.js";
import type { Outcome } from "./outcome.js";

export type EmailProblem =
  "empty" | "no-at" | "several" | "not-latin" | "bad-name" | "bad-domain" | "too-long";

// RFC 5321, 4.5.3.1: 64 octets before the sign, 254 in all.
const LONGEST = 254;
const LONGEST_NAME = 64;
const NAME = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i;
const CYRILLIC_DOMAIN = /^(?:[а-яёәғқңөұүһі0-9-]{1,63}\.)+(?:қаз|рф)$/iu;

/** Reads one e-mail address; the domain comes back in lower case, the name as typed. */
export function parseEmail(text: string): Outcome<string, EmailProblem> {
  const typed = withoutWrapping(cleanLine(text));
  if (typed === "") return { kind: "problem", problem: "empty" };
  if (!typed.includes("@")) return { kind: "problem", problem: "no-at" };
  if (typed.length > LONGEST) return { kind: "problem", problem: "too-long" };

  const [name = "", domain = "", ...others] = typed.split("@");
  if (others.length > 0) return { kind: "problem", problem: "several" };
  return judge(name.trim(), domain.trim().toLowerCase());
}

function judge(name: string, domain: string): Outcome<string, EmailProblem> {
  const isCyrillicDomain = CYRILLIC_DOMAIN.test(domain);
  if (/[^\p{ASCII}]/u.test(name)) return { kind: "problem", problem: "not-latin" };
  if (/[^\p{ASCII}]/u.test(domain) && !isCyrillicDomain) {
    return { kind: "problem", problem: "not-latin" };
  }
  if (name.length > LONGEST_NAME) return { kind: "problem", problem: "too-long" };
  if (!NAME.test(name)) return { kind: "problem", problem: "bad-name" };
  if (!isCyrillicDomain && !isDomain(domain)) return { kind: "problem", problem: "bad-domain" };
  return { kind: "value", value: `${name}@${domain}` };
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  const endsInName = /^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(last);
  return labels.length > 1 && endsInName && labels.every((label) => DOMAIN_LABEL.test(label));
}

/** Takes off what people put around an address: a label, `mailto:`, brackets, a full stop. */
function withoutWrapping(line: string): string {
  return line
    .replace(/^(?:e-?mail|mail|почта|пошта|эл\.? ?почта|мейл)\s*[:=–—-]\s*/iu, "")
    .replace(/^[<("'«]+/u, "")
    .replace(/^mailto:/i, "")
    .replace(/[>)"'».,;]+$/u, "");
}
