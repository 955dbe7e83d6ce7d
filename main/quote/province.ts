// The one province whose residents a fee is unusual for.

/** Whether a province, as a card, an account or a person writes it, is Quebec. */
export function isQuebec(province: string | null): boolean {
  const folded = (province ?? '').normalize('NFD').replace(/\P{L}/gu, '').toUpperCase();
  return /^(CA)?(QC|PQ|QUE|QUEBEC)$/.test(folded);
}
