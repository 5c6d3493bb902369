import type { ApiMethods } from "@grammyjs/types";
import type { World } from "../world/world.js";

/** The methods of the Bot API, with uploads as `attach://` names. */
type Methods = ApiMethods<string>;
export type MethodName = keyof Methods;

export type ParamsOf<M extends MethodName> =
  Parameters<Methods[M]> extends [infer P]
    ? P
    : Parameters<Methods[M]> extends [infer P | undefined]
      ? NonNullable<P>
      : Record<string, never>;

/** A part of a multipart body. */
export interface UploadedFile {
  name: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** What a method has besides its parameters. */
export interface Call {
  world: World;
  uploads: ReadonlyMap<string, UploadedFile>;
  /** Fires when the caller hangs up. */
  whenGone: AbortSignal;
}

/** The effect of each method that the simulator imitates; a refusal is thrown. */
export type Effects = {
  [M in MethodName]?: (call: Call, params: ParamsOf<M>) => unknown;
};
