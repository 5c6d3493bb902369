import type { Act } from "../control-types.js";
import { act, Refused } from "./control.js";
import { words } from "./language.js";
import type { ChatPlace } from "./place.js";
import type { Toasts } from "./toasts.js";
import type { World } from "./world.js";

type Without<Whole, Key extends PropertyKey> = Whole extends unknown ? Omit<Whole, Key> : never;

/** An act without who does it and where. */
export type Doing = Without<Act, "person" | "chat" | "thread" | "isAnonymous">;

interface Standing {
  personId: number;
  place: ChatPlace;
  isAnonymous?: () => boolean;
  toasts: Toasts;
}

/** One person in one place, who does things there; what cannot be done is said on that phone. */
export class Actor {
  constructor(
    private readonly world: World,
    private readonly standing: Standing,
  ) {}

  /** True when it was done. */
  async do(doing: Doing): Promise<boolean> {
    const { personId, place, isAnonymous, toasts } = this.standing;
    try {
      const result = await act({
        ...doing,
        person: personId,
        chat: place.chatId,
        ...(place.threadId !== undefined && { thread: place.threadId }),
        ...(isAnonymous?.() && { isAnonymous: true }),
      });
      this.world.deliveries.add(place.chatId, result);
      this.world.changed();
      return true;
    } catch (error) {
      const reason = error instanceof Refused ? error.message : words().lostConnection;
      toasts.show(`${words().failed}: ${reason}`);
      return false;
    }
  }
}
