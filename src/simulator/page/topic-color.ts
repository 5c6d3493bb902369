import type { TopicView } from "../control-types.js";

export function colorOf({ iconColor }: Pick<TopicView, "iconColor">): string {
  return `#${iconColor.toString(16).padStart(6, "0")}`;
}
