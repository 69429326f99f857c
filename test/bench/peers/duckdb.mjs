import { createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { dayOf, FIRST_NEIGHBOURHOODS } from '../../../dist/libs/programme/index.js';
import { FIVE_KPIS, QUESTION, TYPES, WITHOUT_LINKS } from './questions.mjs';

const FOREVER = 2 ** 50;

/** DuckDB in memory with a table of all versions, folded from the log by code of its own; asks KPI 1.1 in SQL. */
export async function openDuckDb(store, directory) {
  const { versions, links } = await versionsOf(store);
  const files = [
    await writeCsv(join(directory, 'versions.csv'), versions),
    await writeCsv(join(directory, 'links.csv'), links),
  ];
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE version (type SMALLINT, area SMALLINT, household INTEGER, day INTEGER, entry BIGINT, valid_from BIGINT, valid_to BIGINT)`,
  );
  await connection.run(
    `CREATE TABLE link (first INTEGER, second INTEGER, valid_from BIGINT, valid_to BIGINT)`,
  );
  await connection.run(`COPY version FROM '${files[0]}' (HEADER false)`);
  await connection.run(`COPY link FROM '${files[1]}' (HEADER false)`);
  for (const file of files) rmSync(file);
  const linked = await connection.prepare(QUESTION);
  const plain = await connection.prepare(WITHOUT_LINKS);
  const five = await connection.prepare(FIVE_KPIS);
  const ask = async (statement, position, from, to) => {
    statement.bindBigInt(1, BigInt(position));
    statement.bindInteger(2, from);
    statement.bindInteger(3, to);
    const rows = (await statement.runAndReadAll()).getRows();
    return new Map(rows.map(([area, count]) => [area === null ? 'NL' : AREAS[area], Number(count)]));
  };
  /** Of five KPIs, by KPI and scope: value, or numerator and denominator. */
  const askFive = async (position, from, to, ref) => {
    five.bindBigInt(1, BigInt(position));
    [from, to, ref].forEach((day, i) => five.bindInteger(i + 2, day));
    const rows = (await five.runAndReadAll()).getRows();
    return new Map(
      rows.map(([kpi, area, ...counts]) => [
        `${kpi} ${area === null ? 'NL' : AREAS[area]}`,
        counts.filter((count) => count !== null).map(Number),
      ]),
    );
  };
  return {
    askFive,
    versions: versions.length,
    ask: (position, from, to) => ask(linked, position, from, to),
    askWithoutLinks: (position, from, to) => ask(plain, position, from, to),
    close: () => connection.closeSync(),
  };
}

const AREAS = FIRST_NEIGHBOURHOODS.map((area) => area.neighbourhoodId);
/** Every version of every entry with the positions between which it counts; households and types as numbers. */
async function versionsOf(store) {
  const households = new Map();
  const types = new Map(TYPES.map((name, i) => [name, i]));
  const number = (map, text) => {
    if (!map.has(text)) map.set(text, map.size);
    return map.get(text);
  };
  const areas = new Map(AREAS.map((id, i) => [id, i]));
  const versions = [];
  const links = [];
  const latest = new Map();
  const add = (entryId, type, data, from, entry = from) => {
    const household = data.householdKey === undefined ? -1 : number(households, data.householdKey);
    const version = [
      type,
      areas.get(data.neighbourhoodId),
      household,
      dayOf(data.occurredOn),
      entry,
      from,
      FOREVER,
    ];
    versions.push(version);
    latest.set(entryId, version);
  };
  const close = (entryId, at) => (latest.get(entryId)[6] = at);
  for (let after = 0n; ;) {
    const batch = await store.readAll({ after, limit: 5_000 });
    if (batch.length === 0) break;
    for (const event of batch) {
      const data = JSON.parse(event.data);
      const position = Number(event.position);
      if (event.type === 'HouseholdsLinked') {
        const [first, second] = data.keys.map((key) => number(households, key));
        links.push([first, second, position, FOREVER]);
      } else if (event.type === 'EntryCorrected') {
        const { 0: type, 4: entry } = latest.get(data.entryId);
        close(data.entryId, position);
        add(data.entryId, type, data.replacement, position, entry);
      } else if (event.type === 'EntryRetracted') close(data.entryId, position);
      else if (event.type === 'EntryReinstated') {
        const again = [...latest.get(data.entryId).slice(0, 5), position, FOREVER];
        versions.push(again);
        latest.set(data.entryId, again);
      } else if (data.occurredOn !== undefined) add(event.eventId, number(types, event.type), data, position);
    }
    after = batch[batch.length - 1].position;
  }
  return { versions, links };
}

async function writeCsv(path, rows) {
  const file = createWriteStream(path);
  for (let from = 0; from < rows.length; from += 10_000) {
    const text = rows.slice(from, from + 10_000).map((row) => row.join(',') + '\n');
    if (!file.write(text.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}
