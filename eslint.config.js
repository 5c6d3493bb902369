import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "data/", "node_modules/", "eslint.config.js", "src/cli/build.mjs"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Dependencies are plain objects of functions, taken apart by design.
      "@typescript-eslint/unbound-method": "off",
      "no-console": "error",
    },
  },
  {
    files: ["src/forms/**", "src/features/**/*.form.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["**/db/*", "**/*.repository.js", "kysely"],
              message: "A form asks questions; it never touches the database.",
            },
          ],
        },
      ],
    },
  },
);
