import type { ConfigProblem } from './config-problem.ts';
import { coordinatorForm } from './coordinator-form.ts';
import { withoutLineEnd } from './environment.ts';
import { type Fields, isFields } from './merge-sources.ts';

/** The files that tenants of a `coordinator.json` name for their secrets, as written, to be read before it can be parsed. */
export function tenantSecretFiles(file: unknown): readonly string[] {
  const tenants = isFields(file) && Array.isArray(file.tenants) ? file.tenants : [];
  return tenants.flatMap((tenant: unknown) => {
    const path = isFields(tenant) && isFields(tenant.credential) ? tenant.credential.secretFile : null;
    return typeof path === 'string' && path !== '' ? [path] : [];
  });
}

/** The tenant with its secret in the file's place. */
export function readTenantSecret(
  tenant: Fields,
  secrets: Readonly<Record<string, string>>,
): { readonly tenant: Fields; readonly problems: readonly ConfigProblem[] } {
  const { credential } = tenant;
  if (!isFields(credential) || !('secretFile' in credential)) return { tenant, problems: [] };
  const { secretFile, ...rest } = credential;
  const content = typeof secretFile === 'string' ? secrets[secretFile] : undefined;
  const problem = (found: string): readonly ConfigProblem[] => [
    { field: 'credential.secretFile', found, expected: coordinatorForm.expectations['credential.secretFile'] ?? '' },
  ];
  // A secret that is not there would be a second problem with the same cause.
  if (content === undefined) return { tenant: { ...tenant, credential: { ...rest, secret: '-' } }, problems: problem(String(secretFile)) };
  return {
    tenant: { ...tenant, credential: { ...rest, secret: withoutLineEnd(content) } },
    problems: 'secret' in rest ? problem('secret as well') : [],
  };
}
