import type { BotApiSchema } from "../schema/json-schema.js";
import { badRequest, notImitated, Refusal } from "../rules/refusal.js";
import { coerceParams } from "../schema/coerce.js";
import { createParamsCheck } from "../schema/validate.js";
import type { Call, Effects, MethodName } from "./call.js";
import { callbackEffects } from "./callbacks.js";
import { copyingEffects } from "./copying.js";
import { editingEffects } from "./editing.js";
import { mediaEffects } from "./media.js";
import { membershipEffects } from "./membership.js";
import { profileEffects } from "./profile.js";
import { reactionEffects } from "./reactions.js";
import { receivingEffects } from "./receiving.js";
import { sendingEffects } from "./sending.js";
import { topicEffects } from "./topics.js";

const effects: Effects = {
  ...receivingEffects,
  ...sendingEffects,
  ...mediaEffects,
  ...editingEffects,
  ...copyingEffects,
  ...callbackEffects,
  ...reactionEffects,
  ...topicEffects,
  ...membershipEffects,
  ...profileEffects,
};

export interface BotApi {
  /** The method's name as the API spells it; refuses one that the API does not have. */
  getMethodName(name: string): MethodName;
  /** Reads the values of a form, and JSON inside JSON; a file in a parameter's own field becomes its `attach://` name. */
  readParams(
    method: MethodName,
    raw: Record<string, unknown>,
    uploads: Call["uploads"],
  ): Record<string, unknown>;
  /** Checks the parameters and carries the call out; throws a `Refusal` as Telegram would answer. */
  call(method: MethodName, params: Record<string, unknown>, call: Call): unknown;
}

/** All methods by the schema; effects where the simulator has them, 501 elsewhere. */
export function createBotApi(schema: BotApiSchema): BotApi {
  const check = createParamsCheck(schema);
  const names = new Map(Object.keys(schema.methods).map((name) => [name.toLowerCase(), name]));

  return {
    getMethodName: (name) => {
      const known = names.get(name.toLowerCase());
      if (!known) throw new Refusal(404, "Not Found");
      return known as MethodName;
    },
    readParams: (method, raw, uploads) => {
      const properties = schema.methods[method]?.properties ?? {};
      const own = [...uploads.keys()].filter((name) => name in properties);
      const attached = Object.fromEntries(own.map((name) => [name, `attach://${name}`]));
      return coerceParams(schema, method, { ...attached, ...raw });
    },
    call: (method, params, call) => {
      const problem = check(method, params);
      if (problem) throw badRequest(problem);
      const effect = effects[method] as ((call: Call, params: unknown) => unknown) | undefined;
      if (!effect) throw notImitated(`the method ${method}`);
      return effect(call, params);
    },
  };
}
