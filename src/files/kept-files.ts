import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The folder in which the bytes of files lie, each under its hash. */
export interface KeptFiles {
  read(sha256: string): Promise<Buffer | undefined>;
  write(sha256: string, bytes: Uint8Array): Promise<void>;
  remove(sha256: string): Promise<void>;
}

export function createKeptFiles(folder: string): KeptFiles {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async read(sha256) {
      try {
        return await readFile(pathOf(sha256));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    /** Written aside and moved into its place: a file under its hash is always whole. */
    async write(sha256, bytes) {
      const path = pathOf(sha256);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, bytes);
      await rename(`${path}.part`, path);
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}
