// `npm run bench -- decode`: the licence decoder against its peers on one corpus, as a table.
import { raceCorpus } from './decode-corpus';
import { race } from './decode-race';
import { hostileInputs, nanosecondsPerByte } from './hostile-inputs';
import { racers } from './racers';

const wantedFactor = 1.5;

function benchDecode(): boolean {
  const groups = raceCorpus();
  const results = race(racers, groups, 40, 25);
  const titles = groups.map(({ name, cards }) => `${name}, ${cards.length}`);
  console.log(`| package | ${titles.join(' | ')} | payloads/s |`);
  console.log(`| --- | ${titles.map(() => '---').join(' | ')} | --- |`);
  for (const { name, right, perSecond } of results) {
    console.log(`| ${name} | ${right.join(' | ')} | ${Math.round(perSecond).toLocaleString('en-CA')} |`);
  }
  const [ours, ...peers] = results;
  const fastest = Math.max(...peers.map(({ perSecond }) => perSecond));
  const factor = (ours?.perSecond ?? 0) / fastest;
  const allRight = groups.every(({ cards }, i) => ours?.right[i] === cards.length);
  console.log(
    `\n${factor.toFixed(2)} times the fastest peer; ${allRight ? 'every payload right' : 'NOT every payload right'}`,
  );
  const card = nanosecondsPerByte(groups.flatMap(({ cards }) => cards.map(({ payload }) => payload)));
  console.log(`\na card: ${card.toFixed(1)} ns per character; 64 KiB of hostile input:`);
  for (const { name, payload } of hostileInputs(65_536)) {
    console.log(`  ${name}: ${nanosecondsPerByte([payload]).toFixed(1)} ns`);
  }
  return allRight && factor >= wantedFactor;
}

const [benchmark] = process.argv.slice(2);
if (benchmark === 'decode') process.exitCode = benchDecode() ? 0 : 1;
else {
  console.error('usage: npm run bench -- decode');
  process.exitCode = 2;
}
