/** As much of JSON Schema as is read here; ajv knows the rest. `fact` and `facts` are ours: where it is said. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** The fact that a pattern or a value rests on. */
  readonly fact?: string;
  /** The fact by which a property is required. */
  readonly facts?: Readonly<Record<string, string>>;
}

export type Definitions = Readonly<Record<string, Schema>>;

/** Property to the fact that says it is there. */
export type FieldFacts = Readonly<Record<string, string>>;

export const refTo = (definition: string): Schema => ({ $ref: `#/definitions/${encodeURIComponent(definition)}` });

/** A closed object. */
export const objectOf = (properties: Readonly<Record<string, Schema>>, facts: FieldFacts): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(facts),
  facts,
  additionalProperties: false,
});

export const text: Schema = { type: 'string', minLength: 1 };

export const textLike = (pattern: RegExp, fact: string): Schema => ({ type: 'string', pattern: pattern.source, fact });

/** Narrows a property that Microsoft's type leaves open; null stays where the type allows it. */
export const narrowed = (schema: Schema, pattern: RegExp, fact: string): Schema => ({
  allOf: [schema, { pattern: pattern.source, fact }],
});

const notNull = (schema: Schema, fact: string): Schema => ({ allOf: [{ not: { type: 'null' }, fact }, schema] });

export interface Variant {
  /** The properties it may have; null: all of the type's. */
  readonly only?: readonly string[] | null;
  /** Properties that the type has and this use of it does not. */
  readonly without?: readonly string[];
  readonly annotations?: Readonly<Record<string, Schema>>;
  readonly required?: FieldFacts;
  /** Required, and null will do. */
  readonly present?: FieldFacts;
}

/** One use of one of Microsoft's types: which properties, which annotations, and what must be there. */
export function variantOf(base: Schema | undefined, variant: Variant): Schema {
  const { only = null, without = [], annotations = {}, required = {}, present = {} } = variant;
  const own = base?.properties;
  if (!own) throw new Error('the package of types has no such type any more');
  const kept = Object.entries(own).filter(([name]) => (only === null || only.includes(name)) && !without.includes(name));
  const properties = Object.fromEntries(
    kept.map(([name, schema]) => [name, name in required ? notNull(schema, required[name] ?? '') : schema]),
  );
  const all = { ...properties, ...annotations };
  const facts = { ...present, ...required };
  const stranger = [...Object.keys(facts), ...(only ?? []), ...without].find((name) => !(name in own) && !(name in annotations));
  if (stranger !== undefined) throw new Error(`${stranger} is no property of the type`);
  return objectOf(all, facts);
}
