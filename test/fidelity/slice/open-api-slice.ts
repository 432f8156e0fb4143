import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One node of a schema as OpenAPI 3.0 writes it; only what this slice uses. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
}

interface Content {
  readonly content?: { readonly 'application/json'?: { readonly schema: SchemaNode } };
}

interface SliceParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly 'x-not-supported-by-service'?: boolean;
}

export interface SliceOperation {
  /** `GET /users/{user-id}/calendarView`. */
  readonly name: string;
  readonly method: string;
  readonly parameters: readonly SliceParameter[];
  /** Null where the operation takes no body. */
  readonly requestBody: SchemaNode | null;
  /** By status, or by class of it such as `4XX`; null where no body comes. */
  readonly responses: ReadonlyMap<string, SchemaNode | null>;
}

export interface Slice {
  readonly schemas: Readonly<Record<string, SchemaNode>>;
  readonly operations: readonly SliceOperation[];
  /** The operation behind a method and a path below the version; null where the slice has none. */
  find(method: string, path: string): SliceOperation | null;
}

interface RawOperation {
  readonly parameters?: readonly SliceParameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}

interface RawSlice {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>> & { readonly parameters?: readonly SliceParameter[] }>>;
  readonly components: { readonly schemas: Readonly<Record<string, SchemaNode>>; readonly responses: Readonly<Record<string, Content>> };
}

const methods = ['get', 'post', 'patch', 'delete'];
const bodyOf = (content: Content | undefined): SchemaNode | null => content?.content?.['application/json']?.schema ?? null;
export const nameOf = (ref: string): string => ref.split('/').at(-1) ?? '';

/** Functions are called with and without brackets, and names with and without the namespace's first half (fact 1.2.2). */
const plainPath = (path: string): string =>
  path
    .replace('/microsoft.graph.', '/graph.')
    .replace('/graph.roomlist', '/graph.roomList')
    .replace(/\/(?:graph\.)?(\w+)\(\)$/, '/$1')
    .replace(/\/graph\.delta$/, '/delta');

function pattern(template: string): RegExp {
  const escaped = plainPath(template).replace(/[.$()]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** Microsoft's description of the part of Graph that rooms need, as it lies beside the project. */
export function readSlice(referenceFolder: string): Slice {
  const raw: RawSlice = JSON.parse(readFileSync(join(referenceFolder, 'openapi/graph-v1.0-rooms-slice.json'), 'utf8'));
  const routes = Object.entries(raw.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method];
      if (!found) return [];
      const responses = Object.entries(found.responses).map(([status, response]) => {
        const content = response.$ref ? raw.components.responses[nameOf(response.$ref)] : response;
        return [status, bodyOf(content)] as const;
      });
      const operation: SliceOperation = {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        parameters: [...(item.parameters ?? []), ...(found.parameters ?? [])],
        requestBody: bodyOf(found.requestBody),
        responses: new Map(responses),
      };
      return [{ operation, pattern: pattern(path) }];
    }),
  );
  return {
    schemas: raw.components.schemas,
    operations: routes.map(({ operation }) => operation),
    find(method, path) {
      const plain = plainPath(path);
      // A function's own path goes before one that would take its name for an id.
      const fitting = routes.filter((route) => route.operation.method === method && route.pattern.test(plain));
      return fitting.sort((a, b) => braces(a.operation) - braces(b.operation))[0]?.operation ?? null;
    },
  };
}

const braces = ({ name }: SliceOperation): number => name.split('{').length;
