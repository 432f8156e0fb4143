/**
 * The single-value extended property that marks what a door wrote [2.2.1]; its value is the command's id.
 * The GUID names Lintel's own property set. It is part of the data in every room's mailbox: never change it.
 */
export const CLAIM_PROPERTY_ID = 'String {19fc46f2-ac58-4697-b2d3-f8e47e8563e5} Name LintelClaim';

/** Exchange may answer with the GUID in another case. */
export const isClaimProperty = (id: string): boolean => id.toLowerCase() === CLAIM_PROPERTY_ID.toLowerCase();

export const claimExpansion = `singleValueExtendedProperties($filter=id eq '${CLAIM_PROPERTY_ID}')`;

/** Finds the events that carry the command's id. A quote in an OData literal is doubled. */
export const claimFilter = (commandId: string): string =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${CLAIM_PROPERTY_ID}' and ep/value eq '${commandId.replaceAll("'", "''")}')`;
