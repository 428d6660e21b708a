import { createServer } from 'node:http';
import { answerWithDocument } from './form.mjs';

/* Baseline (a): Node, and nothing else. It reads the request and answers it. */

createServer((request, response) => {
  request.resume();
  request.once('end', () => answerWithDocument(response));
}).listen(Number(process.env['PORT']));
