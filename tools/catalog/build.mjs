// Turns two public sources of facts into the two compact files that IamConsole.Core embeds. See README.md.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serviceCatalogue } from "./services.mjs";
import { managedPolicies } from "./managed-policies.mjs";
import { compress } from "./compress.mjs";

const { values } = parseArgs({
  options: {
    "iam-data": { type: "string" },
    "managed-policies": { type: "string" },
    "managed-policies-source": { type: "string" },
    out: { type: "string" },
  },
});

for (const name of ["iam-data", "managed-policies", "managed-policies-source", "out"]) {
  if (!values[name]) {
    console.error(`--${name} is missing. See README.md.`);
    process.exit(2);
  }
}

mkdirSync(values.out, { recursive: true });

const services = serviceCatalogue(values["iam-data"]);
writeFileSync(join(values.out, "services.br"), compress(Buffer.from(services.text)));
console.log(`services.br: ${services.summary}`);

const lines = readFileSync(values["managed-policies"], "utf8").trim().split("\n");
const policies = managedPolicies(lines.map((line) => JSON.parse(line)), values["managed-policies-source"]);
writeFileSync(join(values.out, "managed-policies.bin"), policies.bytes);
console.log(`managed-policies.bin: ${policies.summary}`);
