/**
 * Loaded into a thread before its own code: ends it at the next turn of its event loop after somebody says so. A
 * thread that is terminated from outside amid a call into @photostructure/sqlite (Node 20) takes the process with
 * it: "terminate called after throwing … Napi::Error".
 */
import { BroadcastChannel, threadId } from 'node:worker_threads';

const told = new BroadcastChannel('ends-when-told');
told.onmessage = ({ data }) => {
  if (data === threadId) process.exit(1);
};
told.unref();
