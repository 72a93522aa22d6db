// The service authorization reference as tab-separated text, one record a line:
//   catalogue  format  version-of-iam-data
//   S  prefix  name                                 a service; the lines up to the next S belong to it
//   K  key  type                                    a condition key
//   C  key-index,...                                a set of condition keys, shared by the lines that follow
//   R  name  arn-pattern  set-index                 a resource type
//   A  name  level  set-index  resource;...  dependent-action,...
//        resource: type-index, "!" if required, ":set-index" if that row has condition keys of its own
// Indexes count from 0 within the service; an empty field means none.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FORMAT = 1;

// The reference's own spellings, of which two name a pair: the narrower level counts, as in AWS's console.
const LEVELS = {
  List: "L",
  Read: "R",
  Write: "W",
  "Permissions management": "P",
  "Permissions management, Write": "P",
  Tagging: "T",
  "Tagging, Write": "T",
};

// Where several services of the reference share a prefix, the source names it after the last of them.
const SHARED_PREFIXES = {
  apigateway: "Amazon API Gateway Management",
  "aws-marketplace": "AWS Marketplace",
  cloudformation: "AWS CloudFormation",
  elasticloadbalancing: "AWS Elastic Load Balancing",
  greengrass: "AWS IoT Greengrass",
  kinesisanalytics: "Amazon Kinesis Analytics",
  lex: "Amazon Lex",
  ses: "Amazon SES",
};

const TYPES = new Set(["String", "ARN", "Bool", "Numeric", "Date", "IPAddress", "Binary"].flatMap((t) => [t, `ArrayOf${t}`]));

// The source writes the part of a key that the policy's author fills in as ${TagKey}, in four cases as <key>.
const placeholder = (key) => key.replace(/<(\w+)>/, "${$1}");

// .NET's OrdinalIgnoreCase compares upper-cased characters; the reader's binary search relies on this order.
const byName = (a, b) => {
  const [x, y] = [a.toUpperCase(), b.toUpperCase()];
  return x < y ? -1 : x > y ? 1 : 0;
};

export function serviceCatalogue(packageFolder) {
  const read = (...parts) => JSON.parse(readFileSync(join(packageFolder, ...parts), "utf8"));
  const { version } = read("package.json");
  const names = read("data", "serviceNames.json");
  const prefixes = read("data", "services.json").toSorted(byName);
  const counts = { actions: 0, resourceTypes: 0, conditionKeys: 0 };
  const lines = [["catalogue", FORMAT, version]];

  for (const prefix of prefixes) {
    const file = `${prefix}.json`;
    const service = {
      actions: Object.values(read("data", "actions", file)),
      types: Object.values(read("data", "resourceTypes", file)),
      keys: Object.values(read("data", "conditionKeys", file)),
    };
    counts.actions += service.actions.length;
    counts.resourceTypes += service.types.length;
    counts.conditionKeys += service.keys.length;
    lines.push(["S", prefix, SHARED_PREFIXES[prefix] ?? names[prefix]], ...serviceLines(prefix, service));
  }

  for (const line of lines) {
    if (line.some((field) => /[\t\n]/.test(String(field)))) {
      throw new Error(`tab or newline in ${JSON.stringify(line)}`);
    }
  }

  return {
    text: lines.map((line) => line.join("\t") + "\n").join(""),
    summary: `iam-data ${version}: ${prefixes.length} services, ${counts.actions} actions, ` +
      `${counts.resourceTypes} resource types, ${counts.conditionKeys} condition keys`,
  };
}

function serviceLines(prefix, { actions, types, keys }) {
  const sorted = keys.toSorted((a, b) => byName(a.key, b.key));
  const keyIndex = new Map(sorted.map((k, i) => [k.key.toLowerCase(), i]));
  const sets = new Map();

  const indexOf = (map, name, what) => {
    const index = map.get(name.toLowerCase());
    if (index === undefined) {
      throw new Error(`${prefix}: unknown ${what} ${name}`);
    }
    return index;
  };
  const setOf = (list) => {
    if (!list?.length) {
      return "";
    }
    const text = [...new Set(list.map((k) => indexOf(keyIndex, k, "condition key")))].sort((a, b) => a - b).join(",");
    if (!sets.has(text)) {
      sets.set(text, sets.size);
    }
    return sets.get(text);
  };

  const sortedTypes = types.toSorted((a, b) => byName(a.key, b.key));
  const typeIndex = new Map(sortedTypes.map((t, i) => [t.key.toLowerCase(), i]));
  const typeLines = sortedTypes.map((t) => ["R", t.key, t.arn, setOf(t.conditionKeys)]);

  const actionLines = actions.toSorted((a, b) => byName(a.name, b.name)).map((action) => {
    const level = LEVELS[action.accessLevel];
    if (!level) {
      throw new Error(`${prefix}:${action.name}: unknown access level ${action.accessLevel}`);
    }
    const resources = mergeRows(action.resourceTypes).map((row) => {
      const set = setOf(row.conditionKeys);
      return indexOf(typeIndex, row.name, "resource type") + (row.required ? "!" : "") + (set === "" ? "" : `:${set}`);
    });
    return ["A", action.name, level, setOf(action.conditionKeys), resources.join(";"), action.dependentActions.join(",")];
  });

  for (const key of sorted) {
    if (!TYPES.has(key.type)) {
      throw new Error(`${prefix}: unknown type ${key.type} of ${key.key}`);
    }
  }

  return [
    ...sorted.map((k) => ["K", placeholder(k.key), k.type]),
    ...[...sets.keys()].map((set) => ["C", set]),
    ...typeLines,
    ...actionLines,
  ];
}

// A few actions list a resource type twice, once for each way of calling them.
function mergeRows(rows) {
  const merged = new Map();
  for (const row of rows) {
    const seen = merged.get(row.name);
    merged.set(row.name, seen
      ? { name: row.name, required: seen.required && row.required, conditionKeys: [...seen.conditionKeys, ...row.conditionKeys] }
      : row);
  }
  return [...merged.values()];
}
