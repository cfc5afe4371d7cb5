import { zones, zonesOf } from '../catalogue/zones.ts';
import { suggestion } from './explain.ts';
import { text } from './text.ts';

const allRegions = Object.keys(zones);
const allZones = allRegions.flatMap(zonesOf);

/** A region of Google Cloud. */
export const regionName = text(
  (name) => {
    if (!/^[a-z]+-[a-z]+\d+$/.test(name)) return 'must be a region, like europe-west1';
    return allRegions.includes(name) ? undefined : `is not a region of Google Cloud.${suggestion(name, allRegions)}`;
  },
  { enum: allRegions },
);

/** A zone of a region of Google Cloud. */
export const zoneName = text(
  (name) => {
    if (!/^[a-z]+-[a-z]+\d+-[a-z]$/.test(name)) return 'must be a zone, like europe-west1-b';
    if (allZones.includes(name)) return undefined;
    const there = zonesOf(name.slice(0, -2));
    return there.length > 0
      ? `is not a zone of Google Cloud; the region has ${there.join(', ')}`
      : `is not a zone of Google Cloud.${suggestion(name, allZones)}`;
  },
  { enum: allZones },
);
