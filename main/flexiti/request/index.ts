// The endpoint table, and requests whose parameters are checked before anything is sent.
export { endpoints } from './endpoint-table';
export type { Endpoint } from './endpoint-table';
export { prepareRequest } from './prepared-request';
export type { PreparedRequest } from './prepared-request';
