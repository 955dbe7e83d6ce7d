// What the training panel has, with invented people.
import type { TrainingView } from '../../preload/contract';

const payload = '@\n\u001e\rANSI 636012080002DL00410026ZO00670003DLDCSFERNSBY\nDACOTTILIE\rZOZOA\r';

export const training: TrainingView = {
  tourSeen: true,
  licences: Array.from({ length: 12 }, (_, index) => ({
    id: `sample-${index + 1}`,
    name: `Ottilie Fernsby ${index + 1}`,
    note: index === 0 ? 'ordinary' : 'several_accounts',
    answer: 'Rainbow',
    payload: `${payload}${index}`,
  })),
  waiting: ['slow_answer'],
  pins: [
    { name: 'Ottilie Fernsby', format: 'sms', pin: '0417' },
    { name: 'Ottilie Fernsby', format: 'security_question', pin: '2222' },
  ],
};
