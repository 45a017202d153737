import type { OverNode, RuleNode } from "./rule-node.ts";

/**
 * Writes a rule as an expression of PostgreSQL over facts in a jsonb value. NULL stands for "in error", so that SQL's own
 * three-valued AND, OR and NOT are CEL's. Numbers are numeric: exact, and free of the faults of a cast. `facts` is trusted SQL
 * (a column); texts of a rule's author are quoted here.
 */
export function emitSql(node: RuleNode, facts: string): string {
  return new SqlEmitter(facts).emit(node);
}

const largest = "9007199254740991";

class SqlEmitter {
  readonly #facts: string;
  readonly #aliases = new Map<string, string>();

  constructor(facts: string) {
    this.#facts = facts;
  }

  emit(node: RuleNode): string {
    switch (node.kind) {
      case "constant":
        return constantSql(node.value);
      case "field":
        return this.#typed(node);
      case "equal":
        return `(${this.#asJson(node.left)} ${node.negated ? "<>" : "="} ${this.#asJson(node.right)})`;
      case "compare":
        return `(${this.emit(node.left)} ${node.operator} ${this.emit(node.right)})`;
      case "logic":
        return `(${this.emit(node.left)} ${node.operator} ${this.emit(node.right)})`;
      case "not":
        return `(not ${this.emit(node.operand)})`;
      case "arithmetic":
        return this.#arithmetic(node);
      case "negate":
        return `(- ${this.emit(node.operand)})`;
      case "choose":
        return this.#choose(node, (branch) => this.emit(branch));
      case "oneOf":
        return node.values.length === 0
          ? `(case when ${this.#asJson(node.operand)} is not null then false end)`
          : `(${this.#asJson(node.operand)} in (${node.values.map(jsonSql).join(", ")}))`;
      case "text":
        return this.#text(node);
      case "length":
        return `char_length(${this.emit(node.operand)})::numeric`;
      case "over":
        return this.#over(node);
      case "listSize": {
        const list = this.#list(node.list);
        return `(case when jsonb_typeof(${list}) = 'array' then jsonb_array_length(${list})::numeric end)`;
      }
    }
  }

  #choose(node: Extract<RuleNode, { kind: "choose" }>, emit: (branch: RuleNode) => string): string {
    const condition = this.emit(node.condition);
    return `(case ${condition} when true then ${emit(node.yes)} when false then ${emit(node.no)} end)`;
  }

  #record(variable: string | undefined): string {
    return variable === undefined ? this.#facts : `${this.#alias(variable)}.value`;
  }

  /** PostgreSQL takes m and M for one name, and cuts long ones: records are numbered. */
  #alias(variable: string): string {
    const known = this.#aliases.get(variable);
    const alias = known ?? `record_${this.#aliases.size + 1}`;
    if (known === undefined) this.#aliases.set(variable, alias);
    return alias;
  }

  #list(name: string): string {
    return `(${this.#facts} -> ${quoted(name)})`;
  }

  #typed(node: Extract<RuleNode, { kind: "field" }>): string {
    const record = this.#record(node.variable);
    const name = quoted(node.name);
    const json = node.type === "bool" ? "boolean" : node.type === "string" ? "string" : "number";
    const cast = node.type === "bool" ? "::boolean" : node.type === "string" ? "" : "::numeric";
    const value = `(${record} ->> ${name})${cast}`;
    const whole = `case when ${value} between -${largest} and ${largest} and mod(${value}, 1) = 0 then ${value} end`;
    return `(case jsonb_typeof(${record} -> ${name}) when '${json}' then ${node.type === "int" ? whole : value} end)`;
  }

  /** Equality of CEL: null equals null, values of two types are unequal and not in error. jsonb compares just so. */
  #asJson(node: RuleNode): string {
    if (node.kind === "field") return `coalesce(${this.#record(node.variable)} -> ${quoted(node.name)}, 'null'::jsonb)`;
    if (node.kind === "constant") return jsonSql(node.value);
    if (node.kind === "choose") return this.#choose(node, (branch) => this.#asJson(branch));
    return `to_jsonb(${this.emit(node)})`;
  }

  #arithmetic(node: Extract<RuleNode, { kind: "arithmetic" }>): string {
    const [left, right] = [this.emit(node.left), this.emit(node.right)];
    const plain =
      node.operator === "/"
        ? `div(${left}, nullif(${right}, 0))`
        : node.operator === "%"
          ? `mod(${left}, nullif(${right}, 0))`
          : `(${left} ${node.operator} ${right})`;
    return `(select case when abs(result) <= ${largest} then result end from (select ${plain} as result offset 0) as exact)`;
  }

  #text(node: Extract<RuleNode, { kind: "text" }>): string {
    const [text, part] = [this.emit(node.operand), this.emit(node.part)];
    if (node.test === "startsWith") return `starts_with(${text}, ${part})`;
    if (node.test === "contains") return `(strpos(${text}, ${part}) > 0)`;
    return `(right(${text}, char_length(${part})) = ${part})`;
  }

  #over(node: OverNode): string {
    const list = this.#list(node.list);
    const counted = {
      exists: "case when bool_or(held) then true when bool_or(held is null) then null else false end",
      all: "case when bool_or(not held) then false when bool_or(held is null) then null else true end",
      existsOne: "case when bool_or(held is null) then null else count(*) filter (where held) = 1 end",
      count: "case when bool_or(held is null) then null else (count(*) filter (where held))::numeric end",
    }[node.macro];
    const record = this.#alias(node.variable);
    const held = `case when jsonb_typeof(${record}.value) <> 'null' then ${this.emit(node.body)} end`;
    const rows = `select ${held} as held from jsonb_array_elements(${list}) as ${record} (value)`;
    return `(case when jsonb_typeof(${list}) = 'array' then (select ${counted} from (${rows}) as reported) end)`;
  }
}

/** An escape string, whatever standard_conforming_strings says. */
function quoted(text: string): string {
  return `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

function constantSql(value: boolean | number | string | null): string {
  if (value === null) return "null";
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" ? `${numberText(value)}::numeric` : String(value);
}

function jsonSql(value: boolean | number | string | null): string {
  return `${quoted(JSON.stringify(value))}::jsonb`;
}

/** JavaScript writes 1e-7; so may SQL. */
function numberText(value: number): string {
  return value < 0 ? `(${String(value)})` : String(value);
}
