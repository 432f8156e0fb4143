/** A sentence with the pieces in it that are set strongly, in the order of the language. */
export type Phrase = readonly (string | { readonly strong: string })[];

export const strong = (text: string): { readonly strong: string } => ({ strong: text });
