import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/helpers/templates.ts"],
    maxWorkers: 2,
    // Files share a process, so that the product is loaded once: nothing in it is kept outside of `createApp`.
    isolate: false,
    // Limits tell a test that hangs from one that ends; on a busy machine the latter takes its time.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
  },
});
