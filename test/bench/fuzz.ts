// `npm run fuzz [-- COUNT [SEED]]`: a million mutated inputs through the licence decoder.
import { fuzzDecoder } from './fuzz-decoder';

const [count = '1000000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const start = performance.now();
console.log(`${count} inputs, seed ${seed}`);
const faults = fuzzDecoder(Number(seed), Number(count), (done) => {
  console.log(`  ${done} read after ${((performance.now() - start) / 1000).toFixed(0)} s`);
});
for (const { input, fault } of faults) console.log(`${fault}: ${JSON.stringify(input)}`);
console.log(faults.length === 0 ? 'no faults' : `faults: ${faults.length}`);
process.exitCode = faults.length === 0 ? 0 : 1;
