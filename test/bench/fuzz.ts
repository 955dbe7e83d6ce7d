// `npm run fuzz [-- COUNT [SEED]]`: a million mutated inputs through the licence decoder, none of which may upset it; then as
// many conforming payloads with one to three damages each, of which nothing certain may be wrong.
import { randomInt } from 'node:crypto';
import { fuzzCertainty } from './certain-fuzzer';
import { fuzzDecoder } from './fuzz-decoder';

const [count = 1_000_000, seed = randomInt(2 ** 32)] = process.argv.slice(2).map(Number);
if (!(Number.isSafeInteger(count) && count > 0 && Number.isSafeInteger(seed))) {
  console.error('usage: npm run fuzz [-- COUNT [SEED]]');
  process.exit(2);
}
const start = performance.now();
console.log(`${count} inputs, seed ${seed}`);
const faults = fuzzDecoder(seed, count, (done) => {
  console.log(`  ${done} read after ${((performance.now() - start) / 1000).toFixed(0)} s`);
});
for (const { input, fault } of faults) console.log(`${fault}: ${JSON.stringify(input)}`);
console.log(faults.length === 0 ? 'no faults' : `faults: ${faults.length}`);

const began = performance.now();
const wrong = fuzzCertainty(seed, count, (done) => {
  console.log(`  ${done} damaged and read after ${((performance.now() - began) / 1000).toFixed(0)} s`);
});
for (const fault of wrong) {
  console.log(
    `seed ${fault.seed}, ${fault.done.join(' + ')}: ${fault.fields.join(', ')}: ${JSON.stringify(fault.input)}`,
  );
}
console.log(`${wrong.length} wrong certain`);
process.exitCode = faults.length + wrong.length === 0 ? 0 : 1;
