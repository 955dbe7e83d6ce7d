// A customer for each reason code of an account status (API page, search), and with them every risk rating: what a terminal
// must neither show nor store.
import { ontarioNumber } from './licence-numbers';
import { makeCustomer } from './make-customer';
import type { SandboxCustomer } from './customer';

/** The first letter is the status. */
const reasonCodes = (
  'AAUT FAGN FBNK FCCS FCLC FCLG FCQC FCND FCOP FDEC FDVO FFRD FHRD FIND FINP FLCK FOPD FPAC FRMA FRME FRVK FSKP FSLM ' +
  'NNOR ZBNK ZCCO ZCCS ZCOP ZDEC ZDVO ZFRD ZMCO ZOPD ZSLM ZSRO'
).split(' ');

const riskRatings = 'L M H X Y Z N P Q R S'.split(' ');

export const reasonCustomers: SandboxCustomer[] = reasonCodes.map((reasonCode, index) => {
  const number = String(index).padStart(2, '0');
  const birthDate = `19${50 + index}-03-21`;
  return makeCustomer({
    id: `reason-${reasonCode.toLowerCase()}`,
    firstName: `${reasonCode.slice(0, 1)}${reasonCode.slice(1).toLowerCase()}`,
    lastName: 'Statuswell',
    birthDate,
    accountNumber: `1170003${number}`,
    address1: `${index + 1} LEDGER CRES`,
    city: 'BARRIE',
    province: 'ON',
    postalCode: 'L4M3Y7',
    status: reasonCode.slice(0, 1),
    reasonCode,
    riskRating: riskRatings[index % riskRatings.length] ?? 'N',
    licence: { format: 8, number: ontarioNumber('Statuswell', birthDate, 'F') },
  });
});
