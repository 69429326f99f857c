export { DemoRefusedError, loadDemo, type DemoOutcome, type LoadDemo } from './load-demo.js';
export { DEMO_OFFICE_OIN, DEMO_PARTNERS, demoSource, type Cadence, type DemoPartner } from './partners.js';
export {
  demoProgramme,
  type DemoActor,
  type DemoBatch,
  type DemoItem,
  type DemoOptions,
} from './programme.js';
export { EDITIONS as DEMO_EDITIONS, type DemoEdition } from './reporting.js';
