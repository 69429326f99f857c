export { loadDemo, type DemoOutcome } from './load-demo.js';
export { DEMO_OFFICE_OIN, demoSource } from './partners.js';
export { demoProgramme, type DemoActor, type DemoBatch, type DemoItem } from './programme.js';
export { EDITIONS as DEMO_EDITIONS, type DemoEdition } from './reporting.js';
