// Destinations as the customer may read along: Flexiti masks them, and where it did not, this terminal does.

/** A telephone number with its last four digits alone. */
export function maskedPhone(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0;
  let before = digits - 4;
  return text.replaceAll(/\d/g, (digit) => (before-- > 0 ? '*' : digit));
}

/**
 * An e-mail address whose mailbox is masked. Flexiti shows its first and its last four characters (API page, lookup); of
 * one that shows more, the first alone is left.
 */
export function maskedEmail(text: string): string {
  const at = text.lastIndexOf('@');
  const [mailbox, host] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
  const shown = mailbox.replaceAll(/[*•·…]+|[xX]{3,}/g, '');
  const isMasked = shown.length < mailbox.length && shown.length <= 5;
  return isMasked ? text : `${mailbox.slice(0, 1)}***${host}`;
}
