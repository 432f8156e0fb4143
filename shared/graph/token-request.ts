import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import { z } from 'zod';
import type { Clock } from '../runtime/clock.ts';
import type { AppSignIn } from './graph-access.ts';
import { GraphError } from './graph-error.ts';
import { loginErrorFrom } from './login-failure.ts';
import { createLoginNetwork, type LoginReply } from './login-network.ts';

interface IssuedToken {
  readonly token: string;
  readonly lifeMs: number;
}

/** Asks the token endpoint once. `claims` is the JSON of a claims challenge to merge in [6.5]. Throws `GraphError`. */
export type RequestToken = (claims: string | null) => Promise<IssuedToken>;

export interface TokenRequestDeps {
  readonly app: AppSignIn;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

const issuedSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * A token request through msal. Every request gets an application of its own, because msal keeps tokens and its own throttling
 * by the machine's clock, and we keep both by ours.
 */
export function createTokenRequest({ app, fetch, clock }: TokenRequestDeps): RequestToken {
  const { tenantId, clientId, credential, cloud } = app;
  const msalLogin = `https://${new URL(cloud.login).host}`;
  const authority = `${msalLogin}/${tenantId}`;
  const auth = {
    clientId,
    clientSecret: credential.secret,
    authority,
    knownAuthorities: [new URL(cloud.login).host],
    clientCapabilities: ['cp1'],
    // Given the addresses, msal has nothing to discover.
    authorityMetadata: JSON.stringify({
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    }),
  };
  const loggerOptions = { loggerCallback: () => {}, piiLoggingEnabled: false, logLevel: LogLevel.Error };

  return async (claims) => {
    const outcomes: (LoginReply | GraphError)[] = [];
    const onOutcome = (outcome: LoginReply | GraphError) => void outcomes.push(outcome);
    const networkClient = createLoginNetwork({ fetch, clock, login: cloud.login, msalLogin, onOutcome });
    const scopes = [`${cloud.graph}/.default`];
    try {
      const application = new ConfidentialClientApplication({
        auth,
        system: { networkClient, loggerOptions, disableInternalRetries: true },
      });
      await application.acquireTokenByClientCredential({ scopes, skipCache: true, ...(claims !== null && { claims }) });
    } catch (cause) {
      // msal refuses by itself only what no login service would take, such as an empty secret.
      if (outcomes.length === 0) throw new GraphError('credentialRefused', 'the credential cannot be used', { cause });
    }
    // What msal makes of an answer goes by its clock and its names; the answer itself says all we need.
    return readOutcome(outcomes.at(-1), clock.nowMs());
  };
}

function readOutcome(outcome: LoginReply | GraphError | undefined, nowMs: number): IssuedToken {
  if (outcome === undefined) throw new GraphError('unexpectedReply', 'no token was asked for');
  if (outcome instanceof GraphError) throw outcome;
  if (outcome.status !== 200) throw loginErrorFrom(outcome, nowMs);
  const issued = issuedSchema.safeParse(outcome.body).data;
  if (!issued) throw new GraphError('unexpectedReply', 'token request: 200 without a token', { status: 200 });
  return { token: issued.access_token, lifeMs: issued.expires_in * 1000 };
}
