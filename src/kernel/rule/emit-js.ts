import type { OverNode, RuleNode } from "./rule-node.ts";

/**
 * Writes the body of a JavaScript function for checked rules: straight-line code, loops over records, no closures, no
 * allocation. A value in error is `undefined`; fields are read from `input`. Text of a rule's author reaches the code only
 * through JSON.stringify.
 */
export class JsEmitter {
  readonly #lines: string[] = [];
  #count = 0;

  get code(): string {
    return this.#lines.join("\n");
  }

  /** Emits code for the node; answers a name or literal that holds its value afterwards. */
  emit(node: RuleNode): string {
    switch (node.kind) {
      case "constant":
        return JSON.stringify(node.value);
      case "field":
        return this.#typed(node, this.#raw(node));
      case "equal":
        return this.#equal(node);
      case "compare":
        return this.#both(node.left, node.right, (left, right) => `${left} ${node.operator} ${right}`);
      case "logic":
        return this.#logic(node);
      case "not": {
        const operand = this.emit(node.operand);
        return this.#hold(`${operand} === undefined ? undefined : !${operand}`);
      }
      case "arithmetic":
        return this.#arithmetic(node);
      case "negate": {
        const operand = this.emit(node.operand);
        return this.#hold(`${operand} === undefined ? undefined : 0 - ${operand}`);
      }
      case "choose":
        return this.#choose(node, (branch) => this.emit(branch));
      case "oneOf": {
        // A null or ill-typed field is in no list; only a computed operand can be in error.
        const operand = this.#rawOrValue(node.operand);
        const tests = node.values.map((value) => `${operand} === ${JSON.stringify(value)}`).join(" || ");
        const found = tests === "" ? "false" : tests;
        return this.#hold(isField(node.operand) ? found : `${operand} === undefined ? undefined : (${found})`);
      }
      case "text":
        return this.#both(node.operand, node.part, (text, part) => `${text}.${textMethods[node.test]}(${part})`);
      case "length": {
        const text = this.emit(node.operand);
        // CEL counts code points.
        return this.#hold(`${text} === undefined ? undefined : Array.from(${text}).length`);
      }
      case "over":
        return this.#over(node);
      case "listSize": {
        const list = this.#hold(`input[${JSON.stringify(node.list)}]`);
        return this.#hold(`Array.isArray(${list}) ? ${list}.length : undefined`);
      }
    }
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  #name(): string {
    this.#count += 1;
    return `v${this.#count}`;
  }

