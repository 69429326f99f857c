/**
 * Validates JSON-LD documents against SHACL shapes: `node validate.mjs folder < documents.json`, documents being
 * `[{ base, document }]`. Prints, per document and .ttl file of the folder, the results as JSON; nothing is fetched.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import rdf from '@rdfjs/dataset';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const read = (turtle, format) => rdf.dataset(new Parser({ format }).parse(turtle));
// Vocabularies that shapes import (owl:imports) are not fetched.
const options = { importGraph: () => rdf.dataset() };
const refuse = (url) => Promise.reject(new Error(`not fetched: ${url}`));
const said = (term) => term?.value ?? null;

const [, , folder] = process.argv;
const documents = JSON.parse(await text(process.stdin));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ttl'))
  .sort();
const found = [];
for (const { base, document } of documents) {
  const quads = await jsonld.toRDF(document, {
    base,
    format: 'application/n-quads',
    documentLoader: refuse,
  });
  const data = read(quads, 'N-Quads');
  for (const file of files) {
    const shapes = read(readFileSync(join(folder, file), 'utf8'), 'Turtle');
    const report = await new SHACLValidator(shapes, options).validate(data);
    const results = report.results.map((one) => ({
      severity: said(one.severity)?.split('#')[1],
      focus: said(one.focusNode),
      path: said(one.path),
      value: said(one.value),
      rule: said(one.sourceConstraintComponent)?.split('#')[1],
      message: one.message.map(said).join(' / '),
    }));
    found.push({ base, file, statements: data.size, results });
  }
}
console.log(JSON.stringify(found));
