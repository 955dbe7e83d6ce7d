// Masked views of the lane, for the cashier's page and for the customer's.
export { customerDisplayOf } from './customer-display-view';
export { isResult, parkedState } from './parked-view';
export { viewOf } from './view';
