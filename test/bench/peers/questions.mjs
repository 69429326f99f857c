/**
 * What DuckDB is asked, over the tables of duckdb.mjs. Of the types the first few have numbers that are known
 * beforehand.
 */
export const TYPES = ['HouseholdReached', 'HouseholdApproached', 'HelpAccepted'];
const [REACHED, APPROACHED, ACCEPTED] = TYPES.keys();

/** KPI 1.1 at a position ($1) over some days ($2, $3), by area and for the programme, after the links known then. */
export const QUESTION = `
  SELECT v.area, count(DISTINCT coalesce(l.first, v.household))
  FROM version v
  LEFT JOIN (SELECT * FROM link WHERE valid_from <= $1 AND valid_to > $1) l ON l.second = v.household
  WHERE v.type = ${REACHED} AND v.day BETWEEN $2 AND $3 AND v.valid_from <= $1 AND v.valid_to > $1
  GROUP BY GROUPING SETS ((v.area), ())`;

/** The same as if nothing were linked. */
export const WITHOUT_LINKS = `
  SELECT area, count(DISTINCT household)
  FROM version
  WHERE type = ${REACHED} AND day BETWEEN $2 AND $3 AND valid_from <= $1 AND valid_to > $1
  GROUP BY GROUPING SETS ((area), ())`;

/**
 * KPIs 1.1 to 1.5 of KPIS.md, version 1, at a reference day ($4); one statement, so that the rows are found and
 * linked once.
 */
export const FIVE_KPIS = `
  WITH known AS MATERIALIZED (
    SELECT v.type, v.area, coalesce(l.first, v.household) AS household, v.day, v.entry
    FROM version v
    LEFT JOIN (SELECT * FROM link WHERE valid_from <= $1 AND valid_to > $1) l ON l.second = v.household
    WHERE v.type IN (${REACHED}, ${APPROACHED}, ${ACCEPTED}) AND v.valid_from <= $1 AND v.valid_to > $1
  ),
  reached AS MATERIALIZED (SELECT area, household FROM known WHERE type = ${REACHED} AND day BETWEEN $2 AND $3),
  met AS MATERIALIZED (SELECT DISTINCT area, household FROM reached),
  approached AS MATERIALIZED (
    SELECT DISTINCT area, household FROM known WHERE type = ${APPROACHED} AND day BETWEEN $2 AND $3
  ),
  firsts AS MATERIALIZED (
    SELECT household, min(day) AS day, arg_min(area, day * 4294967296::BIGINT + entry) AS area
    FROM known WHERE type = ${REACHED} GROUP BY household HAVING min(day) BETWEEN $2 AND $3
  ),
  mature AS MATERIALIZED (
    SELECT f.area, f.household, count(a.day) > 0 AS accepted
    FROM firsts f
    LEFT JOIN (SELECT household, day FROM known WHERE type = ${ACCEPTED}) a
      ON a.household = f.household AND a.day BETWEEN f.day AND f.day + 90
    WHERE f.day <= $4 - 90
    GROUP BY f.area, f.household
  )
  SELECT '1.1' AS kpi, area, count(DISTINCT household) AS a, NULL AS b FROM reached GROUP BY GROUPING SETS ((area), ())
  UNION ALL SELECT '1.2', area, count(*), NULL FROM firsts GROUP BY GROUPING SETS ((area), ())
  UNION ALL SELECT '1.3', area, count(*), NULL FROM reached GROUP BY GROUPING SETS ((area), ())
  UNION ALL SELECT '1.4', a.area, count(m.household), count(*)
    FROM approached a LEFT JOIN met m ON m.area = a.area AND m.household = a.household GROUP BY a.area
  UNION ALL SELECT '1.4', NULL, count(m.household), count(*)
    FROM (SELECT DISTINCT household FROM approached) a
    LEFT JOIN (SELECT DISTINCT household FROM met) m ON m.household = a.household
  UNION ALL SELECT '1.5', area, count(*) FILTER (accepted), count(*) FROM mature GROUP BY GROUPING SETS ((area), ())`;
