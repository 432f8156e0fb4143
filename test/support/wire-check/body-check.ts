import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { answeredEvents, sentEvents } from './event-definitions.ts';
import type { Definitions, Schema } from './json-schema.ts';
import { readMicrosoftSchemas } from './microsoft-schemas.ts';
import { answeredPages, sentActions } from './page-definitions.ts';
import { refusals, signInRefusal } from './refusal-definitions.ts';
import { answeredParts, sentParts } from './shared-definitions.ts';
import { answeredSignIn, sentSignIn } from './sign-in-definitions.ts';
import { answeredSubscriptions, sentSubscriptions } from './subscription-definitions.ts';
import type { Violation } from './violation.ts';
import { wireOperations } from './wire-operations.ts';

export type Finding = Pick<Violation, 'path' | 'problem' | 'fact'> & {
  /** The property that is missing, where that is the problem. */
  readonly missing?: string;
};

export type Side = Violation['side'];

/** Holds a body against a definition; nothing found is an empty list. Throws on a definition that there is not. */
export type BodyCheck = (side: Side, definition: string, body: unknown) => readonly Finding[];

const step = (name: string): string => (/^\d+$/.test(name) ? `[${name}]` : /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`);

/** A JSON pointer as the JSON path that people read. */
const pathOf = (pointer: string): string =>
  `$${pointer
    .split('/')
    .slice(1)
    .map((part) => step(part.replaceAll('~1', '/').replaceAll('~0', '~')))
    .join('')}`;

function findingOf({ keyword, instancePath, params, message, parentSchema }: ErrorObject): Finding {
  const { fact = null, facts = {} } = (parentSchema ?? {}) as Schema;
  if (keyword === 'additionalProperties') {
    return { path: pathOf(instancePath) + step(params.additionalProperty), problem: 'there is no such property here', fact };
  }
  if (keyword === 'required') {
    const missing: string = params.missingProperty;
    return { path: pathOf(instancePath) + step(missing), problem: 'is missing', fact: facts[missing] ?? fact, missing };
  }
  const allowed = keyword === 'enum' ? `: ${params.allowedValues.join(', ')}` : keyword === 'const' ? `: ${params.allowedValue}` : '';
  return { path: pathOf(instancePath), problem: `${message ?? keyword}${allowed}`, fact };
}

/** Of the branches of a nullable type only the one that was meant is worth a word. */
function findingsOf(errors: readonly ErrorObject[]): Finding[] {
  const told = errors.filter(({ keyword }) => !['anyOf', 'if', 'allOf'].includes(keyword));
  const isNoise = (error: ErrorObject): boolean =>
    error.keyword === 'type' &&
    error.params.type === 'null' &&
    told.some((other) => other !== error && other.instancePath.startsWith(error.instancePath));
  return told.filter((error) => !isNoise(error)).map(findingOf);
}

function sidesOf(microsoft: Definitions): Readonly<Record<Side, Definitions>> {
  return {
    sent: {
      ...microsoft,
      ...sentParts(microsoft),
      ...sentEvents(microsoft),
      ...sentActions(microsoft),
      ...sentSubscriptions(microsoft),
      ...sentSignIn,
    },
    answered: {
      ...microsoft,
      ...answeredParts(microsoft),
      ...answeredEvents(microsoft),
      ...answeredPages(microsoft),
      ...answeredSubscriptions(microsoft),
      ...answeredSignIn,
      ...refusals,
      SignInRefusal: signInRefusal,
    },
  };
}

function createBodyCheck(): BodyCheck {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, validateSchema: false });
  ajv.addVocabulary(['fact', 'facts']);
  ajv.addFormat('uri', (value) => URL.canParse(value));
  for (const [side, definitions] of Object.entries(sidesOf(readMicrosoftSchemas()))) ajv.addSchema({ $id: `lintel:${side}`, definitions });
  const validatorOf = (side: Side, definition: string): ValidateFunction => {
    const found = ajv.getSchema(`lintel:${side}#/definitions/${definition}`);
    if (!found) throw new Error(`no definition ${definition} of what is ${side}`);
    return found;
  };
  // All of them now: compiled in the middle of an exchange they would hold up what is timed.
  for (const { sends, answers } of wireOperations) {
    if (sends !== null) validatorOf('sent', sends);
    for (const definition of Object.values(answers)) if (definition !== null) validatorOf('answered', definition);
  }
  validatorOf('answered', 'ChangeNotificationCollection');
  return (side, definition, body) => {
    const validate = validatorOf(side, definition);
    return validate(body) ? [] : findingsOf(validate.errors ?? []);
  };
}

const made = new Map<'check', BodyCheck>();

/** The check of this process: its validators are compiled once. */
export function bodyCheck(): BodyCheck {
  const check = made.get('check') ?? createBodyCheck();
  made.set('check', check);
  return check;
}
