export { Monitor, openReadModel } from './monitor.js';
