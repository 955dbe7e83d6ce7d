// Somebody whom no test serves: wherever they are shown, an answer about another person was taken for the customer's.

export const intruder = {
  first_name: 'INGRID',
  last_name: 'TRESPASSER',
  account_number: 77770000007777,
  customer_id: '777777',
  dob: '1971-07-17',
};
