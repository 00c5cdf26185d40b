import { ProtectionLevel } from './protected-species-record.type';
import type { Habitat } from '../areas/simulate-protected-areas';
import { TaxonGroup } from './species-record.type';

/** A species that the demonstration observes. */
export interface DemoSpecies {
  readonly scientificName: string;
  readonly nameZh: string;
  readonly taxon: TaxonGroup;
  readonly level: ProtectionLevel | null;
  /** Maximum number of individuals seen at once; null if only the presence is noted. */
  readonly flock: number | null;
  readonly habitats: ReadonlyArray<Habitat>;
}

const { BIRD, MAMMAL, AMPHIBIAN, REPTILE, PLANT } = TaxonGroup;
const { NATIONAL_I, NATIONAL_II } = ProtectionLevel;

/** Species of the region; levels by the national lists of 2021 (from memory, certain). */
const SPECIES: ReadonlyArray<DemoSpecies> = [
  species('Egretta garzetta|白鹭', { taxon: BIRD, flock: 60, habitats: ['WETLAND', 'ISLAND'] }),
  species('Nycticorax nycticorax|夜鹭', { taxon: BIRD, flock: 80, habitats: ['WETLAND'] }),
  species('Ardeola bacchus|池鹭', { taxon: BIRD, flock: 30, habitats: ['WETLAND'] }),
  species('Alcedo atthis|普通翠鸟', { taxon: BIRD, flock: 2, habitats: ['WETLAND'] }),
  species('Pycnonotus sinensis|白头鹎', { taxon: BIRD, flock: 25, habitats: ['FOREST', 'ISLAND'] }),
  species('Pycnonotus jocosus|红耳鹎', { taxon: BIRD, flock: 20, habitats: ['FOREST', 'ISLAND'] }),
  species('Fejervarya multistriata|泽陆蛙', { taxon: AMPHIBIAN, flock: 12, habitats: ['WETLAND'] }),
  species('Calotes versicolor|变色树蜥', {
    taxon: REPTILE,
    flock: 3,
    habitats: ['FOREST', 'ISLAND'],
  }),
  species('Callosciurus erythraeus|赤腹松鼠', { taxon: MAMMAL, flock: 4, habitats: ['FOREST'] }),
  species('Schima superba|木荷', { taxon: PLANT, flock: null, habitats: ['FOREST'] }),
  species('Kandelia obovata|秋茄树', { taxon: PLANT, flock: null, habitats: ['WETLAND'] }),
  guarded(NATIONAL_I, 'Platalea minor|黑脸琵鹭', { taxon: BIRD, flock: 9, habitats: ['WETLAND'] }),
  guarded(NATIONAL_I, 'Manis pentadactyla|中华穿山甲', {
    taxon: MAMMAL,
    flock: 1,
    habitats: ['FOREST'],
  }),
  guarded(NATIONAL_II, 'Macaca mulatta|猕猴', { taxon: MAMMAL, flock: 40, habitats: ['ISLAND'] }),
  guarded(NATIONAL_II, 'Prionailurus bengalensis|豹猫', {
    taxon: MAMMAL,
    flock: 1,
    habitats: ['FOREST'],
  }),
  guarded(NATIONAL_II, 'Centropus sinensis|褐翅鸦鹃', {
    taxon: BIRD,
    flock: 2,
    habitats: ['FOREST', 'WETLAND', 'ISLAND'],
  }),
  guarded(NATIONAL_II, 'Lophura nycthemera|白鹇', { taxon: BIRD, flock: 4, habitats: ['FOREST'] }),
  guarded(NATIONAL_II, 'Hoplobatrachus chinensis|虎纹蛙', {
    taxon: AMPHIBIAN,
    flock: 3,
    habitats: ['WETLAND'],
  }),
  guarded(NATIONAL_II, 'Alsophila spinulosa|桫椤', {
    taxon: PLANT,
    flock: null,
    habitats: ['FOREST'],
  }),
];

/** Species of a habitat: only the protected ones, or only the others. */
export function demoSpeciesOf(
  habitat: Habitat,
  protection: 'PROTECTED' | 'OTHERS',
): ReadonlyArray<DemoSpecies> {
  return SPECIES.filter(
    ({ habitats, level }) =>
      habitats.includes(habitat) && (level !== null) === (protection === 'PROTECTED'),
  );
}

type Facts = Pick<DemoSpecies, 'taxon' | 'flock' | 'habitats'>;

function species(names: string, facts: Facts): DemoSpecies {
  const [scientificName = '', nameZh = ''] = names.split('|');
  return { scientificName, nameZh, level: null, ...facts };
}

function guarded(level: ProtectionLevel, names: string, facts: Facts): DemoSpecies {
  return { ...species(names, facts), level };
}
