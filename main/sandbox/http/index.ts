// The sandbox on HTTP: routing, faults, replies.
export { makeApp } from './app';
