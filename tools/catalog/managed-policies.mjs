// AWS managed policies in one file:
//   4 bytes  length of the compressed index, little endian
//   index    brotli: tab-separated text
//              catalogue  format  source
//              B  length                                     a block: compressed length in bytes
//              P  path  name  default-version  created  updated  job-function  block  offset  length
//                 times in seconds since 1970, the flag 0 or 1, offset and length in bytes of the inflated block
//   blocks   brotli: documents, one after the other
// Blocks of some 64 KB keep one document cheap to reach and all of them small.
import { compress } from "./compress.mjs";

const FORMAT = 1;
const BLOCK_BYTES = 65536;

// The page "AWS managed policies for job functions" of the IAM User Guide. Not all of them have the path /job-function/.
const JOB_FUNCTIONS = new Set([
  "AdministratorAccess",
  "Billing",
  "DatabaseAdministrator",
  "DataScientist",
  "NetworkAdministrator",
  "PowerUserAccess",
  "ReadOnlyAccess",
  "SecurityAudit",
  "SupportUser",
  "SystemAdministrator",
  "ViewOnlyAccess",
]);

const POLICY_ORDER = ["Version", "Id", "Statement"];
const STATEMENT_ORDER = [
  "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
];

export function managedPolicies(policies, source) {
  const sorted = policies.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const missing = [...JOB_FUNCTIONS].filter((name) => !sorted.some((p) => p.name === name));
  if (missing.length > 0) {
    throw new Error(`job function policies without a document: ${missing.join(", ")}`);
  }

  const blocks = [];
  let open = [];
  let openBytes = 0;
  const close = () => {
    if (open.length > 0) {
      blocks.push(compress(Buffer.concat(open)));
      open = [];
      openBytes = 0;
    }
  };

  const rows = sorted.map((policy) => {
    if (policy.arn !== `arn:aws:iam::aws:policy${policy.path}${policy.name}`) {
      throw new Error(`ARN of ${policy.name} does not follow from its path and name`);
    }
    const document = Buffer.from(JSON.stringify(ordered(policy.document)));
    if (openBytes > 0 && openBytes + document.length > BLOCK_BYTES) {
      close();
    }
    const row = [
      "P", policy.path, policy.name, policy.defaultVersionId, seconds(policy.createDate), seconds(policy.updateDate),
      JOB_FUNCTIONS.has(policy.name) ? 1 : 0, blocks.length, openBytes, document.length,
    ];
    open.push(document);
    openBytes += document.length;
    return row;
  });
  close();

  const lines = [["catalogue", FORMAT, source], ...blocks.map((b) => ["B", b.length]), ...rows];
  const index = compress(Buffer.from(lines.map((line) => line.join("\t") + "\n").join("")));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  const bytes = Buffer.concat([length, index, ...blocks]);
  return { bytes, summary: `${source}: ${rows.length} policies in ${blocks.length} blocks, ${bytes.length} bytes` };
}

function seconds(date) {
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) {
    throw new Error(`not a date: ${date}`);
  }
  return Math.floor(milliseconds / 1000);
}

// Order carries no meaning in a policy; this one reads as AWS's documentation writes it.
function ordered(document) {
  const policy = pick(document, POLICY_ORDER);
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return { ...policy, Statement: statements.map((statement) => pick(statement, STATEMENT_ORDER)) };
}

function pick(object, order) {
  const unknown = Object.keys(object).filter((key) => !order.includes(key));
  if (unknown.length > 0) {
    throw new Error(`unknown element ${unknown.join(", ")}`);
  }
  return Object.fromEntries(order.filter((key) => key in object).map((key) => [key, object[key]]));
}
