// What else to search for if no customer was found: the ways in which a licence and an account most often differ.
import type { SearchForm } from '../../preload/contract';

export interface Variant {
  kind: 'first_given_name' | 'no_postal_code' | 'hyphen_as_space';
  form: SearchForm;
}

/** The variants that make a difference for this form, the likeliest first. */
export function variantsOf(form: SearchForm): Variant[] {
  const variants: Variant[] = [];
  const firstGiven = form.firstName.trim().split(/\s+/)[0] ?? '';
  if (firstGiven !== form.firstName.trim()) {
    variants.push({ kind: 'first_given_name', form: { ...form, firstName: firstGiven } });
  }
  if (form.postalCode.trim() !== '') variants.push({ kind: 'no_postal_code', form: { ...form, postalCode: '' } });
  if ((form.firstName + form.lastName).includes('-')) {
    const spaced = (name: string): string => name.replace(/-/g, ' ');
    variants.push({
      kind: 'hyphen_as_space',
      form: { ...form, firstName: spaced(form.firstName), lastName: spaced(form.lastName) },
    });
  }
  return variants;
}
