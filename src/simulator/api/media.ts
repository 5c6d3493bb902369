import type { InputMedia, MessageEntity, ParseMode } from "@grammyjs/types";
import { badRequest, notImitated, Refusal } from "../rules/refusal.js";
import type { FileKind } from "../world/file-store.js";
import { contentOf, storeMedia } from "../world/media.js";
import type { Content } from "../world/content.js";
import type { Call, Effects, UploadedFile } from "./call.js";
import { getDestination, sendFromBot } from "./outgoing.js";
import { captionContent } from "./texts.js";

export const mediaEffects: Effects = {
  sendPhoto: (call, params) => {
    const destination = getDestination(call.world, params);
    const content = {
      ...fileContent(call, "photo", params.photo),
      ...captionContent(call.world, params),
    };
    return sendFromBot(call.world, destination, content, params);
  },

  sendVideo: (call, params) => {
    const destination = getDestination(call.world, params);
    const content = {
      ...fileContent(call, "video", params.video),
      ...captionContent(call.world, params),
    };
    return sendFromBot(call.world, destination, content, params);
  },

  sendDocument: (call, params) => {
    const destination = getDestination(call.world, params);
    const content = {
      ...fileContent(call, "document", params.document),
      ...captionContent(call.world, params),
    };
    return sendFromBot(call.world, destination, content, params);
  },

  sendMediaGroup: (call, params) => {
    const { world } = call;
    const destination = getDestination(world, params);
    const kinds = new Set(params.media.map(({ type }) => type));
    if (kinds.has("document") && kinds.size > 1) {
      throw badRequest("document can't be mixed with other media types");
    }
    const media_group_id = world.nextMediaGroupId();
    const contents = params.media.map((media) => newMedia(call, media));
    return contents.map((content) =>
      sendFromBot(world, destination, { media_group_id, ...content }, params),
    );
  },

  getFile: ({ world }, { file_id }) => {
    const file = world.files.find(file_id);
    if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
    if (file.bytes.byteLength > 20 * megabyte) throw badRequest("file is too big");
    return {
      file_id,
      file_unique_id: file.fileUniqueId,
      file_size: file.bytes.byteLength,
      file_path: file.path,
    };
  },
};

interface MediaWithCaption {
  caption?: string;
  parse_mode?: ParseMode;
  caption_entities?: MessageEntity[];
}

/** A photo, a video or a document with its caption, as albums and edits carry them. */
export function newMedia(
  call: Call,
  media: Pick<InputMedia<string>, "type"> & { media?: string } & MediaWithCaption,
): Content {
  if (media.type !== "photo" && media.type !== "video" && media.type !== "document") {
    throw notImitated(`media of type ${media.type}`);
  }
  return {
    ...fileContent(call, media.type, media.media ?? ""),
    ...captionContent(call.world, media),
  };
}

const megabyte = 1024 * 1024;
const largest: Record<FileKind, number> = {
  photo: 10 * megabyte,
  video: 50 * megabyte,
  document: 50 * megabyte,
};

/** A file as the API takes it: an upload, or the id of one that Telegram has. */
function fileContent({ world, uploads }: Call, kind: FileKind, value: string): Content {
  if (value.startsWith("attach://")) {
    const upload = uploads.get(value.slice("attach://".length));
    if (!upload) throw badRequest("file must be non-empty");
    checkUpload(kind, upload);
    return storeMedia(world.files, { kind, ...upload });
  }
  if (/^https?:\/\//.test(value)) throw notImitated("files fetched from a URL");
  const file = world.files.find(value);
  if (!file) throw badRequest("wrong file identifier/HTTP URL specified");
  if (file.kind !== kind) {
    const title = { photo: "Photo", video: "Video", document: "Document" };
    throw badRequest(`can't use file of type ${title[file.kind]} as ${title[kind]}`);
  }
  return contentOf(file);
}

function checkUpload(kind: FileKind, { bytes }: UploadedFile): void {
  if (bytes.byteLength === 0) throw badRequest("file must be non-empty");
  if (bytes.byteLength > largest[kind]) throw new Refusal(413, "Request Entity Too Large");
  const isImage = /^(\x89PNG|\xff\xd8|GIF8|RIFF)/.test(
    Buffer.from(bytes.subarray(0, 4)).toString("latin1"),
  );
  if (kind === "photo" && !isImage) throw badRequest("IMAGE_PROCESS_FAILED");
}
