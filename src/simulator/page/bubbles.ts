import type { MessageView } from "../control-types.js";
import { dayOf } from "./clock.js";
import { renderService } from "./service-message.js";

/** A run of album parts, or a message alone. */
type Group = [MessageView, ...MessageView[]];

export interface Placed {
  views: Group;
  isFirst: boolean;
  isLast: boolean;
  /** Set on the first of a day: its time, in Unix seconds. */
  newDay?: number;
}

/** Orders messages into bubbles: albums joined, rows of one sender marked, days parted. */
export function placeBubbles(views: readonly MessageView[]): Placed[] {
  const groups = joinAlbums(views);
  return groups.map((group, index) => {
    const before = groups[index - 1];
    const after = groups[index + 1];
    const { date } = group[0].message;
    const isNewDay = !before || dayOf(before[0].message.date) !== dayOf(date);
    return {
      views: group,
      isFirst: !before || !belongTogether(before, group),
      isLast: !after || !belongTogether(group, after),
      ...(isNewDay && { newDay: date }),
    };
  });
}

function joinAlbums(views: readonly MessageView[]): Group[] {
  const groups: Group[] = [];
  for (const view of views) {
    const last = groups.at(-1);
    const album = view.message.media_group_id;
    if (last && album !== undefined && last[0].message.media_group_id === album) last.push(view);
    else groups.push([view]);
  }
  return groups;
}

/** Ten minutes part even what one person writes. */
function belongTogether([a]: Group, [b]: Group): boolean {
  const senderA = (a.message.sender_chat ?? a.message.from)?.id;
  const senderB = (b.message.sender_chat ?? b.message.from)?.id;
  if (renderService(a.message) ?? renderService(b.message)) return false;
  if (dayOf(a.message.date) !== dayOf(b.message.date)) return false;
  return senderA === senderB && b.message.date - a.message.date < 600;
}
