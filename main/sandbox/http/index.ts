// The sandbox's HTTP layer: routing, faults, replies.
export { makeApp } from './app';
