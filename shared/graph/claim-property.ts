/**
 * The single-value extended properties that mark what a door wrote [2.2.1]. The GUID names Lintel's own property set.
 * It is part of the data in every room's mailbox: never change it.
 */
const OURS = 'String {19fc46f2-ac58-4697-b2d3-f8e47e8563e5} Name';

/** Holds the id of the command that made the event. */
export const CLAIM_PROPERTY_ID = `${OURS} LintelClaim`;
/** Holds what doors know of the event since then, as JSON: see `event-state.ts`. */
export const STATE_PROPERTY_ID = `${OURS} LintelState`;

/** Exchange may answer with the GUID in another case. */
const isOurs = (id: string, ours: string): boolean => id.toLowerCase() === ours.toLowerCase();

export const isClaimProperty = (id: string): boolean => isOurs(id, CLAIM_PROPERTY_ID);
export const isStateProperty = (id: string): boolean => isOurs(id, STATE_PROPERTY_ID);

/** Both, in one expansion. */
export const claimExpansion = `singleValueExtendedProperties($filter=id eq '${CLAIM_PROPERTY_ID}' or id eq '${STATE_PROPERTY_ID}')`;

/** Finds the events that carry the command's id. A quote in an OData literal is doubled. */
export const claimFilter = (commandId: string): string =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${CLAIM_PROPERTY_ID}' and ep/value eq '${commandId.replaceAll("'", "''")}')`;
