import {
  CATEGORIES,
  type Filter,
  type Meaning,
  type Metric,
  SUBJECTS,
  type Topic,
  type Utility,
} from "./meaning.js";

const METRICS: Readonly<Record<Metric, true>> = {
  ...{ count: true, money: true, "own-money": true, jobs: true, area: true, tenants: true },
  ...{ smes: true, companies: true, output: true, growth: true, "investment-growth": true },
  ...{ capacity: true, market: true, products: true, start: true, further: true, built: true },
  ...{ state: true, deadline: true, instruction: true, acceptance: true, topics: true },
  ...{ list: true, who: true },
};
const UTILITIES: readonly Utility[] = ["power", "gas", "water", "rail", "sewer"];
const PLACES = ["premises", "land"] as const;

/** Callback data hold 64 bytes; this leaves room for the name of the button and the number of a question. */
const LONGEST_CODE = 48;

/** A reading as a button carries it: whole, so that it works after any time; ASCII. */
export function packReading(meaning: Meaning): string {
  switch (meaning.kind) {
    case "fact":
      return packTopics(meaning.topics);
    case "availability": {
      const { minArea = "", maxArea = "", need = [], what = "" } = meaning.filter;
      return ["availability", minArea, maxArea, need.join("+"), what].join(",");
    }
    case "complaint":
      return `complaint,${meaning.category}`;
    default:
      return meaning.kind;
  }
}

/** As many topics as fit, the first asked first. */
function packTopics(topics: readonly Topic[]): string {
  let code = "fact";
  for (const { subject, metric } of topics) {
    const longer = `${code},${subject}.${metric}`;
    if (longer.length > LONGEST_CODE) break;
    code = longer;
  }
  return code;
}

/** `undefined` for anything that no button of ours carries. */
export function unpackReading(code: string): Meaning | undefined {
  const [kind, ...parts] = code.split(",");
  switch (kind) {
    case "fact": {
      const topics = parts.map(unpackTopic).filter((topic) => topic !== undefined);
      return topics.length > 0 && topics.length === parts.length ? { kind, topics } : undefined;
    }
    case "availability":
      return { kind, filter: unpackFilter(parts) };
    case "complaint": {
      const category = CATEGORIES.find((one) => one === parts[0]);
      return category && { kind, category };
    }
    case "apply":
    case "status":
    case "operator":
      return { kind };
    default:
      return undefined;
  }
}

function unpackTopic(part: string): Topic | undefined {
  const [subjectName, metric = ""] = part.split(".");
  const subject = SUBJECTS.find((one) => one === subjectName);
  return subject && isMetric(metric) ? { subject, metric } : undefined;
}

function isMetric(name: string): name is Metric {
  return Object.hasOwn(METRICS, name);
}

function unpackFilter([min = "", max = "", needs = "", place]: readonly string[]): Filter {
  const need = UTILITIES.filter((utility) => needs.split("+").includes(utility));
  const what = PLACES.find((one) => one === place);
  return {
    ...(Number(min) > 0 && { minArea: Number(min) }),
    ...(Number(max) > 0 && { maxArea: Number(max) }),
    ...(need.length > 0 && { need }),
    ...(what && { what }),
  };
}
