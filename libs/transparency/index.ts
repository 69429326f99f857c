export * from './merkle/hashing.js';
export * from './merkle/verify.js';
export * from './merkle/paths.js';
export { CompactRange } from './merkle/compact-range.js';
export * from './note/keys.js';
export * from './note/note.js';
export * from './log/checkpoint.js';
export * from './log/tlog-proof.js';
export * from './log/tiles.js';