  #hold(expression: string): string {
    const name = this.#name();
    this.line(`const ${name} = ${expression};`);
    return name;
  }

  #raw(node: Extract<RuleNode, { kind: "field" }>): string {
    const record = node.variable === undefined ? "input" : `record_${node.variable}`;
    return this.#hold(`${record}[${JSON.stringify(node.name)}]`);
  }

  /** A field where its type is needed: null, missing or of another type is in error. */
  #typed(node: Extract<RuleNode, { kind: "field" }>, raw: string): string {
    if (node.type === "int") return this.#hold(`Number.isSafeInteger(${raw}) ? ${raw} : undefined`);
    const type = node.type === "bool" ? "boolean" : node.type === "string" ? "string" : "number";
    return this.#hold(`typeof ${raw} === "${type}" ? ${raw} : undefined`);
  }

  #rawOrValue(node: RuleNode): string {
    // A field that is missing counts as null, and null may be compared for equality.
    if (node.kind === "field") return this.#hold(`${this.#raw(node)} ?? null`);
    if (node.kind === "choose") return this.#choose(node, (branch) => this.#rawOrValue(branch));
    return this.emit(node);
  }

  #equal(node: Extract<RuleNode, { kind: "equal" }>): string {
    const [left, right] = [this.#rawOrValue(node.left), this.#rawOrValue(node.right)];
    const computed = [
      ...(canFail(node.left) ? [`${left} === undefined`] : []),
      ...(canFail(node.right) ? [`${right} === undefined`] : []),
    ];
    const test = `${left} ${node.negated ? "!==" : "==="} ${right}`;
    return this.#hold(computed.length === 0 ? test : `${computed.join(" || ")} ? undefined : ${test}`);
  }

  #both(left: RuleNode, right: RuleNode, test: (left: string, right: string) => string): string {
    const [a, b] = [this.emit(left), this.emit(right)];
    return this.#hold(`${a} === undefined || ${b} === undefined ? undefined : ${test(a, b)}`);
  }

  /** CEL's logic: what decides, decides, even beside an error. */
  #logic(node: Extract<RuleNode, { kind: "logic" }>): string {
    const decides = node.operator === "or";
    const left = this.emit(node.left);
    const result = this.#name();
    this.line(`let ${result} = ${left};`);
    this.line(`if (${result} !== ${decides}) {`);
    const right = this.emit(node.right);
    this.line(`if (${right} === ${decides} || ${result} !== undefined) ${result} = ${right};`);
    this.line(`}`);
    return result;
  }

  #arithmetic(node: Extract<RuleNode, { kind: "arithmetic" }>): string {
    const [left, right] = [this.emit(node.left), this.emit(node.right)];
    const byZero = node.operator === "/" || node.operator === "%" ? ` || ${right} === 0` : "";
    const plain = node.operator === "/" ? `Math.trunc(${left} / ${right})` : `${left} ${node.operator} ${right}`;
    const result = this.#hold(`${left} === undefined || ${right} === undefined${byZero} ? undefined : ${plain}`);
    // Beyond safe whole numbers a result is in error, and never inexact; + 0 makes -0 a plain zero.
    return this.#hold(`Number.isSafeInteger(${result}) ? ${result} + 0 : undefined`);
  }

  #choose(node: Extract<RuleNode, { kind: "choose" }>, emit: (branch: RuleNode) => string): string {
    const condition = this.emit(node.condition);
    const result = this.#name();
    this.line(`let ${result};`);
    this.line(`if (${condition} === true) {`);
    this.line(`${result} = ${emit(node.yes)};`);
    this.line(`} else if (${condition} === false) {`);
    this.line(`${result} = ${emit(node.no)};`);
    this.line(`}`);
    return result;
  }

  #over(node: OverNode): string {
    const list = this.#hold(`input[${JSON.stringify(node.list)}]`);
    const [result, failed, at] = [this.#name(), this.#name(), this.#name()];
    const start = { exists: "false", all: "true", existsOne: "0", count: "0" }[node.macro];
    this.line(`let ${result} = ${start}, ${failed} = !Array.isArray(${list});`);
    this.line(`if (!${failed}) for (let ${at} = 0; ${at} < ${list}.length; ${at} += 1) {`);
    const record = `record_${node.variable}`;
    this.line(`const ${record} = ${list}[${at}];`);
    // A branch, not a default: a default makes every later read of the record twice as slow.
    this.line(`if (${record} === null || ${record} === undefined) { ${failed} = true; continue; }`);
    const body = this.emit(node.body);
    if (node.macro === "exists") this.line(`if (${body} === true) { ${result} = true; break; }`);
    else if (node.macro === "all") this.line(`if (${body} === false) { ${result} = false; break; }`);
    else this.line(`if (${body} === true) ${result} += 1;`);
    this.line(`if (${body} === undefined) ${failed} = true;`);
    this.line(`}`);
    if (node.macro === "exists") return this.#hold(`${result} || !${failed} ? ${result} : undefined`);
    if (node.macro === "all") return this.#hold(`!${result} || !${failed} ? ${result} : undefined`);
    return this.#hold(`${failed} ? undefined : ${node.macro === "count" ? result : `${result} === 1`}`);
  }
}

const textMethods = { startsWith: "startsWith", endsWith: "endsWith", contains: "includes" } as const;

const isField = (node: RuleNode): boolean => node.kind === "field";
const canFail = (node: RuleNode): boolean => node.kind !== "field" && node.kind !== "constant";
