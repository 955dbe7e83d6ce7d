// What the page may see of a lane: masked views, made from the state.
export { isResult, parkedState } from './parked-view';
export { viewOf } from './view';
