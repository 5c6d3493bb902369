import { notImitated } from "../refusal.js";
import type { Effects } from "./call.js";

export const receivingEffects: Effects = {
  getUpdates: ({ world, whenGone }, params) => world.updates.poll(params, whenGone),

  getMe: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
  }),

  deleteWebhook: ({ world }, params) => {
    if (params.drop_pending_updates) world.updates.dropPending();
    return true;
  },

  setWebhook: () => {
    throw notImitated("webhooks");
  },

  getWebhookInfo: ({ world }) => ({
    url: "",
    has_custom_certificate: false,
    pending_update_count: world.updates.listPending().length,
  }),
};
