import { Actor } from "./actor.js";
import { ChatScreen } from "./chat-screen.js";
import { PhoneFrame, type Phone, type PhoneTools } from "./phone-frame.js";
import { nameOf } from "./names.js";
import { settingsButton } from "./person-settings.js";
import type { World } from "./world.js";

/** The phone of one person, with the bot's private chat on it. */
export function createPrivatePhone(
  world: World,
  shared: Pick<PhoneTools, "presses" | "drafts">,
  { personId, role }: { personId: number; role: string },
): Phone {
  const place = { chatId: personId };
  const frame: PhoneFrame = new PhoneFrame(world, shared, {
    role,
    controls: [settingsButton(() => ({ tools: frame.tools, personId }))],
    actsFor: (id) => id === personId,
  });
  const { tools } = frame;
  const actor = new Actor(world, { personId, place, toasts: tools.toasts });
  const chat = new ChatScreen({
    tools,
    personId,
    place,
    onStart: (payload) => void actor.do({ action: "start", payload }),
  });
  frame.show(chat.node);
  return {
    node: frame.node,
    countUnread: () => {
      const view = world.findChat(personId);
      return view ? world.unread.count(view, undefined, personId) : 0;
    },
    update: () => {
      const person = world.findPerson(personId);
      if (person) frame.setName(nameOf(person.user));
      chat.update();
    },
    close: () => frame.close(),
  };
}
