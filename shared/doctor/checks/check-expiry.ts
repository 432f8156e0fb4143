import type { Check } from '../finding.ts';

/** Says honestly what an app cannot know of its own credential, and where a person sees it. */
export function createExpiryCheck(): Check {
  return { name: 'expiry', needs: [], run: async () => [{ code: 'expiryHidden' }] };
}
