import type { Message, Update, User } from "@grammyjs/types";
import type { MemberView } from "../control-types.js";
import { kickedMember } from "./chats.js";
import { changeBotMembership, memberUpdate, personAsMember } from "./members.js";
import { migrate } from "./migration.js";
import { membershipOf, supergroupId, type BotRights, type HasId } from "./new-group.js";
import type { ChatRecord, TopicRecord } from "./records.js";
import { announce, createTopic, deleteTopic, renameTopic, setTopicClosed } from "./topics.js";
import type { World } from "./world.js";

/** A group in the simulated world, and what its owner can do with it. */
export class Group {
  constructor(
    private readonly world: World,
    readonly id: number,
  ) {}

  get title(): string {
    return this.chat.title;
  }

  /** See `World.messages`. */
  messages(threadId?: number | null): Message[] {
    return this.world.messages(this.id, threadId);
  }

  topics(): TopicRecord[] {
    return this.world.topics(this.id);
  }

  createTopic(name: string, by?: HasId): TopicRecord {
    if (!this.chat.isForum) throw new Error(`The chat ${this.id} is not a forum`);
    return createTopic(this.world, this.chat, this.actor(by), { name });
  }

  closeTopic(threadId: number, by?: HasId): void {
    setTopicClosed(this.world, this.chat, this.actor(by), this.getTopic(threadId), true);
  }

  reopenTopic(threadId: number, by?: HasId): void {
    setTopicClosed(this.world, this.chat, this.actor(by), this.getTopic(threadId), false);
  }

  renameTopic(threadId: number, name: string, by?: HasId): void {
    renameTopic(this.world, this.chat, this.actor(by), this.getTopic(threadId), { name });
  }

  deleteTopic(threadId: number): void {
    deleteTopic(this.world, this.chat, this.getTopic(threadId));
  }

  addMember(person: HasId, status: MemberView["status"] = "member"): void {
    const { user } = this.world.getPerson(person.id);
    this.chat.members.set(person.id, status);
    announce(this.world, this.chat, user, undefined, { new_chat_members: [user] });
    this.tellOfMember(user, "left", status);
  }

  removeMember(person: HasId): void {
    const { user } = this.world.getPerson(person.id);
    const before = this.chat.members.get(person.id);
    if (!before) throw new Error(`${person.id} is not in the chat ${this.id}`);
    announce(this.world, this.chat, user, undefined, { left_chat_member: user });
    this.chat.members.delete(person.id);
    this.tellOfMember(user, before, "left");
  }

  setMemberStatus(person: HasId, status: MemberView["status"]): void {
    const { user } = this.world.getPerson(person.id);
    const before = this.chat.members.get(person.id) ?? "left";
    this.chat.members.set(person.id, status);
    this.tellOfMember(user, before, status);
  }

  /** Someone brings the bot into the group. */
  addBot(by?: HasId, rights: BotRights = { isAdmin: false }): Update | undefined {
    const actor = this.actor(by);
    const update = changeBotMembership(this.world, this.chat, actor, membershipOf(rights));
    announce(this.world, this.chat, actor, undefined, { new_chat_members: [this.world.bot] });
    return update;
  }

  /** Someone throws the bot out. */
  removeBot(by?: HasId): Update | undefined {
    return changeBotMembership(this.world, this.chat, this.actor(by), kickedMember);
  }

  setBotRights(rights: BotRights, by?: HasId): Update | undefined {
    return changeBotMembership(this.world, this.chat, this.actor(by), membershipOf(rights));
  }

  /** Makes a plain group a supergroup: a new id, and new ids for all messages. */
  migrate(by?: HasId, { isForum = false }: { isForum?: boolean } = {}): Group {
    const newId = supergroupId(this.world.nextGroupNumber());
    const next = migrate(this.world, this.chat, this.actor(by), newId, isForum);
    return new Group(this.world, next.id);
  }

  private get chat(): ChatRecord {
    return this.world.getChat(this.id);
  }

  private getTopic(threadId: number): TopicRecord {
    const topic = this.chat.topics.get(threadId);
    if (!topic) throw new Error(`There is no topic ${threadId} in the chat ${this.id}`);
    return topic;
  }

  /** Who does it: that person, or the first member. */
  private actor(by: HasId | undefined): User {
    const id = by?.id ?? [...this.chat.members.keys()][0];
    if (id === undefined) throw new Error(`The chat ${this.id} has no members`);
    return this.world.getPerson(id).user;
  }

  private tellOfMember(
    user: User,
    before: MemberView["status"] | "left",
    after: MemberView["status"] | "left",
  ): void {
    this.world.tellChat(this.chat);
    this.world.tellPerson(user.id);
    if (this.chat.bot.status !== "administrator") return;
    this.world.updates.push({
      chat_member: memberUpdate(
        this.world,
        this.chat,
        user,
        personAsMember(user, before),
        personAsMember(user, after),
      ),
    });
  }
}
