import type { Effects } from "./call.js";
import { getDestination, sendFromBot } from "./outgoing.js";
import { previewContent, textContent } from "./texts.js";

export const sendingEffects: Effects = {
  sendMessage: ({ world }, params) => {
    const destination = getDestination(world, params);
    const content = {
      ...textContent(world, params),
      ...previewContent(params.link_preview_options),
    };
    return sendFromBot(world, destination, content, params);
  },

  sendLocation: ({ world }, params) => {
    const { latitude, longitude, horizontal_accuracy } = params;
    const location = {
      latitude,
      longitude,
      ...(horizontal_accuracy !== undefined && { horizontal_accuracy }),
    };
    return sendFromBot(world, getDestination(world, params), { location }, params);
  },

  sendVenue: ({ world }, params) => {
    const { latitude, longitude, title, address } = params;
    const location = { latitude, longitude };
    const content = { venue: { location, title, address }, location };
    return sendFromBot(world, getDestination(world, params), content, params);
  },

  sendContact: ({ world }, params) => {
    const { phone_number, first_name, last_name, vcard } = params;
    const contact = {
      phone_number,
      first_name,
      ...(last_name && { last_name }),
      ...(vcard && { vcard }),
    };
    return sendFromBot(world, getDestination(world, params), { contact }, params);
  },

  sendChatAction: ({ world }, params) => {
    const { chat, threadId } = getDestination(world, params);
    world.events.emit({
      type: "typing",
      chatId: chat.id,
      ...(threadId !== undefined && { threadId }),
      action: params.action,
    });
    return true;
  },
};
