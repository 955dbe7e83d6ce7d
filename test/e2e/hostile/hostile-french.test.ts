// A hostile API behind the real program, in live mode: whatever it answers, the page is readable, the customer is the one at
// the counter, the money is Flexiti's, and verify is sent once.
import { hostileTests } from './suite';

hostileTests('fr-CA');
