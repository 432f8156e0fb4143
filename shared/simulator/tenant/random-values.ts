/** Ids as Microsoft makes them, from the tenant's own randomness. */
export interface RandomValues {
  guid(): string;
  /** A new meeting's iCalUId: its last sixteen hex digits are random. */
  uid(nowMs: number): string;
}

export function createRandomValues(random: () => number): RandomValues {
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits)
      text += Math.floor(random() * 0x1_0000_0000)
        .toString(16)
        .padStart(8, '0');
    return text.slice(0, digits);
  };
  return {
    guid() {
      const digits = hex(32);
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
    },
    uid: (nowMs) => `040000008200E00074C5B7101A82E00800000000${Math.floor(nowMs).toString(16).padStart(16, '0')}${hex(32)}`.toUpperCase(),
  };
}

/** Fact section 2, `iCalUId`: an occurrence's own, with its date in the bytes Exchange keeps for it. */
export function occurrenceUid(seriesUid: string, date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').toUpperCase();
  return `${seriesUid.slice(0, 32)}${hex(year, 4)}${hex(month, 2)}${hex(day, 2)}${seriesUid.slice(40)}`;
}
