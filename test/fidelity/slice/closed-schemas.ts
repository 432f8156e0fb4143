import { Ajv, type ValidateFunction } from 'ajv';
import { nameOf, type SchemaNode, type Slice } from './open-api-slice.ts';

type JsonSchema = Record<string, unknown>;

const ROOT = 'https://slice.test/graph';
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/;
const anything = true;

/** Control information, on whatever it stands: `@odata.etag`, `start@odata.type`. */
const annotations = { '@': {} };

/**
 * Microsoft's schemas made able to fail: each object takes the properties described and no others, and "or any object", which is how
 * OpenAPI 3.0 spells a nullable reference, becomes "or null".
 */
export function createBodyChecks({ schemas }: Slice): (schema: SchemaNode, body: unknown) => readonly string[] {
  const close = (node: SchemaNode): JsonSchema => {
    if (node.$ref) return { $ref: `${ROOT}#/definitions/${nameOf(node.$ref)}` };
    if (node.anyOf) return { anyOf: node.anyOf.map((one) => (isAnyObject(one) ? { type: 'null' } : close(one))) };
    const layers = layersOf(node);
    const properties = Object.assign({}, ...layers.map((layer) => layer.properties ?? {})) as Record<string, SchemaNode>;
    if (Object.keys(properties).length === 0) return leaf(node, close);
    return {
      type: node.nullable ? ['object', 'null'] : 'object',
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, close(property)])),
      required: layers.flatMap((layer) => layer.required ?? []),
      patternProperties: annotations,
      additionalProperties: false,
    };
  };
  const layersOf = (node: SchemaNode): readonly SchemaNode[] => {
    if (node.$ref) return layersOf(schemas[nameOf(node.$ref)] ?? {});
    return [...(node.allOf ?? []).flatMap(layersOf), node];
  };

  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    logger: false,
    formats: { 'date-time': instant, time: anything, date: anything, int32: anything, int64: anything, double: anything },
  });
  ajv.addSchema({ $id: ROOT, definitions: Object.fromEntries(Object.entries(schemas).map(([name, node]) => [name, close(node)])) });
  const compiled = new Map<SchemaNode, ValidateFunction>();

  return (schema, body) => {
    const validate = compiled.get(schema) ?? ajv.compile(close(schema));
    compiled.set(schema, validate);
    if (validate(body)) return [];
    const errors = validate.errors ?? [];
    const telling = errors.filter(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null'); // those only sum up the others
    return (telling.length > 0 ? telling : errors).map(({ instancePath, message, params }) => {
      const stranger = 'additionalProperty' in params ? ` (${params.additionalProperty})` : '';
      return `${instancePath || '/'} ${message}${stranger}`;
    });
  };
}

const isAnyObject = (node: SchemaNode): boolean => node.nullable === true && node.type === 'object' && !node.properties;

function leaf(node: SchemaNode, close: (node: SchemaNode) => JsonSchema): JsonSchema {
  const { type, items, format, pattern } = node;
  return {
    ...(type && { type: node.nullable ? [type, 'null'] : type }),
    ...(items && { items: close(items) }),
    ...(node.enum && { enum: node.nullable ? [...node.enum, null] : node.enum }),
    ...(format && { format }),
    ...(pattern && { pattern }),
  };
}
