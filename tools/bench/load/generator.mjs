import { answerTo } from '../answering.mjs';
import { callNewCustomers } from './new-customers.mjs';

/* The process that sends first webhooks, so that the sending can be told from the answering. */

answerTo({ run: callNewCustomers });
