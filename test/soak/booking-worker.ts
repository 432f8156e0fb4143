import { parentPort } from 'node:worker_threads';
import { type Batch, runBatch } from './booking-batch.ts';

/** One core of the soak: a batch comes in, its result goes out. */
parentPort?.on('message', (batch: Batch) => {
  void runBatch(batch).then((result) => parentPort?.postMessage(result));
});
