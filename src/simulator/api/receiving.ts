import { badRequest, Refusal } from "../rules/refusal.js";
import type { Effects } from "./call.js";

export const receivingEffects: Effects = {
  getUpdates: ({ world, whenGone }, params) => {
    if (world.webhook.settings) {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    return world.polling.poll(params, whenGone);
  },

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
    supports_join_request_queries: false,
  }),

  setWebhook: ({ world }, params) => {
    if (params.drop_pending_updates) world.updates.dropPending();
    if (params.allowed_updates) world.updates.setAllowed(params.allowed_updates);
    if (params.url !== "" && !isReachable(params.url)) {
      throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
    const settings = {
      url: params.url,
      maxConnections: params.max_connections ?? 40,
      ...(params.secret_token && { secretToken: params.secret_token }),
    };
    world.webhook.set(params.url === "" ? undefined : settings);
    return true;
  },

  deleteWebhook: ({ world }, params) => {
    world.webhook.set(undefined);
    if (params.drop_pending_updates) world.updates.dropPending();
    return true;
  },

  getWebhookInfo: ({ world }) => {
    const { settings, lastFailure } = world.webhook;
    return {
      url: settings?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: world.updates.listPending().length,
      ...(settings && { max_connections: settings.maxConnections }),
      ...(lastFailure && {
        last_error_date: Math.floor(lastFailure.at.getTime() / 1000),
        last_error_message: lastFailure.message,
      }),
    };
  },
};

/** Telegram insists on HTTPS; on one's own machine there is none. */
function isReachable(url: string): boolean {
  return /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url);
}
