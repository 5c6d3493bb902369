import type { Db } from "../../../db/schema.js";
import type { Directory } from "../record/directory.js";
import { loadDirectory } from "./directory.repository.js";

/** What the form chooses from, held in memory: forms ask and never touch the database. */
export interface DirectoryHolder {
  /** @throws before the first `reload` */
  get(): Directory;
  /** Called at start, after each change by staff, and once a minute for what another process changed. */
  reload(): Promise<void>;
}

export function createDirectory(db: Db): DirectoryHolder {
  let directory: Directory | undefined;
  return {
    get() {
      if (!directory) throw new Error("The directory of the zone is asked for before it is loaded");
      return directory;
    },
    async reload() {
      directory = await loadDirectory(db);
    },
  };
}
