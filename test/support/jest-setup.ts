/** Runs before each spec (jest.config.mjs). */
import fc from 'fast-check';
import { parametersOf } from './properties.js';

fc.configureGlobal(parametersOf({ SEED: process.env['SEED'], SHRINK: process.env['SHRINK'] }));
