import type { BotCommand, BotCommandScope, MenuButton } from "@grammyjs/types";

type TextKind = "name" | "description" | "shortDescription";

/** What the bot says about itself: command lists by scope and language, descriptions, menu buttons. */
export class BotProfile {
  private readonly commands = new Map<string, BotCommand[]>();
  private readonly texts = new Map<string, string>();
  private readonly menuButtons = new Map<number | undefined, MenuButton>();

  setCommands(scope: BotCommandScope, language: string, commands: BotCommand[]): void {
    const key = commandsKey(scope, language);
    if (commands.length > 0) this.commands.set(key, commands);
    else this.commands.delete(key);
  }

  listCommands(scope: BotCommandScope, language: string): BotCommand[] {
    return this.commands.get(commandsKey(scope, language)) ?? [];
  }

  /**
   * The list that a person's client shows: of the scopes, from the narrowest, the first that has one,
   * in the client's language before the one for all languages.
   */
  commandsFor(scopes: BotCommandScope[], language: string): BotCommand[] {
    for (const scope of scopes) {
      for (const code of [language, ""]) {
        const commands = this.commands.get(commandsKey(scope, code));
        if (commands) return commands;
      }
    }
    return [];
  }

  setText(kind: TextKind, language: string, text: string): void {
    this.texts.set(`${kind} ${language}`, text);
  }

  /** In that language, else the one for all languages, else empty. */
  getText(kind: TextKind, language: string): string {
    return this.texts.get(`${kind} ${language}`) || this.texts.get(`${kind} `) || "";
  }

  setMenuButton(chatId: number | undefined, button: MenuButton): void {
    this.menuButtons.set(chatId, button);
  }

  getMenuButton(chatId: number | undefined): MenuButton {
    return this.menuButtons.get(chatId) ?? this.menuButtons.get(undefined) ?? { type: "commands" };
  }
}

function commandsKey(scope: BotCommandScope, language: string): string {
  const chat = "chat_id" in scope ? scope.chat_id : "";
  const user = "user_id" in scope ? scope.user_id : "";
  return [scope.type, chat, user, language].join(" ");
}

/** Scopes for one person in one chat, the narrowest first, as the Bot API describes them. */
export function scopesFor(
  chatId: number,
  personId: number,
  { isPrivate, isAdmin }: { isPrivate: boolean; isAdmin: boolean },
): BotCommandScope[] {
  if (isPrivate) {
    return [{ type: "chat", chat_id: chatId }, { type: "all_private_chats" }, { type: "default" }];
  }
  const forAdmins: BotCommandScope[] = [{ type: "chat_administrators", chat_id: chatId }];
  const forAllAdmins: BotCommandScope[] = [{ type: "all_chat_administrators" }];
  return [
    { type: "chat_member", chat_id: chatId, user_id: personId },
    ...(isAdmin ? forAdmins : []),
    { type: "chat", chat_id: chatId },
    ...(isAdmin ? forAllAdmins : []),
    { type: "all_group_chats" },
    { type: "default" },
  ];
}
