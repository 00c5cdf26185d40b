import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'forest_cover_pkey' } as const;
const QUANTITY = { type: 'double precision', nullable: true } as const;

@Entity({ schema: 'forestry', name: 'forest_cover' })
export class ForestCoverRecord {
  @PrimaryColumn({ type: 'text', ...KEY }) district_code!: string;
  @PrimaryColumn({ type: 'int', ...KEY }) year!: number;
  @Column(QUANTITY) forest_land_ha!: number | null;
  /** Forest land that the district must preserve. */
  @Column(QUANTITY) retained_forest_land_ha!: number | null;
  @Column(QUANTITY) forest_area_ha!: number | null;
  @Column(QUANTITY) coverage_pct!: number | null;
  @Column(QUANTITY) stock_volume_m3!: number | null;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
}
