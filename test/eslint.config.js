import tseslint from "typescript-eslint";

/**
 * What each folder of src may import: the folders below it in the table of the README. A folder that is not
 * listed for another one is refused.
 */
const MAY_IMPORT = {
  diagnostics: [],
  plan: ["diagnostics"],
  fragment: ["diagnostics", "plan"],
  schema: ["plan"],
  argv: [],
  host: ["diagnostics"],
  functions: ["diagnostics", "plan", "fragment"],
  kql: ["diagnostics", "plan", "functions", "schema"],
  dialect: ["diagnostics", "plan", "fragment", "functions"],
  store: ["diagnostics", "argv", "host"],
  spark: ["diagnostics", "plan", "fragment", "schema", "store"],
  case: ["diagnostics", "plan", "fragment", "schema", "store"],
  ingest: ["diagnostics", "plan", "fragment", "schema", "store", "case"],
  detect: ["diagnostics", "plan", "fragment", "schema", "store", "spark", "case", "compile"],
  report: ["diagnostics", "plan", "case", "argv"],
};
const FOLDERS = [...Object.keys(MAY_IMPORT), "cli"];

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.ts`],
  ignores: ["**/*.test.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: FOLDERS.filter((other) => other !== folder && !allowed.includes(other)).map((other) => ({
          group: [`../${other}/*`, `../../${other}/*`],
          message: `src/${folder} may not import src/${other}`,
        })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: "test/tsconfig.json", tsconfigRootDir: import.meta.dirname + "/.." },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // code points are what KQL counts
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  ...layers,
);
