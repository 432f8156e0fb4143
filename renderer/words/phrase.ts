/** A sentence with the pieces in it that are set strongly or count down, in the order of the language. */
export type Phrase = readonly Piece[];

export type Piece =
  | string
  | { readonly strong: string }
  /** The time left until an instant (epoch milliseconds), which moves by itself. */
  | { readonly countdownTo: number };

export const strong = (text: string): { readonly strong: string } => ({ strong: text });
