// What is disabled: permissions, navigation, remote debugging, core dumps.
export { keepMemoryOutOfCoreDumps } from './core-dumps';
export { lockDown } from './lock-down';
export { closeRemoteDebugging } from './remote-debugging';
