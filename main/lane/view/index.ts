// Masked views of the lane for the page.
export { isResult, parkedState } from './parked-view';
export { viewOf } from './view';
