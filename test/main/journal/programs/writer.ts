// Stores one lane after the other as fast as it can, and prints the number of each; the test kills it.
import { writeSync } from 'node:fs';
import { openJournal } from '../../../../main/journal';
import { laneAt } from '../lane-at';

const [folder = '', key = '', first = '0'] = process.argv.slice(2);
const { journal, problems } = openJournal({ folder, name: 'live', key: Buffer.from(key, 'hex'), now: Date.now });
if (problems.length > 0) throw new Error(JSON.stringify(problems));
for (let number = Number(first); ; number += 1) {
  const problem = journal.store(laneAt(number), { durable: number % 7 === 0 });
  if (problem !== null) throw new Error(JSON.stringify(problem));
  writeSync(1, `${number}\n`);
}
